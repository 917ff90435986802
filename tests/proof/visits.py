"""Whatever editors, staff and calendars do to visits, in any order: `python -m tests.proof.visits --sequences 5000`."""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from plugins.edition.content import Content, read_content
from plugins.kinds.tree import read_content_tree
from tests.proof.visit_world import DAYS, PLACES, STARTS, VILLAGES, BrokenPromise, World, a_world
from tests.unit.plugins.small_content import write_content

Step = tuple[str, int, int, int]
LONGEST = 14
STORE = "feedback.sqlite"


def _file(world: World, number: int) -> str | None:
    return _one(sorted(world.files), number)


def _seen(world: World, number: int) -> str | None:
    """Return a visit that staff can see: one that was published, or that they planned."""
    return _one(sorted({*world.seen, *world.known}), number)


def _one(names: list[str], number: int) -> str | None:
    return names[number % len(names)] if names else None


def _day(number: int) -> date:
    return DAYS[number % len(DAYS)]


def _village(number: int) -> str:
    return VILLAGES[number % len(VILLAGES)]


def _takes_name(world: World, a: int, b: int, c: int) -> None:
    planned = _one(sorted(slug for slug in world.known if slug not in world.files), a)
    if planned is not None:
        world.takes_name(planned, _village(b), _day(c))


def _with_file(act: Callable[[World, str, int, int], None]) -> Callable[[World, int, int, int], None]:
    return lambda world, a, b, c: act(world, slug, b, c) if (slug := _file(world, a)) else None


def _with_seen(act: Callable[[World, str, int, int], None]) -> Callable[[World, int, int, int], None]:
    return lambda world, a, b, c: act(world, slug, b, c) if (slug := _seen(world, a)) else None


STEPS: dict[str, Callable[[World, int, int, int], None]] = {
    "an editor writes a file": lambda world, a, b, _: world.creates(_village(a), _day(b)),
    "an editor writes a file of a planned visit's name": _takes_name,
    "an editor deletes a file": _with_file(lambda world, slug, _b, _c: world.deletes(slug)),
    "an editor renames a file": _with_file(lambda world, slug, _b, _c: world.renames(slug)),
    "an editor moves a visit": _with_file(lambda w, slug, b, c: w.moves_file(slug, _day(b), recorded=c % 2 == 0)),
    "an editor changes the place": _with_file(
        lambda w, slug, b, c: w.changes_file(slug, "place", PLACES[b % len(PLACES)], recorded=c % 2 == 0)
    ),
    "an editor changes the hours": _with_file(
        lambda w, slug, b, c: w.changes_file(slug, "starts", STARTS[b % len(STARTS)], recorded=c % 2 == 0)
    ),
    "an editor calls a visit off": _with_file(lambda world, slug, _b, _c: world.calls_off_in_file(slug)),
    "an editor lets it take place after all": _with_file(lambda world, slug, _b, _c: world.restores_in_file(slug)),
    "a holiday comes or goes": lambda world, a, _b, _c: world.changes_holiday(_day(a)),
    "staff plan a visit": lambda world, a, b, _: world.plans(_village(a), _day(b)),
    "staff move a visit": _with_seen(lambda world, slug, b, _: world.moves(slug, _day(b))),
    "staff change the place": _with_seen(lambda world, slug, b, _: world.changes(slug, place=PLACES[b % len(PLACES)])),
    "staff call a visit off": _with_seen(lambda world, slug, b, _: world.calls_off(slug, _seen(world, b))),
    "staff restore a visit": _with_seen(lambda world, slug, _b, _c: world.restores(slug)),
    "the press builds": lambda world, _a, _b, _c: world.builds(),
    "a day passes": lambda world, _a, _b, _c: world.sleeps(),
}
# What happens often in an office happens often here: otherwise most sequences are of visits nobody can see.
OFTEN = ("an editor writes a file", "staff call a visit off", "the press builds")
SEQUENCES = st.lists(
    st.tuples(st.sampled_from((*STEPS, *OFTEN)), *[st.integers(min_value=0, max_value=11)] * 3),
    min_size=3,
    max_size=LONGEST,
)


def proved(sequences: int, *, number: int = 20261203) -> Counter[str]:
    """Try so many sequences and return how often each step was taken; a broken promise is raised, made short."""
    taken: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="visits-") as scratch:
        content = content_in(Path(scratch))
        with a_world(Path(scratch), content):
            pass  # leaves an empty store, which costs less to copy than to make

        @seed(number)
        @settings(
            max_examples=sequences, deadline=None, database=None, phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck), print_blob=False,
        )  # fmt: skip
        @given(SEQUENCES)
        def every_promise_is_kept(steps: list[Step]) -> None:
            taken["sequences"] += 1
            _lives(steps, content, Path(scratch), taken)

        every_promise_is_kept()
    return taken


def _lives(steps: list[Step], content: Content, scratch: Path, taken: Counter[str]) -> None:
    with tempfile.TemporaryDirectory(dir=scratch) as folder, a_world(copied(scratch, Path(folder)), content) as world:
        for name, a, b, c in steps:
            world.clock.ticks()
            STEPS[name](world, a, b, c)
            world.checks()
            taken[name] += 1


def copied(scratch: Path, folder: Path) -> Path:
    shutil.copy(scratch / STORE, folder / STORE)
    return folder


def content_in(scratch: Path) -> Content:
    """Return the smallest content there is, checked."""
    read = read_content(read_content_tree([write_content(scratch / "content")]), demonstration=False)
    assert isinstance(read, Content), read
    return read


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.visits", description=__doc__)
    parser.add_argument("--sequences", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20261203)
    options = parser.parse_args(arguments)
    started = time.monotonic()
    try:
        taken = proved(options.sequences, number=options.seed)
    except BrokenPromise as broken:
        sys.stdout.write(f"FAIL {broken}\n{chr(10).join(getattr(broken, '__notes__', []))}\n")
        return 1
    for name, count in sorted(taken.items()):
        sys.stdout.write(f"{name:<52}  {count}\n")
    sys.stdout.write(
        json.dumps({"sequences of visits": taken["sequences"], "seconds": round(time.monotonic() - started)})
    )
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
