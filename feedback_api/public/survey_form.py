"""Turns what was chosen on the survey's form into what is counted, or into everything that has to be put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from feedback_api.catalogue.protocol import GuideEntry
from feedback_api.domain.counting.survey import ANSWERS, ELEMENTS, Element, Filled
from feedback_api.domain.counting.survey_wording import ANSWER_MISSING, ELEMENT_WORDS, ElementWords
from feedback_api.public import wording
from feedback_api.public.forms import KEY as KEY_PATTERN
from feedback_api.web.field_problem import FieldProblem

GUIDE, KEY = "panduan", "kunci"
_KEY = re.compile(KEY_PATTERN)
_WORDS = {str(answer): answer for answer in ANSWERS}


@dataclass(frozen=True, kw_only=True)
class SurveyForm:
    """The form as it was filled, to be shown again whatever happens."""

    guides: tuple[GuideEntry, ...]
    chosen: Mapping[str, str]
    key: str
    problems: tuple[FieldProblem, ...] = ()

    @property
    def elements(self) -> tuple[tuple[Element, ElementWords], ...]:
        return tuple((element, ELEMENT_WORDS[element.code]) for element in ELEMENTS)

    @property
    def guide_choices(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.slug, one.title) for one in sorted(self.guides, key=lambda one: one.title.casefold()))

    def options(self, words: ElementWords) -> tuple[tuple[str, str], ...]:
        """Return the value and the word of each answer."""
        return tuple((str(answer), word) for answer, word in zip(ANSWERS, words.answers, strict=True))

    def problem(self, field: str) -> str | None:
        """Return what is wrong with one field, for the sentence above it."""
        return next((one.detail for one in self.problems if one.field == field), None)

    @property
    def filled(self) -> Filled:
        """What is counted of a form that has no problems."""
        known = {guide.slug for guide in self.guides}
        guide = self.chosen.get(GUIDE, "")
        return Filled(
            answers={element.code: _WORDS[self.chosen[element.code]] for element in ELEMENTS},
            guide=guide if guide in known else None,
        )


def survey_form(fields: Mapping[str, str], guides: tuple[GuideEntry, ...], *, new_key: str) -> SurveyForm:
    """Return the form with its problems; an unusable key means that it has to be sent once more."""
    names = (*(element.code for element in ELEMENTS), GUIDE)
    chosen = {name: fields.get(name, "").strip() for name in names}
    typed = fields.get(KEY, "")
    is_usable = _KEY.fullmatch(typed) is not None
    return SurveyForm(
        guides=guides,
        chosen=chosen,
        key=typed if is_usable else new_key,
        problems=(*_missing(chosen), *_unknown(chosen[GUIDE], guides), *(() if is_usable else (_TOO_OLD,))),
    )


_TOO_OLD = FieldProblem(field="", detail=wording.PAGE_TOO_OLD)


def _missing(chosen: Mapping[str, str]) -> tuple[FieldProblem, ...]:
    return tuple(
        FieldProblem(field=element.code, detail=ANSWER_MISSING.format(question=ELEMENT_WORDS[element.code].question))
        for element in ELEMENTS
        if chosen[element.code] not in _WORDS
    )


def _unknown(guide: str, guides: tuple[GuideEntry, ...]) -> tuple[FieldProblem, ...]:
    is_known = not guide or not guides or guide in {one.slug for one in guides}
    return () if is_known else (FieldProblem(field=GUIDE, detail=wording.GUIDE_UNKNOWN),)
