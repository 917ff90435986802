"""Finds mail addresses, those too that are written in words."""

import re
from collections.abc import Iterator

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.personal.finders.dictated import NUMBER_WORDS

_BEFORE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?$")
_AFTER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![A-Za-z])")
_KNOWN = re.compile(
    r" ?(?:gmail|yahoo|ymail|rocketmail|outlook|hotmail|icloud)[.,](?:com|co[.,]id|co|id)(?![a-z])", re.IGNORECASE
)
_AT = re.compile(r"(?=[\s(\[@])(?:@|\s?[(\[]\s?at\s?[)\]]\s?)", re.IGNORECASE)
LONGEST = 64
# "budi titik santoso at gmail titik com": in words only what ends like an address is one.
_DOT = r"(?:\s?\.\s?|\s?[(\[]?\s?(?:titik|dot)\s?[)\]]?\s?)"
_MARK = rf"(?:{_DOT}|\s?[_-]\s?|\s(?:garis\sbawah|underscore|strip|setrip)\s)"
_PROVIDER = r"(?:gmail|g\s?mail|yahoo|ymail|rocketmail|outlook|hotmail|icloud)"
_NUMBER = rf"\s(?:{'|'.join(NUMBER_WORDS)}|\d{{1,4}})"
_LOCAL_IN_WORDS = rf"(?<![a-z0-9])[a-z0-9]{{1,32}}(?:{_MARK}[a-z0-9]{{1,32}}){{0,4}}(?:{_NUMBER}){{0,6}}"
_REST_IN_WORDS = (
    r"\s?(?:\s(?:at|et|ad|keong|a\skeong)\s|[(\[]\s?at\s?[)\]]|@)\s?"
    rf"(?:{_PROVIDER}(?:{_DOT}|\s)(?:com|co{_DOT}id|id)|[a-z0-9-]{{2,32}}{_DOT}(?:com|net|org|id|(?:co|go|ac|sch|desa){_DOT}id))(?![a-z0-9])"
)
_IN_WORDS = re.compile(_LOCAL_IN_WORDS + _REST_IN_WORDS, re.IGNORECASE)
# Looked for first: few texts have it, and what comes before it is costly to look for everywhere.
_END_IN_WORDS = re.compile(rf"(?=[\s(\[@])(?<=[a-z0-9]){_REST_IN_WORDS}", re.IGNORECASE)
LONGEST_LOCAL_IN_WORDS = 5 * 32 + 4 * 16 + 6 * 12


def email_finds(text: str) -> Iterator[Find]:
    """Yield the mail addresses of a legible text, also "nama @ gmail.com" and "nama(at)gmail.com"."""
    read_to = 0
    for sign in _AT.finditer(text):
        end = _domain_end(text, sign.end())
        if end is None:
            continue
        local = _local_part(text, max(read_to, sign.start() - LONGEST), sign.start())
        if local is not None:
            read_to = end
            yield Find(detail=Detail.EMAIL, start=local, end=end)
    yield from _finds_in_words(text)


def _finds_in_words(text: str) -> Iterator[Find]:
    read_to = 0
    for end in _END_IN_WORDS.finditer(text):
        said = _IN_WORDS.search(text, max(read_to, end.start() - LONGEST_LOCAL_IN_WORDS), end.end() + 1)
        if said:
            read_to = said.end()
            yield Find(detail=Detail.EMAIL, start=said.start(), end=said.end())


def _local_part(text: str, first: int, last: int) -> int | None:
    """Return where the part before the sign begins; one space before the sign is forgiven."""
    window = text[first:last]
    found = _BEFORE.search(window.removesuffix(" "))
    return None if found is None else first + found.start()


def _domain_end(text: str, start: int) -> int | None:
    found = _AFTER.match(text, start) or _KNOWN.match(text, start)
    return None if found is None else found.end()
