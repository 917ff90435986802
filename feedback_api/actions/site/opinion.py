"""Counts what readers say of a page, and asks for a better page when many say that it is not clear."""

from contextlib import suppress
from dataclasses import dataclass

from feedback_api.actions.visits.count_trip import press_digest
from feedback_api.domain.counting.opinion import ENOUGH_UNCLEAR, AboutPage, PageKind, ReaderSays
from feedback_api.domain.errors import SubmissionNotFound, SubmissionSetAside, TaskNotFound, TaskSetAside
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """What somebody says of a page; `device` is a random word, or what stands in for one."""

    about: AboutPage
    said: ReaderSays
    device: str


def say(services: Services, opinion: Opinion) -> bool:
    """Count it once a device; `False` if it was counted before. No page is built for it."""
    about, said = opinion.about, opinion.said
    press = press_digest(services, f"opinion/{about.key}/{said}/{opinion.device}")
    count = services.store.tallies.count_opinion(about.key, said, press=press, at=services.now())
    if said is ReaderSays.UNCLEAR:  # also after a second tap: the first may have been cut off right here
        _open_task_if_due(services, about, count)
    return count is not None


def is_there(services: Services, about: AboutPage) -> bool:
    """Say whether readers can see the page."""
    if about.kind is PageKind.GUIDE:
        return any(guide.slug == about.name for guide in services.catalogue.guides())
    letter = letter_of(services, about)
    return letter is not None and letter.status is Status.PUBLISHED and letter.follows is None


def letter_of(services: Services, about: AboutPage) -> Submission | None:
    """Return the letter whose answer the page shows."""
    if about.kind is PageKind.ANSWER:
        with suppress(SubmissionNotFound, SubmissionSetAside):
            return services.store.submissions.get(about.name)
    return None


def _open_task_if_due(services: Services, about: AboutPage, count: int | None) -> None:
    """Open it with the fifth, and after somebody dealt with it with every fifth more."""
    unclear = services.store.tallies.opinions(about.key).unclear if count is None else count
    task_id = f"unclear~{about.kind.value}~{about.name}"
    try:
        was_closed = services.store.tasks.get(task_id).closed_at is not None
    except TaskNotFound:
        was_closed = False
    except TaskSetAside:  # there is one already, of a later version
        return
    is_due = count is not None and unclear % ENOUGH_UNCLEAR == 0 if was_closed else unclear >= ENOUGH_UNCLEAR
    if is_due:
        letter = letter_of(services, about)
        services.store.tasks.open(
            ContentTask(
                id=task_id,
                reason=TaskReason.READERS_UNSURE,
                opened_at=services.now(),
                guide=about.name if letter is None else letter.guide,
                submission=about.name if about.kind is PageKind.ANSWER else None,
            )
        )
