"""Turns who the office is, as editors wrote it, into the JSON that everything else reads before a site is published."""

import json
from pathlib import Path

from feedback_api.domain.identity import Identity, identity_json
from feedback_api.durable_file import replace_durably
from feedback_api.office import office_in, packaged_office
from plugins.kinds.tree import read_office
from plugins.reading.office.office_file import OFFICE_FILES

# Names, beside the identity, the file it was read from, as it lay there, and by which programs.
_READ_FROM = "dibaca_dari"


def noted_office(content: Path, file: Path, *, programs: str = "") -> Identity:
    """Return who the content says the office is, and note it in the file; while it cannot be read, what was noted.

    What the same `programs` noted is not read again while nobody saved the content's file.
    """
    lies = _as_it_lies(content, programs) if programs else ""
    noted = office_in(file) if lies and _noted_from(file) == lies else None
    if noted is not None:
        return noted
    office = read_office((content,))
    if office is None:
        return packaged_office(file)
    if lies or office_in(file) != office:
        write_office(office, file, read_from=lies)
    return office


def write_office(office: Identity, file: Path, *, read_from: str = "") -> None:
    """Replace the file whole."""
    noted = {**identity_json(office), **({_READ_FROM: read_from} if read_from else {})}
    replace_durably(file, json.dumps(noted, ensure_ascii=False) + "\n")


def _as_it_lies(content: Path, programs: str) -> str:
    try:
        status = OFFICE_FILES.path(content).stat()
    except OSError:
        return ""
    return f"{content} {status.st_mtime_ns} {status.st_size} {programs}"


def _noted_from(file: Path) -> object:
    try:
        return json.loads(file.read_text("utf-8")).get(_READ_FROM)
    except (OSError, ValueError, AttributeError):
        return None
