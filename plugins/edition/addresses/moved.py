"""Reads `pengalihan.csv`, where each line says where an old address leads, and finds addresses that lead nowhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from feedback_api.security.own_files import is_own
from plugins.edition.addresses import wording
from plugins.edition.links.addresses import Addresses
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile
from plugins.reading.front_matter import read_lines
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

FILE = "pengalihan.csv"
HEAD = ("dari", "ke")
# What can be a folder of the site: no step out of it, and nothing that a server hides.
OLD = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line as it was written, both halves without the blanks around them."""

    path: str
    number: int
    halves: tuple[str, ...]

    def problem(self, sentence: str) -> ContentProblem:
        return ContentProblem(path=self.path, line=self.number, sentence=sentence)


@dataclass(frozen=True, kw_only=True)
class LedTo:
    """Where an old address leads. `is_of_one_file` if what stands below and beside it belongs to the same file."""

    address: str
    is_of_one_file: bool


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Where old addresses lead, and what is wrong with the lines, or missing."""

    by_old: Mapping[str, LedTo]
    problems: tuple[ContentProblem, ...]


def read_moved(addresses: Addresses, published: tuple[str, ...]) -> Moved:
    """Return the lines that can be followed; every published address needs one, or a page."""
    reading = _MovedLines(addresses)
    lines, unreadable = _lines(addresses.tree.own_roots)
    problems = [*unreadable, *(problem for line in lines for problem in reading.take(line))]
    problems += reading.chains()
    place = max((line.number for line in lines), default=0) + 1
    path = (addresses.tree.own_roots[0] / FILE).as_posix()
    offers = _Offers(addresses, frozenset(published))
    gone = (offers.sentence(old) for old in published if old not in reading.lines)
    problems += [ContentProblem(path=path, line=place, sentence=sentence) for sentence in gone if sentence]
    return Moved(by_old=reading.by_old(), problems=tuple(problems))


class _MovedLines:
    """Takes one line after the other; what is wrong with one concerns no other."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self.lines: dict[str, Line] = {}

    def take(self, line: Line) -> Iterator[ContentProblem]:
        if len(line.halves) != len(HEAD):
            yield line.problem(wording.NOT_TWO)
            return
        old = line.halves[0]
        wrong = next((half for half in line.halves if not (half.startswith("/") and half.endswith("/"))), None)
        if wrong is not None:
            yield line.problem(wording.NOT_AN_ADDRESS.format(value=general.quoted(wrong)))
        elif old in self.lines:
            yield line.problem(wording.TWICE.format(value=general.quoted(old), line=self.lines[old].number))
        elif self._addresses.has(old) and not self._is_example(old):
            yield line.problem(wording.STILL_A_PAGE.format(value=general.quoted(old)))
        elif not OLD.fullmatch(old):
            yield line.problem(wording.NOT_TO_BE_WRITTEN.format(value=general.quoted(old)))
        else:
            self.lines[old] = line

    def chains(self) -> Iterator[ContentProblem]:
        """Yield lines that lead to an address without a page."""
        for old, line in self.lines.items():
            new = line.halves[1]
            if new in self._addresses.hidden:
                path = self._addresses.hidden[new].path
                yield line.problem(wording.LEADS_TO_HIDDEN.format(value=general.quoted(new), path=path))
            elif self._addresses.has(new):
                continue
            elif new in self.lines and new != old:
                last = self.lines[new].halves[1]
                yield line.problem(wording.LEADS_ON.format(value=general.quoted(new), old=old, new=last))
            else:
                guess = general.guess(nearest(new, self._addresses.pages))
                yield line.problem(wording.NO_SUCH_PAGE.format(value=general.quoted(new), guess=guess))

    def by_old(self) -> dict[str, LedTo]:
        files, led = self._addresses.of_one_file, {old: line.halves[1] for old, line in self.lines.items()}
        return {
            old: LedTo(address=new, is_of_one_file=new in files and _is_as_deep(old, new))
            for old, new in led.items()
            if self._addresses.has(new)
        }

    def _is_example(self, address: str) -> bool:
        """Say whether the page is on no real site until somebody takes its mark away."""
        file = self._addresses.hidden.get(address)
        return file is not None and file.is_example


class _Offers:
    """Knows which page an old address may have become: one of its folder that is called alike, a new one first."""

    def __init__(self, addresses: Addresses, published: frozenset[str]) -> None:
        self._addresses = addresses
        self._pages = [page for page in addresses.of_one_file if page not in addresses.hidden]
        self._published = published

    def sentence(self, old: str) -> str | None:
        """Return what an editor is told of an address without a line, `None` if readers find its page.

        Where no page is called alike, only a person knows where to lead them.
        """
        if old in self._addresses.hidden:
            return _hidden(old, self._addresses.hidden[old])
        if self._addresses.has(old):
            return None
        new = self.best_for(old)
        return wording.GONE_WITHOUT_TRACE.format(old=old) if new is None else wording.GONE.format(old=old, new=new)

    def best_for(self, old: str) -> str | None:
        folder, name = _parted(old)
        beside = {other: page for page in self._pages for above, other in [_parted(page)] if above == folder}
        new = [other for other, page in beside.items() if page not in self._published]
        found = nearest(name, new) or nearest(name, beside)
        return None if found is None else beside[found]


def _is_as_deep(old: str, new: str) -> bool:
    """Say whether both can be the address of a file: below the old one of a case there never was anything."""
    return old.count("/") == new.count("/")


def _parted(address: str) -> tuple[str, str]:
    """Return the folder of an address and its name in it: of all that stands in one folder only the name differs."""
    folder, _, name = address.rstrip("/").rpartition("/")
    return folder, name


def _hidden(old: str, file: ContentFile) -> str:
    """Return what is said of a page that was published and is hidden now."""
    sentence = wording.EXAMPLE_AGAIN if file.is_example else wording.NOT_OUT_AGAIN
    return sentence.format(old=old, path=file.path)


def _lines(roots: tuple[Path, ...]) -> tuple[list[Line], list[ContentProblem]]:
    lines: list[Line] = []
    problems: list[ContentProblem] = []
    for root in roots:
        path = root / FILE
        if not is_own(root, path) or not path.is_file():
            continue
        text, wrong = read_lines(path, path.as_posix())
        problems += wrong
        for number, line in enumerate(text.split("\n") if not wrong else (), start=1):
            halves = tuple(half.strip() for half in line.split(","))
            if line.strip() and not line.startswith("#") and halves != HEAD:
                lines.append(Line(path=path.as_posix(), number=number, halves=halves))
    return lines, problems
