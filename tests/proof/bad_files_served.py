"""Proves that bad files hold no cancellation back in a served office: `python -m tests.proof.bad_files_served`.

The office has the real content and one file for each mistake that the check knows: all at once, and of each table and
each guide its mistakes one after the other. Staff call a visit off on the desk; how long until its public page says so
is measured: just after files were saved, when the press has to read all anew, and while nothing else happens.
"""

import argparse
import http.client
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import yaml

from tests.proof.bad_files import SOON
from tests.proof.bad_office import VISIT_CALLED_OFF, make_office, spoilt_files, spoilt_in_turn
from tests.proof.people import sign_in
from tests.serving import MANY, ROOT, RunningOffice, Visitor, start, wait_for, write_settings
from tests.unit.plugins.small_content import write

DESK = f"/moderasi/kunjungan/{VISIT_CALLED_OFF}"
PAGE = f"/kunjungan/{VISIT_CALLED_OFF}/"
GIVE_UP_AFTER = 60.0
TOLD = frozenset({"bad_file", "left_out", "uncertain_visit"})


@dataclass(kw_only=True)
class Trial:
    """A served office with bad files, its staff, a reader, and how long the reader waited each time."""

    content: Path
    staff: Visitor
    reader: Visitor
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)

    def calls_off(self) -> float:
        """Call the visit off on the desk, and return how long it took until readers could see it."""
        reason = f"Hujan lebat nomor {len(self.cold) + len(self.warm)}."
        began = self._pressed(f"{DESK}/batal", reason)
        wait_for(lambda: reason in self.reader.get(PAGE).text, seconds=GIVE_UP_AFTER)
        return time.monotonic() - began

    def restores(self) -> None:
        """Let the visit take place again, and wait until readers can see that."""
        self._pressed(f"{DESK}/pulihkan", "Cuaca membaik.")
        wait_for(lambda: "Kunjungan ini batal" not in self.reader.get(PAGE).text, seconds=GIVE_UP_AFTER)

    def saves(self, texts: Mapping[str, str]) -> None:
        for path, text in texts.items():
            write(self.content / path, text)

    def told(self) -> int:
        """Return how many problems of files the office tells of."""
        problems = json.loads(self.reader.get("/sehat").text)["problems"]
        return sum(one["count"] for one in problems if one["code"] in TOLD)

    def _pressed(self, path: str, reason: str) -> float:
        """Send the form at `path`, and return when that was."""
        typed = {**self.staff.get(path).form(path), "alasan": reason}
        began = time.monotonic()
        answer = self.staff.post(path, typed)
        assert answer.status == http.client.SEE_OTHER, answer.text
        return began


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.bad_files_served", description=__doc__)
    parser.add_argument("--most", type=int, default=100, help="spoil guides and tables in only so many ways")
    options = parser.parse_args(arguments)
    told = 0
    with tempfile.TemporaryDirectory(prefix="bad-office-") as folder, spoilt_office(Path(folder)) as trial:
        for spoilt in islice(spoilt_in_turn(trial.content), options.most):
            trial.saves(spoilt)
            trial.cold.append(trial.calls_off())
            trial.restores()
            trial.warm.append(trial.calls_off())
            trial.restores()
            told = max(told, trial.told())
    sys.stdout.write(f"problems told of at once: {told}; ways to spoil guides and tables: {len(trial.cold)}\n")
    sys.stdout.write(_line("called off just after files were saved", trial.cold))
    sys.stdout.write(_line("called off while nothing else happens", trial.warm))
    return 1 if max(*trial.cold, *trial.warm) > SOON else 0


@contextmanager
def spoilt_office(folder: Path) -> Iterator[Trial]:
    """Yield an office whose first site was good, and in whose content every other file was spoilt since."""
    project, data = folder / "project", folder / "var"
    content = make_office(project, visit_on=_a_working_day())
    write_settings(data, MANY, is_empty=True)
    office = start(data, "--kosong", project=project).wait_until_ready()
    try:
        yield _spoilt(content, office)
    finally:
        office.stop()


def _spoilt(content: Path, office: RunningOffice) -> Trial:
    name, password = office.sign_in_line()
    trial = Trial(content=content, staff=sign_in(office.visitor(), name, password), reader=office.visitor())
    assert trial.reader.get(PAGE).status == http.client.OK, office.said
    trial.saves({file.path: file.bad for file in spoilt_files() if file.good is None or "panduan/" not in file.path})
    wait_for(lambda: trial.told() > 1, seconds=GIVE_UP_AFTER)
    return trial


def _line(what: str, waits: list[float]) -> str:
    return f"{what}: median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s\n"


def _a_working_day() -> date:
    """Return a day soon that is neither a holiday nor on a weekend, as the real content has them."""
    years = yaml.safe_load((ROOT / "content/data/hari-libur.yaml").read_text("utf-8"))
    free = {str(day["tanggal"]) for year in years.values() for day in year["hari"]}
    days = (date.today() + timedelta(days=number) for number in range(3, 60))  # noqa: DTZ011 - any day soon will do
    return next(day for day in days if day.weekday() < 5 and day.isoformat() not in free)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
