"""Says where the files of one kind lie below a folder of content, and how they are read."""

from dataclasses import dataclass
from pathlib import Path, PurePath

MARKDOWN, YAML = ".md", ".yaml"


@dataclass(frozen=True, kw_only=True)
class FileSet:
    """The files of one kind. `only` is the name of a table; without it every file of the folder is one of the kind.

    `is_nested` files may lie in folders of their own, such as one a year. What `is_shared` is true of every office, so
    names of one office stand there as placeholders; in what is `as_written` a brace is a brace. Without what
    `is_needed` there is no site. Headers `in_pelican_words` may be written as Pelican writes them. Where the office
    `names_contacts`, a telephone number or an address is meant to be read by everybody.
    """

    folder: str
    ending: str = MARKDOWN
    only: str | None = None
    is_nested: bool = False
    is_shared: bool = False
    as_written: bool = False
    is_needed: bool = False
    in_pelican_words: bool = False
    names_contacts: bool = False

    @property
    def has_header(self) -> bool:
        """Say whether a header stands above a text; a table is nothing but a header."""
        return self.ending == MARKDOWN

    @property
    def file_name(self) -> str:
        """Return the name of the one file."""
        return f"{self.only}{self.ending}"

    def path(self, root: Path) -> Path:
        """Return where the one file stands below a root."""
        return root / self.folder / self.file_name

    def holds(self, place: PurePath) -> bool:
        """Say whether a file at this place below a root is one of them."""
        is_here = len(place.parts) > 1 and place.parts[0] == self.folder and place.suffix == self.ending
        is_deep_enough = self.is_nested or len(place.parts) == 2  # noqa: PLR2004  # the folder and the file
        return is_here and is_deep_enough and self.only in {None, place.stem}
