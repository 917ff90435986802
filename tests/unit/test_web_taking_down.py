"""Staff take a page down at once, whatever its file says, and put it back."""

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.site.takedown import page_named, takedown_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.web_office import an_office

LIST = "/moderasi/halaman/"
TAKE = f"{LIST}tarik"
NAME = "panduan/akta-kelahiran"
CONFIRM = f"{TAKE}?halaman={NAME}"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def kept(office):
    entry = office.services.store.notebook.get(EntryKind.TAKEDOWN, NAME)
    return takedown_of(entry.document) if entry else None


def takes_down(visitor, **typed: str):
    return visitor.sends(TAKE, {**visitor.opens(CONFIRM).fields(), "alasan": "Biayanya salah.", **typed})


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("content/panduan/ktp-hilang.md", "panduan/ktp-hilang"),
        ("panduan/ktp-hilang.md", "panduan/ktp-hilang"),
        ("/srv/kantor/content/kunjungan/2026/wates-desember.md", "kunjungan/wates-desember"),
        ("/panduan/ktp-hilang/", "panduan/ktp-hilang"),
        ("/panduan/ktp-hilang/hilang-sendiri/", "panduan/ktp-hilang"),
        (" https://kantor.example/kabar/loket-pindah/?x=1#isi ", "kabar/loket-pindah"),
        ("/desa/wates/", "desa/wates"),
        ("/tentang/", "halaman/tentang"),
        ("content/halaman/tentang.md", "halaman/tentang"),
        ("kunjungan/wates-desember", "kunjungan/wates-desember"),
    ],
)
def test_a_page_is_meant_by_its_file_or_by_its_address(typed, name):
    assert page_named(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "/",
        "/tanya/abcdefghij/",
        "/tanya/",
        "/panduan/",
        "/kunjungan/",
        "https://[",
        "http://[::1/panduan/ktp-hilang/",
        "panduan/" + "a" * 300,
        "content/data/kantor.yaml",
        "../etc/passwd",
        "/cari/",
        "x",
    ],
)
def test_what_is_not_made_of_one_file_is_no_page_to_take_down(typed):
    assert page_named(typed) is None


def test_looking_does_nothing_and_the_press_of_the_button_wakes_the_press(office):
    sri, before = office.staff(), office.services.store.builds.read().wanted
    sri.opens(CONFIRM)
    looked = kept(office)

    done = takes_down(sri)

    assert (looked, done.status, kept(office).is_down, kept(office).by) == (None, 303, True, "sri")
    assert office.services.store.builds.read().wanted == before + 1


def test_without_a_reason_nothing_is_taken_down(office):
    refused = takes_down(office.staff(), alasan=" ")

    assert (refused.status, kept(office)) == (422, None)
    assert "Tulis alasannya" in refused.words


def test_what_is_no_page_is_said_and_what_was_typed_stays(office):
    page = office.staff().opens(f"{TAKE}?halaman=/tanya/abc/")

    assert (page.status, page.value("halaman")) == (422, "/tanya/abc/")
    assert "tidak dibuat dari satu file" in page.words


def test_what_is_down_is_listed_and_put_back_with_its_history(office):
    sri = office.staff()
    takes_down(sri)
    listed = sri.opens(LIST).words
    fields = {**sri.opens(CONFIRM).fields(), "alasan": "Sudah benar."}

    done = sri.sends(f"{LIST}tampilkan", fields)

    assert ("/panduan/akta-kelahiran/" in listed, "Biayanya salah." in listed) == (True, True)
    assert (done.status, kept(office).is_down) == (303, False)
    assert "Tidak ada halaman yang ditarik." in sri.opens(LIST).words
    events = office.services.store.notebook.events(EntryKind.TAKEDOWN, NAME)
    assert [event.act for event in events] == [Act.PAGE_TAKEN_DOWN, Act.PAGE_PUT_BACK]


def test_a_page_that_was_put_back_can_be_taken_down_again(office):
    sri = office.staff()
    takes_down(sri)
    sri.sends(f"{LIST}tampilkan", {**sri.opens(CONFIRM).fields(), "alasan": "Sudah benar."})

    takes_down(sri, alasan="Salah lagi.")

    assert (kept(office).is_down, kept(office).reason) == (True, "Salah lagi.")


def test_two_staff_who_take_it_down_at_once_are_both_right(office):
    sri, budi = office.staff(), office.staff("budi")
    fields = {**budi.opens(CONFIRM).fields(), "alasan": "Jamnya salah."}
    takes_down(sri)

    second = budi.sends(TAKE, fields)

    assert (second.status, kept(office).reason) == (303, "Biayanya salah.")


def test_village_staff_and_strangers_take_nothing_down(office):
    village = office.staff("ani", role=Role.VILLAGE, village="wates")
    fields = {"halaman": NAME, "versi": "0", "alasan": "x"}

    answers = [one.sends(TAKE, fields).status for one in (village, office.visitor())]

    assert (answers, kept(office)) == ([403, 401], None)
    assert "Tarik halaman" not in village.opens("/moderasi/").words


def test_a_form_of_another_site_does_nothing(office):
    refused = office.staff().sends(TAKE, {"halaman": NAME, "versi": "0", "alasan": "x"})

    assert (refused.status, kept(office)) == (422, None)


def test_a_page_that_is_down_stops_neither_the_queue_nor_the_look_at_health(office):
    sri = office.staff()
    takes_down(sri)

    pages = [sri.opens("/moderasi/"), office.visitor().opens("/sehat")]

    assert [page.status for page in pages] == [200, 200]
    assert pages[1].response.get_json()["status"] == "ok"


@pytest.mark.parametrize("typed", ["panduan/akta-kelahirann", "/desa/sukamundur/", "content/panduan/akta.md"])
def test_a_page_that_the_site_does_not_have_is_not_said_to_be_down(office, typed):
    sri = office.staff()
    fields = {**sri.opens(CONFIRM).fields(), "halaman": typed, "alasan": "Biayanya salah."}

    pages = [sri.opens(f"{TAKE}?halaman={typed}"), sri.sends(TAKE, fields)]

    assert [(page.status, "Tidak ada halaman ini di situs" in page.words) for page in pages] == [(422, True)] * 2
    assert office.services.store.notebook.entries(EntryKind.TAKEDOWN, limit=5).items == ()


@pytest.mark.parametrize("version", ["9" * 5000, "-1", "\N{SUPERSCRIPT TWO}"])
def test_a_version_that_is_no_number_is_none(office, version):
    sri = office.staff()
    takes_down(sri)

    assert takes_down(sri, versi=version).status in {303, 409}


@pytest.mark.parametrize("age", [{}, {"csrf_token": "lama"}])
def test_a_reason_typed_for_a_page_that_there_is_not_is_given_back(office, age):
    sri = office.staff()
    form = {**sri.opens(CONFIRM).fields(), "halaman": "/moderasi/", "alasan": "Biayanya salah."}

    page = sri.sends(TAKE, {**form, **age})

    assert page.status == 422
    assert (page.value("halaman"), page.first("#alasan").text.strip()) == ("/moderasi/", "Biayanya salah.")
