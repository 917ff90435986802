"""Finds mail addresses, those too that are written in words."""

import re
from collections.abc import Iterator

from feedback_api.domain.details import Detail, Find

_BEFORE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?$")
_AFTER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![A-Za-z])")
_KNOWN = re.compile(
    r" ?(?:gmail|yahoo|ymail|rocketmail|outlook|hotmail|icloud)\.(?:com|co\.id|co|id)(?![a-z])", re.IGNORECASE
)
_AT = re.compile(r"@|\s?[(\[]\s?at\s?[)\]]\s?", re.IGNORECASE)
LONGEST = 64
# "budi titik santoso at gmail titik com": in words only what ends like an address is one.
_DOT = r"(?:\s?\.\s?|\s?[(\[]?\s?(?:titik|dot)\s?[)\]]?\s?)"
_MARK = rf"(?:{_DOT}|\s?[_-]\s?|\s(?:garis\sbawah|underscore|strip|setrip)\s)"
_PROVIDER = r"(?:gmail|g\s?mail|yahoo|ymail|rocketmail|outlook|hotmail|icloud)"
_IN_WORDS = re.compile(
    rf"(?<![a-z0-9])[a-z0-9]{{1,32}}(?:{_MARK}[a-z0-9]{{1,32}}){{0,4}}\s?(?:\s(?:at|et|keong|a\skeong)\s|[(\[]\s?at\s?[)\]]|@)\s?"
    rf"(?:{_PROVIDER}(?:{_DOT}|\s)(?:com|co{_DOT}id|id)|[a-z0-9-]{{2,32}}{_DOT}(?:com|net|org|id|(?:co|go|ac|sch|desa){_DOT}id))(?![a-z0-9])",
    re.IGNORECASE,
)
_SIGN_IN_WORDS = re.compile(r"(?:\b(?:at|et|keong)\b|@).{0,48}?(?:titik|dot|com|id)\b", re.IGNORECASE)


def email_finds(text: str) -> Iterator[Find]:
    """Yield the mail addresses of a legible text, also "nama @ gmail.com" and "nama(at)gmail.com"."""
    read_to = 0
    for sign in _AT.finditer(text):
        local = _local_part(text, max(read_to, sign.start() - LONGEST), sign.start())
        end = _domain_end(text, sign.end())
        if local is not None and end is not None:
            read_to = end
            yield Find(detail=Detail.EMAIL, start=local, end=end)
    if _SIGN_IN_WORDS.search(text):
        for said in _IN_WORDS.finditer(text):
            yield Find(detail=Detail.EMAIL, start=said.start(), end=said.end())


def _local_part(text: str, first: int, last: int) -> int | None:
    """Return where the part before the sign begins; one space before the sign is forgiven."""
    window = text[first:last]
    found = _BEFORE.search(window.removesuffix(" "))
    return None if found is None else first + found.start()


def _domain_end(text: str, start: int) -> int | None:
    found = _AFTER.match(text, start) or _KNOWN.match(text, start)
    return None if found is None else found.end()
