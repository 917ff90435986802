"""Turns who the office is, as editors wrote it, into the JSON that everything else reads before a site is published."""

import json
from pathlib import Path

from feedback_api.domain.identity import Identity, identity_json
from feedback_api.durable_file import replace_durably
from feedback_api.office import office_in, packaged_office
from plugins.kinds.tree import read_office


def noted_office(content: Path, file: Path) -> Identity:
    """Return who the content says the office is, and note it in the file; while it cannot be read, what was noted."""
    office = read_office((content,))
    if office is None:
        return packaged_office(file)
    if office_in(file) != office:
        write_office(office, file)
    return office


def write_office(office: Identity, file: Path) -> None:
    """Replace the file whole."""
    replace_durably(file, json.dumps(identity_json(office), ensure_ascii=False) + "\n")
