"""Makes new content files of annotated examples, or says why one cannot be made."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from plugins.kinds import new_wording as wording
from plugins.kinds.file_naming import name_from
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile, Location
from plugins.reading.content_tree import ContentTree
from plugins.reading.example import Filling, filled
from plugins.reading.fields import SHORT_NAME
from plugins.reading.file_set import FileSet

EXAMPLE = "_contoh.md"
# Under this stands with a field of `Asked` which option fills it.
OPTION = "option"
NAME = "nama"
FITS = re.compile(SHORT_NAME)

Values = Mapping[Location, Filling]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The content as it lies there today. Examples to copy lie in its first folder."""

    tree: ContentTree
    today: date

    @property
    def folder_of_examples(self) -> Path:
        return self.tree.roots[0]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A new file of this set, and what an editor typed behind the command; what was left out is empty.

    What may be typed is called as the command's options are.
    """

    files: FileSet
    command: str
    title: str = field(default="", metadata={OPTION: "judul"})
    village: str = field(default="", metadata={OPTION: "desa"})
    day: str = field(default="", metadata={OPTION: "tanggal"})
    name: str = field(default="", metadata={OPTION: NAME})


# What the options are called where the file is made.
FIELDS = {one.metadata[OPTION]: one.name for one in fields(Asked) if OPTION in one.metadata}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A file to be written, and what the editor should hear about it."""

    path: Path
    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NewFileRefused:
    """Why there is no draft, and what to do instead."""

    sentence: str


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """The command that makes a new file of a kind: its options besides the name, and what it makes of them."""

    command: str
    options: tuple[str, ...]
    make: Callable[[Desk, Asked], Draft | NewFileRefused]

    @property
    def every_option(self) -> tuple[str, ...]:
        return (*self.options, NAME)

    def draft(self, files: FileSet, desk: Desk, **typed: str) -> Draft | NewFileRefused:
        """Return the new file of this set, or why there is none; what was `typed` is called as `Asked` calls it."""
        return self.make(desk, Asked(files=files, command=self.command, **typed))


def example_of(files: FileSet, root: Path) -> Path:
    """Return where the annotated example to copy lies: in the folder, or in the last of those inside it, as a year."""
    folder = root / files.folder
    inside = folder.glob(f"*/{EXAMPLE}") if files.is_nested else ()
    return max(inside, default=folder / EXAMPLE)


def draft_of(desk: Desk, asked: Asked, values: Values, *remarks: str, below: str = "") -> Draft | NewFileRefused:
    """Return the draft, unless its example is missing or another file of its kind has the name: never write over it.

    `below` is the folder of its own in which it lies, such as a year.
    """
    files, name = asked.files, asked.name
    path = desk.tree.home_of(files) / files.folder / below / f"{name}{files.ending}"
    taken = next((file.path for file in desk.tree.of(files) if file.slug == name), None)
    if taken or path.exists():
        return NewFileRefused(sentence=wording.ALREADY_THERE.format(path=taken or path.as_posix()))
    example = example_of(files, desk.folder_of_examples)
    if not example.is_file():
        return NewFileRefused(sentence=wording.NO_EXAMPLE.format(path=example.as_posix()))
    return Draft(path=path, text=filled(example, values), remarks=remarks)


def titled(desk: Desk, asked: Asked) -> Draft | NewFileRefused:
    """Return a file that needs only a title; a day in the example becomes today."""
    named = with_title(asked)
    if isinstance(named, NewFileRefused):
        return named
    today = desk.today.isoformat()
    values: Values = {("judul",): asked.title.strip(), ("tanggal",): today, ("dicek",): today}
    return draft_of(desk, named, values)


def with_title(asked: Asked) -> Asked | NewFileRefused:
    """Return what was asked with a file name that follows from its title, unless somebody chose one."""
    if not asked.title.strip():
        example = wording.EXAMPLE_TITLES.get(asked.command, wording.EXAMPLE_TITLE)
        return NewFileRefused(sentence=wording.NO_TITLE.format(command=asked.command, example=example))
    return with_name(asked, asked.title)


def with_name(asked: Asked, words: str) -> Asked | NewFileRefused:
    """Return what was asked with the file name somebody chose, or one that follows from the words."""
    if asked.name and not FITS.fullmatch(asked.name):
        mend = name_from(asked.name.removesuffix(".md")) or "surat-pindah"
        return NewFileRefused(sentence=wording.BAD_NAME.format(name=general.quoted(asked.name), mend=mend))
    name = asked.name or name_from(words)
    return (
        replace(asked, name=name)
        if name
        else NewFileRefused(sentence=wording.NO_LETTERS.format(title=general.quoted(words)))
    )


def is_called(file: ContentFile, title: str) -> bool:
    return (file.root.text("judul") or "").strip().lower() == title.strip().lower()
