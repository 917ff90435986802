"""Turns what staff typed into something to decide, or into everything that has to be put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from feedback_api.actions.decisions.assigning import NOBODY, assignable
from feedback_api.domain.acts.desk_act import DeskAct, Need
from feedback_api.domain.acts.desk_acts import act_of
from feedback_api.domain.personal.personal_details import find
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.submissions.tracking_code import ID
from feedback_api.domain.text.cleaning import cleaned, cleaned_line
from feedback_api.domain.text.markdown_work import is_too_much
from feedback_api.domain.text.plain_text import has_words
from feedback_api.moderation import wording
from feedback_api.security.sanitise import render_answer
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import VERDICT_WORDS

VERDICTS_BY_WORD = {word: verdict for verdict, word in VERDICT_WORDS.items()}
LONGEST = 10_000
LONGEST_REASON = 2_000
LONGEST_LINE = 200
LONGEST_TITLE = 90
# The one button of the page that does nothing to the submission.
PREVIEW = "pratinjau"
# Puts the chosen ready-made reason into the field, for the act whose word stands behind it.
TAKE_REASON = "pakai:"
_FIELD_OF_NEED = {
    Need.REASON: "alasan",
    Need.RECIPIENT: "tujuan",
    Need.NOTE: "catatan",
    Need.ABOUT: "tentang",
    Need.MAIN: "gabung_ke",
    Need.ASSIGNEE: "petugas",
}


@dataclass(frozen=True, kw_only=True)
class DecisionForm:
    """The fields of the page as they were typed, to be shown again whatever happens."""

    public_text: str = ""
    answer: str = ""
    verdict: str = ""
    version: int = 0
    act: DeskAct | None = None
    wants_preview: bool = False
    reason: str = ""
    no_personal_details: bool = False
    read_for_names: bool = False
    from_guide: str = ""
    note: str = ""
    recipient: str = ""
    main: str = ""
    assignee: str = ""
    ready_reason: str = ""
    takes_reason_for: DeskAct | None = None
    title: str = ""
    guide: str = ""
    village: str = ""
    case: str = ""
    case_of: str | None = None
    asks_first: bool = False

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "DecisionForm":
        """Take the fields of the form; of a doubled one the first counts."""
        press = fields.get("tindakan", "")
        return cls(
            public_text=cleaned(fields.get("isi_terbit", "")),
            answer=cleaned(fields.get("jawaban", "")),
            verdict=fields.get("panduan_kondisi", ""),
            version=version_from(fields.get("versi", "")),
            act=act_of(press),
            wants_preview=press == PREVIEW,
            reason=cleaned(fields.get("alasan", "")),
            no_personal_details=bool(fields.get("tanpa_data_pribadi")),
            read_for_names=bool(fields.get("nama_alamat")),
            from_guide=fields.get("dari_panduan", ""),
            note=cleaned_line(fields.get("catatan", "")),
            recipient=cleaned_line(fields.get("tujuan_lain", "")) or cleaned_line(fields.get("tujuan", "")),
            main=cleaned_line(fields.get("gabung_lain", "")) or cleaned_line(fields.get("gabung_ke", "")),
            assignee=fields.get("petugas", ""),
            ready_reason=fields.get("alasan_siap", ""),
            takes_reason_for=act_of(press.removeprefix(TAKE_REASON)) if press.startswith(TAKE_REASON) else None,
            title=cleaned_line(fields.get("judul", "")),
            guide=fields.get("tentang", ""),
            village=fields.get("desa", ""),
            case=fields.get("kondisi", "") if fields.get("kondisi_untuk") == fields.get("tentang") else "",
            case_of=fields.get("kondisi_untuk", "" if "tentang" in fields else None),
            asks_first=_is_first_asked(act_of(press), fields),
        )

    @classmethod
    def first_for(cls, submission: Submission) -> "DecisionForm":
        """Return what the page shows before anybody typed: what was said or proposed, or the masked text."""
        proposal = submission.proposal
        if proposal is not None and proposal.answer is not None and submission.status.is_open:
            verdict = proposal.answer.guide_verdict
            return cls(
                public_text=proposal.public_text or "",
                answer=proposal.answer.markdown,
                verdict=VERDICT_WORDS[verdict] if verdict else "",
                version=submission.version,
            ).about_as_kept(submission)
        before = submission.said_before[-1].answer if submission.said_before else None
        is_published = submission.status is Status.PUBLISHED
        said = submission.answer if is_published else (before if submission.status.is_open else None)
        return cls(
            public_text=(submission.public_text or "") if is_published else submission.masked_text,
            answer=said.markdown if said else "",
            version=submission.version,
        ).about_as_kept(submission)

    @classmethod
    def of_undone(cls, undone: Submission, now: Submission) -> "DecisionForm":
        """Return what the page shows after an act was undone: nothing that was typed for it is lost."""
        first, answer = cls.first_for(now), undone.answer
        return replace(
            first,
            public_text=undone.public_text or first.public_text,
            answer=answer.markdown if answer else first.answer,
            reason=(undone.reason or "") if undone.reason != now.reason else "",
            recipient=undone.forwarded_to or "",
            note=next((one.note or "" for one in undone.said_before[len(now.said_before) :]), ""),
        )

    def about_as_kept(self, submission: Submission) -> "DecisionForm":
        """Return the same words; what the page had no fields for yet begins as it is kept."""
        if self.case_of is not None:
            return self
        title, guide, village, case = _about_of(submission)
        return replace(self, title=title, guide=guide, village=village, case=case, case_of=guide)

    def seen_at(self, version: int) -> "DecisionForm":
        """Return the same words, as typed by somebody who has now seen `version`."""
        return replace(self, version=version)

    def settled(self, saved: Submission) -> "DecisionForm":
        """Return the words that are still to be used after an act that let the letter stay where it is."""
        return replace(self, version=saved.version, act=None)

    @property
    def main_id(self) -> str:
        """Return the id in what was chosen, or in the address that was typed; nothing if there is none."""
        found = re.search(rf"(?:^|/tanya/)({ID})/?$", self.main)
        return found[1] if found else ""

    @property
    def guide_verdict(self) -> GuideVerdict | None:
        return VERDICTS_BY_WORD.get(self.verdict)


def asks_for_case(written: DecisionForm) -> bool:
    """Say whether another guide was chosen that has cases: which of them is asked next, with all that was typed."""
    is_about = written.act is not None and Need.ABOUT in written.act.needs
    return is_about and written.case_of != written.guide and bool(services().catalogue.cases(written.guide))


def problems_of(written: DecisionForm, submission: Submission) -> tuple[FieldProblem, ...]:
    """Return everything that keeps this button from doing its work, in the order of the page."""
    if written.act is None:
        return (FieldProblem(field="", detail=wording.ACT_UNKNOWN),)
    found = (_problem(need, written, submission) for need in written.act.needs)
    return tuple(problem for problem in found if problem)


def preview_problems(written: DecisionForm) -> tuple[FieldProblem, ...]:
    """Return why these texts cannot even be shown as they would look; what is missing may come later."""
    too_long = len(written.public_text) > LONGEST
    found = {
        "isi_terbit": wording.PUBLIC_TEXT_TOO_LONG.format(longest=LONGEST) if too_long else None,
        "jawaban": _unshowable(written.answer),
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def version_from(typed: str) -> int:
    """Return the version, or 0, which no kept submission has."""
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else 0


def _problem(  # noqa: C901, PLR0911 one for each need
    need: Need, written: DecisionForm, submission: Submission
) -> FieldProblem | None:
    match need:
        case Need.PUBLIC_TEXT:
            return _public_text(written)
        case Need.ANSWER:
            return _answer(written)
        case Need.VERDICT:
            return _verdict(written, submission)
        case Need.READ_FOR_NAMES:
            return None if written.read_for_names else FieldProblem(field="nama_alamat", detail=wording.READ_FOR_NAMES)
        case Need.REASON:
            return _reason(written)
        case Need.NOTE:
            return _line(written.note, "catatan", wording.NOTE_MISSING, wording.NOTE_TOO_LONG)
        case Need.RECIPIENT:
            return _line(written.recipient, "tujuan", wording.RECIPIENT_MISSING, wording.RECIPIENT_TOO_LONG)
        case Need.MAIN:
            return None if written.main_id else FieldProblem(field="gabung_ke", detail=wording.MAIN_MISSING)
        case Need.ABOUT:
            return _about(written, submission)
        case Need.ASSIGNEE:
            return _assignee(written, submission)
        case never:
            assert_never(never)


def _is_first_asked(act: DeskAct | None, fields: Mapping[str, str]) -> bool:
    """Say whether the page had no field yet for what this act needs: then nothing is wrong, it is only asked for."""
    needed = (_FIELD_OF_NEED[need] for need in (act.needs if act else ()) if need in _FIELD_OF_NEED)
    return any(field not in fields for field in needed)


def _public_text(written: DecisionForm) -> FieldProblem | None:
    if not _has_words(written.public_text):
        return FieldProblem(field="isi_terbit", detail=wording.PUBLIC_TEXT_MISSING)
    if len(written.public_text) > LONGEST:
        return FieldProblem(field="isi_terbit", detail=wording.PUBLIC_TEXT_TOO_LONG.format(longest=LONGEST))
    return None


def _answer(written: DecisionForm) -> FieldProblem | None:
    """Say what keeps the answer from being one: a picture, a line or an empty link is shown as nothing."""
    if not written.answer:
        return FieldProblem(field="jawaban", detail=wording.ANSWER_MISSING)
    unshowable = _unshowable(written.answer)
    if unshowable:
        return FieldProblem(field="jawaban", detail=unshowable)
    if not has_words(render_answer(written.answer).html):
        return FieldProblem(field="jawaban", detail=wording.ANSWER_WITHOUT_WORDS)
    return None


def _unshowable(answer: str) -> str | None:
    if len(answer) > LONGEST:
        return wording.ANSWER_TOO_LONG.format(longest=LONGEST)
    return wording.ANSWER_TANGLED if is_too_much(answer) else None


def _line(typed: str, field: str, missing: str, too_long: str) -> FieldProblem | None:
    if _has_words(typed) and len(typed) <= LONGEST_LINE:
        return None
    return FieldProblem(field=field, detail=too_long.format(longest=LONGEST_LINE) if typed else missing)


def _about(written: DecisionForm, submission: Submission) -> FieldProblem | None:
    """Say what keeps this from being what a letter is about; the title is read by everybody."""
    catalogue = services().catalogue
    said = (written.title, written.guide, written.village, written.case)
    wrong = {
        ("judul", wording.ABOUT_SAME): said == _about_of(submission),
        ("tentang", wording.ABOUT_UNKNOWN): written.guide not in {"", *(one.slug for one in catalogue.guides())},
        ("kondisi", wording.CASE_UNKNOWN): written.case
        not in {"", *(one.slug for one in catalogue.cases(written.guide))},
        ("desa", wording.VILLAGE_UNKNOWN): written.village not in {"", *(one.slug for one in catalogue.villages())},
        ("judul", wording.TITLE_TOO_LONG.format(longest=LONGEST_TITLE)): len(written.title) > LONGEST_TITLE,
        ("judul", wording.TITLE_DETAILS): bool(find(written.title)),
        ("nama_alamat", wording.READ_FOR_NAMES): bool(written.title) and not written.read_for_names,
    }
    return next((FieldProblem(field=field, detail=detail) for (field, detail), is_so in wrong.items() if is_so), None)


def _about_of(submission: Submission) -> tuple[str, str, str, str]:
    """Return title, guide, desa and case as they are kept."""
    return (submission.title or "", submission.guide or "", submission.village or "", submission.case or "")


def _assignee(written: DecisionForm, submission: Submission) -> FieldProblem | None:
    if written.assignee in {NOBODY, *assignable(services(), submission)}:
        return None
    return FieldProblem(field="petugas", detail=wording.ASSIGNEE_MISSING)


def _has_words(text: str) -> bool:
    return any(symbol.isalnum() for symbol in text)


def _verdict(written: DecisionForm, submission: Submission) -> FieldProblem | None:
    if submission.guide and written.guide_verdict is None:
        return FieldProblem(field="panduan_kondisi", detail=wording.VERDICT_MISSING)
    return None


def _reason(written: DecisionForm) -> FieldProblem | None:
    if not _has_words(written.reason):
        return FieldProblem(field="alasan", detail=wording.REASON_MISSING)
    if len(written.reason) > LONGEST_REASON:
        return FieldProblem(field="alasan", detail=wording.REASON_TOO_LONG.format(longest=LONGEST_REASON))
    return None
