"""Says one line to the person at the terminal."""

import sys

from feedback_api.web.log_lines import escaped


def say(line: str) -> None:
    """Write the line at once: the output may be a pipe that somebody waits at."""
    sys.stdout.write(f"{_shown(line)}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write the line where errors go."""
    sys.stderr.write(f"{_shown(line)}\n")
    sys.stderr.flush()


def _shown(text: str) -> str:
    """Keep the lines of a sentence; a name in it, of a file or from a file, may do nothing to the terminal."""
    return "\n".join(map(escaped, text.split("\n")))
