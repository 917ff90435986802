"""Rounds of letters and decisions, in each of which one process dies while they are on their way."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from feedback_api.store import open_store
from publisher.data_directory import DataDirectory
from tests.hurried import let_minutes_pass
from tests.proof.people import (
    Ledger,
    Press,
    new_decision,
    new_letter,
    note_decision,
    note_receipt,
    patiently,
    sign_in,
    waiting_in_queue,
)
from tests.proof.victims import Part, kill_one, stop_at_once
from tests.serving import MANY, ROOT, RunningOffice, Visitor, start, wait_for, write_settings

LONGEST_DELAY = 0.05
# Each part dies equally often; the order is by chance.
PARTS = tuple(Part)


@dataclass(kw_only=True)
class Trial:
    """An office under attack, the people who use it, and what they were told."""

    office: RunningOffice
    staff: Visitor
    resident: Visitor
    letters: Path
    letters_a_round: int = 2
    random: Random
    ledger: Ledger = field(default_factory=Ledger)
    kills: Counter[Part] = field(default_factory=Counter)
    cuts: int = 0
    sent: int = 0
    restart_seconds: list[float] = field(default_factory=list)

    def round(self, *, delay: float, strike: Callable[[], None], again: Callable[[], None]) -> None:
        """Let letters and a decision leave, strike, start `again`, and go on until everybody has an answer."""
        letters = [self._next_letter() for _ in range(self.letters_a_round)]
        decision = self._next_decision()
        presses = [*letters, *([decision] if decision else [])]
        for press in presses:
            press.leave()
        time.sleep(delay)
        strike()
        answers = [press.answer() for press in presses]
        again()
        for letter, answer in zip(letters, answers, strict=False):
            note_receipt(self.ledger, self.resident, letter, answer)
        if decision:
            note_decision(self.ledger, self.staff, decision, answers[-1])
        self.ledger.presses += len(presses)

    def killing_round(self, part: Part) -> None:
        """Let one process die while they, and the mail about what was decided before, are on their way."""

        def strike() -> None:
            if kill_one(self.office.data, self.office.process.pid, part, self.random):
                self.kills[part] += 1

        self._let_minutes_pass()
        # Most answers take a few milliseconds, so most deaths come early.
        delay = LONGEST_DELAY * self.random.random() ** 2
        self.round(delay=delay, strike=strike, again=lambda: self._start_again_if_it_died(part))

    def dark_round(self) -> None:
        """Let all processes die at one instant while they, and the mail, are on their way."""
        self._let_minutes_pass()
        strike = partial(stop_at_once, self.office.process.pid)
        self.round(delay=LONGEST_DELAY * self.random.random(), strike=strike, again=self._start_again)
        self.cuts += 1

    def take_letter(self) -> None:
        """Send one letter with nobody dying, and keep its receipt."""
        letter = self._next_letter()
        letter.leave()
        note_receipt(self.ledger, self.resident, letter, letter.answer())

    def measure_wait(self) -> None:
        """Decide one letter with nobody dying, and note how long its page took."""
        self.take_letter()
        decision = self._next_decision()
        assert decision is not None
        submission = decision.path.rsplit("/", 1)[-1]
        started = time.monotonic()
        decision.leave()
        note_decision(self.ledger, self.staff, decision, decision.answer())
        wait_for(lambda: self.resident.get(f"/tanya/{submission}/").status == 200, seconds=30)
        self.ledger.waits.append(time.monotonic() - started)

    def _let_minutes_pass(self) -> None:
        with open_store(DataDirectory(root=self.office.data).settings(origin=self.office.origin).store) as store:
            let_minutes_pass(store)

    def _next_letter(self) -> Press:
        self.sent += 1
        return new_letter(self.resident, self.sent)

    def _next_decision(self) -> Press | None:
        undecided = [one for one in waiting_in_queue(self.staff) if one not in self.ledger.decided]
        return new_decision(self.staff, undecided[0]) if undecided else None

    def _start_again_if_it_died(self, part: Part) -> None:
        """Do what a service manager does."""
        if part is Part.SUPERVISOR:
            self._start_again()

    def _start_again(self) -> None:
        self.office.process.wait(timeout=10)
        started = time.monotonic()
        self.office = start(self.office.data, port=self.office.port, project=self.office.project, is_own_group=True)
        patiently(lambda: self.resident.get("/sehat"))
        self.restart_seconds.append(time.monotonic() - started)


@contextmanager
def attacked(  # noqa: PLR0913 - one option each for what may differ
    data: Path, *, kills: int, seed: int, measured: int, cuts: int = 0, project: Path = ROOT
) -> Iterator[Trial]:
    """Run a trial and yield it with the office still running, all quiet. `project` is where its program lies."""
    letters = data.with_name("letters")
    mail = {"SEKALI_MAIL": f"folder:{letters}", "SEKALI_MAIL_FROM": "kantor@lekok.example"}
    write_settings(data, {**MANY, **mail}, is_empty=True)
    office = start(data, "--kosong", project=project, is_own_group=True).wait_until_ready()
    name, password = office.sign_in_line()
    chance = Random(seed)  # noqa: S311 - chance that can be repeated, not a secret
    trial = Trial(
        office=office,
        staff=sign_in(office.visitor(), name, password),
        resident=office.visitor(),
        letters=letters,
        random=chance,
    )
    try:
        for _ in range(measured):
            trial.measure_wait()
        while trial.kills.total() < kills:
            trial.killing_round(least_often_killed(trial))
        for _ in range(cuts):
            trial.dark_round()
        decide_the_rest(trial)
        yield trial
    finally:
        trial.office.stop()


def least_often_killed(trial: Trial) -> Part:
    fewest = min(trial.kills[part] for part in PARTS)
    return trial.random.choice([part for part in PARTS if trial.kills[part] == fewest])


def decide_the_rest(trial: Trial) -> None:
    """Answer what still waits, so that the site has to show all of it."""
    while undecided := [one for one in waiting_in_queue(trial.staff) if one not in trial.ledger.decided]:
        for submission in undecided:
            decision = new_decision(trial.staff, submission)
            if decision is not None:
                decision.leave()
                note_decision(trial.ledger, trial.staff, decision, decision.answer())
