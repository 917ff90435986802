"""Reads the header of a news post in Pelican's words beside ours, with or without the fences around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.reading import wording
from plugins.reading.content_file import ContentFile, Location, Value
from plugins.reading.front_matter import header_file, problems_anywhere
from plugins.reading.problem import ContentProblem

# Each in any case, as Pelican takes them.
PELICAN_WORDS = {
    "title": "judul",
    "date": "tanggal",
    "modified": "diubah",
    "category": "desa",
    "tags": "label",
    "author": "penulis",
    "authors": "penulis",
    "summary": "ringkas",
    "status": "status",
    "slug": "slug",
}
# What Python-Markdown takes for a line of a header, and for one that goes on with the line above it.
LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
GOES_ON = re.compile(r" {4,}(.*)")
VILLAGE = "desa"
DRAFT, HIDDEN, PUBLISHED = "draft", "hidden", "published"
OUR_STATUSES = {"draf": DRAFT, "tersembunyi": HIDDEN, "terbit": PUBLISHED}


def post_file(text: str, shown: str) -> ContentFile:
    """Return the content file of a post, with the keys that its model has."""
    return _in_our_words(_without_fences(text, shown) if _has_no_fences(text) else header_file(text, shown))


def status_named(written: str) -> str:
    """Return Pelican's word for a status in anybody's spelling; what is none comes back as it is."""
    plain = written.strip().lower()
    return OUR_STATUSES.get(plain, plain)


def status_of(post: ContentFile) -> str:
    """Return the status that stands in a post's header."""
    return status_named(post.root.text("status") or PUBLISHED)


def _has_no_fences(text: str) -> bool:
    first = LINE.fullmatch(text.partition("\n")[0].rstrip())
    return first is not None and first[1].lower() in {*PELICAN_WORDS, *PELICAN_WORDS.values()}


def _without_fences(text: str, shown: str) -> ContentFile:
    """Read lines up to the first that is none of a header: that is where the body begins."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not _of_header(line)), len(lines))
    values: dict[str, Value] = {}
    places: dict[Location, int] = {(): 1}
    problems = list(problems_anywhere(text, shown))
    key = ""
    for number, line in enumerate(lines[:end], start=1):
        begun = LINE.fullmatch(line.rstrip())
        if begun is None:
            values[key] = f"{values[key] or ''} {line.strip()}".strip()
            continue
        key = begun[1]
        if (key,) in places:
            problems.append(_twice(shown, key, number, places[(key,)]))
        values[key], places[(key,)] = begun[2] or None, number
    body = "\n".join(lines[end:])
    first = end + 1 + body[: len(body) - len(body.lstrip())].count("\n")
    return ContentFile(
        path=shown, values=values, lines=places, body=body.strip(), body_line=first, problems=tuple(problems), text=text
    )


def _of_header(line: str) -> bool:
    return any(form.fullmatch(line.rstrip()) for form in (LINE, GOES_ON))


def _in_our_words(file: ContentFile) -> ContentFile:
    ours = {key: PELICAN_WORDS.get(key.lower(), key) for key in file.values}
    twice = tuple(_same(file, ours))
    if file.problems or twice:
        return replace(file, values={}, problems=(*file.problems, *twice))
    values = {ours[key]: _village(value) if ours[key] == VILLAGE else value for key, value in file.values.items()}
    lines = {_moved(location, ours): line for location, line in file.lines.items()}
    return replace(file, values=values, lines=lines)


def _moved(location: Location, ours: Mapping[str, str]) -> Location:
    return (ours.get(str(location[0]), location[0]), *location[1:]) if location else location


def _same(file: ContentFile, ours: Mapping[str, str]) -> Iterator[ContentProblem]:
    """Yield the keys that say what another one of the same file says."""
    first: dict[str, str] = {}
    for key, word in ours.items():
        other = first.setdefault(word, key)
        if other != key:
            sentence = wording.SAME_KEY.format(value=wording.quoted(key), other=wording.quoted(other))
            yield file.problem((key,), sentence)


def _twice(shown: str, key: str, line: int, first: int) -> ContentProblem:
    return ContentProblem(path=shown, line=line, sentence=wording.duplicate_key(key, first))


def _village(value: Value) -> Value:
    """Return a desa as its file is called: Pelican's categories are written as people say them."""
    return re.sub(r"\s+", "-", value.strip().lower()).removeprefix("desa-") if isinstance(value, str) else value
