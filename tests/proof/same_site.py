"""Whatever happens, the site a press goes on with is the one it would begin with: `python -m tests.proof.same_site`."""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.proof.same_site_world import World

Step = tuple[str, int, int, int]
STEPS: dict[str, Callable[[World, int, int, int], None]] = {
    "publish": World.published,
    "correct": World.corrected,
    "follow": World.followed,
    "file elsewhere": World.filed_elsewhere,
    "withdraw": World.withdrawn,
    "print": World.printed,
    "count a trip": World.trip_counted,
    "interrupt": World.interrupted,
    "fill in a fact": World.fact_stated,
    "save a guide": World.guide_saved,
    "save a visit": World.visit_saved,
    "remove a visit": World.visit_gone,
    "rename a desa": World.village_renamed,
    "next day": World.day_passed,
    "die": World.restarted,
    "print by another": World.printed_by_another,
    "print with a fault": World.printed_with_fault,
}
# What happens all day; after anything else everything is looked at, so that it would hide what a reprint forgot.
DAILY = ("publish", "correct", "follow", "file elsewhere", "withdraw", "print")
LONGEST = 14
AT_FIRST = 9
numbers = st.integers(0, 20)
names = st.one_of(
    st.sampled_from(DAILY), st.sampled_from(DAILY), st.sampled_from(DAILY), st.sampled_from(sorted(STEPS))
)
sequences = st.lists(st.tuples(names, numbers, numbers, numbers), min_size=4, max_size=LONGEST)


def differences_after(steps: list[Step], folder: Path) -> list[str]:
    """Return the files that are others than those of a press that begins now."""
    world = World(folder=folder)
    world.begin()
    for number in range(AT_FIRST):
        world.published(number, number * 3, number)
    world.printed(0, 0, 0)
    for name, *numbers_of_step in steps:
        STEPS[name](world, *numbers_of_step)
    return world.differences("anew")


def holds(steps: list[Step]) -> None:
    """Raise `AssertionError` if anything is different."""
    folder = Path(tempfile.mkdtemp(prefix="same-site-"))
    try:
        assert differences_after(steps, folder) == []
    finally:
        shutil.rmtree(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    tried = settings(
        max_examples=options.sequences,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )(given(sequences)(holds))
    seed(options.seed)(tried)()
    sys.stdout.write(f"{options.sequences} sequences, no difference, {time.monotonic() - begun:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
