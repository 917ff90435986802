"""Floods a served office and counts what people and staff notice: `python -m tests.proof.flood --seconds 60`.

Sixty addresses send made-up letters as fast as they can; an honest letter comes from an address of its own every five
seconds. Then a member of staff opens the queue and clears the flood away.
"""

import argparse
import http.client
import json
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import Tag

from tests.proof.people import sign_in
from tests.serving import Reply, Visitor, running_office

CALLER = "X-Test-Client"
SETTINGS = {"SEKALI_CLIENT_ADDRESS_HEADER": CALLER}
HONEST = "Surat warga nomor {number}: kapan kunjungan berikutnya ke desa kami?"
MADE_UP = "Kiriman beruntun {name} nomor {number}, tidak ada isinya."
CLEAR = "/moderasi/banjir"
MOST_TAPS = 3
LONGEST_BETWEEN = 60.0


@dataclass(kw_only=True)
class Flood:
    """So many addresses that send until they are told to stop, and what they were answered."""

    port: int
    groups: int
    answered: Counter[int] = field(default_factory=Counter)
    is_over: threading.Event = field(default_factory=threading.Event)
    moved: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def running(self) -> Iterator[None]:
        senders = [threading.Thread(target=self._send, args=(number,)) for number in range(self.groups)]
        for sender in senders:
            sender.start()
        try:
            yield
        finally:
            self.is_over.set()
            for sender in senders:
                sender.join()

    def wait_for(self, letters: int) -> None:
        """Wait until so many were taken."""
        with self.moved:
            is_there = self.moved.wait_for(
                lambda: self.answered[http.client.SEE_OTHER] >= letters, timeout=LONGEST_BETWEEN
            )
        assert is_there, self.answered

    def _send(self, group: int) -> None:
        sender = somebody(self.port, f"203.0.113.{group + 1}")
        number = 0
        form: dict[str, str] = {}
        while not self.is_over.is_set():
            number += 1
            with suppress(OSError, http.client.HTTPException):
                form = form or sender.get("/kirim/").form("/kirim/")
                sender.cookies.clear()  # a program keeps no cookies
                text = MADE_UP.format(name=group, number=number)
                sent = sender.post("/kirim/", filled(form, text, key=f"banjir-{group}-{number}"))
                self._note(sent.status)

    def _note(self, status: int) -> None:
        with self.moved:
            self.answered[status] += 1
            self.moved.notify_all()


@dataclass(kw_only=True)
class Honest:
    """What those were answered who had something to say, and how long they waited."""

    sent: int = 0
    taken: int = 0
    waits: list[float] = field(default_factory=list)

    def send(self, port: int) -> None:
        self.sent += 1
        started = time.monotonic()
        writer = somebody(port, f"198.51.100.{self.sent}")
        form = writer.get("/kirim/").form("/kirim/")
        sent = writer.post("/kirim/", filled(form, HONEST.format(number=self.sent), key=form["kunci"]))
        self.taken += sent.status == http.client.SEE_OTHER
        self.waits.append(time.monotonic() - started)


@dataclass(frozen=True, kw_only=True)
class Cleared:
    """What a member of staff saw before and after clearing the flood, and how many taps it took."""

    honest_on_first_page: int
    first_page_after: int
    honest_after: int
    taps: int
    seconds_to_open: float
    seconds_to_clear: float


def somebody(port: int, address: str) -> Visitor:
    return Visitor(port=port, says={CALLER: address})


def filled(form: dict[str, str], text: str, *, key: str) -> dict[str, str]:
    return {**form, "jenis": "pertanyaan", "isi": text, "kunci": key, "belum_terjawab": "ya"}


def flooded(flood: Flood, pace: Callable[[Flood], Iterator[None]]) -> Honest:
    """Let it run, with an honest letter at every beat of `pace`."""
    honest = Honest()
    with flood.running():
        for _ in pace(flood):
            honest.send(flood.port)
    return honest


def every(seconds: float, *, during: float) -> Callable[[Flood], Iterator[None]]:
    """Return a pace by the clock."""

    def beats(_flood: Flood) -> Iterator[None]:
        for _ in range(int(during // seconds)):
            time.sleep(seconds)
            yield

    return beats


def cleared_by(staff: Visitor) -> Cleared:
    """Open the queue and press what clears the flood until nothing offers to; staff are signed in."""
    started = time.monotonic()
    page = staff.get("/moderasi/")
    opened, before, taps = time.monotonic() - started, honest_on(page), 0
    started = time.monotonic()
    while (form := clearing(page)) is not None and taps < MOST_TAPS:
        taps += 1
        sent = {str(one["name"]): str(one["value"]) for one in form.select("input[name]")}
        page = staff.get(staff.post(CLEAR, sent).leads_to)
    return Cleared(
        honest_on_first_page=before,
        first_page_after=len(page.page.select(".job")),
        honest_after=honest_on(page),
        taps=taps,
        seconds_to_open=opened,
        seconds_to_clear=time.monotonic() - started,
    )


def honest_on(page: Reply) -> int:
    return sum("Surat warga nomor" in job.get_text() for job in page.page.select(".job"))


def clearing(page: Reply) -> Tag | None:
    """Return the form that clears all of it: the one above the queue, which names no letter."""
    return page.page.select_one(f".said form[action='{CLEAR}']")


def figures(flood: Flood, honest: Honest, cleared: Cleared) -> dict[str, float | int]:
    return {
        "addresses": flood.groups,
        "made-up letters taken": flood.answered[http.client.SEE_OTHER],
        "made-up letters refused (429)": flood.answered[http.client.TOO_MANY_REQUESTS],
        "honest letters sent": honest.sent,
        "honest letters taken": honest.taken,
        "longest wait of an honest sender, seconds": round(max(honest.waits), 2),
        "honest letters on the first page": cleared.honest_on_first_page,
        "seconds to open the queue": round(cleared.seconds_to_open, 2),
        "taps to clear it": cleared.taps,
        "seconds to clear it": round(cleared.seconds_to_clear, 2),
        "letters on the first page afterwards": cleared.first_page_after,
        "honest letters afterwards": cleared.honest_after,
    }


def differences(flood: Flood, honest: Honest, cleared: Cleared) -> list[str]:
    """Return what is not as it was promised."""
    wrong = {
        "an honest letter was refused": honest.taken != honest.sent,
        "an honest letter is not on the first page": cleared.honest_on_first_page != honest.sent,
        f"it took more than {MOST_TAPS} taps": cleared.taps > MOST_TAPS or cleared.taps == 0,
        "something else is left": (cleared.first_page_after, cleared.honest_after) != (honest.sent, honest.sent),
        "a letter was answered with an error": any(status >= 500 for status in flood.answered),
    }
    return [said for said, is_so in wrong.items() if is_so]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.flood", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--groups", type=int, default=60)
    parser.add_argument("--every", type=float, default=5)
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="flood-") as folder,
        running_office(Path(folder) / "var", "--kosong", settings=SETTINGS) as office,
    ):
        flood = Flood(port=office.port, groups=options.groups)
        honest = flooded(flood, every(options.every, during=options.seconds))
        cleared = cleared_by(sign_in(somebody(office.port, "192.0.2.1"), *office.sign_in_line()))
    rows = figures(flood, honest, cleared)
    width = max(map(len, rows))
    for name, value in rows.items():
        sys.stdout.write(f"{name:<{width}}  {value}\n")
    wrong = differences(flood, honest, cleared)
    sys.stdout.write("".join(f"FAIL {one}\n" for one in wrong) + json.dumps(rows) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
