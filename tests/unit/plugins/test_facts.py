"""What the desk says of the office stands on the pages that show it, on no other; a later day in the file counts."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from feedback_api.domain.facts.declared import FACTS, FactOf, ShownOn, fact_name
from feedback_api.domain.site.stated_fact import StatedFact, stated_document
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store import open_store
from plugins.edition.build_cache import BuildCache
from plugins.kinds.villages.model import Village
from plugins.reading.office.office_file import OfficeHeader
from tests.builders import MONDAY_NOON, a_note_event
from tests.unit.plugins.building import PROJECT, WithoutEmptyShards, build, page
from tests.unit.plugins.small_content import write, write_content

HOURS = "Senin-Kamis 08.00-15.00, Jumat 08.00-11.00"
OFFICE = """nama: Kecamatan Contoh
kabupaten: Kabupaten Contoh
kios: {{nama: kios contoh}}
{more}
"""
SAID = {
    "jam": HOURS,
    "alamat": "Jl. Raya Contoh 1",
    "peta": "https://maps.example.org/kantor",
    "telepon": "0343-123456",
    "whatsapp": "6281234567890",
    "email": "kecamatan@contoh.go.id",
    "cetak_sendiri": "diterima",
    "kios_url": "https://kios.example.org/",
    "kios": "ada",
    "balai_alamat": "Jl. Desa 1",
    "balai_patokan": "Utara masjid",
    "narahubung": "Kasi pelayanan: 0813 4567 8901",
    "cara_ke_kantor": "Naik angkot, 20 menit.",
}
# In the words of the pages themselves; of forms nobody knows more than the office says.
BLANK = ("elum diisi", "elum diketahui", "elum pasti diterima")
POCKETS = {"saku.html", "desa/wates/saku.html", "desa/tampung/saku.html", "saku/index.html"}
OWN = {"desa/wates/index.html"}
# It says how many facts are filled in.
COUNTED = {"kinerja/index.html"}


@dataclass(kw_only=True)
class Office:
    """A small office whose desk says things, built by a press that goes on."""

    content: Path
    url: str
    kept: BuildCache

    def says(self, key, value=None, said_on=date(2026, 11, 20)):
        village = next("wates" if rule.about is FactOf.VILLAGE else None for rule in FACTS if rule.key == key)
        stated = StatedFact(
            key=key, village=village, by="ani", at=MONDAY_NOON, said_on=said_on, value=value or SAID[key]
        )
        name = fact_name(key, village)
        entry = NotebookEntry(kind=EntryKind.FACT, name=name, day=said_on, document=stated_document(stated))
        with open_store(self.url) as store:
            kept = store.notebook.get(EntryKind.FACT, name) or entry
            new = NotebookEntry(**{**vars(kept), "document": entry.document})
            store.notebook.write(new, a_note_event(kept))

    def built(self):
        self.kept.begin(self.content.parent / "site", gathers_faults=False)
        settings = {"SUBMISSION_STORE": self.url, "THEME": str(PROJECT / "theme"), "SOURCES": "the same"}
        self.kept.changed.paths.clear()
        site = build(self.content, KEPT=self.kept, **settings)
        self.kept.end()
        return site

    def written(self):
        """Build, and return the pages that were written."""
        site = self.built()
        paths = (path.removeprefix(f"{site}/") for path in self.kept.changed.paths)
        return {path for path in paths if path.endswith(".html")}


@pytest.fixture
def office(tmp_path):
    content = write_content(tmp_path / "content", {"data/kantor.yaml": OFFICE.format(more="")})
    return Office(content=content, url=f"sqlite:{tmp_path / 'feedback.sqlite'}", kept=WithoutEmptyShards())


def text(site, address):
    return " ".join(page(site, address).get_text(" ").split())


def blank_pages(site):
    """Return the pages that tell people of something the office has not filled in."""
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {name for name, said in texts.items() if any(word in said for word in BLANK)}


def test_only_pages_that_show_a_fact_are_written_and_a_filled_office_says_no_more_that_it_is_blank(office):
    before = blank_pages(office.built())
    written = {}
    for key in ("peta", "cara_ke_kantor", "balai_alamat", "jam"):
        office.says(key)
        written[key] = office.written()
    for key in SAID.keys() - written.keys():
        office.says(key)
    after = blank_pages(office.built())

    assert (written["peta"], written["cara_ke_kantor"]) == (COUNTED | {"kontak/index.html"}, COUNTED | OWN)
    assert COUNTED | OWN < written["balai_alamat"] <= COUNTED | OWN | POCKETS
    assert written["jam"] == before | POCKETS
    assert {"index.html", "kontak/index.html", "desa/wates/index.html"} <= before - after
    # What is left is of the other desa, and of the guide itself.
    assert {name.split("/")[0] for name in after} <= {"desa", "panduan", "saku.html"}


def test_what_the_desk_says_reaches_pages_data_and_the_function(office):
    for key in SAID:
        office.says(key)

    site = office.built()

    assert HOURS in text(site, "/kontak/")
    village = text(site, "/desa/wates/")
    assert all(SAID[key] in village for key in ("balai_alamat", "balai_patokan", "cara_ke_kantor"))
    assert "Ada kios contoh." in village
    told = json.loads((site / "data/catalogue/kantor.json").read_text("utf-8"))
    assert {key: told[key] for key in ("jam", "whatsapp", "cetak_sendiri")} == {
        key: SAID[key] for key in ("jam", "whatsapp", "cetak_sendiri")
    }
    assert "Sudah diisi 13 dari 18" in text(site, "/kinerja/")


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ("jam: Senin-Jumat 07.00-14.00", HOURS),
        ("jam: Senin-Jumat 07.00-14.00\nper: {jam: 2026-11-20}", HOURS),
        ("jam: Senin-Jumat 07.00-14.00\nper: {jam: 2026-11-21}", "Senin-Jumat 07.00-14.00"),
        ("per: {jam: 2026-11-21}", HOURS),
    ],
)
def test_of_file_and_desk_the_later_day_counts_and_the_desk_hears_of_both(office, more, counts):
    write(office.content / "data/kantor.yaml", OFFICE.format(more=more))
    office.says("jam")

    site = office.built()

    entry = next(one for one in json.loads((site / "data/catalogue/facts.json").read_text()) if one["key"] == "jam")
    assert counts in text(site, "/kontak/")
    assert bool(entry["in_file"]) == ("jam: S" in more)
    assert entry["pages"] == ["/kontak/", "/saku.html"]


def test_every_fact_of_a_file_has_the_attribute_that_its_declaration_names():
    nested = {"kiosk_url", "hall_address", "hall_landmark"}
    fields = {FactOf.OFFICE: set(OfficeHeader.model_fields), FactOf.VILLAGE: set(Village.model_fields)}

    assert all(rule.field in fields[rule.about] | nested for rule in FACTS)
    assert {rule.key for rule in FACTS} == SAID.keys()
    assert {rule.shown_on for rule in FACTS} == set(ShownOn)
