"""Shows on a terminal how far a long run is, and how long it will still take."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Tells how many more steps are done.
Done = Callable[[int], None]


def nobody_watches(_steps: int) -> None:
    """Tell nobody."""


@contextmanager
def steps(what: str, total: int) -> Iterator[Done]:
    """Yield what is told how many more steps are done; whoever reads the output from a file sees none of it."""
    if not sys.stderr.isatty():
        yield nobody_watches
        return
    # Only whoever sits at a terminal needs it; the bundle in the cloud does without.
    from rich import progress as shown  # noqa: PLC0415 - see above
    from rich.console import Console  # noqa: PLC0415 - the same

    description = shown.TextColumn("{task.description}")
    columns = (description, shown.BarColumn(), shown.MofNCompleteColumn(), shown.TimeRemainingColumn())
    with shown.Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda more: progress.advance(task, more)
