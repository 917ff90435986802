"""Finds personal details in everything editors write, with the finder that reads what residents send.

What the office itself publishes is no find: numbers and addresses in the tables of the office and its places, and in
the fields made for them (how to reach an official, where a visit takes place). The same number may then stand anywhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from feedback_api.domain.personal.personal_details import Detail, Find, find
from plugins.reading.content_file import ContentFile, Location
from plugins.reading.problem import ContentProblem
from plugins.reading.slips import wording
from plugins.reading.slips.bodies import page_of

REACHED_BY = frozenset({Detail.PHONE, Detail.EMAIL})
_IN_WORDS = (Detail.EMAIL, Detail.ADDRESS)
# Keys under which an office says how it, or one of its officials, is reached, and where something takes place.
CONTACTS = frozenset({"kontak", "narahubung", "hubungi", "telepon", "whatsapp", "email"})
PLACES = frozenset({"alamat", "balai", "tempat", "pengambilan"})
_MADE_FOR_DETAILS = CONTACTS | PLACES
OF_AN_AGENCY = (".go.id", ".desa.id")
_FEWEST_DIGITS = 6
_SHOWN = 4
_FURTHER_DOWN = 60


@dataclass(frozen=True, kw_only=True)
class Published:
    """What the office publishes of itself: texts reduced to their digits, or to letters and digits.

    In its `tables`, by their paths, all of it may stand anywhere.
    """

    tables: frozenset[str] = frozenset()
    digits: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def has(self, detail: Detail, text: str) -> bool:
        if detail is Detail.PHONE:
            number = _number(text)
            return len(number) >= _FEWEST_DIGITS and any(number in known for known in self.digits)
        if detail is Detail.EMAIL and text.lower().endswith(OF_AN_AGENCY):
            return True
        word = _word(text)
        return detail in {Detail.EMAIL, Detail.ADDRESS} and any(word in known for known in self.words)


def published_by(files: Iterable[ContentFile], tables: frozenset[str]) -> Published:
    """Return what these files publish of the office, its officials and its places."""
    texts = [
        (file.path in tables, place, text)
        for file in files
        for place, text in file.texts
        if file.path in tables or not _MADE_FOR_DETAILS.isdisjoint(place)
    ]
    numbers = (_number(text) for is_table, place, text in texts if _may_stand(place, Detail.PHONE, anywhere=is_table))
    words = (
        _word(text)
        for is_table, place, text in texts
        if any(_may_stand(place, one, anywhere=is_table) for one in _IN_WORDS)
    )
    return Published(
        tables=tables,
        digits=frozenset(number for number in numbers if len(number) >= _FEWEST_DIGITS),
        words=frozenset(word for word in words if word),
    )


def private_details(file: ContentFile, published: Published, *, kinds: frozenset[Detail]) -> Iterator[ContentProblem]:
    """Yield each detail of these kinds in header, text and name of the file."""
    for place, text in file.texts:
        for one in _finds(text):
            if one.detail in kinds and not _may_stand(place, one.detail, anywhere=file.path in published.tables):
                yield from _told(file, published, one.detail, text[one.start : one.end], file.line_of(place))
    yield from _below(file, published, kinds)
    for one in _finds(file.slug.replace("-", " ")):
        if one.detail in kinds:
            yield from _told(file, published, one.detail, file.slug[one.start : one.end], 1)


def _below(file: ContentFile, published: Published, kinds: frozenset[Detail]) -> Iterator[ContentProblem]:
    """Look at the text as it was typed, and as it is read: signs and tags between digits do not hide them."""
    typed = [(file.body[one.start : one.end], one.detail) for one in _finds(file.body)]
    seen = {_word(piece) for piece, _ in typed}
    words = "".join(page_of(file.body).words) if file.body else ""
    read = [(words[one.start : one.end], one.detail) for one in _finds(words)]
    for piece, detail in (*typed, *(one for one in read if _word(one[0]) not in seen)):
        if detail in kinds:
            yield from _told(file, published, detail, piece, file.body_line)


def _told(file: ContentFile, published: Published, detail: Detail, piece: str, line: int) -> Iterator[ContentProblem]:
    if not published.has(detail, piece):
        what = wording.DETAILS.get(detail.value, wording.OTHER_DETAIL)
        sentence = wording.DETAIL.format(what=what, begin=piece.strip()[:_SHOWN])
        yield ContentProblem(path=file.path, line=_line_with(file, piece, line), sentence=sentence)


def _line_with(file: ContentFile, piece: str, line: int) -> int:
    """Return the first line from here on that holds the beginning of the piece."""
    begin = next(iter(piece.split(maxsplit=1)), piece)
    lines = file.text.split("\n")[line - 1 : line - 1 + _FURTHER_DOWN + file.body.count("\n")]
    return next((line + number for number, text in enumerate(lines) if begin in text), line)


def _may_stand(place: Location, detail: Detail, *, anywhere: bool) -> bool:
    """Say whether this is a place made for such a detail of the office; in some tables that is `anywhere`."""
    keys = CONTACTS if detail in REACHED_BY else PLACES if detail is Detail.ADDRESS else frozenset[str]()
    return bool(keys) and (anywhere or not keys.isdisjoint(place))


@lru_cache(maxsize=20_000)
def _finds(text: str) -> tuple[Find, ...]:
    """Return the finds; a text is read again by every check of the same press."""
    return find(text)


def _number(text: str) -> str:
    digits = "".join(letter for letter in text if letter.isdigit())
    return f"0{digits[2:]}" if digits.startswith("62") else digits


def _word(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
