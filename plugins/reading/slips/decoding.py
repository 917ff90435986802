"""Turns the bytes of a content file into text, or says in which encoding it was saved by mistake."""

import codecs
from dataclasses import dataclass

from plugins.reading import wording as general
from plugins.reading.slips import wording

BYTE_ORDER_MARK = "\ufeff"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What the programs of an office write that are no plain text: Word of today and of before 2007, WordPad, and PDF.
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")
_LOOKED_AT = 400
# What Windows-1252 has and people type, besides letters.
_TYPED = frozenset("‘’“”–—…•€™©®°·½¼¾²³§«»×")  # noqa: RUF001 these very signs are meant
_MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """The text with plain line ends, or as much of it as there is, with what is wrong in which line."""

    text: str
    line: int = 1
    fault: str | None = None


def decoded(raw: bytes) -> Decoded:
    """Read UTF-8, with or without a mark in front, with the line ends of any system."""
    if raw.startswith(_DOCUMENTS):
        return Decoded(text=raw.decode("utf-8", "replace"), fault=wording.DOCUMENT)
    if _is_utf16(raw):
        return Decoded(text=raw.decode("utf-8", "replace"), fault=wording.UTF16)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Decoded(text=raw.decode("utf-8", "replace"), line=line, fault=_fault_at(raw, error.start))
    return Decoded(text=text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n"))


def _is_utf16(raw: bytes) -> bool:
    """Say whether it begins as UTF-16 does, or every other byte of plain letters is nothing."""
    start = raw[:_LOOKED_AT]
    return start.startswith(_UTF16_MARKS) or start.count(0) * 3 > len(start) > 1


def _fault_at(raw: bytes, start: int) -> str:
    """Name Windows-1252 if the word around the foreign byte reads as something typed in it."""
    before, after = raw[:start].split(), raw[start:].split(maxsplit=1)
    starts_word = not raw[:start] or raw[start - 1 : start].isspace()
    word = (b"" if starts_word or not before else before[-1]) + (after[0] if after else b"")
    try:
        letters = word.decode("cp1252")
    except UnicodeDecodeError:
        return general.NOT_UTF8
    is_typed = all(
        (letter.isascii() and letter.isprintable()) or letter.isalpha() or letter in _TYPED for letter in letters
    )
    return (
        wording.WINDOWS_1252.format(letters=letters) if is_typed and len(letters) <= _MOST_SHOWN else general.NOT_UTF8
    )
