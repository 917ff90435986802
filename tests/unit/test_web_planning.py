"""Staff without git plan a visit on one screen, change it, and call it off."""

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.note import Changed, NotedService, VisitStatus, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.web_office import an_office

NEW = "/moderasi/kunjungan/baru"
SLUG = "tambakmisal-2026-12-10"
EDIT = f"/moderasi/kunjungan/{SLUG}/ubah"
CANCEL = f"/moderasi/kunjungan/{SLUG}/batal"
PLAN = {
    "desa": "tambakmisal",
    "tanggal": "2026-12-10",
    "tempat": "Balai Desa",
    "layanan-ktp-el-baru": "ya",
    "kuota-ktp-el-baru": "30",
}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def plans(visitor, **typed: str):
    return visitor.sends(NEW, {**visitor.opens(NEW).fields(), **PLAN, **typed})


def changes(visitor, **typed: str):
    return visitor.sends(EDIT, {**visitor.opens(EDIT).fields(), **typed})


def cancels(visitor, **typed: str):
    return visitor.sends(CANCEL, {**visitor.opens(CANCEL).fields(), **typed})


def kept(office):
    entry = office.services.store.notebook.get(EntryKind.VISIT, SLUG)
    return note_of(entry.document) if entry else None


def test_only_staff_come_here(office):
    for path in (NEW, EDIT, CANCEL):
        assert office.visitor().opens(path).address.startswith("/moderasi/masuk")


def test_a_visit_is_kept_as_it_was_typed_and_the_press_is_woken(office):
    before = office.services.store.builds.read().wanted

    page = plans(office.staff(), mulai="8:30", nomor_terakhir="11:00")

    note = kept(office)
    assert (page.status, office.services.store.builds.read().wanted) == (303, before + 1)
    assert (note.village, note.day.isoformat(), note.hours) == ("tambakmisal", "2026-12-10", "08.30-12.00")
    assert (note.last_number, note.place, note.confirmed) == ("11.00", "Balai Desa", False)
    assert note.services == (NotedService(guide="ktp-el-baru", quota=30, same_day=False),)


def test_pressing_twice_plans_one_visit(office):
    sri = office.staff()

    replies = [plans(sri).status for _ in range(2)]

    assert replies == [303, 303]
    assert len(list(office.services.store.notebook.events(EntryKind.VISIT, SLUG))) == 1


def test_until_the_site_shows_it_the_desk_says_so(office):
    plans(office.staff())

    assert "Belum tampil di situs." in office.staff().opens("/moderasi/kunjungan/").words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"desa": ""}, "Pilih desanya."),
        ({"tanggal": "besok"}, "Pilih tanggal"),
        ({"tanggal": "2026-11-22"}, "sudah lewat"),
        ({"tanggal": "2029-01-01"}, "lebih dari setahun"),
        ({"tanggal": "2026-12-03", "desa": "wates"}, "Sudah ada kunjungan ke desa ini"),
        ({"mulai": "pagi"}, "Tulis jam seperti 08.00."),
        ({"selesai": "07.00"}, "Jam selesai harus sesudah jam mulai."),
        ({"nomor_terakhir": "13.00"}, "Nomor terakhir harus di antara"),
        ({"tempat": " "}, "Tulis tempatnya"),
        ({"layanan-ktp-el-baru": ""}, "Centang paling sedikit satu layanan."),
        ({"kuota-ktp-el-baru": "banyak"}, "KTP baru: kuota ditulis angka"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(office, typed, said):
    page = plans(office.staff(), **typed)

    assert page.status == 422
    assert said in page.words
    assert page.value("tempat") == PLAN["tempat"] or "tempat" in typed
    assert list(office.services.store.notebook.entries(EntryKind.VISIT, limit=9).items) == []


def test_village_staff_plan_for_their_own_desa_only(office):
    lia = office.staff("lia", role=Role.VILLAGE, village="wates")

    assert lia.opens(NEW).value("desa") == "wates"
    assert plans(lia).status == 403


def test_a_change_needs_a_reason_and_keeps_the_address_and_what_was_before(office):
    plans(office.staff())

    refused = changes(office.staff(), tanggal="2026-12-11")
    done = changes(office.staff(), tanggal="2026-12-11", mulai="09.00", alasan="Balai desa dipakai.")

    note = kept(office)
    assert (refused.status, done.status) == (422, 303)
    assert "Tulis alasannya." in refused.words
    assert (note.slug, note.status, note.day.isoformat()) == (SLUG, VisitStatus.CHANGED, "2026-12-11")
    assert [(one.what, one.old, one.new) for one in note.history] == [
        (Changed.DAY, "2026-12-10", "2026-12-11"),
        (Changed.HOURS, "08.00-12.00", "09.00-12.00"),
    ]


def test_a_quota_or_a_confirmation_needs_no_reason_and_is_no_news(office):
    plans(office.staff())

    done = changes(office.staff(), dipastikan="ya", **{"kuota-ktp-el-baru": "40"})

    note = kept(office)
    assert (done.status, note.confirmed, note.services[0].quota) == (303, True, 40)
    assert (note.status, note.history) == (VisitStatus.PLANNED, ())


def test_calling_off_needs_a_reason_and_may_name_another_day(office):
    plans(office.staff())

    refused = cancels(office.staff())
    unknown = cancels(office.staff(), alasan="Hujan.", pengganti="tidak-ada")
    done = cancels(office.staff(), alasan="Banjir.", pengganti="wates-desember")

    note = kept(office)
    assert [page.status for page in (refused, unknown, done)] == [422, 422, 303]
    assert (note.status, note.reason, note.replacement) == (VisitStatus.CANCELLED, "Banjir.", "wates-desember")
    events = office.services.store.notebook.events(EntryKind.VISIT, SLUG)
    assert [event.act for event in events] == [Act.VISIT_PLANNED, Act.VISIT_CANCELLED]


def test_a_colleague_who_saw_an_older_version_changes_nothing_and_loses_nothing(office):
    plans(office.staff())
    rini = office.staff("rini")
    seen = rini.opens(EDIT).fields()
    changes(office.staff(), tempat="Masjid", alasan="Balai dipakai.")

    page = rini.sends(EDIT, {**seen, "tempat": "Sekolah", "alasan": "Lebih luas."})
    again = rini.sends(EDIT, page.fields())

    assert (page.status, page.value("tempat"), again.status) == (409, "Sekolah", 303)
    assert kept(office).place == "Sekolah"


def test_what_is_off_cannot_be_changed_any_more(office):
    plans(office.staff())
    cancels(office.staff(), alasan="Banjir.")

    page = changes(office.staff(), tempat="Masjid", alasan="Jadi juga.")

    assert page.status == 409
    assert "sudah batal" in page.words


def test_an_unknown_visit_is_not_found(office):
    assert office.staff().opens("/moderasi/kunjungan/tidak-ada/ubah").status == 404
