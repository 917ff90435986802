"""Measures what one more answer costs the press, resident and as a command, among so many that are published already.

.venv/bin/python -m bench.publish [--answers 1000 10000] [--rounds 5] [--offices FOLDER]

A filled office is kept below the folder and used again. Its last line is one JSON object.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.answer import Answer, SafeHtml
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from publisher.data_directory import DataDirectory
from publisher.press import NotPrinted, Outcome, Printed
from publisher.site_of_office import OfficeSite, opened_watch
from publisher.watch import Looks
from tests.builders import a_submission, an_event, kept

PROJECT = Path(__file__).resolve().parent.parent
OFFICES = Path("/tmp/bench-publish")  # noqa: S108 - named on the command line by whoever wants it elsewhere
A_DAY = 10
WORDS = 20_000
FEW = 200


class PressFailed(Exception):
    """The press said that it could not print, or that there was nothing to print."""


class Letters:
    """Makes letters that share their words as people's do; the same ones in every run."""

    def __init__(self) -> None:
        self._chance = random.Random(0)  # noqa: S311 - the same letters in every run
        syllables = [one + vowel for one in "bcdghjklmnprstw" for vowel in "aeiou"]
        self._words = ["".join(self._chance.choices(syllables, k=self._chance.randint(2, 4))) for _ in range(WORDS)]
        self._weights = [1 / rank for rank in range(1, WORDS + 1)]
        self._guides = sorted(path.stem for path in (PROJECT / "content" / "panduan").glob("[!_]*.md"))
        self._villages = sorted(path.stem for path in (PROJECT / "content" / "desa").glob("[!_]*.md"))

    def _text(self, words: int) -> str:
        return " ".join(self._chance.choices(self._words, self._weights, k=words)).capitalize()

    def letter(self, number: int, *, at: datetime) -> Submission:
        """Return an answered letter, as the desk would publish it."""
        question = f"{self._text(self._chance.randint(6, 14))}? {self._text(self._chance.randint(8, 30))}."
        said = f"{self._text(self._chance.randint(10, 60))}."
        html = SafeHtml(html=f"<p><strong>{self._text(2)}.</strong> {said}</p>", sanitiser=1)
        about = self._chance.choice((*self._guides, None))
        return a_submission(
            f"b{number:09}".translate(str.maketrans("01", "xy")),
            text=question,
            public_text=question,
            guide=about,
            village=self._chance.choice(self._villages),
            received_at=at - timedelta(days=2),
            answer=Answer(markdown=said, html=html, moderator="sri", answered_at=at),
        )


def publish(store: Store, letter: Submission) -> None:
    before = kept(store.submissions, replace(letter, public_text=None, answer=None))
    shown = replace(
        before,
        status=Status.PUBLISHED,
        public_text=letter.public_text,
        answer=letter.answer,
        closed_at=letter.received_at,
    )
    store.submissions.save(shown, an_event(before, Act.PUBLISHED), publishes=True)


def filled(root: Path, answers: int, letters: Letters) -> OfficeSite:
    """Return the office, filled with so many answers and built once by whoever fills it."""
    data = DataDirectory(root=root)
    if not data.has_settings():
        data.make_settings(demonstration=False)
    office = OfficeSite(data=data, settings=data.settings(origin="https://kantor.example"))
    start = datetime.now(UTC) - timedelta(days=answers / A_DAY + 1)
    with open_store(office.settings.store) as store:
        there = _count(store)
        for number in range(answers):
            letter = letters.letter(number, at=start + timedelta(days=number / A_DAY))
            if number >= there:
                publish(store, letter)
    return office


def _count(store: Store) -> int:
    """Return how many are published, reading few at a time: the memory of all of them would be measured too."""
    count, delta = 0, store.submissions.published_after(0, limit=FEW)
    while not delta.is_empty:
        count += len(delta.published)
        delta = store.submissions.published_after(delta.last_change, limit=FEW)
    return count


@contextmanager
def pressing(office: OfficeSite) -> Iterator[Looks]:
    """Yield a resident press that has done its first look."""
    outcomes: list[Outcome] = []
    with opened_watch(office, report=outcomes.append) as watch:
        looks = Looks(watch=watch)
        _printed(looks.first(), may_be_nothing=True)
        yield looks


def _printed(outcome: Outcome | None, *, may_be_nothing: bool = False) -> tuple[str, ...]:
    """Return the paths that were written."""
    if outcome is None and may_be_nothing:
        return ()
    if not isinstance(outcome, Printed):
        raise PressFailed(outcome.problems if isinstance(outcome, NotPrinted) else outcome)
    return outcome.publication.written


def _resident(office: OfficeSite, letters: Letters, numbers: range) -> dict[str, float]:
    seconds, files, others = [], [], []
    with pressing(office) as looks, open_store(office.settings.store) as store:
        for number in numbers:
            letter = letters.letter(number, at=datetime.now(UTC))
            publish(store, letter)
            begun = time.process_time()
            written = _printed(looks.next())
            seconds.append(time.process_time() - begun)
            files.append(len(written))
            others.append(sum(path.startswith("tanya/b") and letter.id not in path for path in written))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "resident_s": round(statistics.median(seconds[1:]), 3),
        "first_s": round(seconds[0], 3),
        "files": statistics.median(files),
        "older_pages": max(others),
        "peak_mib": round(peak),
    }


def _command(office: OfficeSite, letter: Submission) -> float:
    with open_store(office.settings.store) as store:
        publish(store, letter)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = (sys.executable, "-m", "publisher", "once", "--data", str(office.data.root), "--origin")
    subprocess.run((*run, "https://kantor.example"), cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(root: Path, answers: int, rounds: int) -> dict[str, float]:
    """Measure in one office; each round leaves one more answer there, which is little beside those it holds."""
    letters = Letters()
    office = filled(root, answers, letters)
    with open_store(office.settings.store) as store:
        next_number = max(answers, _count(store))
    begun = time.process_time()
    with pressing(office):
        first = time.process_time() - begun
    found = _resident(office, letters, range(next_number, next_number + rounds))
    commands = [_command(office, letters.letter(next_number + rounds + n, at=datetime.now(UTC))) for n in range(3)]
    return {**found, "command_s": round(statistics.median(commands), 2), "start_s": round(first, 2)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--offices", type=Path, default=OFFICES)
    options = parser.parse_args()
    found = {}
    for answers in options.answers:
        found[str(answers)] = one = measured(options.offices / str(answers), answers, options.rounds)
        print(answers, *(f"{name}={value}" for name, value in one.items()), flush=True)
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
