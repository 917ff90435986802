"""Staff without git change and call off a visit that an editor wrote in a file."""

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.note import VisitStatus
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.override import override_of
from tests.web_office import an_office

DESK = "/moderasi/kunjungan/"
SLUG = "wates-desember"
EDIT = f"{DESK}{SLUG}/ubah"
CANCEL = f"{DESK}{SLUG}/batal"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def changes(visitor, **typed: str):
    return visitor.sends(EDIT, {**visitor.opens(EDIT).fields(), **typed})


def cancels(visitor, **typed: str):
    return visitor.sends(CANCEL, {**visitor.opens(CANCEL).fields(), **typed})


def kept(office):
    entry = office.services.store.notebook.get(EntryKind.OVERRIDE, SLUG)
    return override_of(entry.document).note if entry else None


def test_the_desk_leads_to_the_form_of_every_visit_to_come(office):
    links = [link["href"] for link in office.staff().opens(DESK).soup.select("main a[href$='/ubah']")]

    assert links == [EDIT]


def test_the_form_shows_what_the_file_says_and_the_desa_is_fixed(office):
    page = office.staff().opens(EDIT)

    shown = [page.value(name) for name in ("tanggal", "mulai", "tempat", "layanan-ktp-el-baru", "kuota-ktp-el-baru")]
    assert shown == ["2026-12-03", "08.00", "Balai desa", "ya", "20"]
    assert page.soup.select("select[name=desa]") == []
    assert "Wates" in page.words


def test_a_change_is_kept_beside_the_file_and_the_press_is_woken(office):
    before = office.services.store.builds.read().wanted

    refused = changes(office.staff(), tanggal="2026-12-08")
    done = changes(office.staff(), tanggal="2026-12-08", desa="tambakmisal", alasan="Balai desa dipakai.")

    note = kept(office)
    assert (refused.status, done.status, office.services.store.builds.read().wanted) == (422, 303, before + 1)
    assert (note.slug, note.village, note.day.isoformat()) == (SLUG, "wates", "2026-12-08")
    assert (note.status, [change.new for change in note.history]) == (VisitStatus.CHANGED, ["2026-12-08"])
    assert office.services.store.notebook.get(EntryKind.VISIT, SLUG) is None


def test_until_readers_see_it_the_desk_says_so_and_the_form_shows_it(office):
    changes(office.staff(), tempat="Masjid", alasan="Hujan.")

    assert "Perubahan belum tampil di situs." in office.staff().opens(DESK).words
    assert office.staff().opens(EDIT).value("tempat") == "Masjid"


def test_a_second_change_adds_to_the_first(office):
    changes(office.staff(), tempat="Masjid", alasan="Hujan.")

    changes(office.staff(), mulai="09.00", alasan="Petugas dari jauh.")

    note = kept(office)
    assert [change.new for change in note.history] == ["Masjid", "09.00-12.00"]
    assert (note.place, note.starts) == ("Masjid", "09.00")


def test_calling_off_is_kept_with_its_acts(office):
    changes(office.staff(), tempat="Masjid", alasan="Hujan.")

    done = cancels(office.staff(), alasan="Banjir.")

    note = kept(office)
    events = office.services.store.notebook.events(EntryKind.OVERRIDE, SLUG)
    assert (done.status, note.status, note.reason) == (303, VisitStatus.CANCELLED, "Banjir.")
    assert [event.act for event in events] == [Act.VISIT_CHANGED, Act.VISIT_CANCELLED]
    assert "sudah batal" in cancels(office.staff(), alasan="Lagi.").words


def test_a_colleague_who_saw_an_older_version_changes_nothing_and_loses_nothing(office):
    rini = office.staff("rini")
    seen = rini.opens(EDIT).fields()
    changes(office.staff(), tempat="Masjid", alasan="Balai dipakai.")

    page = rini.sends(EDIT, {**seen, "tempat": "Sekolah", "alasan": "Lebih luas."})

    assert (page.status, page.value("tempat"), kept(office).place) == (409, "Sekolah", "Masjid")


def test_village_staff_change_the_visits_of_their_own_desa_only(office):
    own = office.staff("lia", role=Role.VILLAGE, village="wates")
    other = office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")

    assert (own.opens(EDIT).status, other.opens(EDIT).status, cancels(other, alasan="Iseng.").status) == (200, 403, 403)


@pytest.mark.parametrize("path", [EDIT, CANCEL, f"{DESK}{SLUG}/", f"{DESK}{SLUG}/suara"])
def test_a_form_without_its_token_is_refused_like_any_other_to_whom_it_does_not_concern(office, path):
    other = office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")

    assert other.sends(path, {}).status in {403, 404}


def test_after_a_change_there_is_a_text_for_the_village_that_is_true_at_once(office):
    done = changes(office.staff(), tanggal="2026-12-08", mulai="09.00", tempat="Masjid", alasan="Balai dipakai.")

    page = office.staff().opens(done.address)

    lines = page.first(".forward").get_text("\n").split("\n")
    assert lines == [
        "*BERUBAH: Kunjungan ke Wates*", "Semula: Kamis, 3 Desember 2026",
        "Menjadi: Selasa, 8 Desember 2026, 09.00 sampai 12.00 WIB", "Tempat: Masjid",
        "Jam semula: 08.00 sampai 12.00", "Tempat semula: Balai desa", "Nomor antrean terakhir 11.00",
        "Alasan: Balai dipakai.", "Layanan: KTP baru", "Jadwal ini belum dipastikan kantor.",
        f"{office.services.settings.origin}/kunjungan/wates-desember/"]  # fmt: skip
    assert page.soup.select("a[href^='https://wa.me/?text=%2ABERUBAH']")


def test_after_calling_off_the_text_names_the_other_day(office):
    done = cancels(office.staff(), alasan="Banjir.")

    text = office.staff().opens(done.address).first(".forward").get_text("\n")

    assert text.startswith(
        "*BATAL: Kunjungan ke Wates*\nKamis, 3 Desember 2026\nAlasan: Banjir.\nBelum ada hari pengganti."
    )


def test_when_the_day_is_near_staff_are_told_that_a_page_is_not_enough(office):
    far = office.staff().opens(changes(office.staff(), tempat="Masjid", alasan="Hujan.").address)
    near = office.staff().opens(changes(office.staff(), tanggal="2026-11-24", alasan="Hujan.").address)

    assert ["pengeras suara" in page.words for page in (far, near)] == [False, True]


def test_staff_say_which_desa_may_come_and_what_somebody_else_may_fetch(office):
    done = changes(office.staff(), **{"untuk-tambakmisal": "ya", "wakil-ktp-el-baru": "ya"})

    note, page = kept(office), office.staff().opens(EDIT)
    assert (done.status, note.open_to, note.services[0].in_person) == (303, ("tambakmisal", "wates"), False)
    assert [page.value(name) for name in ("untuk-wates", "untuk-tambakmisal", "wakil-ktp-el-baru")] == ["ya"] * 3


def test_a_desa_that_does_not_exist_is_not_invited(office):
    page = changes(office.staff(), **{"untuk-atlantis": "ya"})

    assert (page.status, "Desa ini tidak dikenal." in page.words, kept(office)) == (422, True, None)
