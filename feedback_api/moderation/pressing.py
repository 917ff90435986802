"""Turns a pressed button into the one action behind it."""

from dataclasses import replace

from feedback_api.actions.acting import StaffRequest
from feedback_api.actions.claim import claim, release
from feedback_api.actions.decide import (
    DeclineRequest,
    PrivateAnswerRequest,
    PublishRequest,
    WithdrawRequest,
    answer_privately,
    decline,
    mark_spam,
    publish,
    withdraw,
)
from feedback_api.actions.preview import Preview, preview
from feedback_api.catalogue.protocol import GuideEntry
from feedback_api.domain.errors import PersonalDetailsRemain
from feedback_api.domain.submission import Submission
from feedback_api.moderation import wording
from feedback_api.moderation.forms import Press, Problem, Written
from feedback_api.moderation.marked_text import counts
from feedback_api.services import Services


def carry_out(services: Services, seen: StaffRequest, written: Written) -> Submission:
    """Do what the button says and return what was saved; `written` has no problems left."""
    match written.press:
        case Press.PUBLISH | Press.PRIVATE:
            return _answered(services, seen, written)
        case Press.DECLINE:
            return decline(services, _to_decline(seen, written))
        case Press.WITHDRAW:
            return withdraw(services, _to_withdraw(seen, written))
        case Press.SPAM:
            return mark_spam(services, seen)
        case _:
            return claim(services, seen) if written.press is Press.CLAIM else release(services, seen)


def previewed(written: Written, guides: tuple[GuideEntry, ...], *, origin: str) -> tuple[Written, Preview]:
    """Return the words with the chosen guide's answer and address put below them, and how they will look."""
    guide = next((guide for guide in guides if guide.slug == written.from_guide), None)
    if guide is not None:
        taken = f"{guide.summary}\n\n{wording.READ_MORE}: [{guide.title}]({origin}{guide.url})"
        written = replace(written, answer=f"{written.answer}\n\n{taken}".strip(), from_guide="")
    return written, preview(public_text=written.public_text, answer=written.answer)


def remaining_problem(remain: PersonalDetailsRemain) -> Problem:
    """Name the kinds of detail that are left, without repeating them."""
    finds = (*remain.in_question, *remain.in_answer)
    words = ", ".join(f"{count.number} {count.word}" for count in counts(finds))
    return Problem(field="tanpa_data_pribadi", detail=wording.DETAILS_REMAIN.format(details=words))


def _answered(services: Services, seen: StaffRequest, written: Written) -> Submission:
    if written.press is Press.PUBLISH:
        return publish(services, _to_publish(seen, written))
    return answer_privately(services, _to_answer(seen, written))


def _to_publish(seen: StaffRequest, written: Written) -> PublishRequest:
    return PublishRequest(
        submission_id=seen.submission_id,
        version=seen.version,
        moderator=seen.moderator,
        public_text=written.public_text,
        answer=written.answer,
        verdict=written.guide_verdict,
        no_personal_details=written.no_personal_details,
    )


def _to_answer(seen: StaffRequest, written: Written) -> PrivateAnswerRequest:
    return PrivateAnswerRequest(
        submission_id=seen.submission_id,
        version=seen.version,
        moderator=seen.moderator,
        answer=written.answer,
        verdict=written.guide_verdict,
    )


def _to_decline(seen: StaffRequest, written: Written) -> DeclineRequest:
    return DeclineRequest(
        submission_id=seen.submission_id, version=seen.version, moderator=seen.moderator, reason=written.reason
    )


def _to_withdraw(seen: StaffRequest, written: Written) -> WithdrawRequest:
    return WithdrawRequest(
        submission_id=seen.submission_id, version=seen.version, moderator=seen.moderator, reason=written.reason
    )
