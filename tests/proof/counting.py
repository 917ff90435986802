"""Counts what is kept against what people were told, and looks at every file of the site."""

import gzip
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from functools import partial
from pathlib import Path

import brotli

from feedback_api.domain.audit import is_unbroken
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from feedback_api.store.reading_on import Page
from publisher.data_directory import DataDirectory
from publisher.target.compression import names_of_copies
from publisher.target.directory import MARK
from tests.hurried import let_minutes_pass
from tests.proof.confidential import files_in, files_with_the_word, reports_that_are_shown, reports_that_differ
from tests.proof.kills import Trial
from tests.proof.people import Ledger
from tests.proof.shown import Shown
from tests.serving import RunningOffice, wait_for

SETTLES_WITHIN = 60.0
NoticeOf = Callable[[str], Notice | None]
# Run where the office's own program lies; says one problem a line.
FRESH_BUILD = """
import sys
from pathlib import Path
from publisher.data_directory import DataDirectory
from publisher.site_of_office import OfficeSite
data = DataDirectory(root=Path(sys.argv[1]))
office = OfficeSite(data=data, settings=data.settings(origin=sys.argv[2]))
print(*office.build(Path(sys.argv[3])).problems, sep="\\n")
"""


@dataclass(frozen=True, kw_only=True)
class Count:
    """What was promised, what is there, and every difference between them in a sentence."""

    receipts: int
    rows: int
    follow_ups: int
    follow_ups_kept: int
    decided: int
    published: int
    pages: int
    corrected: int
    corrections: int
    reports: int
    reports_kept: int
    reports_answered: int
    files_read: int
    letters: int
    letters_twice: int
    differences: tuple[str, ...]


def counted(trial: Trial, scratch: Path) -> Count:
    """Wait until the site has caught up and the mail has left, then compare everything with everything."""
    data, ledger = DataDirectory(root=trial.office.data), trial.ledger
    settings = data.settings(origin=trial.office.origin)
    with open_store(settings.store) as store:
        wait_for(lambda: not store.builds.read().is_behind, seconds=SETTLES_WITHIN)
        let_mail_leave(store)
        # Before the letters: what is closed by now has arrived by now.
        notices = {one: store.notices.get(one) for one in ledger.acted}
        told = letters_by_submission(trial.letters)
        kept, reports = tuple(_all(store)), tuple(_reports(store))
        differences = (
            *_receipts(ledger, kept),
            *_decisions(ledger, kept),
            *reports_that_differ(store, settings, reports, ledger),
            *reports_that_are_shown(reports, trial.staff),
            *untold(ledger.acted, told, notices.get),
            *_chains(store, (*kept, *reports)),
            *_sequence(kept),
            *_database(data.root / "feedback.sqlite"),
            *Shown(trial, {one.id: one for one in kept}).differences(),
            *_files(trial, data.site, scratch),
            *files_with_the_word(*_everywhere(trial)),
        )
    first, second = ([one for one in kept if (one.follows is not None) is follows] for follows in (False, True))
    return Count(
        receipts=len(ledger.receipts),
        rows=len(first),
        follow_ups=len(ledger.follow_ups),
        follow_ups_kept=len(second),
        decided=len(ledger.decided),
        published=sum(one.status is Status.PUBLISHED for one in kept),
        pages=len(list(data.site.glob("tanya/*/index.html"))),
        corrected=len(ledger.notes),
        corrections=sum(len(one.said_before) for one in kept),
        reports=len(ledger.reports),
        reports_kept=len(reports),
        reports_answered=sum(one.status is Status.ANSWERED_PRIVATELY for one in reports),
        files_read=len(list(files_in(_everywhere(trial)))),
        letters=told.total(),
        letters_twice=letters_twice(trial.letters),
        differences=differences,
    )


def _everywhere(trial: Trial) -> tuple[Path, ...]:
    """Return all that an office writes: its folder with the site, its mail, and what its processes said."""
    data = trial.office.data
    return (data, trial.letters, *data.parent.glob(f"{data.name}-*.said"))


def _all(store: Store) -> Iterator[Submission]:
    """Yield what waits and what is published: all there is but for reports."""
    for listed in (store.submissions.waiting, store.submissions.published):
        yield from _pages(listed)


def _reports(store: Store) -> Iterator[Submission]:
    """Yield the reports, open and closed, which no list for others holds."""
    yield from _pages(store.submissions.reports)
    closed = _pages(partial(store.submissions.closed_since, datetime.now(UTC) - timedelta(days=1)))
    yield from (one for one in closed if one.kind.is_confidential)


def _pages(listed: Callable[..., Page[Submission]]) -> Iterator[Submission]:
    cursor = None
    while True:
        page = listed(limit=100, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            break


def _receipts(ledger: Ledger, kept: tuple[Submission, ...]) -> Iterator[str]:
    """Every receipt has its one row, every row its one receipt, and no code is given twice."""
    texts, told = [one.text for one in kept], ledger.receipts | ledger.follow_ups
    for text in told:
        if texts.count(text) != 1:
            yield f"{texts.count(text)} rows for one receipt: {text}"
    for text in set(texts) - set(told):
        yield f"a row nobody has a receipt for: {text}"
    codes = [*ledger.receipts.values(), *ledger.reports.values()]
    if len(set(codes)) != len(codes):
        yield "two receipts have the same code"


def _decisions(ledger: Ledger, kept: tuple[Submission, ...]) -> Iterator[str]:
    """Every answer is kept as it was acknowledged last, and every correction once, with its note."""
    published = {one.id: one for one in kept if one.status is Status.PUBLISHED}
    for submission, answer in ledger.decided.items():
        found = published.get(submission)
        if found is None or found.answer is None or found.answer.markdown != answer:
            yield f"an acknowledged answer is not kept: {submission}"
        notes = [one.note for one in found.said_before] if found else []
        if notes != [note for one, note in ledger.notes.items() if one == submission]:
            yield f"{len(notes)} corrections are kept of {submission}"


def letters_by_submission(letters: Path) -> Counter[str]:
    """Return how many letters arrived about each submission, by the name of the letter."""
    messages = (message_from_bytes(path.read_bytes()) for path in letters.glob("*.eml"))
    return Counter(message["Message-ID"].lstrip("<").partition(".")[0] for message in messages)


def letters_twice(letters: Path) -> int:
    """Return how many letters came again that had come already."""
    names = [message_from_bytes(path.read_bytes())["Message-ID"] for path in letters.glob("*.eml")]
    return len(names) - len(set(names))


def let_mail_leave(store: Store) -> None:
    """Let the minutes pass in which acts can be undone, and wait until nothing is due."""
    let_minutes_pass(store)
    wait_for(lambda: not store.notices.due(now=datetime.now(UTC), limit=1), seconds=SETTLES_WITHIN)


def untold(decided: Collection[str], arrived: Counter[str], notice_of: NoticeOf) -> Iterator[str]:
    """Whoever was answered has a letter, unless the try was cut short; then it is due again."""
    for submission in decided:
        notice = notice_of(submission)
        if not arrived[submission] and (notice is None or notice.due_at is None or not notice.tries):
            yield f"nobody will ever be told of the answer to {submission}"
    yield from (f"a letter about nothing that was decided: {one}" for one in sorted(set(arrived) - set(decided)))
    if decided and not arrived:
        yield "no sender was told of anything"


def _chains(store: Store, kept: Iterable[Submission]) -> Iterator[str]:
    for one in kept:
        events = list(store.submissions.events(one.id))
        if not is_unbroken(events, one.audit_head):
            yield f"the acts of {one.id} do not follow each other"


def _sequence(kept: Iterable[Submission]) -> Iterator[str]:
    """Ordinals are given without gap or double; change numbers without double."""
    ordinals = sorted(one.ordinal for one in kept if one.ordinal is not None)
    changes = [one.change for one in kept if one.change is not None]
    if ordinals != list(range(ordinals[0], ordinals[0] + len(ordinals))):
        yield f"ordinals have gaps or doubles: {ordinals}"
    if len(set(changes)) != len(changes):
        yield "a change number was given twice"


def _database(path: Path) -> Iterator[str]:
    connection = sqlite3.connect(path)
    try:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if said != "ok":
        yield f"the database says: {said}"


def _files(trial: Trial, site: Path, scratch: Path) -> Iterator[str]:
    """The site is, file by file, what a build from nothing gives; every copy fits; nothing else lies about."""
    yield from (f"a fresh build says: {problem}" for problem in _problems_of_fresh_build(trial.office, scratch))
    built = {path.relative_to(scratch).as_posix(): path for path in scratch.rglob("*") if path.is_file()}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {MARK}
    expected = set(built) | {copy for path in built for copy in names_of_copies(path)}
    yield from (f"left over: {path}" for path in sorted(there - expected))
    yield from (f"missing: {path}" for path in sorted(expected - there))
    for path in sorted(set(built) & there):
        content = (site / path).read_bytes()
        if content != built[path].read_bytes():
            yield f"not what a fresh build gives: {path}"
        yield from _copies(site, path, content)


def _problems_of_fresh_build(office: RunningOffice, scratch: Path) -> list[str]:
    command = (sys.executable, "-c", FRESH_BUILD, str(office.data.resolve()), office.origin, str(scratch.resolve()))
    built = subprocess.run(command, cwd=office.project, check=False, capture_output=True, text=True)
    said = built.stdout + (built.stderr if built.returncode else "")
    return [line for line in said.splitlines() if line]


def _copies(site: Path, path: str, content: bytes) -> Iterator[str]:
    openers = {".gz": gzip.decompress, ".br": brotli.decompress}
    for copy in names_of_copies(path):
        if (site / copy).is_file() and openers[copy[-3:]]((site / copy).read_bytes()) != content:
            yield f"a compressed copy is another file: {copy}"
