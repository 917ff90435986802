"""Turns what staff typed into something to decide, or into everything that has to be put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from feedback_api.domain.answer import GuideVerdict
from feedback_api.domain.cleaning import cleaned
from feedback_api.domain.submission import Submission
from feedback_api.moderation import wording
from feedback_api.wording import VERDICT_WORDS

VERDICTS_BY_WORD = {word: verdict for verdict, word in VERDICT_WORDS.items()}
LONGEST = 10_000
LONGEST_REASON = 2_000


class Press(StrEnum):
    """The buttons of the page."""

    PUBLISH = "terbitkan"
    DECLINE = "tolak"
    PRIVATE = "jawab_pribadi"
    SPAM = "spam"
    CLAIM = "ambil"
    RELEASE = "lepas"
    PREVIEW = "pratinjau"
    WITHDRAW = "tarik"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to put right: the field it stands in and the sentence people read."""

    field: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Written:
    """The fields of the page as they were typed, to be shown again whatever happens."""

    public_text: str = ""
    answer: str = ""
    verdict: str = ""
    version: int = 0
    press: Press | None = None
    reason: str = ""
    no_personal_details: bool = False
    from_guide: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "Written":
        """Take the fields of the form; of a doubled one the first counts."""
        press = fields.get("tindakan", "")
        return cls(
            public_text=cleaned(fields.get("isi_terbit", "")),
            answer=cleaned(fields.get("jawaban", "")),
            verdict=fields.get("panduan_kondisi", ""),
            version=_version(fields.get("versi", "")),
            press=Press(press) if press in set(Press) else None,
            reason=cleaned(fields.get("alasan", "")),
            no_personal_details=bool(fields.get("tanpa_data_pribadi")),
            from_guide=fields.get("dari_panduan", ""),
        )

    @classmethod
    def first_for(cls, submission: Submission) -> "Written":
        """Return what the page shows before anybody typed: the text with what was found hidden."""
        return cls(public_text=submission.masked_text, version=submission.version)

    def seen_at(self, version: int) -> "Written":
        """Return the same words, as typed by somebody who has now seen `version`."""
        return replace(self, version=version)

    @property
    def guide_verdict(self) -> GuideVerdict | None:
        return VERDICTS_BY_WORD.get(self.verdict)


def problems_of(written: Written, submission: Submission) -> tuple[Problem, ...]:
    """Return everything that keeps this button from doing its work, in the order of the page."""
    match written.press:
        case Press.PUBLISH:
            found = [_public_text(written), _answer(written), _verdict(written, submission)]
        case Press.PRIVATE:
            found = [_answer(written)]
        case Press.DECLINE | Press.WITHDRAW:
            found = [_reason(written)]
        case None:
            found = [Problem(field="", detail=wording.ACT_UNKNOWN)]
        case _:
            found = []
    return tuple(problem for problem in found if problem)


def _version(typed: str) -> int:
    """Return the version, or 0, which no kept submission has."""
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else 0


def _public_text(written: Written) -> Problem | None:
    if not written.public_text:
        return Problem(field="isi_terbit", detail=wording.PUBLIC_TEXT_MISSING)
    if len(written.public_text) > LONGEST:
        return Problem(field="isi_terbit", detail=wording.PUBLIC_TEXT_TOO_LONG.format(longest=LONGEST))
    return None


def _answer(written: Written) -> Problem | None:
    if not written.answer:
        return Problem(field="jawaban", detail=wording.ANSWER_MISSING)
    if len(written.answer) > LONGEST:
        return Problem(field="jawaban", detail=wording.ANSWER_TOO_LONG.format(longest=LONGEST))
    return None


def _verdict(written: Written, submission: Submission) -> Problem | None:
    if submission.guide and written.guide_verdict is None:
        return Problem(field="panduan_kondisi", detail=wording.VERDICT_MISSING)
    return None


def _reason(written: Written) -> Problem | None:
    if not written.reason:
        return Problem(field="alasan", detail=wording.REASON_MISSING)
    if len(written.reason) > LONGEST_REASON:
        return Problem(field="alasan", detail=wording.REASON_TOO_LONG.format(longest=LONGEST_REASON))
    return None
