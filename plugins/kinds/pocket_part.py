"""What a kind adds to the pocket edition."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PocketLine:
    """One thing, in as few words as it can be said."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PocketPart:
    """A part of the whole edition; its bytes are taken from the room for answers.

    `words` are further ones by which the part is found.
    """

    title: str
    lines: tuple[PocketLine, ...]
    words: str = ""
