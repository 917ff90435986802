"""Measures the queue and searches over 10,000 letters in a SQLite file, which should take 30 ms each at most.

The letters are those of the examples, again and again; the best of five tries counts. The last line is one JSON object.
"""

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from feedback_api.domain.search.findable import NEEDS_A_LOOK, term_of_kind, words_wanted
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.submission import Kind, Status, Submission
from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from tests.builders import MONDAY_NOON, a_submission, an_event
from tests.serving import ROOT

LETTERS, TRIES, AT_MOST_MS = 10_000, 5, 30.0
VILLAGES = ("satu", "dua", "tiga", None)
EVERY = Wanted(now=MONDAY_NOON)
WAITING = replace(EVERY, among=Among.WAITING)
# What the queue asks for at once: its own page, and how many stand in each list.
LISTS = (
    WAITING,
    replace(WAITING, mine=frozenset({"sri"})),
    replace(WAITING, free=True),
    replace(WAITING, late=date(2026, 12, 1)),
    replace(WAITING, terms=frozenset({NEEDS_A_LOOK})),
)
ASKED = {
    "the queue": (WAITING, LISTS),
    "one kind": (replace(EVERY, terms=frozenset({term_of_kind(Kind.QUESTION)})), ()),
    "one desa": (replace(EVERY, village="satu"), ()),
    "a word": (replace(EVERY, terms=words_wanted("ktp")), ()),
    "words": (replace(EVERY, terms=words_wanted("ktp saya hilang")), ()),
    "everything": (EVERY, ()),
}


def letters() -> Iterator[Submission]:
    """Yield letters that all wait, which is the worst for the queue."""
    lines = (ROOT / "tests" / "unit" / "messages.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    for number in range(LETTERS):
        yield a_submission(
            f"id{number:08}",
            text=texts[number % len(texts)],
            village=VILLAGES[number % len(VILLAGES)],
            due=date(2026, 11, 1) + timedelta(days=number % 60),
            received_at=MONDAY_NOON + timedelta(seconds=number),
            status=Status.WAITING,
        )


def measured(store: Store) -> dict[str, float]:
    """Return for each question the milliseconds of the fastest try."""
    taken = {}
    for name, (wanted, beside) in ASKED.items():
        tries = []
        for _ in range(TRIES):
            begun = time.perf_counter()
            store.finding.find(wanted, limit=50, beside=beside)
            tries.append((time.perf_counter() - begun) * 1000)
        taken[name] = round(min(tries), 1)
    return taken


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, open_store(f"sqlite:{Path(scratch) / 'many.sqlite'}") as store:
        begun = time.perf_counter()
        for letter in letters():
            store.submissions.add(letter, None, an_event(letter))
        added = (time.perf_counter() - begun) * 1000 / LETTERS
        taken = measured(store)
    for name, milliseconds in taken.items():
        print(f"{name:12} {milliseconds:6.1f} ms")
    is_quick = max(taken.values()) <= AT_MOST_MS
    print(json.dumps({"letters": LETTERS, "ms": taken, "ms_to_add_one": round(added, 2), "is_quick": is_quick}))


if __name__ == "__main__":
    main()
