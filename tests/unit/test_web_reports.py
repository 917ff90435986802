"""A resident reports money or conduct: the supervisor alone reads it, and nobody else can tell that it is there."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest

from feedback_api import wording
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.app import create_app
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.fields import FIELDS
from feedback_api.domain.submissions.submission import RETENTION, Kind, Status
from feedback_api.store.protocol import Store
from tests.unit.test_telling_senders import MAIL
from tests.web_office import Visitor, an_office
from tests.web_pages import StoreThatIsGone

TEXT = "Joko di loket 2 minta uang 50 ribu"
ALL_BUT_SUPERVISOR = [
    pytest.param(role, "wates" if role is Role.VILLAGE else None, id=role.value)
    for role in Role
    if role is not Role.SUPERVISOR
]
PAGES = ["/moderasi/", "/moderasi/?saring=bebas", "/moderasi/tugas/", "/moderasi/kunjungan/", "/moderasi/loket/"]


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def wati(office):
    return office.staff("wati", role=Role.SUPERVISOR)


def reported(office, text=TEXT, **typed):
    return office.kept(text, jenis="laporan", **typed)


def the_page_of(submission, act=""):
    return f"/moderasi/kiriman/{submission.id}{act}"


def opened(visitor, submission):
    page = visitor.opens(the_page_of(submission))
    return visitor.sends(the_page_of(submission, "/buka"), page.fields())


def followed(office, code):
    return office.visitor().sends("/lacak/", {"kode": code})


@pytest.mark.usefixtures("wati")
def test_the_form_says_calmly_who_reads_it_and_asks_for_no_name(office):
    page = office.visitor().opens("/kirim/?jenis=laporan")

    assert "Hanya pengawas yang membaca." in page.words
    assert "Nama petugas boleh ditulis" in page.words
    assert "nama orang lain" not in page.words
    assert not page.first("#nama").has_attr("required")
    assert "Belum ada pengawas" not in page.words


def test_the_form_names_the_ways_outside_the_office(office):
    page = office.visitor().opens("/kirim/?jenis=laporan")

    links = {link["href"] for link in page.soup.select("main a[href^=http]")}
    assert links == {"https://www.lapor.go.id/", "https://ombudsman.go.id/"}
    assert "Inspektorat Kabupaten Contoh" in page.words


def test_whoever_reports_the_camat_is_sent_outside_first_and_reads_why(office):
    link = office.visitor().opens("/kirim/?jenis=laporan").first("a[href*=pimpinan]")

    page = office.visitor().opens(link["href"])

    assert (
        page.words.index("camat adalah atasannya") < page.words.index("SP4N-LAPOR") < page.words.index("Apa yang ter")
    )
    assert page.words.count("SP4N-LAPOR") == 1


@pytest.mark.parametrize("address", ["/kirim/?jenis=laporan", "/kirim/?jenis=laporan&tentang=pimpinan"])
def test_the_other_ways_stand_in_a_list_with_bullets_as_in_running_text(office, address):
    page = office.visitor().opens(address)

    ways = page.first(".prose ul:has(a[href*=ombudsman])")
    assert not ways.has_attr("class")  # a list with a class has no bullets: theme/static/css/base.css
    assert ".prose ul" in page.first("style").text


def test_the_form_of_a_report_is_kept_by_no_browser_and_no_phone(office):
    page = office.visitor().opens("/kirim/?jenis=laporan")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.soup.select("[data-draft]") == []
    assert page.first("form.form")["data-report-keeps"] == "isi desa"


def test_the_form_of_a_report_asks_what_the_table_of_fields_says_and_first_of_all_what_happened(office):
    page = office.visitor().opens("/kirim/?jenis=laporan")

    asked = {field.name for field in FIELDS if field.asked_of_reports}
    shown = [one["name"] for one in page.soup.select("form.form [name]") if one["name"] in {f.name for f in FIELDS}]
    assert shown[:3] == ["jenis", "panduan", "isi"]
    assert set(shown[2:]) == asked


def test_the_ordinary_form_offers_every_kind_but_the_report_and_names_them_when_none_is_chosen(office):
    page = office.visitor().asks(TEXT, jenis="", tetap="ya")

    words = [wording.KIND_WORDS[kind] for kind in Kind if not (kind.is_confidential or kind.is_fetched)]
    assert {one["value"] for one in page.soup.select("input[type=radio][name=jenis]")} == set(words)
    assert [word for word in words if word not in page.first("#jenis-salah").text] == []


def test_what_has_to_be_put_right_is_asked_on_the_same_page(office):
    page = office.visitor().asks("", jenis="laporan", nama="Siti")

    assert (page.status, page.value("jenis"), page.value("nama")) == (422, "laporan", "Siti")
    assert "Tulis dulu yang ingin Anda sampaikan." in page.words


def test_a_report_is_taken_and_kept_without_a_word_beside_what_is_sealed(office):
    report = reported(office, nama="Siti", kontak="081234567890", desa="wates")

    assert (report.kind, report.text, report.finds, report.village) == (Kind.REPORT, "", (), "wates")
    assert office.waiting() == ()


@pytest.mark.usefixtures("wati")
def test_the_receipt_names_both_days_and_suggests_no_answer(office):
    receipt = office.visitor().opens(office.visitor().asks(TEXT, jenis="laporan").address)

    assert "Kabar pertama paling lambat Senin, 7 Desember" in receipt.words
    assert "Keputusannya paling lambat Jumat, 22 Januari." in receipt.words
    assert "Mungkin sudah terjawab" not in receipt.words
    assert "loket 2" not in receipt.words
    assert receipt.first("[data-report-done]")


@pytest.mark.usefixtures("wati")
def test_the_status_page_says_the_same_two_days_and_not_what_was_written(office):
    code = office.visitor().gets_code(TEXT, jenis="laporan")

    page = followed(office, code)

    assert "Kabar pertama paling lambat Senin, 7 Desember" in page.words
    assert "Keputusannya paling lambat Jumat, 22 Januari." in page.words
    assert "loket 2" not in page.words


def test_without_a_supervisor_it_is_still_taken_and_both_pages_say_so(office):
    form = office.visitor().opens("/kirim/?jenis=laporan")

    receipt = office.visitor().opens(office.visitor().asks(TEXT, jenis="laporan").address)

    assert "Laporan tetap kami terima" in form.words
    assert "Belum ada pengawas yang bisa membaca" in receipt.words
    assert "SP4N-LAPOR" in receipt.words


def test_a_program_may_send_one(office):
    answer = office.visitor().client.post("/api/v1/submissions", json={"jenis": "laporan", "isi": TEXT})

    assert (answer.status_code, answer.json["due"]) == (201, "2026-12-07")
    assert office.reports()[0].text == ""


def test_pressed_twice_it_is_one_report(office):
    visitor = office.visitor()
    form = {**visitor.opens("/kirim/?jenis=laporan").fields(), "isi": TEXT}

    answers = [visitor.sends("/kirim/", form).status for _ in range(2)]

    assert (answers, len(office.reports())) == ([303, 303], 1)


def test_the_supervisor_finds_it_in_the_queue_and_opens_it_once(office, wati):
    report = reported(office, nama="Siti")
    queue, page = wati.opens("/moderasi/"), wati.opens(the_page_of(report))

    shown = opened(wati, report)

    acts = [event.act for event in office.services.store.submissions.events(report.id)]
    assert "1 menunggu" in queue.words
    assert [TEXT in one.words for one in (queue, page, shown)] == [False, False, True]
    assert "Siti" in shown.words
    assert acts == [Act.RECEIVED, Act.UNMASKED]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("role", "village"), ALL_BUT_SUPERVISOR)
def test_to_all_others_every_page_is_as_if_there_were_none(tmp_path, path, role, village):
    pages = []
    for name in ("without", "with"):
        (tmp_path / name).mkdir()
        with an_office(tmp_path / name) as office:
            sri = office.staff(role=role, village=village)
            office.kept("Apa syarat KTP?", desa="wates")
            [reported(office, f"{TEXT}, {number}", desa="wates") for number in range(2 * (name == "with"))]
            pages.append(sri.opens(path).words)

    assert pages[0] == pages[1]


@pytest.mark.parametrize("act", ["", "/buka"])
@pytest.mark.parametrize(("role", "village"), ALL_BUT_SUPERVISOR)
def test_to_all_others_its_page_is_that_of_something_unknown(office, role, village, act):
    report, sri = reported(office, desa="wates"), office.staff(role=role, village=village)
    token = sri.opens("/moderasi/").first("[name=csrf_token]")["value"]

    asked = [sri.opens(f"/moderasi/kiriman/{name}") for name in (report.id, "unknown234")]
    pressed = [
        sri.sends(f"/moderasi/kiriman/{name}{act}", {"csrf_token": token, "versi": "1", "tindakan": "ambil"})
        for name in (report.id, "unknown234")
    ]

    assert {page.status for page in (*asked, *pressed)} == {404}
    assert asked[0].words == asked[1].words
    assert pressed[0].words == pressed[1].words
    assert office.now_kept(report) == report


@pytest.mark.parametrize("press", ["terbitkan", "jadikan_laporan", "tarik"])
def test_no_button_publishes_or_changes_a_report(office, wati, press):
    report = reported(office)
    page = wati.opens(the_page_of(report))

    pressed = wati.decides(report, press, isi_terbit=TEXT, jawaban="Sudah kami periksa.", alasan="Salah jenis.")

    assert page.soup.select(f"button[value={press}]") == []
    assert pressed.status >= 400
    assert office.now_kept(report) == report


def test_a_first_answer_is_read_by_the_sender_and_the_decision_stays_due(office, wati):
    code = office.visitor().gets_code(TEXT, jenis="laporan")
    (report,) = office.reports()

    wati.decides(report, "kabar_pertama", jawaban="Kami periksa mulai besok.")

    page, after = followed(office, code), office.now_kept(report)
    assert (after.status, after.due) == (Status.CLAIMED, date(2027, 1, 22))
    assert "Kami periksa mulai besok." in page.words
    assert "Keputusannya paling lambat Jumat, 22 Januari" in page.words


def test_a_decision_is_read_by_the_sender_alone(office, wati):
    code = office.visitor().gets_code(TEXT, jenis="laporan")
    (report,) = office.reports()

    wati.decides(report, "jawab_pribadi", jawaban="Uang dikembalikan.")

    assert "Uang dikembalikan." in followed(office, code).words
    assert office.services.store.submissions.published(limit=9).items == ()
    assert office.services.store.tasks.waiting(limit=9).items == ()


def test_ninety_days_after_closing_nothing_of_it_can_be_opened(office, wati):
    report = reported(office)
    wati.decides(report, "jawab_pribadi", jawaban="Selesai.")
    office.clock.passes(RETENTION + timedelta(days=1))

    erased = erase_overdue(office.services)

    page = office.staff("wati", role=Role.SUPERVISOR).opens(the_page_of(report))
    assert erased == 1
    assert office.services.store.submissions.contact(report.id) is None
    assert "Isi laporan ini sudah dihapus." in page.words


def test_a_letter_that_sounds_like_a_report_is_offered_the_confidential_way_first(office):
    visitor = office.visitor()

    page = visitor.asks(TEXT, jenis="keluhan", nama="Siti", desa="wates")

    buttons = {(one["name"], one["value"]) for one in page.soup.select("#pilih button")}
    assert (page.status, office.waiting(), office.reports()) == (422, (), ())
    assert buttons == {("rahasiakan", "ya"), ("tetap", "ya")}
    assert [page.value(name) for name in ("isi", "jenis", "nama", "desa")] == [TEXT, "keluhan", "Siti", "wates"]


@pytest.mark.parametrize(("button", "kind"), [("rahasiakan", Kind.REPORT), ("tetap", Kind.COMPLAINT)])
def test_one_more_press_sends_it_the_way_its_sender_chose(office, button, kind):
    visitor = office.visitor()
    offered = visitor.asks(TEXT, jenis="keluhan")

    sent = [visitor.sends("/kirim/", {**offered.fields(), button: "ya"}).status for _ in range(2)]

    (kept,) = office.waiting() + office.reports()
    assert (sent, kept.kind) == ([303, 303], kind)


def test_a_question_about_a_fee_is_sent_without_being_asked(office):
    assert office.visitor().asks("Apakah KTP dipungut biaya?").status == 303


def test_staff_make_a_report_of_a_letter_and_the_sender_reads_why(office, wati):
    code = office.visitor().gets_code(TEXT, jenis="keluhan", nama="Siti", kontak="081234567890", tetap="ya")
    (letter,) = office.waiting()
    sri = office.staff()

    done = sri.decides(letter, "jadikan_laporan", alasan="Ini menyebut uang, jadi pengawas yang memeriksa.")

    told, shown = followed(office, code), opened(wati, letter)
    assert (done.status, sri.opens(the_page_of(letter)).status) == (303, 404)
    assert "kami jadikan laporan rahasia" in told.words
    assert "jadi pengawas yang memeriksa." in told.words
    assert [word in shown.words for word in (TEXT, "Siti", "081234567890")] == [True] * 3


@pytest.mark.usefixtures("wati")
def test_what_became_a_report_keeps_its_chain_and_the_earlier_day(office):
    letter = office.kept(TEXT, jenis="keluhan", tetap="ya")

    office.staff().decides(letter, "jadikan_laporan", alasan="Ini laporan.")

    events, after = list(office.services.store.submissions.events(letter.id)), office.now_kept(letter)
    assert (after.kind, after.text, after.due) == (Kind.REPORT, "", min(letter.due, date(2026, 12, 7)))
    assert [event.act for event in events] == [Act.RECEIVED, Act.MADE_REPORT]
    assert is_unbroken(events, after.audit_head)


def test_a_report_is_never_taken_at_the_counter_of_a_visit(office):
    page = office.staff().opens("/moderasi/kunjungan/wates-november/suara")

    assert page.soup.select("[name=jenis][value=laporan]") == []


@pytest.mark.usefixtures("wati")
@pytest.mark.parametrize(("days", "told"), [(7, False), (8, True)])
def test_after_five_working_days_unread_the_admin_reads_a_number_and_the_sender_that_it_is_so(office, days, told):
    code = office.visitor().gets_code(TEXT, jenis="laporan")
    office.clock.passes(timedelta(days=days))

    desks = {
        role: office.staff(role.value, role=role).opens("/moderasi/").words for role in (Role.ADMIN, Role.DISTRICT)
    }

    assert ("1 laporan belum dibuka pengawas" in desks[Role.ADMIN]) is told
    assert "laporan belum dibuka" not in desks[Role.DISTRICT]
    assert ("Belum dibuka sesudah 5 hari kerja" in followed(office, code).words) is told


@pytest.mark.parametrize(("press", "typed"), [("ambil", {}), ("kabar_pertama", {"jawaban": "Kami periksa."})])
def test_a_report_that_was_taken_and_not_opened_is_unread_all_the_same(office, wati, press, typed):
    code = office.visitor().gets_code(TEXT, jenis="laporan")
    wati.decides(office.reports()[0], press, **typed)
    office.clock.passes(timedelta(days=8))

    assert "1 laporan belum dibuka" in office.staff("adi", role=Role.ADMIN).opens("/moderasi/").words
    assert "Belum dibuka sesudah 5 hari kerja" in followed(office, code).words


def test_nobody_is_told_of_a_report_that_was_opened(office, wati):
    code = office.visitor().gets_code(TEXT, jenis="laporan")
    opened(wati, office.reports()[0])
    office.clock.passes(timedelta(days=30))

    assert "belum dibuka" not in office.staff("adi", role=Role.ADMIN).opens("/moderasi/").words
    assert "Belum dibuka" not in followed(office, code).words


def test_whoever_ticks_it_is_answered_in_private_only(office):
    letter = office.kept("Bagaimana kalau akta saya salah?", rahasia="ya")
    sri = office.staff()
    page = sri.opens(the_page_of(letter))

    pressed = sri.decides(letter, "terbitkan", isi_terbit="Apa syaratnya?", jawaban="Bawa KK.")

    assert page.soup.select("button[value=terbitkan]") == []
    assert "Pengirim minta" in page.words
    assert (pressed.status, office.now_kept(letter)) == (422, letter)
    assert wording.REFUSALS["never_published"] in pressed.words


@pytest.mark.usefixtures("wati")
def test_making_a_report_of_a_letter_lets_the_phone_forget_what_was_typed_about_it(office):
    letter, sri = office.kept(TEXT, jenis="keluhan", tetap="ya"), office.staff()

    queue = sri.opens(sri.decides(letter, "jadikan_laporan", alasan="Ini laporan.").address)

    said = queue.first("[data-draft-done]")
    assert said["data-draft-done"].split() == [f"putusan:{letter.id}", f"tarik:{letter.id}"]
    assert said["data-draft-of"] == "sri"
    assert "Sudah jadi laporan rahasia." in queue.words


@pytest.mark.parametrize("made_up", ["", "x", "abcdefgh23 putusan:lain", "ABCDEFGH23", "aaaaaaaaaaa"])
def test_an_address_that_names_no_submission_lets_the_phone_forget_nothing(office, made_up):
    queue = office.staff().opens(f"/moderasi/?dijadikan={made_up}")

    assert (queue.status, queue.soup.select("[data-draft-done]")) == (200, [])


@pytest.mark.parametrize("typed", [{"rahasiakan": "ya"}, {"jenis": "laporan"}], ids=["pressed", "chosen"])
@pytest.mark.parametrize(("guide", "draft"), [("", "kirim:"), ("akta-kelahiran", "kirim:akta-kelahiran")])
def test_a_report_that_has_to_be_put_right_ends_the_draft_of_the_letter_it_was(office, typed, guide, draft):
    page = office.visitor().asks(TEXT, kontak="1", panduan=guide, **typed)

    assert (page.status, page.value("jenis"), page.value("isi")) == (422, "laporan", TEXT)
    assert page.first("[data-draft-done]")["data-draft-done"] == draft
    assert page.first("script[src='/theme/js/draft.js']")


def test_a_report_sent_too_often_ends_the_draft_of_the_letter_it_was(tmp_path):
    with an_office(tmp_path, limit_per_sender="1 per hour") as office:
        visitor = office.visitor()
        visitor.asks()

        page = visitor.asks(TEXT, rahasiakan="ya")

    assert (page.status, page.value("isi")) == (429, TEXT)
    assert page.first("[data-draft-done]")["data-draft-done"] == "kirim:"


@pytest.mark.parametrize(("typed", "ended"), [({"rahasiakan": "ya"}, ["kirim:"]), ({"jenis": "keluhan"}, [])])
def test_while_the_store_is_gone_the_draft_of_a_report_ends_and_that_of_a_letter_stays(office, typed, ended):
    gone = Visitor(create_app(replace(office.services, store=cast(Store, StoreThatIsGone()))))

    page = gone.asks("Apa yang terjadi di loket?", **typed)

    assert (page.status, page.value("isi")) == (503, "Apa yang terjadi di loket?")
    assert [one["data-draft-done"] for one in page.soup.select("[data-draft-done]")] == ended
    assert len(page.soup.select("script[src='/theme/js/draft.js']")) == len(ended)


def test_a_link_that_begins_a_report_ends_no_draft(office):
    page = office.visitor().opens("/kirim/?jenis=laporan&isi=Apa&panduan=akta-kelahiran")

    assert page.soup.select("[data-draft-done]") == []
    assert page.first("[data-report-drafts]")["data-report-drafts"] == "kirim: kirim:akta-kelahiran"


@pytest.mark.parametrize("mail", [None, MAIL], ids=["by telephone", "by mail"])
def test_no_browser_fills_in_who_reports(tmp_path, mail):
    with an_office(tmp_path, mail=mail) as office:
        page = office.visitor().opens("/kirim/?jenis=laporan")

    assert {page.first(f"#{name}")["autocomplete"] for name in ("nama", "kontak")} == {"off"}


@pytest.mark.parametrize("press", ["tolak", "spam"])
@pytest.mark.parametrize(("kind", "again"), [("laporan", "/kirim/?jenis=laporan"), ("pertanyaan", "/kirim/")])
def test_whoever_writes_again_is_led_to_the_form_of_the_same_kind(office, wati, press, kind, again):
    code = office.visitor().gets_code("Apa yang terjadi di loket?", jenis=kind)
    wati.decides((*office.reports(), *office.waiting())[0], press, alasan="Bukan wewenang kami.")

    page = followed(office, code)

    assert [one["href"] for one in page.soup.select("main a.btn--fill[href^='/kirim/']")] == [again]


def test_enter_decides_nothing_where_the_confidential_way_is_offered(office):
    page = office.visitor().asks(TEXT, jenis="keluhan")

    buttons = [
        one for one in page.soup.select("button") if one.get("form") == "kiriman" or one.find_parent(id="kiriman")
    ]
    submits = [one for one in buttons if one.get("type") == "submit"]
    assert submits[0].has_attr("disabled")
    assert [one.get("name") for one in submits[1:]] == ["rahasiakan", "tetap"]


def test_whoever_chose_the_ordinary_way_is_not_asked_again_when_something_is_wrong(office):
    visitor = office.visitor()
    offered = visitor.asks(TEXT, jenis="keluhan")
    wrong = visitor.sends("/kirim/", {**offered.fields(), "kontak": "1", "tetap": "ya"})

    sent = visitor.sends("/kirim/", {**wrong.fields(), "kontak": ""})

    assert (wrong.status, sent.status) == (422, 303)


def test_a_first_answer_is_given_once_and_stays_readable_beside_the_decision(office, wati):
    code = office.visitor().gets_code(TEXT, jenis="laporan")
    (report,) = office.reports()
    wati.decides(report, "kabar_pertama", jawaban="Kami periksa mulai besok.")

    again = wati.decides(report, "kabar_pertama", jawaban="Kabar lain.")
    desk = wati.opens(the_page_of(report))
    wati.decides(report, "jawab_pribadi", jawaban="Uang dikembalikan.")

    told = followed(office, code).words
    assert again.status == 409
    assert wording.REFUSALS["first_answer_given"] in again.words
    assert desk.soup.select("button[value=kabar_pertama]") == []
    assert "Kami periksa mulai besok." in desk.words
    assert told.index("Uang dikembalikan.") < told.index("Kami periksa mulai besok.")
    assert "Kabar lain." not in told


def test_a_report_that_no_key_opens_is_not_shown_as_an_empty_one_and_stays_unread(office, wati):
    report = reported(office)
    with closing(sqlite3.connect(office.services.settings.store.partition(":")[2])) as connection, connection:
        connection.execute("UPDATE contacts SET sealed = x'00' WHERE submission_id = ?", [report.id])

    page = opened(wati, report)
    office.clock.passes(timedelta(days=8))

    assert page.status == 423
    assert wording.REFUSALS["no_key_fits"] in page.words
    assert "1 laporan belum dibuka" in office.staff("adi", role=Role.ADMIN).opens("/moderasi/").words
