"""Shows the page of one submission as it is kept now, to one member of staff."""

from contextlib import suppress
from textwrap import shorten

from flask import Response, make_response, render_template

from feedback_api.actions.decisions.assigning import assignable
from feedback_api.actions.decisions.seconding import colleagues_for
from feedback_api.actions.letters.thread import first_of, second_of, with_contact
from feedback_api.catalogue.protocol import CaseEntry
from feedback_api.domain.acts.desk_act import Need
from feedback_api.domain.calendar.working_days import decision_due
from feedback_api.domain.counting.opinion import AboutPage, Opinions, PageKind
from feedback_api.domain.errors import SubmissionSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.thread import is_published_with
from feedback_api.moderation.decision.decision_page import DecisionPage
from feedback_api.moderation.decision.fetch_desk import fetch_desk
from feedback_api.moderation.decision.forms import DecisionForm
from feedback_api.moderation.decision.ready_words import ReadyWords
from feedback_api.moderation.decision.shown_decision import ShownDecision
from feedback_api.moderation.whatsapp.whatsapp_link import ready_link
from feedback_api.web.current import services

# Of the newest answers so many are looked through for those about the same guide, and so many shown.
LOOKED_THROUGH, MOST = 50, 20


def decision_page(submission: Submission, member: StaffMember, shown: ShownDecision, *, status: int = 200) -> Response:
    """Return the page; it always carries the version that is shown, so that nobody overwrites what they did not see."""
    sounds = _sounds(submission, shown.written)
    page = DecisionPage(
        submission=submission,
        member=member,
        shown=shown,
        now=services().now(),
        today=services().today(),
        guides=services().catalogue.guides(),
        villages=services().catalogue.villages(),
        cases=services().catalogue.cases(shown.written.guide),
        case=_case(submission),
        events=tuple(services().store.submissions.events(submission.id)),
        notice=_notice(submission),
        decided_by=decision_due(services().day_of(submission.received_at)),
        sounds=sounds,
        colleagues=colleagues_for(services(), submission, member) if sounds else (),
        ready=ready_words(submission, shown.written),
        assignable=_assignable(submission, shown.written),
        other=_other(submission, member),
        opinions=_opinions(submission),
        has_page=submission.follows is None or is_published_with(first_of(services(), submission)),
        similar=_similar(submission) if shown.written.act is not None and shown.written.act.merges else (),
        whatsapp=ready_link(services(), submission, shown.revealed),
    )
    return make_response(
        render_template("moderation/decision.html", page=page, fetch=fetch_desk(page), member=member), status
    )


def _case(submission: Submission) -> CaseEntry | None:
    """Return the case that staff set, as long as its guide has it."""
    cases = services().catalogue.cases(submission.guide or "") if submission.case else ()
    return next((one for one in cases if one.slug == submission.case), None)


def _other(submission: Submission, member: StaffMember) -> Submission | None:
    """Return the other letter of the thread; one that is none of this person's business does not exist."""
    with suppress(SubmissionSetAside):
        other = first_of(services(), submission) or second_of(services(), submission)
        return other if other is not None and member.may_see(other) else None
    return None


def _opinions(submission: Submission) -> Opinions | None:
    """Return what readers said of the page on which it stands, if it has one of its own."""
    if submission.status is not Status.PUBLISHED or submission.follows is not None:
        return None
    about = AboutPage(kind=PageKind.ANSWER, name=submission.id)
    return services().store.tallies.opinions(about.key)


def _similar(submission: Submission) -> tuple[tuple[str, str], ...]:
    """Return the id and the beginning of the newest published questions, first those about the same guide."""
    found = services().store.submissions.published(limit=LOOKED_THROUGH).items
    newest = [one for one in found if one.public_text and one.follows is None]
    newest.sort(key=lambda one: one.guide != submission.guide)
    return tuple((one.id, shorten(one.title or one.public_text or "", 80, placeholder="…")) for one in newest[:MOST])


def _assignable(submission: Submission, written: DecisionForm) -> tuple[str, ...]:
    """Return whose work it can be, once somebody wants to say so."""
    asks = written.act is not None and Need.ASSIGNEE in written.act.needs
    return assignable(services(), submission) if asks else ()


def ready_words(submission: Submission, written: DecisionForm) -> ReadyWords:
    """Return what the desk has ready for a letter."""
    village = next((one.name for one in services().catalogue.villages() if one.slug == submission.village), None)
    return ReadyWords(
        submission=submission,
        office=services().office(),
        village=village,
        received_on=services().day_of(submission.received_at),
        chosen=submission.forwarded_to or written.recipient,
    )


def _sounds(submission: Submission, written: DecisionForm) -> bool:
    """Say whether two members have to read it: for what its sender wrote, or for what staff make of it."""
    return not submission.kind.is_confidential and sounds_like_report(
        submission.text, written.public_text, written.answer
    )


def _notice(submission: Submission) -> Notice | None:
    """Return whether its sender was told; who left no e-mail address, or still waits, has nothing to hear."""
    if submission.status.is_open or not with_contact(services(), submission).has_mail_address:
        return None
    notice = services().store.notices.get(submission.id)
    is_promise = notice is not None and notice.due_at is not None
    return None if is_promise and services().settings.mail is None else notice
