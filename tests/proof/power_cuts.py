"""Proves that a power cut loses nothing people were told: `python -m tests.proof.power_cuts --cuts 6`.

All processes of the office stop at one instant, while letters and a decision are on their way; its disk loses what was
not flushed (see `tests.proof.disk`); then it starts again as on a machine that was switched on. The first cut comes
right after the first receipt of a new office. Where no such disk can be made, only the processes die, and that is said.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.proof.counting import counted
from tests.proof.disk import Disk, NoDisk, cuttable_disk
from tests.proof.kills import Trial, a_supervisor, decide_the_rest
from tests.proof.people import patiently, sign_in
from tests.proof.table import told
from tests.proof.victims import processes, stop_at_once
from tests.serving import MANY, RunningOffice, start, wait_for

# From before a letter is kept until after its answer is published.
LONGEST_DELAY = 1.5
LETTERS_A_ROUND = 8
NOT_LOST = (
    "No disk can be made here (root, mkfs.ext4 and loop devices are needed): files stay as the system has them.\n"
)
# What a machine calls this run of itself: another after each cut.
_BOOT_ID = "/proc/sys/kernel/random/boot_id"
_SWITCHED_ON = ("unshare", "--mount", "--", "sh", "-c", f'mount --bind "$0" {_BOOT_ID} && exec "$@"')


@dataclass(kw_only=True)
class Machine:
    """What the office runs on; without a `disk` it only loses its processes."""

    folder: Path
    disk: Disk | None = None
    starts: int = 0
    marks_lost: int = 0

    @property
    def data(self) -> Path:
        return (self.disk.place if self.disk else self.folder) / "var"

    @property
    def letters(self) -> Path:
        """Return where letters to senders arrive: elsewhere, as they do at another machine."""
        return self.folder / "letters"

    @property
    def _mark(self) -> Path:
        """Return what shows of each cut whether it took what was not flushed."""
        return self.data.with_name("not-flushed")

    def starts_office(self, *, port: int | None = None) -> RunningOffice:
        """Start it with processes that can be stopped at once, under a name of this run that no other has."""
        self.starts += 1
        return start(self.data, "--kosong", port=port, under=self._switched_on(), is_own_group=True)

    def loses_power(self, office: RunningOffice) -> None:
        """Stop every process and the disk; nothing that was not flushed is there afterwards."""
        group = office.process.pid
        stop_at_once(group, meanwhile=self._cut)
        office.process.wait(timeout=10)
        wait_for(lambda: not processes(self.data, group), seconds=10)

    def _cut(self) -> None:
        self._mark.write_text("in memory only", "utf-8")
        if self.disk:
            self.disk.lose_power()

    def comes_back(self) -> None:
        if self.disk:
            self.disk.come_back()
        self.marks_lost += not (self._mark.exists() and self._mark.read_text("utf-8"))

    def _switched_on(self) -> tuple[str, ...]:
        if not self.disk:
            return ()
        name = self.folder / f"boot-{self.starts}"
        name.write_text(f"{self.starts:08d}-0000-4000-8000-000000000000\n", encoding="ascii")
        return (*_SWITCHED_ON, str(name))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.power_cuts", description=__doc__)
    parser.add_argument("--cuts", type=int, default=6)
    parser.add_argument("--seed", type=int, default=20261130)
    options = parser.parse_args(arguments)
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="cuts-") as scratch,
        machine(Path(scratch)) as ours,
        cut_off(ours, cuts=options.cuts, seed=options.seed) as trial,
    ):
        (ours.folder / "fresh").mkdir()
        count = counted(trial, ours.folder / "fresh")
    cuts = [("power cuts", options.cuts), ("power cuts that took what was not flushed", ours.marks_lost)]
    return told(cuts, trial, count, seconds=time.monotonic() - began)


@contextmanager
def machine(folder: Path) -> Iterator[Machine]:
    """Yield a machine with a disk of its own, or, having said so, without."""
    try:
        with cuttable_disk(folder) as disk:
            yield Machine(folder=folder, disk=disk)
    except NoDisk:
        sys.stdout.write(NOT_LOST)
        yield Machine(folder=folder)


@contextmanager
def cut_off(ours: Machine, *, cuts: int, seed: int) -> Iterator[Trial]:
    """Run a trial and yield it with the office still running, all quiet."""
    office = ours.starts_office().wait_until_ready()
    name, password = office.sign_in_line()
    trial = Trial(
        office=office,
        staff=sign_in(office.visitor(), name, password),
        supervisor=a_supervisor(office),
        resident=office.visitor(),
        letters=ours.letters,
        letters_a_round=LETTERS_A_ROUND,
        random=Random(seed),  # noqa: S311 - chance that can be repeated, not a secret
    )
    try:
        trial.take_letter()
        for number in range(cuts):
            power_cut(trial, ours, longest_delay=LONGEST_DELAY * number / max(1, cuts - 1))
        decide_the_rest(trial)
        yield trial
    finally:
        trial.office.stop()


def power_cut(trial: Trial, ours: Machine, *, longest_delay: float) -> None:
    """Let letters and a decision leave, cut the power, and go on until everybody has an answer."""
    before = trial.office

    def again() -> None:
        ours.comes_back()
        expect_many(ours)
        began = time.monotonic()
        trial.office = ours.starts_office(port=before.port)
        patiently(lambda: trial.resident.get("/sehat"))
        trial.restart_seconds.append(time.monotonic() - began)

    trial.round(delay=longest_delay * trial.random.random(), strike=lambda: ours.loses_power(before), again=again)


def expect_many(ours: Machine) -> None:
    """Let the office take many letters and write to senders; what it wrote into its settings itself stays."""
    wanted = {**MANY, "SEKALI_MAIL": f"folder:{ours.letters}", "SEKALI_MAIL_FROM": "kantor@kantor.example"}
    settings = ours.data / "settings.env"
    known = settings.read_text("utf-8")
    new = "".join(f"{name}={value}\n" for name, value in wanted.items() if f"{name}=" not in known)
    settings.write_text(known + new, "utf-8")
    os.sync()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
