"""Shows what became of a letter, and of what follows it, to whoever has its code; there one more message is written."""

from dataclasses import dataclass, field

from flask import Response, make_response, render_template

from feedback_api.actions.letters.merging import as_sender_sees
from feedback_api.actions.letters.thread import Asking, asking_of, second_as_sender_sees, second_of
from feedback_api.domain.acts.sender_acts import CORRECT_TEXT, CORRECTIONS, DELETIONS, WISH_CORRECTION
from feedback_api.domain.acts.sender_reads import SenderReads, outcome_of
from feedback_api.domain.submissions.fields import FIELDS, KEY, TEXT, Field, Shape
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.thread import is_private_with
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.domain.wording import FOLLOW_UP_FIELDS, FOLLOW_UP_PRIVATE, FieldWords
from feedback_api.public.ask_page import guide_named, village_named
from feedback_api.public.form_time import signed_time
from feedback_api.public.forms import Typed
from feedback_api.public.report_page import ReportPage, report_page
from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.web.field_problem import FieldProblem

NOTHING_TYPED = Typed.from_fields({})


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was typed as one more message, what is wrong with it, and what became of it.

    `sounds_like_report`: its sender chooses first who reads it. `said` tells what became of it, `is_lost` that it was
    not sent. `stays_ordinary`: its sender has chosen.
    """

    typed: Typed = NOTHING_TYPED
    problems: tuple[FieldProblem, ...] = ()
    sounds_like_report: bool = False
    stays_ordinary: bool = False
    said: str = ""
    is_lost: bool = False


NOTHING_WRITTEN = Written()


@dataclass(frozen=True, kw_only=True)
class SecondSeen:
    """What follows the letter, as its sender reads it."""

    submission: Submission
    page_of: str
    outcome: SenderReads
    report: ReportPage | None
    can_correct: bool


@dataclass(frozen=True, kw_only=True)
class FollowUpForm:
    """The form for one more message; `keeps` names what a phone may keep of it."""

    first: Submission
    asking: Asking
    opened: str
    key: str
    written: Written = field(default_factory=Written)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return what is asked: whether it may be shown only where it could be."""
        asked = (one for one in FIELDS if one.asked_again and one is not KEY)
        return tuple(one for one in asked if one.shape is not Shape.TICK or not self.is_private)

    @property
    def is_private(self) -> bool:
        return is_private_with(self.first)

    @property
    def words(self) -> dict[str, FieldWords]:
        return {**FIELD_WORDS, **(FOLLOW_UP_PRIVATE if self.is_private else FOLLOW_UP_FIELDS)}

    @property
    def keeps(self) -> str:
        kept = (*self.fields, KEY)
        return " ".join(one.name for one in kept if one.stays_on_device)

    def problem(self, name: str) -> str | None:
        return next((one.detail for one in self.written.problems if one.field == name), None)


def track_page(
    services: Services, kept: Submission, code: str, *, written: Written = NOTHING_WRITTEN, status: int = 200
) -> Response:
    """Return the page of the letter with this code."""
    seen = as_sender_sees(services, kept)
    submission = seen.submission
    second = second_of(services, kept)
    asking = asking_of(services, kept)
    page = render_template(
        "public/track.html",
        submission=submission,
        page_of=seen.page_of,
        report=report_page(services, submission),
        can_correct=any(act.is_offered(kept) for act in CORRECTIONS),
        can_delete=any(act.is_offered(kept) for act in DELETIONS),
        now=services.now(),
        outcome=outcome_of(submission),
        code=code,
        guide=guide_named(services, submission.guide or ""),
        village=village_named(services, submission.village or ""),
        second=None if second is None else _second(services, second),
        asking=asking,
        form=None if second or asking is None or asking.is_over else _form(services, kept, asking, written),
        written=written,
        text_field=TEXT,
    )
    return make_response(page, status)


def _second(services: Services, kept: Submission) -> SecondSeen:
    seen = second_as_sender_sees(services, kept)
    return SecondSeen(
        submission=seen.submission,
        page_of=seen.page_of,
        outcome=outcome_of(seen.submission),
        report=report_page(services, seen.submission),
        can_correct=any(act.is_offered(kept) for act in (CORRECT_TEXT, WISH_CORRECTION)),
    )


def _form(services: Services, first: Submission, asking: Asking, written: Written) -> FollowUpForm:
    """Return the form with a fresh time; a key that is there stays, so that pressing again is harmless."""
    return FollowUpForm(
        first=first,
        asking=asking,
        opened=signed_time(services.settings.key(KeyUse.FORM), services.now()),
        key=written.typed[KEY] or services.new_key(),
        written=written,
    )
