"""Looks through the office for whoever watches it: letters, press, catalogue, copies, mail, and what is set aside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from feedback_api.actions.upkeep.late_copy import without_copy_since
from feedback_api.actions.upkeep.set_aside import set_aside
from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.site.build_report import BuildReportCode
from feedback_api.services import Services

# A full build takes less than a minute, and whatever keeps a press away is swept up within minutes.
BUILD_IS_LATE = timedelta(minutes=15)
# Each new day is a build of its own: a press that made none since yesterday's is not there.
DAY_IS_LATE = timedelta(hours=30)
MAIL_IS_LATE = timedelta(hours=1)
MOST_COUNTED = 100


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that is not well: a code that anybody may read, how often, and what only staff may read of it."""

    code: str
    count: int = 1
    details: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Health:
    """What was found while letters can be taken; `record` is the site's build record."""

    record: BuildRecord
    findings: tuple[Finding, ...]


def look_through(services: Services) -> Health:
    """Look, or raise `StoreUnavailable`: then no letter can be taken."""
    services.store.submissions.waiting(limit=1)
    record = services.store.builds.read()
    findings = (
        *_of_store(services),
        *_of_press(services, record),
        *_of_site(services, record),
        *_of_copies(services),
        *_of_mail(services),
    )
    return Health(record=record, findings=findings)


def _of_store(services: Services) -> Iterator[Finding]:
    aside = set_aside(services.store)
    if aside:
        details = tuple(f"{one.kind.value} {one.name}" for one in aside)
        yield Finding(code="set_aside", count=len(aside), details=details)


def _of_press(services: Services, record: BuildRecord) -> Iterator[Finding]:
    if record.problems or record.failed is not None:
        yield Finding(code="build_failed", count=max(1, len(record.problems)), details=record.problems)
    since = (record.wanted_at or record.built_at) if record.is_behind else record.built_at
    if since is not None and services.now() - since > (BUILD_IS_LATE if record.is_behind else DAY_IS_LATE):
        yield Finding(code="build_late", details=(since.isoformat(),))


def _of_site(services: Services, record: BuildRecord) -> Iterator[Finding]:
    if services.settings.catalogue is not None and not services.catalogue.guides():
        yield Finding(code="catalogue_missing")
    told = (
        {BuildReportCode.BUILD_FAILED} if record.problems else set()
    )  # that one is said with the record's own sentences
    counts = Counter(one.code.value for one in record.reports if one.code.is_fault and one.code not in told)
    for code, count in sorted(counts.items()):
        said = (f"{one.place} {one.sentence}".strip() for one in record.reports if one.code.value == code)
        yield Finding(code=code, count=count, details=tuple(said))


def _of_copies(services: Services) -> Iterator[Finding]:
    since = without_copy_since(services)
    if since is not None:
        yield Finding(code="copy_late", details=(since.isoformat(),))


def _of_mail(services: Services) -> Iterator[Finding]:
    if services.settings.mail is None:
        return
    waiting = services.store.notices.due(now=services.now() - MAIL_IS_LATE, limit=MOST_COUNTED)
    if waiting:
        yield Finding(code="mail_late", count=len(waiting), details=tuple(one.submission_id for one in waiting))
