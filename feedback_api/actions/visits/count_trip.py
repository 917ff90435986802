"""Counts whether one trip was enough, once a tap, and asks for a better guide when a paper is forgotten again."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from feedback_api.domain.errors import TaskNotFound, TaskSetAside
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.visits.trip import TripReport, month_of
from feedback_api.services import Services
from feedback_api.settings import KeyUse

ENOUGH_REPORTS = 3
WITHIN = timedelta(days=30)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Tap:
    """What somebody at the counter says of one person's trip; `key` is that of the page that was tapped."""

    guide: str
    village: str | None
    finished: bool
    missing: str | None
    key: str


def count_trip(services: Services, tap: Tap) -> bool:
    """Count the tap; `False` if this page was tapped before. The third report of a paper opens a task."""
    report = TripReport(
        guide=tap.guide,
        village=tap.village,
        month=month_of(services.today()),
        at=services.now(),
        finished=tap.finished,
        missing=tap.missing,
    )
    is_new = services.store.tallies.count_trip(report, press=press_digest(services, f"trip/{tap.key}"))
    if tap.missing is not None:  # also after a second tap: the first may have been cut off right here
        _open_task_if_due(services, tap.guide, tap.missing)
    return is_new


def press_digest(services: Services, press: str) -> str:
    """Return what a press is known by; nobody can turn it back."""
    return hmac.digest(services.settings.key(KeyUse.ARRIVAL), press.encode(), hashlib.sha256).hex()


def _open_task_if_due(services: Services, guide: str, document: str) -> None:
    task_id = f"paper~{guide}~{document}"
    try:
        since = max(services.now() - WITHIN, _closed_at(services, task_id))
    except TaskSetAside:  # there is one already, of a later version
        return
    if services.store.tallies.missing_since(guide, document, since) >= ENOUGH_REPORTS:
        services.store.tasks.open(
            ContentTask(
                id=task_id,
                reason=TaskReason.PAPER_FORGOTTEN,
                opened_at=services.now(),
                guide=guide,
                document=document,
            )
        )


def _closed_at(services: Services, task_id: str) -> datetime:
    """Return when an editor last dealt with it: what was reported before that counts no more."""
    try:
        return services.store.tasks.get(task_id).closed_at or LONG_AGO
    except TaskNotFound:
        return LONG_AGO
