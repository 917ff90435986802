"""An office that holds many letters, most of them answered, with what the press published of others."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.filled_office import ORIGIN, printed
from bench.function.served import Program
from bench.letters import Letters, published
from bench.measuring.requests import Request, post_form
from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.progress import steps
from feedback_api.public.form_time import signed_time
from feedback_api.settings import KeyUse, Settings
from feedback_api.store import open_store
from feedback_api.store.numbers import note_looked_through
from feedback_api.store.sqlite import rows
from tests.builders import SECRET, an_event

A_YEAR = timedelta(days=365)
AT_ONCE = 500
MANY = "1000000 per hour"
# So many answers stand on the site whose catalogue the function reads: the form compares a letter with the newest.
PUBLISHED = 300
# Far above all that fill an office, so that no letter is sent twice.
FIRST_NUMBER = 500_000_000
# Sent long after the form was opened.
OPENED_BEFORE = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class OfficeAtSize:
    """Where its files lie, and the settings its function runs with."""

    folder: Path
    catalogue: Path

    @property
    def environ(self) -> dict[str, str]:
        return {
            "SEKALI_STORE": f"sqlite:{self.folder / 'feedback.sqlite'}",
            "SEKALI_LIMITS": f"sqlite:{self.folder / 'limits.sqlite'}",
            "SEKALI_CATALOGUE": f"directory:{self.catalogue}",
            "SEKALI_SECRET": SECRET,
            "SEKALI_ORIGIN": ORIGIN.replace("https", "http"),
            "SEKALI_CLIENT_ADDRESS_HEADER": "X-Forwarded-For",
            "SEKALI_LIMIT_PER_SENDER": MANY,
            "SEKALI_LIMIT_OVERALL": MANY,
            "SEKALI_LIMIT_TRACKING": MANY,
            "SEKALI_LIMIT_SIGN_IN": MANY,
        }

    @property
    def settings(self) -> Settings:
        return Settings.from_environment(self.environ)

    @property
    def program(self) -> Program:
        return Program(
            name="ours",
            application="tests.web_office:served()",
            worker="publisher.one_machine.patient_worker.PatientWorker",
            environ=self.environ,
            options=("--limit-request-line", "0", "--limit-request-fields", "60", "--forwarder-headers", ""),
        )

    def fill(self, letters: Letters, *, answered: int, waiting: int) -> None:
        """Keep the letters that are missing, with their history, and let the desk find them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "feedback.sqlite"
        with open_store(f"sqlite:{path}"):
            pass  # its tables are there now
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # who fills it anew loses nothing
            (there,) = connection.execute("SELECT count(*) FROM submissions").fetchone()
            _insert(connection, _letters(letters, there, answered, waiting), answered + waiting - there)
            connection.execute(
                "UPDATE site SET last_change = max(last_change, :last), last_ordinal = max(last_ordinal, :last)",
                {"last": answered},
            )
        with open_store(f"sqlite:{path}") as store:
            note_looked_through(store.numbers, answered)

    def letter(self, letters: Letters, number: int, sender: str) -> Request:
        """Return one more letter, as a browser sends the form."""
        now = datetime.now(UTC)
        one = letters.letter(FIRST_NUMBER + number, at=now)
        fields = {
            "jenis": "pertanyaan",
            "panduan": one.guide or "",
            "desa": one.village or "",
            "isi": unlike_any_answer(one.text),
            "nama": "",
            "kontak": "",
            "kunci": f"bench-{now.timestamp()}-{number}",
            "waktu": signed_time(self.settings.key(KeyUse.FORM), now - OPENED_BEFORE),
            "situs": "",
            "tetap": "ya",
            "belum_terjawab": "",
        }
        return post_form("/kirim/", fields, headers={"X-Forwarded-For": sender}, taken=303)


def unlike_any_answer(text: str) -> str:
    """Return the text in words that no answer has: whoever asks what was answered is shown that first."""
    return " ".join(word[::-1] for word in text.split())


def office_at_size(folder: Path, letters: Letters, *, answered: int, waiting: int) -> OfficeAtSize:
    """Return an office that holds so many; one that was filled before is used again."""
    catalogue = printed(folder / "published", PUBLISHED, letters).data.site / "data" / "catalogue"
    office = OfficeAtSize(folder=folder / f"{answered}-and-{waiting}", catalogue=catalogue)
    office.fill(letters, answered=answered, waiting=waiting)
    return office


def _insert(connection: sqlite3.Connection, letters: Iterator[Submission], count: int) -> None:
    with steps("filling an office", max(0, count)) as done:
        for number, one in enumerate(letters):
            if number % AT_ONCE == 0:
                connection.execute("BEGIN" if number == 0 else "COMMIT")
                connection.execute("BEGIN") if number else None
                done(AT_ONCE)
            event = an_event(replace(one, acts=0), Act.RECEIVED)
            rows.inserted(connection, replace(one, audit_head=event.head))
            rows.append(connection, event)
        if connection.in_transaction:
            connection.execute("COMMIT")


def _letters(letters: Letters, there: int, answered: int, waiting: int) -> Iterator[Submission]:
    """Yield those that are missing: the older ones answered through the last year, the newest of them wait."""
    now = datetime.now(UTC)
    for number in range(there, answered):
        at = now - A_YEAR * (answered - number) / answered
        one = published(letters.letter(number, at=at), letters.letter(number, at=at))
        yield replace(one, ordinal=number + 1, change=number + 1, version=2, acts=1)
    for number in range(max(there, answered), answered + waiting):
        at = now - timedelta(minutes=answered + waiting - number)
        one = letters.letter(number, at=at)
        yield replace(one, answer=None, public_text=None, status=Status.WAITING, acts=1)
