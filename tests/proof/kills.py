"""Rounds of what people send and staff decide, in each of which one process dies while it is on its way.

Among the letters are reports and what follows an answer, among the decisions corrections and answers to reports.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from feedback_api.actions.members.staff import NewMember, create
from feedback_api.domain.members.staff import Role
from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from tests.hurried import let_minutes_pass
from tests.proof.errands import new_correction, new_decision, new_follow_up, new_letter, new_report, new_report_answer
from tests.proof.people import Errand, Ledger, patiently, sign_in, waiting_in_queue
from tests.proof.victims import Part, kill_one, stop_at_once
from tests.serving import MANY, ROOT, RunningOffice, Visitor, start, wait_for, write_settings

LONGEST_DELAY = 0.05
SUPERVISOR, PASSWORD = "wati", "enam kata yang mudah diingat wati"
MOST_REPORTS = 200
# Each part dies equally often; the order is by chance.
PARTS = tuple(Part)


@dataclass(kw_only=True)
class Trial:
    """An office under attack, the people who use it, and what they were told.

    With the last letter of every second round somebody reports, with that of the others somebody asks once more.
    """

    office: RunningOffice
    staff: Visitor
    supervisor: Visitor
    resident: Visitor
    letters: Path
    letters_a_round: int = 2
    random: Random
    ledger: Ledger = field(default_factory=Ledger)
    kills: Counter[Part] = field(default_factory=Counter)
    cuts: int = 0
    sent: int = 0
    rounds: int = 0
    restart_seconds: list[float] = field(default_factory=list)

    def round(self, *, delay: float, strike: Callable[[], None], again: Callable[[], None]) -> None:
        """Let letters and decisions leave, strike, start `again`, and go on until everybody has an answer."""
        self.rounds += 1
        letters = [self._next_letter() for _ in range(self.letters_a_round - 1)]
        errands = [*letters, self._next_of_its_kind(), *self._next_acts()]
        for errand in errands:
            errand.press.leave()
        time.sleep(delay)
        strike()
        answers = [errand.press.answer() for errand in errands]
        again()
        for errand, answer in zip(errands, answers, strict=True):
            errand.note(answer)
        self.ledger.presses += len(errands)

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
        letter.press.leave()
        letter.note(letter.press.answer())

    def measure_wait(self) -> None:
        """Decide one letter with nobody dying, and note how long its page took."""
        self.take_letter()
        decision = self._next_decision()
        assert decision is not None
        submission = decision.press.path.rsplit("/", 1)[-1]
        started = time.monotonic()
        decision.press.leave()
        decision.note(decision.press.answer())
        wait_for(lambda: self.resident.get(f"/tanya/{submission}/").status == 200, seconds=30)
        self.ledger.waits.append(time.monotonic() - started)

    def open_reports(self) -> tuple[str, ...]:
        """Return the ids of those that nobody has decided about, as the supervisor's list has them."""
        with self._store() as store:
            found = tuple(one.id for one in store.submissions.reports(limit=MOST_REPORTS).items)
        return tuple(one for one in found if one not in self.ledger.answered)

    def _store(self) -> AbstractContextManager[Store]:
        return open_store(DataDirectory(root=self.office.data).settings(origin=self.office.origin).store)

    def _let_minutes_pass(self) -> None:
        with self._store() as store:
            let_minutes_pass(store)

    def _next_letter(self) -> Errand:
        self.sent += 1
        return new_letter(self.ledger, self.resident, self.sent)

    def _next_of_its_kind(self) -> Errand:
        """Return a report or what follows an answer in turn; a letter while there is no answer."""
        self.sent += 1
        if self.rounds % 2:
            return new_report(self.ledger, self.resident, self.sent)
        follow_up = new_follow_up(self.ledger, self.resident, self.sent)
        return follow_up or new_letter(self.ledger, self.resident, self.sent)

    def _next_acts(self) -> list[Errand]:
        """Return a decision, and in turn an answer to a report or a correction of what was decided before."""
        beside = self._next_correction() if self.rounds % 2 else self._next_report_answer()
        return [act for act in (self._next_decision(), beside) if act is not None]

    def _next_decision(self) -> Errand | None:
        undecided = [one for one in waiting_in_queue(self.staff) if one not in self.ledger.decided]
        return new_decision(self.ledger, self.staff, undecided[0]) if undecided else None

    def _next_correction(self) -> Errand | None:
        right = [one for one in self.ledger.decided if one not in self.ledger.notes]
        return new_correction(self.ledger, self.staff, right[0]) if right else None

    def _next_report_answer(self) -> Errand | None:
        waiting = self.open_reports()
        return new_report_answer(self.ledger, self.supervisor, waiting[0]) if waiting else None

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
    mail = {"SEKALI_MAIL": f"folder:{letters}", "SEKALI_MAIL_FROM": "kantor@kantor.example"}
    write_settings(data, {**MANY, **mail}, is_empty=True)
    office = start(data, "--kosong", project=project, is_own_group=True).wait_until_ready()
    name, password = office.sign_in_line()
    chance = Random(seed)  # noqa: S311 - chance that can be repeated, not a secret
    trial = Trial(
        office=office,
        staff=sign_in(office.visitor(), name, password),
        supervisor=a_supervisor(office),
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


def a_supervisor(office: RunningOffice) -> Visitor:
    """Return a new supervisor, signed in: whoever reads reports."""
    with open_services(DataDirectory(root=office.data).settings(origin=office.origin)) as services:
        create(services, NewMember(name=SUPERVISOR, role=Role.SUPERVISOR, password=PASSWORD))
    return sign_in(office.visitor(), SUPERVISOR, PASSWORD)


def decide_the_rest(trial: Trial) -> None:
    """Answer what still waits, so that the site has to show all of it, and the reports."""
    while undecided := [one for one in waiting_in_queue(trial.staff) if one not in trial.ledger.decided]:
        for submission in undecided:
            _done(new_decision(trial.ledger, trial.staff, submission))
    while waiting := trial.open_reports():
        for report in waiting:
            _done(new_report_answer(trial.ledger, trial.supervisor, report))


def _done(act: Errand | None) -> None:
    if act is not None:
        act.press.leave()
        act.note(act.press.answer())
