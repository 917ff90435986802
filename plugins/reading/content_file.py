"""A content file as it was read: texts, lists and parts, each with the line on which it stands."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from feedback_api.domain.identity import UNNAMED, Identity
from plugins.reading.problem import ContentProblem

Value = str | None | Sequence["Value"] | Mapping[str, "Value"]
Location = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class ContentFile:
    """Everything written in one file, with the office's words filled in. Unreadable ones have `problems` and no values.

    `text` is what was read. `office` is who publishes it. `own_names` are places where the office's own name should
    have been a placeholder.
    """

    path: str
    values: Mapping[str, Value]
    lines: Mapping[Location, int]
    body: str = ""
    body_line: int = 1
    problems: tuple[ContentProblem, ...] = ()
    office: Identity = UNNAMED
    own_names: tuple[ContentProblem, ...] = ()
    text: str = field(default="", compare=False, repr=False)

    @cached_property
    def slug(self) -> str:
        return PurePath(self.path).stem

    @property
    def is_example(self) -> bool:
        """Say whether it is marked as an example, which is on no real site."""
        return self.root.text("contoh") == "ya"

    def names(self) -> AbstractSet[str] | None:
        """Return the keys of a table, or `None` if it could not be read: then nobody can say what it lacks."""
        return None if self.problems else self.values.keys()

    @property
    def root(self) -> "Part":
        return Part(file=self, location=(), values=self.values)

    def line_of(self, location: Location) -> int:
        """Return the line of the place, or of the nearest thing around it that was written."""
        for length in range(len(location), -1, -1):
            line = self.lines.get(location[:length])
            if line is not None:
                return line
        return 1

    def problem(self, location: Location, sentence: str) -> ContentProblem:
        return ContentProblem(path=self.path, line=self.line_of(location), sentence=sentence)

    @cached_property
    def texts(self) -> tuple[tuple[Location, str], ...]:
        """Every text of the header, wherever it stands: half a dozen checks go through all of them."""
        return tuple(texts_in(self.values))


@dataclass(frozen=True, kw_only=True)
class LocatedText:
    """A text and where it stands."""

    text: str
    location: Location


@dataclass(frozen=True, kw_only=True)
class Part:
    """The `key: value` pairs at one place. What is absent or has the wrong shape reads as nothing."""

    file: ContentFile
    location: Location
    values: Mapping[str, Value]

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> tuple[LocatedText, ...]:
        """Return the texts of a list; a single text counts as a list of one."""
        value = self.values.get(key)
        here = (*self.location, key)
        if isinstance(value, str):
            return (LocatedText(text=value, location=here),)
        if not isinstance(value, list):
            return ()
        return tuple(
            LocatedText(text=item, location=(*here, index)) for index, item in enumerate(value) if isinstance(item, str)
        )

    def part(self, key: str) -> "Part":
        value = self.values.get(key)
        return self._at((*self.location, key), value if isinstance(value, Mapping) else {})

    def parts(self, key: str) -> tuple["Part", ...]:
        """Return the parts of a list, in order."""
        value = self.values.get(key)
        items = value if isinstance(value, list) else []
        here = (*self.location, key)
        return tuple(self._at((*here, index), item) for index, item in enumerate(items) if isinstance(item, Mapping))

    def named_parts(self) -> tuple[tuple[str, "Part"], ...]:
        """Return each key whose value is a part, with that part."""
        return tuple((key, self.part(key)) for key, value in self.values.items() if isinstance(value, Mapping))

    def problem(self, key: str | None, sentence: str) -> ContentProblem:
        return self.file.problem(self.location if key is None else (*self.location, key), sentence)

    def _at(self, location: Location, values: Mapping[str, Value]) -> "Part":
        return Part(file=self.file, location=location, values=values)


def texts_in(value: Value, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text of a value, wherever in it, with its place."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, (*location, key))
    elif value is not None:
        for index, inner in enumerate(value):
            yield from texts_in(inner, (*location, index))
