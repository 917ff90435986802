"""What keeps the office from serving stands on home, on the guides and visits concerned, and goes at its end."""

import json
from datetime import UTC, datetime

import pytest

from feedback_api.domain.site.interruption import Cause, Interruption, interruption_document
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store import open_store
from tests.builders import MONDAY_NOON, a_note_event
from tests.unit.plugins.building import PROJECT, WithoutEmptyShards, build, page
from tests.unit.plugins.small_content import GUIDE, VISIT, write_content

# On the day of the small content's visit, which begins at 08.00 where the office is.
SAID, ENDS = datetime(2026, 12, 3, 0, tzinfo=UTC), datetime(2026, 12, 3, 3, tzinfo=UTC)
REGISTRY = GUIDE.replace("KTP hilang", "KIA").replace("[desa, kunjungan]", "[dukcapil]")
COUNTER = GUIDE.replace("KTP hilang", "SKTM").replace("[desa, kunjungan]", "[kecamatan]")
FILES = {"panduan/kia.md": REGISTRY, "panduan/sktm.md": COUNTER}
VISIT_PAGE = "/kunjungan/wates-desember/"
GUIDES = {"/panduan/ktp-hilang/", "/panduan/kia/", "/panduan/sktm/"}


def says(url, cause, *guides, is_over=False, village=None):
    said = Interruption(
        name=cause.value,
        cause=cause,
        guides=guides,
        starts=SAID,
        ends=ENDS,
        by="sri",
        at=MONDAY_NOON,
        is_over=is_over,
        village=village,
    )
    kind, document = EntryKind.INTERRUPTION, interruption_document(said)
    entry = NotebookEntry(kind=kind, name=said.name, day=ENDS.date(), document=document)
    with open_store(url) as store:
        kept = store.notebook.get(kind, said.name)
        entry = kept or entry
        store.notebook.write(NotebookEntry(**{**vars(entry), "document": document}), a_note_event(entry))


class Office:
    """A small office whose store says it, built at a moment."""

    def __init__(self, folder):
        self.content, self.url = write_content(folder / "content", FILES), f"sqlite:{folder / 'feedback.sqlite'}"
        self.kept = WithoutEmptyShards()

    def built(self, now="2026-12-03T01:00:00+00:00"):
        day = {"TODAY": "2026-12-03", "NOW": now, "KEPT": self.kept, "SOURCES": "the same"}
        self.kept.begin(self.content.parent / "site", gathers_faults=False)
        site = build(self.content, SUBMISSION_STORE=self.url, THEME=str(PROJECT / "theme"), **day)
        self.kept.end()
        return site


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def alerts(site, address):
    return [" ".join(one.text.split()) for one in page(site, address).select("[data-ends]")]


def told(site):
    return {address for address in ("/", VISIT_PAGE, *GUIDES) if alerts(site, address)}


@pytest.mark.parametrize(
    ("cause", "named", "on"),
    [
        (Cause.CLOSED, (), {"/", VISIT_PAGE, *GUIDES}),
        (Cause.REGISTRY_DOWN, (), {"/", "/panduan/kia/"}),
        (Cause.NO_BLANKS, ("ktp-hilang",), {"/", VISIT_PAGE, "/panduan/ktp-hilang/"}),
        (Cause.OFFICER_OUT, ("kia",), {"/", "/panduan/kia/"}),
        (Cause.OFFICER_OUT, (), {"/", "/panduan/sktm/"}),
    ],
)
def test_it_stands_on_home_and_on_what_it_concerns(office, cause, named, on):
    says(office.url, cause, *named)

    site = office.built()

    assert told(site) == on
    assert all("sampai Kamis 3 Desember pukul 10.00" in alerts(site, address)[0] for address in on)
    (row,) = json.loads((site / "data/hari-ini.json").read_text("utf-8"))["hari_ini"]
    assert row["sampai"] == "2026-12-03T10:00+07:00"
    assert {f"/panduan/{slug}/" for slug in row["panduan"]} == on & GUIDES
    assert row["kunjungan"] == (["wates-desember"] if VISIT_PAGE in on else [])


def test_a_page_names_the_guides_where_it_is_about_others_too(office):
    says(office.url, Cause.NO_BLANKS, "ktp-hilang", "was-taken-down")

    assert alerts(office.built(), "/")[0].startswith("Blangko habis untuk KTP hilang, diperkirakan sampai Kamis")


def test_at_its_end_and_when_it_is_ended_early_it_is_gone_and_only_then_is_a_build_owed(office):
    says(office.url, Cause.CLOSED)
    before = told(office.built())
    owed = office.kept.edition.lasts_until

    after = told(office.built("2026-12-03T03:00:00+00:00"))
    done = office.kept.edition.lasts_until
    says(office.url, Cause.CLOSED, is_over=True)

    assert (len(before), owed, after, done) == (5, ENDS, set(), None)
    assert told(office.built()) == set()


def test_a_visit_of_another_hour_is_not_concerned(office):
    (office.content / "kunjungan/2026/wates-desember.md").write_text(VISIT.replace("08.00", "10.30"), "utf-8")
    says(office.url, Cause.CLOSED)

    assert VISIT_PAGE not in told(office.built())


def test_what_is_of_one_desa_stands_on_its_page_its_visits_and_what_it_names_and_never_on_home(office):
    says(office.url, Cause.POWER_OUT, village="tampung")
    says(office.url, Cause.CLOSED, village="wates")
    says(office.url, Cause.NO_BLANKS, "kia", village="wates")
    says(office.url, Cause.OFFICER_OUT, village="wates")

    site = office.built()

    pages = ("/", "/desa/wates/", "/desa/tampung/", VISIT_PAGE, "/panduan/kia/", "/panduan/ktp-hilang/")
    until = "sampai Kamis 3 Desember pukul 10.00. Tanya dulu"
    closed, blanks = "Kantor desa tutup di Desa Wates", "Blangko habis di Desa Wates"
    assert {address: said for address in pages if (said := alerts(site, address))} == {
        "/desa/wates/": [
            f"{closed} {until}",
            f"{blanks} untuk KIA, diperkirakan {until}",
            f"Petugas tidak di tempat di Desa Wates, diperkirakan {until}",
        ],
        "/desa/tampung/": [f"Listrik mati di Desa Tampung, diperkirakan {until}"],
        VISIT_PAGE: [f"{closed} {until}"],
        "/panduan/kia/": [f"{blanks}, diperkirakan {until}"],
    }
    rows = json.loads((site / "data/hari-ini.json").read_text("utf-8"))["hari_ini"]
    assert [(row["desa"], row["panduan"], row["kunjungan"]) for row in rows] == [
        ("wates", [], ["wates-desember"]),
        ("wates", ["kia"], []),
        ("wates", [], []),
        ("tampung", [], []),
    ]


def test_when_one_desa_says_it_only_what_shows_it_is_written_again(office):
    site = office.built()
    before = {path: path.stat().st_mtime_ns for path in site.rglob("desa/*/index.html")}

    says(office.url, Cause.POWER_OUT, village="tampung")
    office.built()

    assert {path.parent.name for path, at in before.items() if path.stat().st_mtime_ns != at} == {"tampung"}
    assert alerts(site, "/desa/tampung/")


def test_a_page_that_is_only_told_of_other_interruptions_is_byte_by_byte_the_one_made_anew(office):
    def made(kept):
        office.kept = kept
        site = office.built()
        return [(site / f"panduan/{name}/index.html").read_text("utf-8") for name in ("kia", "sktm")]

    lasting = WithoutEmptyShards()
    made(lasting)
    says(office.url, Cause.REGISTRY_DOWN)
    made(lasting)
    says(office.url, Cause.CLOSED)
    says(office.url, Cause.REGISTRY_DOWN, is_over=True)

    mended = made(lasting)

    assert mended == made(WithoutEmptyShards())
    assert ["Kantor tutup" in page for page in mended] == [True, True]
    assert "Jaringan" not in mended[0]
