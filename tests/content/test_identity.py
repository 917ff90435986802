"""Lekok stays Lekok: what others keep of its data is still true, and neither its guides nor any program names it."""

import json
import re

import pytest

from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.tree import read_content_tree, read_office
from plugins.pages.open_data.guide_file import open_id
from tests.serving import ROOT

PROGRAMS = ("feedback_api", "plugins", "publisher", "theme", "infra", "bench")
WRITTEN = frozenset({".py", ".html", ".css", ".js", ".json", ".yaml", ".sql", ".svg", ".webmanifest"})
# Its names and those of its desa as they were when the programs were written; what editors add later may be any word.
NAMES = (
    "Lekok", "Pasuruan", "e-Pak Ladi", "Pak Ladi", "Dispendukcapil", "Alastlogo", "Balonganyar", "Branang", "Gejugjati",
    "Jatirejo", "Pasinan", "Rowogempol", "Semedusari", "Tambaklekok", "Tampung", "Wates",
)  # fmt: skip
# As they were published first; whoever has kept them finds the same guide under them.
PUBLISHED = json.loads((ROOT / "tests/content/published_ids.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def tree():
    return read_content_tree([ROOT / "content"])


def test_every_guide_keeps_the_id_it_was_published_under(tree):
    ids = {guide.slug: str(open_id(tree.office, guide.slug)) for guide in tree.of(GUIDES.files)}

    assert {slug: ids[slug] for slug in PUBLISHED if slug in ids}.items() <= PUBLISHED.items()


def test_no_file_for_every_office_writes_this_office_s_name(tree):
    written = [str(note) for file in tree.headers for note in file.own_names if file.slug in PUBLISHED]

    assert written == []


def test_no_program_style_or_template_knows_the_office_of_this_content():
    known = re.compile(rf"\b(?:{'|'.join(NAMES)})\b", re.IGNORECASE)
    files = (file for place in PROGRAMS for file in (ROOT / place).rglob("*") if file.suffix in WRITTEN)

    found = [f"{file.relative_to(ROOT)}: {name}" for file in files for name in known.findall(file.read_text("utf-8"))]

    assert found == []


def test_the_office_is_described_well_enough_to_speak_of_it():
    office = read_office([ROOT / "content"])

    assert office is not None
    assert all((office.name, office.regency, office.zone, office.registry))
