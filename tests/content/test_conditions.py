"""Editors explain every condition that the page shows as a line and not as a question."""

import re
from pathlib import Path

import yaml

from tests.content.published import facts

ROOT = Path(__file__).parent.parent.parent
# Those that were made from collected facts; what editors add explains itself.
GUIDES = [ROOT / "content" / "panduan" / f"{slug}.md" for slug in facts()]


def documents_under_a_line(path: Path) -> set[tuple[str, str]]:
    header = yaml.safe_load(path.read_text("utf-8").split("\n---\n", 1)[0])
    return {(path.stem, document.get("id", document["berkas"])) for document in header["berkas"] if "bila" in document}


def test_every_condition_shown_as_a_line_has_its_reason_written_down():
    explained = set(
        re.findall(r"^\| ([\w-]+) \| ([\w-]+)", (ROOT / "docs/conditions.md").read_text("utf-8"), re.MULTILINE)
    )

    lines = set().union(*(documents_under_a_line(path) for path in GUIDES))

    assert lines - explained == set()
