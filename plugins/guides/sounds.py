"""Spoken versions of guides: recorded by the office, one file a language, in `content/suara/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.guides import wording
from plugins.guides.guide import Guide
from plugins.problem import Problem

FOLDER = "suara"
KINDS = (".opus", ".ogg", ".mp3")
LARGEST = 1_000_000
KB = 1000


@dataclass(frozen=True, kw_only=True)
class Sound:
    """One recording, and what a page says of it before anybody loads it."""

    language: str
    file: Path
    url: str
    kilobytes: int


def sounds_of(guide: Guide, roots: tuple[Path, ...]) -> tuple[Sound, ...]:
    """Return the recordings of a guide that are there, in the order of the file."""
    found = ((language, _file(name, roots)) for language, name in guide.sounds.items())
    return tuple(
        Sound(
            language=language,
            file=file,
            url=f"/{FOLDER}/{file.name}",
            kilobytes=-(-file.stat().st_size // KB),
        )
        for language, file in found
        if file is not None and file.suffix in KINDS
    )


def sound_problems(guide: Guide, roots: tuple[Path, ...]) -> Iterator[Problem]:
    """Yield recordings that are missing, of a kind phones do not play, or too heavy for them."""
    for language, name in guide.sounds.items():
        file, place = _file(name, roots), ("suara", language)
        if file is None:
            yield guide.file.problem(place, wording.NO_SUCH_SOUND.format(name=name))
        elif file.suffix not in KINDS:
            yield guide.file.problem(place, wording.SOUND_KIND.format(name=name, kinds=", ".join(KINDS)))
        elif file.stat().st_size > LARGEST:
            size = -(-file.stat().st_size // KB)
            yield guide.file.problem(place, wording.SOUND_TOO_LARGE.format(name=name, size=size, limit=LARGEST // KB))


def _file(name: str, roots: tuple[Path, ...]) -> Path | None:
    return next((found for root in reversed(roots) if (found := root / FOLDER / name).is_file()), None)
