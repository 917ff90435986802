"""Staff take back that a visit was called off, theirs or an editor's."""

import json
from datetime import date, timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.note import VisitStatus, note_json, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.override import override_of
from tests.builders import MONDAY_NOON, a_visit_note
from tests.web_office import an_office

DESK = "/moderasi/kunjungan/"
WATES = "wates-desember"
PLANNED = "tambakmisal-2026-12-10"
PLAN = {"desa": "tambakmisal", "tanggal": "2026-12-10", "tempat": "Balai Desa", "layanan-ktp-el-baru": "ya"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def fills(visitor, path, **typed: str):
    return visitor.sends(path, {**visitor.opens(path).fields(), **typed})


def plans(visitor, **typed: str):
    return fills(visitor, f"{DESK}baru", **{**PLAN, **typed})


def calls_off(visitor, slug):
    return fills(visitor, f"{DESK}{slug}/batal", alasan="Banjir.")


def restores(visitor, slug, reason="Jalan sudah kering."):
    return fills(visitor, f"{DESK}{slug}/pulihkan", alasan=reason)


def kept(office, slug):
    override = office.services.store.notebook.get(EntryKind.OVERRIDE, slug)
    if override:
        return override_of(override.document).note
    entry = office.services.store.notebook.get(EntryKind.VISIT, slug)
    return note_of(entry.document) if entry else None


def publishes(tmp_path, **changes) -> None:
    """Let the press publish another catalogue: the visit to Wates alone, with these changes."""
    row = {
        "slug": WATES, "url": f"/kunjungan/{WATES}/", "title": "Kunjungan ke Wates", "day": "2026-12-03",
        "village": "wates", "guides": ["ktp-el-baru"], "off": True, "changes": 1,
        "plan": note_json(a_visit_note()),
    }  # fmt: skip
    (tmp_path / "catalogue/visits.json").write_text(json.dumps([row | changes]), "utf-8")


@pytest.mark.parametrize("slug", [WATES, PLANNED])
def test_a_visit_takes_place_again_with_its_history_and_the_press_is_woken(office, slug):
    plans(office.staff())
    calls_off(office.staff(), slug)
    before = office.services.store.builds.read().wanted

    done = restores(office.staff(), slug)

    note = kept(office, slug)
    assert (done.status, office.services.store.builds.read().wanted) == (303, before + 1)
    assert (note.status, note.reason, len(note.history)) == (VisitStatus.CHANGED, "Jalan sudah kering.", 2)
    kind = EntryKind.OVERRIDE if slug == WATES else EntryKind.VISIT
    assert [event.act for event in office.services.store.notebook.events(kind, slug)][-1] is Act.VISIT_RESTORED


def test_the_village_is_told_in_the_text_to_forward(office):
    calls_off(office.staff(), WATES)

    text = office.staff().opens(restores(office.staff(), WATES).address).first(".forward").get_text("\n")

    assert text.startswith("*JADI LAGI: Kunjungan ke Wates*\nKamis, 3 Desember 2026, 08.00 sampai 12.00 WIB\n")
    assert "Alasan: Jalan sudah kering." in text


def test_the_desk_leads_to_the_form_of_each_visit_that_is_off(office):
    plans(office.staff())
    calls_off(office.staff(), WATES)
    calls_off(office.staff(), PLANNED)

    page = office.staff().opens(DESK)

    links = [link["href"] for link in page.soup.select("main a[href$='/pulihkan']")]
    assert links == [f"{DESK}{WATES}/pulihkan", f"{DESK}{PLANNED}/pulihkan"]
    assert page.soup.select("main a[href$='/ubah']") == []


def test_it_needs_a_reason(office):
    calls_off(office.staff(), WATES)

    page = restores(office.staff(), WATES, reason=" ")

    assert (page.status, "Tulis alasannya." in page.words) == (422, True)
    assert kept(office, WATES).status is VisitStatus.CANCELLED


def test_what_takes_place_cannot_be_restored(office):
    sri = office.staff()
    token = {"csrf_token": sri.opens(f"{DESK}baru").fields()["csrf_token"], "versi": "0"}

    page = sri.sends(f"{DESK}{WATES}/pulihkan", {**token, "alasan": "Jadi."})

    assert (page.status, "tidak batal" in page.words) == (409, True)
    assert kept(office, WATES) is None


def test_who_calls_off_what_is_off_by_now_gets_the_reason_back_to_copy(office):
    sri = office.staff()
    form = sri.opens(f"{DESK}{WATES}/batal").fields()
    calls_off(office.staff(), WATES)

    page = sri.sends(f"{DESK}{WATES}/batal", {**form, "alasan": "Jembatan ditutup."})

    assert (page.status, "sudah batal" in page.words) == (409, True)
    assert "Jembatan ditutup." in page.first("textarea[readonly]").text


def test_a_visit_that_an_editor_called_off_is_restored_in_its_file_only(office, tmp_path):
    off = a_visit_note().cancelled(reason="Jalan putus.", replacement=None, at=MONDAY_NOON)
    publishes(tmp_path, plan=note_json(off))

    page = office.staff().opens(f"{DESK}{WATES}/pulihkan")

    assert "Hanya editor yang bisa memulihkannya" in page.words
    assert page.soup.select("main form input[name=alasan]") == []
    assert "Hanya editor yang bisa memulihkannya" in office.staff().opens(DESK).words


def test_a_visit_whose_file_is_gone_says_so(office, tmp_path):
    calls_off(office.staff(), WATES)
    publishes(tmp_path, plan=None)

    page = office.staff().opens(f"{DESK}{WATES}/pulihkan")

    assert "Filenya sudah tidak ada" in page.words


def test_a_visit_whose_day_is_over_stays_off(office):
    plans(office.staff())
    calls_off(office.staff(), PLANNED)
    office.clock.passes(timedelta(days=18))

    assert "Harinya sudah lewat." in office.staff().opens(f"{DESK}{PLANNED}/pulihkan").words


def test_a_visit_whose_day_was_given_to_another_stays_off(office):
    plans(office.staff())
    calls_off(office.staff(), PLANNED)
    plans(office.staff())

    page = restores(office.staff(), PLANNED)

    assert (page.status, "Sudah ada kunjungan ke desa ini" in page.words) == (409, True)
    assert kept(office, PLANNED).status is VisitStatus.CANCELLED


def test_a_colleague_who_saw_an_older_version_restores_nothing(office):
    calls_off(office.staff(), WATES)
    rini = office.staff("rini")
    seen = rini.opens(f"{DESK}{WATES}/pulihkan").fields()
    restores(office.staff(), WATES)
    calls_off(office.staff(), WATES)

    page = rini.sends(f"{DESK}{WATES}/pulihkan", {**seen, "alasan": "Jadi."})

    assert (page.status, kept(office, WATES).status) == (409, VisitStatus.CANCELLED)


def test_village_staff_restore_the_visits_of_their_own_desa_only(office):
    calls_off(office.staff(), WATES)
    own = office.staff("lia", role=Role.VILLAGE, village="wates")
    other = office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")

    assert (other.opens(f"{DESK}{WATES}/pulihkan").status, restores(own, WATES).status) == (403, 303)


def test_a_form_without_its_token_is_shown_again_with_everything_typed(office):
    calls_off(office.staff(), WATES)

    page = office.staff().sends(f"{DESK}{WATES}/pulihkan", {"alasan": "Jalan sudah kering."})

    assert (page.status, page.value("alasan")) == (422, "Jalan sudah kering.")
    assert kept(office, WATES).status is VisitStatus.CANCELLED


def test_a_desa_that_was_called_off_and_planned_again_has_two_addresses(office):
    plans(office.staff())
    calls_off(office.staff(), PLANNED)

    done = plans(office.staff())

    assert (done.status, done.address) == (303, f"{DESK}{PLANNED}-2/kabar")
    assert [kept(office, slug).status for slug in (PLANNED, f"{PLANNED}-2")] == [
        VisitStatus.CANCELLED, VisitStatus.PLANNED]  # fmt: skip


def test_the_day_that_a_visit_left_is_free_at_once(office):
    plans(office.staff())
    fills(office.staff(), f"{DESK}{PLANNED}/ubah", tanggal="2026-12-17", alasan="Balai dipakai.")

    done = plans(office.staff())

    assert done.status == 303
    assert [kept(office, slug).day for slug in (PLANNED, f"{PLANNED}-2")] == [date(2026, 12, 17), date(2026, 12, 10)]


def test_the_day_that_an_editors_visit_left_is_free_at_once(office):
    fills(office.staff(), f"{DESK}{WATES}/ubah", tanggal="2026-12-08", alasan="Balai dipakai.")

    assert plans(office.staff(), desa="wates", tanggal="2026-12-03").status == 303


def test_a_day_that_is_taken_leads_to_the_visit_that_has_it(office):
    plans(office.staff())

    page = plans(office.staff("rini"), tempat="Sekolah")

    assert (page.status, page.value("tempat")) == (422, "Sekolah")
    assert page.soup.select(f"main a[href='{DESK}{PLANNED}/ubah']")


def test_a_form_sent_again_after_its_visit_was_called_off_makes_no_second_visit(office):
    sri = office.staff()
    form = {**sri.opens(f"{DESK}baru").fields(), **PLAN}
    sri.sends(f"{DESK}baru", form)
    calls_off(sri, PLANNED)

    again = sri.sends(f"{DESK}baru", form)

    assert (again.status, again.address) == (303, f"{DESK}{PLANNED}/kabar")
    assert len(office.services.store.notebook.entries(EntryKind.VISIT, limit=9).items) == 1
