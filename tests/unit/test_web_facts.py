"""An admin fills in what is not known of the office; what is wrong is named, nothing typed is lost."""

import json
from datetime import date, timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.facts.declared import FACTS, FactOf
from feedback_api.domain.facts.wording import OFFICE_FACTS, VILLAGE_FACTS, WHERE_SHOWN
from feedback_api.domain.members.staff import Role
from feedback_api.domain.site.stated_fact import stated_of
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.web_office import an_office

DESK = "/moderasi/keterangan/"
HOURS = "Senin-Kamis 08.00-15.00, Jumat 08.00-11.00"
# What is good of each kind and what is not, with a word of the sentence that says so.
TYPED = {
    "jam": (HOURS, "buka tiap hari", "tidak terbaca"),
    "alamat": ("Jl. Raya 1, Desa Wates", "--", "Tulis dengan kata"),
    "peta": ("https://maps.example.org/kantor", "lihat di peta", "https://"),
    "telepon": ("0343-123456, 0812 3456 7890", "tanya saja", "bukan nomor yang bisa ditelepon"),
    "whatsapp": ("0812 3456 7890", "0343-123456", "bukan nomor HP"),
    "email": ("kecamatan@contoh.go.id", "kecamatan di contoh", "bukan alamat email"),
    "cetak_sendiri": ("diterima", "mungkin", "Pilih salah satu"),
    "narahubung": ("Kasi pelayanan: 0812 3456 7890", "Budi", "titik dua"),
}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def admin(office):
    return office.staff("ani", role=Role.ADMIN)


def fills(visitor, key, value, *, desa="", **typed):
    page = visitor.opens(f"{DESK}isi?apa={key}&desa={desa}")
    return visitor.sends(f"{DESK}isi", {**page.fields(), "nilai": value, **typed})


def presses(visitor, way, key, *, desa=""):
    fields = visitor.opens(f"{DESK}isi?apa={key}&desa={desa}").fields()
    return visitor.sends(f"{DESK}{way}", {name: fields[name] for name in ("csrf_token", "apa", "desa", "versi")})


def entry(office, name):
    return office.services.store.notebook.get(EntryKind.FACT, name)


def kept(office, name="kantor/jam"):
    return stated_of(entry(office, name).document)


def in_file(office, **said):
    """Let the press say what the file says."""
    told = {"key": "jam", "village": None, "in_file": "Senin-Jumat 07.00-14.00", "pages": [], **said}
    folder = office.services.settings.catalogue.removeprefix("directory:")
    with open(f"{folder}/facts.json", "w", encoding="utf-8") as file:  # noqa: PTH123 a text of a settings
        json.dump([told], file)


def test_every_fact_has_its_words_and_says_where_it_is_read():
    declared = {about: {rule.key for rule in FACTS if rule.about is about} for about in FactOf}

    assert declared == {FactOf.OFFICE: set(OFFICE_FACTS), FactOf.VILLAGE: set(VILLAGE_FACTS)}
    assert {rule.shown_on for rule in FACTS} <= set(WHERE_SHOWN)


def test_a_blank_fact_is_listed_with_what_it_completes_and_filled_with_its_day(office, admin):
    before = office.services.store.builds.read().wanted
    asked = admin.opens(DESK).words

    done = fills(admin, "jam", HOURS, per="2026-11-20")

    assert "Jam buka Belum diisi. Melengkapi kaki semua halaman" in asked
    assert (kept(office).value, kept(office).said_on, kept(office).by) == (HOURS, date(2026, 11, 20), "ani")
    assert office.services.store.builds.read().wanted == before + 1
    listed = admin.opens(done.address).words
    assert "Jam buka: tersimpan." in listed
    assert f"{HOURS} Per 20 Nov 2026, diisi ani" in listed


@pytest.mark.parametrize("key", TYPED)
def test_what_is_wrong_is_named_and_stays_typed(admin, key):
    good, wrong, sentence = TYPED[key]
    desa = "wates" if key in VILLAGE_FACTS else ""

    refused = fills(admin, key, wrong, desa=desa)
    taken = fills(admin, key, good, desa=desa)

    assert (refused.status, taken.status) == (422, 303)
    assert sentence in refused.words
    assert refused.value("nilai") in {wrong, None}  # of choices none is chosen


@pytest.mark.parametrize(
    ("day", "sentence"), [("2026-11-24", "belum tiba"), ("20/11/2026", "Pilih tanggal"), ("1926-11-20", "terlalu lama")]
)
def test_its_day_has_come(office, admin, day, sentence):
    refused = fills(admin, "jam", HOURS, per=day)

    assert sentence in refused.words
    assert (refused.value("nilai"), entry(office, "kantor/jam")) == (HOURS, None)


def test_a_slip_is_taken_back_within_ten_minutes_and_every_act_is_in_the_chain(office, admin):
    fills(admin, "jam", "Senin-Jumat 08.00-15.00", per="2026-11-01")
    fills(admin, "jam", HOURS)
    undone = presses(admin, "urungkan", "jam")
    presses(admin, "urungkan", "jam")

    events = list(office.services.store.notebook.events(EntryKind.FACT, "kantor/jam"))
    assert (kept(office).value, kept(office).said_on) == ("Senin-Jumat 08.00-15.00", date(2026, 11, 1))
    assert undone.status == 303
    assert [event.act for event in events] == [Act.FACT_STATED, Act.FACT_STATED, Act.FACT_UNDONE]
    assert is_unbroken(events, entry(office, "kantor/jam").audit_head)


def test_after_ten_minutes_it_stays_and_the_history_says_what_it_was(office, admin):
    fills(admin, "alamat", "Jl. Lama 1")
    office.clock.passes(timedelta(hours=1))
    fills(admin, "alamat", "Jl. Baru 2")
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    presses(admin, "urungkan", "alamat")

    page = admin.opens(f"{DESK}isi?apa=alamat").words
    assert kept(office, "kantor/alamat").value == "Jl. Baru 2"
    assert "Riwayat Jl. Baru 2 ." in page
    assert "Jl. Lama 1 . Per 23 Nov 2026" in page


def test_of_a_personal_fact_the_history_keeps_no_value(office, admin):
    for number in ("0812 3456 7890", "0813 4567 8901", "0814 5678 9012"):
        fills(admin, "narahubung", f"Kasi pelayanan: {number}", desa="wates")

    document = entry(office, "desa/wates/narahubung").document
    assert "3456 7890" not in document
    page = admin.opens(f"{DESK}isi?apa=narahubung&desa=wates")
    assert "4567 8901" not in page.words


@pytest.mark.parametrize(
    ("said_on", "counts", "told"),
    [
        (None, HOURS, "File editor mengatakan lain: Senin-Jumat 07.00-14.00 (tanpa tanggal)"),
        ("2026-11-20", HOURS, "File editor mengatakan lain"),
        ("2026-11-21", "Senin-Jumat 07.00-14.00", "Isian meja mengatakan lain"),
    ],
)
def test_of_file_and_desk_the_later_day_counts_and_both_are_shown_until_one_is_removed(
    office, admin, said_on, counts, told
):
    in_file(office, said_on=said_on)
    fills(admin, "jam", HOURS, per="2026-11-20")

    both = admin.opens(DESK)
    presses(admin, "hapus", "jam")
    one = admin.opens(DESK)

    assert both.first(".job b").text == counts
    assert told in both.words
    assert "mengatakan lain" not in one.words
    assert one.first(".job b").text == "Senin-Jumat 07.00-14.00"


def test_who_was_second_reads_it_and_keeps_what_was_typed(office, admin):
    page = admin.opens(f"{DESK}isi?apa=jam")
    fills(office.staff("eka", role=Role.ADMIN), "jam", "Senin-Jumat 08.00-15.00")

    late = admin.sends(f"{DESK}isi", {**page.fields(), "nilai": HOURS})

    assert (late.status, late.value("nilai")) == (409, HOURS)
    assert kept(office).by == "eka"


def test_nobody_but_an_admin_fills_them_in_and_no_fact_is_made_up(office, admin):
    fields = admin.opens(f"{DESK}isi?apa=jam").fields()
    sri = office.staff("sri")

    assert sri.opens(DESK).status == 403
    assert "Keterangan" not in sri.opens("/moderasi/").first("nav.desks").text
    assert admin.sends(f"{DESK}isi", {**fields, "apa": "gaji", "nilai": "banyak"}).status == 422
    assert admin.sends(f"{DESK}isi", {**fields, "apa": "kios", "desa": "x", "nilai": "ada"}).status == 422
