"""How a command speaks to whoever typed it, and with which code it ends."""

import sys

DONE, REFUSED, UNUSABLE = 0, 1, 2


def say(line: str) -> None:
    """Write a line of the result at once: the output may be a pipe that somebody waits at."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(*lines: str) -> None:
    """Write what stands in the way."""
    for line in lines:
        sys.stderr.write(f"{line}\n")
