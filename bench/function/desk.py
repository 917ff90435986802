"""Measures the pages of the desk, and /lacak/, among 10,000 and 100,000 letters, by turns with Isso's admin page.

.venv/bin/python -m bench.function.desk [--sizes 10000,100000] [--waiting 500] [--rounds 15] [--folder FOLDER]

Every page is fetched over one line from gunicorn with one worker, signed in as a member of staff. What is asked of
ours: no page above 30 ms, and the larger office no slower than the smaller by more than a fifth. Its last line is one
JSON object.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote_plus

from bench.function.office_at_size import OfficeAtSize, office_at_size
from bench.function.served import ROOT, Running, served
from bench.function.submit import FOLDER, MILLISECONDS
from bench.letters import Letters
from bench.measuring.requests import Request, get, load, post_form
from bench.measuring.sizes import sizes
from bench.measuring.turns import Turns, keep
from bench.others import isso
from bench.peers import PeerMissing
from feedback_api.actions.members import staff
from feedback_api.actions.senders.submit import submit
from feedback_api.domain.errors import StaffAlreadyExists
from feedback_api.domain.members.staff import Role
from feedback_api.progress import steps
from feedback_api.wiring import open_services
from tests.builders import an_arrival
from tests.serving import Visitor

AT_MOST_MS, FLAT = 30.0, 1.2
PASSWORD = "rahasia sekali di meja"  # noqa: S105 - of nobody
NAME = "sri"
# So often a page is fetched in a round; the median of a round is one value.
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One office, or Isso, as it is served, and how each of its pages is asked for."""

    name: str
    running: Running
    pages: Mapping[str, Request]


def our_desk(folder: Path, size: int, waiting: int, opened: ExitStack) -> Desk:
    letters = Letters()
    office = office_at_size(folder, letters, answered=size, waiting=waiting)
    code = _with_staff_and_a_letter(office)
    running = opened.enter_context(served(office.program, office.folder, workers=1))
    cookie = _signed_in(running.port)
    often, seldom = _words(letters)
    pages = {
        "queue": get("/moderasi/", cookie=cookie),
        "queue, late": get("/moderasi/?saring=lewat-waktu", cookie=cookie),
        "finished": get("/moderasi/cari?keadaan=selesai", cookie=cookie),
        "everything": get("/moderasi/cari", cookie=cookie),
        "a word many have": get(f"/moderasi/cari?q={often}", cookie=cookie),
        "a word few have": get(f"/moderasi/cari?q={seldom}", cookie=cookie),
        "two words": get(f"/moderasi/cari?q={quote_plus(f'{often} {seldom}')}", cookie=cookie),
        "lacak": post_form("/lacak/", {"kode": code}, headers={}, taken=200),
    }
    return Desk(name=f"ours {size}", running=running, pages=pages)


def their_desk(folder: Path, size: int, waiting: int, opened: ExitStack) -> Desk:
    letters, other = Letters(), folder / f"{size}-and-{waiting}-isso"
    other.mkdir(parents=True, exist_ok=True)
    packages = isso.installed(folder / "tools")
    running = opened.enter_context(served(isso.program(packages, other, ROOT), other, workers=1))
    start = datetime.now(UTC) - timedelta(days=365)
    texts = ((letters.letter(number, at=start).text, number) for number in range(size + waiting))
    isso.fill(other, ((text, start.timestamp() + number, number >= size) for text, number in texts))
    visitor = Visitor(port=running.port)
    visitor.post("/login/", {"password": isso.PASSWORD})
    cookie = _cookie_of(visitor)
    return Desk(
        name=f"isso {size}", running=running, pages={"queue": isso.queue(cookie), "finished": isso.finished(cookie)}
    )


def _with_staff_and_a_letter(office: OfficeAtSize) -> str:
    """Let somebody sign in, and return the code of a letter that was sent."""
    with open_services(office.settings) as services:
        with suppress(StaffAlreadyExists):
            staff.create(services, staff.NewMember(name=NAME, role=Role.DISTRICT, password=PASSWORD))
        arrival = replace(an_arrival(), guide=None, village=None, idempotency_key="bench-desk")
        return submit(services, arrival).code


def _signed_in(port: int) -> str:
    visitor = Visitor(port=port)
    form = visitor.get("/moderasi/masuk").form()
    visitor.post("/moderasi/masuk", {**form, "nama": NAME, "sandi": PASSWORD})
    return _cookie_of(visitor)


def _cookie_of(visitor: Visitor) -> str:
    return "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())


def _words(letters: Letters) -> tuple[str, str]:
    """Return a word that many letters have, and one that few have."""
    return letters.word(20), letters.word(2_000)


def measured(desks: Sequence[Desk], rounds: int) -> Turns:
    turns = Turns()
    with steps("pages", rounds) as done:
        for _ in range(rounds):
            for page in desks[0].pages:
                for desk in desks:
                    if page in desk.pages:
                        found = load(desk.running.port, [desk.pages[page]] * TRIES)
                        turns.note(f"{page}, ms", desk.name, found.part(50) * MILLISECONDS)
            done(1)
    for desk in desks:
        turns.note("memory_mib", desk.name, desk.running.memory())
    return turns


def too_slow(turns: Turns, ours: Sequence[str]) -> tuple[str, ...]:
    """Return the pages that cost more than they may, or grow with the office."""
    found = []
    for page in (figure for figure in turns.taken if figure.endswith(", ms")):
        small, large = turns.median(page, ours[0]), turns.median(page, ours[-1])
        if large > AT_MOST_MS or large > small * FLAT:
            found.append(f"{page}: {small:.1f} and {large:.1f}")
    return tuple(found)


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.function.desk", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=(10_000, 100_000))
    parser.add_argument("--waiting", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    folder = options.folder.resolve()
    try:
        with ExitStack() as opened:
            ours = [our_desk(folder, size, options.waiting, opened) for size in options.sizes]
            theirs = [their_desk(folder, size, options.waiting, opened) for size in options.sizes]
            measured((*ours, *theirs), 1)  # what is compiled and opened at first
            turns = measured((*ours, *theirs), options.rounds)
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    print(*turns.table(), sep="\n")
    slow = too_slow(turns, [desk.name for desk in ours])
    told = {**turns.told(), "waiting": options.waiting, "too_slow": slow, "spread": turns.spread()}
    keep("desk", told)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
