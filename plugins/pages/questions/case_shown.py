"""Which case of its guide an answer is about, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.edition.questions.answer_view import AnswerView
from plugins.kinds.guides.case import CaseSet


@dataclass(frozen=True, kw_only=True)
class CaseShown:
    """The case's title and address; one that its guide has no more has neither."""

    title: str = ""
    url: str = ""

    @property
    def is_gone(self) -> bool:
        return not self.url


def case_shown(answer: AnswerView, cases: Mapping[str, CaseSet]) -> CaseShown | None:
    """Return what is shown of the case that staff set; nothing if they set none, or its guide is gone with it."""
    made = cases.get(answer.guide or "")
    if answer.case is None or made is None:
        return None
    found = next((one for one in made.cases if one.slug == answer.case), None)
    return CaseShown() if found is None else CaseShown(title=found.title, url=found.url)
