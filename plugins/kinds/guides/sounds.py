"""Spoken versions of guides: recorded by the office, one file a language, in `content/suara/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from feedback_api.security.own_files import is_own
from plugins.kinds.guides import wording
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.sound_format import is_recording
from plugins.reading.problem import ContentProblem

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


def sound_problems(guide: Guide, roots: tuple[Path, ...]) -> Iterator[ContentProblem]:
    """Yield recordings that are missing, of a kind phones do not play, or too heavy for them."""
    for language, name in guide.sounds.items():
        file = _file(name, roots)
        sentence = wording.NO_SUCH_SOUND.format(name=name) if file is None else recording_fault(file)
        if sentence:
            yield guide.file.problem(("suara", language), sentence)


def recording_fault(file: Path) -> str | None:
    """Return what is wrong with a recording that is there, if anything."""
    if file.suffix not in KINDS:
        return wording.SOUND_KIND.format(name=file.name, kinds=", ".join(KINDS))
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return wording.SOUND_TOO_LARGE.format(name=file.name, size=-(-size // KB), limit=LARGEST // KB)
        return None if is_recording(file) else wording.NO_SOUND_INSIDE.format(name=file.name)
    except OSError as error:  # a file nobody may read, or one that went away while we looked
        return wording.SOUND_NOT_READABLE.format(name=file.name, reason=error.strerror or type(error).__name__)


def _file(name: str, roots: tuple[Path, ...]) -> Path | None:
    found = ((root, root / FOLDER / name) for root in reversed(roots))
    return next((file for root, file in found if is_own(root, file) and file.is_file()), None)
