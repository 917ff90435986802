"""A resident asks a desa to prepare a letter, or hands papers in, and learns with a code when they can be fetched."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.calendar.working_days import due_date
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import Kind, Status
from tests.web_office import LETTER, an_office

WHERE = "Ambil di balai desa Wates, Senin sampai Jumat 08.00-14.00."


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path, origin="https://kantor.example") as office:
        yield office


def asked(office, **typed):
    """Let somebody ask for a letter; return its code and how it is kept."""
    code = office.visitor().opens(office.prepares(**typed).address).first(".slip__code").text
    return code, next(one for one in office.waiting() if one.kind is Kind.PREPARE)


def told(office, code):
    return office.visitor().sends("/lacak/", {"kode": code})


def handed_in(office, staff, **typed):
    """Let staff give a code for papers; return it with how they are kept."""
    form = staff.opens("/moderasi/berkas/").fields()
    page = staff.sends("/moderasi/berkas/", {**form, "panduan": "ktp-el-baru", **typed})
    return page.first(".slip__code").text, office.handed_in()[-1]


def test_the_form_says_first_which_letters_nobody_needs_and_by_which_article(office):
    page = office.visitor().opens("/kirim/?jenis=surat")

    headings = [one.get_text() for one in page.soup.select("main h2")]
    assert headings[0] == "Lihat dulu: surat ini tidak perlu"
    assert "Surat pengantar RT/RW. Perpres 96/2018 Pasal 4." in page.words
    assert [one["value"] for one in page.soup.select("#panduan option")] == ["", LETTER]


def test_it_asks_for_letter_desa_name_and_contact_and_for_nothing_else(office):
    page = office.visitor().opens("/kirim/?jenis=surat")

    seen = [one["name"] for one in page.soup.select("main select, main textarea, main input:not([type=hidden])")]
    assert seen == ["panduan", "desa", "nama", "kontak", "situs"]


def test_what_is_missing_is_said_at_once_and_nothing_typed_is_lost(office):
    page = office.prepares(panduan="ktp-el-baru", desa="", nama="", kontak="0812 3456 7890")

    assert page.status == 422
    assert all(word in page.words for word in ("Pilih suratnya", "Pilih desa Anda", "Tulis nama lengkap"))
    assert page.value("kontak") == "0812 3456 7890"


def test_a_request_is_answered_within_five_working_days(office):
    code, letter = asked(office)

    assert letter.due == due_date(Kind.PREPARE, office.services.today(), frozenset())
    assert "Kabar paling lambat Senin, 30 November" in told(office, code).words


def test_the_desa_finds_it_on_its_desk_and_no_other_desa_does(office):
    _, letter = asked(office)
    path = f"/moderasi/kiriman/{letter.id}"

    own = office.staff("lia", role=Role.VILLAGE, village="wates")
    assert "Surat keterangan usaha" in own.opens("/moderasi/").words
    assert own.opens(path).status == 200
    assert office.staff("udin", role=Role.VILLAGE, village="tambakmisal").opens(path).status == 403


def test_once_it_is_ready_its_code_says_where_and_the_act_can_be_undone(office):
    code, letter = asked(office)
    sri = office.staff()

    sri.decides(letter, "siap_diambil", alasan=WHERE)
    ready = told(office, code)
    sri.decides(letter, "urungkan")

    assert (ready.first("h1").get_text(), WHERE in ready.words) == ("Siap diambil", True)
    assert told(office, code).first("h1").get_text() == "Diterima"


def test_one_tap_says_that_it_is_ready_with_the_sentence_that_stands_there(office):
    code, letter = asked(office)

    office.staff().decides(letter, "siap_diambil")

    assert "Ambil di balai desa Wates pada jam buka." in told(office, code).words


@pytest.mark.parametrize(("act", "heading"), [("perlu_datang", "Perlu datang dulu"), ("tolak", "Tidak bisa disiapkan")])
def test_what_keeps_it_from_being_prepared_is_said_with_a_ready_sentence(office, act, heading):
    code, letter = asked(office)
    sri, path = office.staff(), f"/moderasi/kiriman/{letter.id}"

    token = {"csrf_token": sri.opens(path).fields()["csrf_token"], "versi": str(letter.version)}
    offered = sri.sends(path, {**token, "tindakan": act})
    sri.sends(path, {**offered.fields(), "tindakan": act})

    page = told(office, code)
    assert page.first("h1").get_text() == heading
    assert page.first(".track__reason").get_text() == offered.first("#alasan").get_text().strip()


def test_who_was_asked_to_come_can_be_told_afterwards_that_it_is_ready(office):
    code, letter = asked(office)
    sri = office.staff()
    sri.decides(letter, "perlu_datang", alasan="Bawa KK.")
    came = told(office, code).first("h1").get_text()

    sri.decides(letter, "siap_diambil", alasan=WHERE)

    assert (came, told(office, code).first("h1").get_text()) == ("Perlu datang dulu", "Siap diambil")


@pytest.mark.parametrize("act", ["terbitkan", "usulkan_terbit", "jawab_pribadi", "jadikan_laporan", "teruskan"])
def test_nothing_of_it_is_ever_published_or_answered_as_a_letter_would_be(office, act):
    _, letter = asked(office)
    typed = {"isi_terbit": "x", "jawaban": "Ya.", "panduan_kondisi": "benar", "alasan": "x", "tujuan": "SP4N-LAPOR"}

    page = office.staff().decides(letter, act, **typed)

    assert page.status in {403, 409, 422}
    assert office.now_kept(letter) == letter
    assert not letter.may_be_published


def test_thirty_days_after_it_was_ready_name_contact_and_place_are_gone(office):
    code, letter = asked(office, kontak="0812 3456 7890")
    office.staff().decides(letter, "siap_diambil", alasan=WHERE)

    office.clock.passes(timedelta(days=29, hours=23))
    before = erase_overdue(office.services)
    office.clock.passes(timedelta(hours=2))
    after = erase_overdue(office.services)

    assert (before, after) == (0, 1)
    assert office.services.store.submissions.contact(letter.id) is None
    assert "Sudah siap lebih dari 30 hari yang lalu." in told(office, code).words


def test_whoever_left_a_number_is_told_on_whatsapp_and_nothing_typed_goes_along(office):
    _, letter = asked(office, kontak="0812 3456 7890")
    sri, path = office.staff(), f"/moderasi/kiriman/{letter.id}"
    sri.decides(letter, "siap_diambil", alasan=WHERE)
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    opened = sri.sends(f"{path}/buka", sri.opens(path).fields())

    address = unquote(str(opened.first("main a[href^='https://wa.me/']")["href"]))
    assert address.startswith("https://wa.me/6281234567890?text=Halo, ini ")
    assert "Sudah siap diambil: surat Anda. Buka https://kantor.example/lacak/" in address
    assert "Siti" not in address


def test_of_papers_without_a_number_staff_choose_whom_they_tell(office):
    sri = office.staff()
    _, papers = handed_in(office, sri)
    sri.decides(papers, "siap_diambil", alasan=WHERE)
    office.clock.passes(UNDO_FOR + timedelta(seconds=1))

    page = sri.opens(f"/moderasi/kiriman/{papers.id}")

    address = unquote(str(page.first("main a[href^='https://wa.me/']")["href"]))
    assert address.startswith("https://wa.me/?text=Halo, ini ")
    assert "Sudah siap diambil: berkas Anda." in address


def test_the_api_takes_no_request_for_a_letter(office):
    sent = {"jenis": "surat", "isi": "x", "panduan": LETTER, "desa": "wates", "nama": "Siti", "kunci": "k1"}

    answer = office.visitor().client.post("/api/v1/submissions", json=sent)

    assert answer.status_code == 422
    assert office.waiting() == ()


def test_staff_give_a_code_for_papers_without_anybodys_name_and_pressing_again_gives_the_same(office):
    sri = office.staff()
    form = {**sri.opens("/moderasi/berkas/").fields(), "panduan": "ktp-el-baru", "desa": "wates"}

    first, again = (sri.sends("/moderasi/berkas/", form).first(".slip__code").text for _ in range(2))

    (kept,) = office.handed_in()
    assert first == again
    assert (kept.kind, kept.guide, kept.village, kept.has_contact) == (Kind.HANDED_IN, "ktp-el-baru", "wates", False)
    assert office.waiting() == ()


def test_its_code_tells_the_day_that_was_promised_and_then_that_it_is_ready(office):
    sri = office.staff()
    code, papers = handed_in(office, sri, janji="2026-12-24")
    waits = told(office, code)

    ticked = {"pilih": f"{papers.id}:{papers.version}", "alasan": "Ambil di loket 2."}
    done = sri.sends("/moderasi/berkas/siap", {**sri.opens("/moderasi/berkas/").fields(), **ticked})

    assert "Dijanjikan jadi Kamis, 24 Desember" in waits.words
    assert done.status == 303
    ready = told(office, code)
    assert (ready.first("h1").get_text(), "Ambil di loket 2." in ready.words) == ("Siap diambil", True)
    assert office.handed_in() == ()


def test_several_are_ready_with_one_press_and_one_press_takes_that_back(office):
    sri = office.staff()
    papers = [handed_in(office, sri)[1] for _ in range(2)]
    form = sri.opens("/moderasi/berkas/").fields()

    sri.sends("/moderasi/berkas/siap", [*form.items(), *(("pilih", f"{one.id}:{one.version}") for one in papers)])
    done = [office.now_kept(one).status for one in papers]
    sri.sends("/moderasi/banyak/urungkan", {"csrf_token": form["csrf_token"], "kembali": "/moderasi/berkas/"})

    assert done == [Status.READY, Status.READY]
    assert [office.now_kept(one).status for one in papers] == [Status.WAITING, Status.WAITING]


def test_staff_find_papers_by_their_code_and_no_letter_that_is_none_of_them(office):
    sri = office.staff()
    code, papers = handed_in(office, sri)
    letter = office.visitor().gets_code("Apa syaratnya?")
    token = {"csrf_token": sri.opens("/moderasi/berkas/").fields()["csrf_token"]}

    found = sri.sends("/moderasi/berkas/cari", {**token, "kode": code.lower()})

    assert found.address == f"/moderasi/kiriman/{papers.id}"
    assert sri.sends("/moderasi/berkas/cari", {**token, "kode": letter}).status == 422


def test_village_staff_see_and_note_papers_of_their_own_desa_only(office):
    handed_in(office, office.staff(), desa="tambakmisal")
    lia = office.staff("lia", role=Role.VILLAGE, village="wates")
    form = {**lia.opens("/moderasi/berkas/?desa=tambakmisal").fields(), "panduan": "ktp-el-baru"}

    refused = lia.sends("/moderasi/berkas/", {**form, "desa": "tambakmisal"})

    assert "Tidak ada yang menunggu jadi." in lia.opens("/moderasi/berkas/").words
    assert refused.status == 422
    assert len(office.handed_in()) == 1
