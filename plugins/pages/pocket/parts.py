"""Makes the parts of the pocket editions, each of them once for all editions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jinja2 import Environment

from feedback_api.domain.identity import Identity
from feedback_api.domain.search.folding import words_of
from feedback_api.domain.submissions.answer import SafeHtml
from plugins.edition.questions.answer_view import AnswerView
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.case_texts import form_words, places_in_words
from plugins.kinds.guides.model import Document, Guide, GuidePlace, Proxy
from plugins.kinds.guides.who_comes import WhoComes, who_comes, who_may_come
from plugins.kinds.villages.model import Village
from plugins.kinds.visits.view import VisitView
from plugins.pages.pocket.book import Chapter

MACROS = "macros/saku.html"
REASON = "Karena "
# A longer one is read on the site; here stands how it begins.
LONGEST_ANSWER = 1500


@dataclass(frozen=True, kw_only=True)
class Words:
    """How things are said everywhere on the site."""

    form: Callable[[Document], str] = form_words
    places: Callable[[Sequence[GuidePlace], Identity], str] = places_in_words
    who: Callable[[Case], WhoComes] = who_comes
    who_may: Callable[[Proxy], WhoComes] = who_may_come

    @staticmethod
    def hint(document: Document, conditional: bool, /) -> str:  # noqa: FBT001  # a template hands it in
        """Return the hint; under a condition its first sentence goes if it only gives the condition as the reason."""
        hint = document.hint or ""
        if conditional and hint.startswith(REASON):
            hint = hint.partition(". ")[2]
        return hint.rstrip(".")


class Parts:
    """The macros of one build, with what they need."""

    def __init__(self, environment: Environment, *, site_url: str, today: date) -> None:
        self._macros: Any = environment.get_template(MACROS).module
        self._site_url = site_url
        self._today = today
        self._words = Words()
        self._answers: dict[str, tuple[AnswerView, str]] = {}

    def chapter(self, case: Case, *, brief: bool) -> Chapter:
        guide = case.guide
        text: str = self._macros.guide(case, self._words, brief)
        text += self._changed_law(case)
        if not brief:
            text += self._standing(guide)
        return Chapter(slug=guide.slug, title=guide.title, aliases=_other_words(guide), text=text)

    def answer_only(self, case: Case) -> Chapter:
        """Return the chapter of a guide for which there is no more room than for its answer."""
        guide = case.guide
        text: str = self._macros.answer_only(case, self._words, self._site_url) + self._changed_law(case)
        return Chapter(slug=guide.slug, title=guide.title, aliases=_other_words(guide), text=text)

    def visit(self, visit: VisitView) -> str:
        made: str = self._macros.visit(visit)
        return made

    def villages(self, villages: Sequence[Village]) -> str:
        made: str = self._macros.villages(villages)
        return made

    def answer(self, answer: AnswerView) -> str:
        made = self._answers.get(answer.id)
        if made is None or made[0] != answer:
            made = (answer, self._macros.answer(answer, self._whole(answer), self._site_url))
            self._answers[answer.id] = made
        return made[1]

    def _changed_law(self, case: Case) -> str:
        made: str = self._macros.changed_law(case) if case.changed_law else ""
        return made

    def _standing(self, guide: Guide) -> str:
        made: str = self._macros.standing(guide, self._today)
        return made

    def _whole(self, answer: AnswerView) -> SafeHtml | None:
        """Return the answer with its links led to the site, or nothing if it is too long to be taken along whole."""
        if len(answer.html.html) > LONGEST_ANSWER:
            return None
        return replace(answer.html, html=answer.html.html.replace('href="/', f'href="{self._site_url}/'))


def _other_words(guide: Guide) -> str:
    """Return the words people type for a guide that its title does not hold, each once."""
    known = set(words_of(guide.title))
    found = dict.fromkeys(word for alias in guide.aliases for word in words_of(alias))
    return " ".join(word for word in found if word not in known)
