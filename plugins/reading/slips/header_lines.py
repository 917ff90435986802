"""Finds lines of a header that are mistyped whatever stands around them, and those that would explain a parser's fault.

A parser says where it could go on no longer, which is often a line or more after the slip. `culprits` finds the slip
itself: the line with whose mend the fault goes away, or comes later.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from plugins.reading import wording as general
from plugins.reading.slips import wording

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_KEY = r"[A-Za-z_][\w-]*"
_BULLETS = "•·●○◦‣▪■□➢✓–—"  # noqa: RUF001 these very signs are meant
_BULLET = re.compile(rf"\s*(?:- +|[\w-]+: +)?(?P<mark>[{_BULLETS}])\s*(?P<rest>\S.*)")
_OTHER_BULLET = re.compile(r"\s*(?P<mark>[*+]) +(?P<rest>\S.*)")
_NUMBERED = re.compile(r"\s+(?P<mark>[0-9]{1,2}[.)]) +(?P<rest>\S.*)")
_NO_COLON = re.compile(r"(?P<before>[ -]*)(?P<key>[a-z_]{2,}) ?[=; ] ?(?P<rest>[^\s:=;].*)")
_PLAIN_ITEM = re.compile(r"\s*- +(?![-\[{|>\"'&*!])[^:]*")
_DASH = re.compile(r"\s*-(?P<rest>[^\s\d.-].*)")
_FOREIGN_BLANK = re.compile(rf"[ -]*[{_BLANKS}]|[ -]*{_KEY}:[{_BLANKS}]")
_FOREIGN_COLON = re.compile(rf"[ -]*{_KEY}\s*[\uff1a\ufe55\ufe13]")
_TIGHT_COLON = re.compile(rf"(?P<before>[ -]*{_KEY}):(?P<rest>(?!//)[^\s:].*)")
_BLOCK = re.compile(r"(?P<indent> *)(?:- +)*(?:[^#'\"]*:)? *[|>][+-]?\d?[+-]? *(?:#.*)?")
_OPEN_QUOTE = re.compile(r"(?:[:,{\[-] *|^ *)(?P<quote>[\"'])")
# Finding one slip means parsing once for each line in question.
MOST_TRIED = 16


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A line, counted from 0, and what its editor should do."""

    line: int
    sentence: str


# The number of the line at which a text cannot be read, counted from 0, or nothing.
FaultOf = Callable[[str], int | None]


def plain_slips(lines: Sequence[str]) -> Iterator[Slip]:
    """Yield lines that mean something else than they look like, also where a parser is content with them."""
    above = ""
    for number, line in _outside_blocks(lines):
        sentence = _slip_below(above, line) or _slip_in(line)
        if sentence:
            yield Slip(line=number, sentence=sentence)
        above = line.rstrip()


def culprits(lines: Sequence[str], fault_of: FaultOf) -> tuple[Slip, ...]:
    """Return the slips, nearest to the fault first, without which the fault would not be there."""
    search = _Search(text=list(lines), fault_of=fault_of, fault=fault_of(_joined(lines)))
    while search.goes_on():
        pass
    return tuple(search.found)


@dataclass(kw_only=True)
class _Search:
    """The text with what is mended so far, and where it still cannot be read."""

    text: list[str]
    fault_of: FaultOf
    fault: int | None
    found: list[Slip] = field(default_factory=list)
    tried: int = 0

    def goes_on(self) -> bool:
        """Mend the slip nearest to the fault; `False` if there is no fault or nothing that explains it.

        One with which the whole fault is gone comes before one with which it only comes later.
        """
        if self.fault is None:
            return False
        outside = [number for number, _ in _outside_blocks(self.text) if number <= self.fault]
        suspects = ((number, *mend) for number in reversed(outside) for mend in _mends_at(number, self.text))
        best: tuple[int | None, int, str, str] | None = None
        for number, mended, sentence in islice(suspects, MOST_TRIED - self.tried):
            self.tried += 1
            later = self.fault_of(_joined([*self.text[:number], mended, *self.text[number + 1 :]]))
            if later is None or (later > self.fault and best is None):
                best = (later, number, mended, sentence)
            if later is None:
                break
        if best is not None:
            self.fault, number, self.text[number], sentence = best
            self.found.append(Slip(line=number, sentence=sentence))
        return best is not None


def tight_colon(line: str) -> str | None:
    """Return what to say of a line that begins with a key and a colon without a space, if it does."""
    tight = _TIGHT_COLON.fullmatch(line)
    return (
        wording.NO_SPACE_AFTER_COLON.format(mend=_short(f"{tight['before'].strip(' -')}: {tight['rest']}"))
        if tight
        else None
    )


def _slip_below(above: str, line: str) -> str | None:
    """Say what is wrong with a line below that one: numbers for bullets, or an item that would go on the one above."""
    numbered = _NUMBERED.fullmatch(line)
    if numbered and above.endswith(":"):
        return _as_bullet(numbered)
    goes_on = _PLAIN_ITEM.fullmatch(above) and line.lstrip().startswith("- ") and _indent(line) > _indent(above)
    return wording.OUT_OF_LINE if goes_on else None


def _slip_in(line: str) -> str | None:
    if _FOREIGN_BLANK.match(line):
        return wording.FOREIGN_BLANK
    if _FOREIGN_COLON.match(line):
        return wording.FOREIGN_COLON
    bullet = _BULLET.fullmatch(line) or _OTHER_BULLET.fullmatch(line)
    if bullet:
        return _as_bullet(bullet)
    dash = _DASH.fullmatch(line)
    return wording.NO_SPACE_AFTER_DASH.format(mend=_short(f"- {dash['rest']}")) if dash else None


def _as_bullet(found: re.Match[str]) -> str:
    return wording.BULLET.format(mark=found["mark"], mend=_short(f"- {found['rest']}"))


def _mends_at(number: int, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what a line may have been meant to be, alone or beside its neighbours, with what to say if it was."""
    line = lines[number]
    yield from _mends(line)
    near = (lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines) and lines[at].strip())
    for indent in sorted({_indent(other) for other in near} - {_indent(line)}):
        yield f"{' ' * indent}{line.lstrip(' ')}", wording.OUT_OF_LINE


def _mends(line: str) -> Iterator[tuple[str, str]]:
    """Yield what the line may have been meant to be, with what to say if it was."""
    tight, sentence = _TIGHT_COLON.fullmatch(line), tight_colon(line)
    if tight and sentence:
        yield f"{tight['before']}: {tight['rest']}", sentence
    bare = None if tight else _NO_COLON.fullmatch(line)
    if bare:
        mended = f"{bare['key']}: {bare['rest']}"
        yield f"{bare['before']}{mended}", wording.NO_COLON.format(key=bare["key"], mend=_short(mended))
    opened = _OPEN_QUOTE.search(line)
    if opened and line.count(opened["quote"]) % 2:
        closing = line.rstrip()[-1]
        inner = f"{line.rstrip()[:-1]}{opened['quote']}{closing}" if closing in "]}" else ""
        yield from ((mended, general.yaml_sentence(_OPEN)) for mended in (f"{line}{opened['quote']}", inner) if mended)


_OPEN = "found unexpected end of stream"


def _outside_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines, with their numbers, that are no comment and no part of a text after `|` or `>`."""
    inside: int | None = None
    for number, line in enumerate(lines):
        indent = _indent(line)
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = None
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line
            block = _BLOCK.fullmatch(line)
            inside = len(block["indent"]) if block else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    return text if len(text) <= general.LONGEST_SHOWN else text[: general.LONGEST_SHOWN - 1] + "…"
