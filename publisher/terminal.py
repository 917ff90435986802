"""Says one line to the person at the terminal."""

import sys


def say(line: str) -> None:
    """Write the line at once: the output may be a pipe that somebody waits at."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write the line where errors go."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
