"""The list of addresses that were published once: in the content, and in the data of a press that published more."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from feedback_api.domain.identity import Identity
from plugins.edition.links.addresses import Addresses

LIST = "terbit.csv"
MOST_BYTES = 4_000_000
_ADDRESS = re.compile(r"(?:/[a-z0-9_-]+)+/")


def published_once(lists: Iterable[Path], office: Identity) -> tuple[str, ...]:
    """Return every address on those lists that are this office's; a line that is none was never one."""
    texts = (_text(path).splitlines() for path in lists)
    own = (lines for lines in texts if lines and lines[0].strip() in _heads(office))
    found = (line.strip() for lines in own for line in lines)
    return tuple(dict.fromkeys(line for line in found if _ADDRESS.fullmatch(line)))


def on_the_site(addresses: Addresses) -> Iterator[str]:
    """Yield the address of each file that readers can see on the day of the tree: no example, no news of tomorrow."""
    for address, file in addresses.of_one_file.items():
        if address not in addresses.hidden and not file.problems:
            yield address


def noted(path: Path, addresses: Iterable[str], office: Identity) -> int:
    """Add to a list what it does not have yet, whole or not at all; return how many that were.

    Who copies the content of another office begins a list of its own.
    """
    known, heads = set(published_once((path,), office)), _heads(office)
    new = set(addresses) - known
    if new or (known and _text(path).splitlines()[0].strip() != heads[0]):
        unfinished = path.with_name(f".{path.name}.new")
        unfinished.write_text("".join(f"{line}\n" for line in (heads[0], *sorted(known | new))), encoding="utf-8")
        unfinished.replace(path)
    return len(new)


def _heads(office: Identity) -> tuple[str, ...]:
    """Return the first lines by which a list is this office's, the one to write first.

    A list outlives the office's first code and a mended name: either of them is enough.
    """
    return tuple(f"alamat,{name}" for name in (office.code, office.name) if name)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:  # none yet
        return ""
