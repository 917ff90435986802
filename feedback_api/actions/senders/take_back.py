"""Deletes a name and a contact, or a letter, for whoever has the code; a report once the supervisor confirms it."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from feedback_api.actions.letters.emptying import emptied
from feedback_api.actions.letters.opening import words_of
from feedback_api.actions.letters.thread import second_of
from feedback_api.actions.senders.correct import wish_task
from feedback_api.actions.senders.sender_acting import SenderRequest, acted, part_of, refuse_unseen
from feedback_api.actions.senders.submit import SENDER
from feedback_api.actions.senders.track import track
from feedback_api.actions.upkeep.tidying import left_tidy
from feedback_api.domain.acts.sender_acts import ASK_ERASURE, DELETE_CONTACT, TAKE_BACK
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import NotOffered, TaskNotFound, TaskSetAside
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.submission import Contact, SendersWords, Status, Submission
from feedback_api.security.report_cipher import seal_report
from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.store.protocol import Along


def delete_contact(services: Services, request: SenderRequest) -> Submission:
    """Forget name and contact at once; nobody is written to any more. What was encrypted needs no tidying up."""

    def write(submission: Submission, event: AuditEvent) -> Submission:
        without = replace(submission, has_contact=False, has_mail_address=False)
        sealed = _without_contact(services, submission) if submission.kind.is_confidential else None
        return services.store.submissions.replace_contact(without, sealed, event)

    return acted(services, request, DELETE_CONTACT, write)


def take_back(services: Services, request: SenderRequest) -> Submission:
    """Erase all that was written, at once; what is published of it goes from the site. The office's answer stays.

    What follows the letter goes with it: before, so that nothing is left if this is cut off, and once more after it,
    for until then something may be sent.
    """
    first = part_of(services, track(services, request.code), second=request.second)
    refuse_unseen(first, request, TAKE_BACK)
    _let_go_of_second(services, first, request)
    saved = _taken_back(services, request)
    _let_go_of_second(services, first, request)
    left_tidy(services)
    return saved


def _let_go_of_second(services: Services, first: Submission, request: SenderRequest) -> None:
    if second_of(services, first) is None:
        return
    about_second = replace(request, version=None, second=True)
    for let_go in (_taken_back, _asked_erasure):  # one of them is not offered: it is a report, or is none
        with suppress(NotOffered):
            let_go(services, about_second)


def _taken_back(services: Services, request: SenderRequest) -> Submission:
    wishes: list[SendersWords | None] = []

    def write(letter: Submission, event: AuditEvent) -> Submission:
        now, is_published = services.now(), letter.status is Status.PUBLISHED
        is_missed = letter.status.is_open or is_published
        wishes.append(letter.wish)
        along = Along(opens=_task(letter, now) if is_missed else None)
        return services.store.submissions.erase(emptied(letter, now), event, publishes=is_published, along=along)

    saved = acted(services, request, TAKE_BACK, write)
    if wishes[-1] is not None:
        with suppress(TaskNotFound, TaskSetAside):
            services.store.tasks.close(wish_task(saved.id), by=SENDER, at=services.now())
    return saved


def ask_erasure(services: Services, request: SenderRequest) -> Submission:
    """Ask the supervisor to confirm that a report, and what follows it, is erased; from now on the time runs."""
    saved = _asked_erasure(services, request)
    with suppress(NotOffered):
        _asked_erasure(services, replace(request, version=None, second=True))
    return saved


def _asked_erasure(services: Services, request: SenderRequest) -> Submission:
    def write(report: Submission, event: AuditEvent) -> Submission:
        asked = replace(report, erasure_asked_at=services.now())
        return services.store.submissions.save(asked, event, publishes=False)

    return acted(services, request, ASK_ERASURE, write)


def _without_contact(services: Services, report: Submission) -> bytes:
    words = replace(words_of(services, report), contact=Contact())
    return seal_report(services.settings.key(KeyUse.REPORT), report.id, words)


def _task(letter: Submission, now: datetime) -> ContentTask:
    """Return what tells staff that a letter they know of is gone; no word of it."""
    return ContentTask(
        id=f"taken_back~{letter.id}",
        reason=TaskReason.TAKEN_BACK,
        opened_at=now,
        guide=letter.guide,
        submission=letter.id,
    )
