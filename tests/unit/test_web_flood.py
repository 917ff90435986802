"""Somebody floods the office; residents still write, and staff clear it away with a press and take that back."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.actions.letters.flood import put_aside, take_back
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.app import create_app
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Status
from tests.builders import a_member, a_submission, an_event
from tests.web_office import Visitor, an_office

FLOOD, FEW = 6, {"limit_overall": "5 per hour"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path, **FEW) as office:
        yield office


def somebody(office, address):
    visitor = office.visitor()
    visitor.client.environ_base["REMOTE_ADDR"] = address
    return visitor


def floods(office, letters=FLOOD, address="203.0.113.66", word="Banjir", **typed):
    sender = somebody(office, address)
    return [sender.asks(f"{word} nomor {number}", **typed).status for number in range(letters)]


def texts(page):
    return [" ".join(text.text.split()) for text in page.soup.select(".job__text")]


def presses(staff, page, action, **chosen):
    """Press the first button of a form that goes there, with what it would send."""
    form = page.first(f"form[action='{action}']")
    sent = {control["name"]: control["value"] for control in form.select("input[name]")}
    button = form.select_one("button")
    named = {button["name"]: button["value"]} if button.get("name") else {}
    return staff.sends(action, {**sent, **named, **chosen})


def test_a_letter_sent_in_the_middle_of_a_flood_is_taken_and_stands_first(office):
    floods(office, 4)
    honest = somebody(office, "198.51.100.7").asks("Jalan ke sekolah rusak")
    floods(office, 5, "203.0.113.67", "Lagi")

    page = office.staff().opens("/moderasi/")

    assert honest.status == 303
    assert texts(page)[0] == "Jalan ke sekolah rusak"
    assert "Banjir kiriman? 9 kiriman dari 2 sambungan." in page.words
    assert "banjir? 4 dari sambungan yang sama" in page.words


def test_the_fuller_group_stands_further_behind_and_a_few_letters_of_one_house_are_none_of_it(office):
    floods(office, 5, "203.0.113.1", "Penuh")
    floods(office, 3, "203.0.113.2", "Serumah")
    floods(office, 4, "203.0.113.3", "Agak")

    listed = texts(office.staff().opens("/moderasi/"))

    assert [text.split()[0] for text in listed] == ["Serumah"] * 3 + ["Agak"] * 4 + ["Penuh"] * 5


def test_on_a_quiet_day_nothing_is_said_of_floods(office):
    floods(office, 5)

    page = office.staff().opens("/moderasi/")

    assert "anjir" not in page.words.replace("Banjir nomor", "")
    assert page.soup.select("form[action='/moderasi/banjir']") == []


def test_a_flood_is_cleared_with_one_press_and_only_people_are_left(office):
    floods(office)
    somebody(office, "198.51.100.7").asks("Jalan rusak")
    sri = office.staff()

    cleared = presses(sri, sri.opens("/moderasi/"), "/moderasi/banjir")
    page = sri.opens(cleared.address)

    assert texts(page) == ["Jalan rusak"]
    assert "6 kiriman disisihkan. Bisa dikembalikan sekaligus sampai 12.10." in page.words
    assert "Banjir kiriman?" not in page.words


def test_what_was_put_aside_waits_on_with_its_act_and_its_sender_reads_nothing_else(office):
    code = somebody(office, "203.0.113.66").gets_code("Banjir dengan kode")
    floods(office)
    letter = next(one for one in office.waiting() if one.text == "Banjir dengan kode")
    sri = office.staff()

    presses(sri, sri.opens("/moderasi/"), "/moderasi/banjir")

    kept = office.now_kept(letter)
    acts = [event.act for event in office.services.store.submissions.events(letter.id)]
    assert (kept.status, acts) == (Status.WAITING, [Act.RECEIVED, Act.PUT_ASIDE])
    assert "Diterima" in office.visitor().sends("/lacak/", {"kode": code}).words
    history = sri.opens(f"/moderasi/kiriman/{letter.id}").first(".decision__events").text
    assert "Disisihkan bersama kiriman lain" in history


def test_one_group_alone_can_be_put_aside(office):
    floods(office, 4, "203.0.113.1", "Satu")
    floods(office, 4, "203.0.113.2", "Dua")
    sri = office.staff()
    page = sri.opens("/moderasi/")
    one = next(job for job in page.soup.select(".job") if "Satu" in job.text)

    presses(sri, page, "/moderasi/banjir", seperti=one.select_one("button[name=seperti]")["value"])

    assert {text.split()[0] for text in texts(sri.opens("/moderasi/"))} == {"Dua"}


def test_within_ten_minutes_one_press_brings_everything_back(office):
    floods(office)
    sri = office.staff()
    page = sri.opens(presses(sri, sri.opens("/moderasi/"), "/moderasi/banjir").address)
    office.clock.passes(timedelta(minutes=10))

    undone = presses(sri, page, "/moderasi/banjir/urungkan")

    assert undone.status == 303
    assert len(office.waiting()) == FLOOD
    assert "Banjir kiriman? 6 kiriman" in sri.opens("/moderasi/").words


def test_after_ten_minutes_it_is_too_late_and_one_by_one_is_left(office):
    floods(office)
    sri = office.staff()
    page = sri.opens(presses(sri, sri.opens("/moderasi/"), "/moderasi/banjir").address)
    office.clock.passes(timedelta(minutes=10, seconds=1))

    late = presses(sri, page, "/moderasi/banjir/urungkan")
    aside = sri.opens("/moderasi/disisihkan")
    taken = aside.first(".job__kind a")["href"].rsplit("/", 1)[-1]
    sri.decides(taken, "ambil")

    assert late.status == 409
    assert "Urungkan" not in sri.opens("/moderasi/").words
    assert (len(texts(aside)), [one.id for one in office.waiting()]) == (FLOOD, [taken])


def test_what_lies_aside_and_is_overdue_is_counted_above_the_queue(office):
    floods(office)
    presses(sri := office.staff(), sri.opens("/moderasi/"), "/moderasi/banjir")
    in_time = sri.opens("/moderasi/").words
    office.clock.passes(timedelta(days=8))
    rini = office.staff("rini")

    queue, aside = rini.opens("/moderasi/"), rini.opens("/moderasi/disisihkan")

    assert "lewat waktu" not in in_time
    assert f"Yang disisihkan {FLOOD} lewat waktu" in queue.words
    assert [mark.text for mark in aside.soup.select(".due--late")] == ["Lewat 1 hari"] * FLOOD
    assert "lewat waktu" not in office.staff("budi", role=Role.VILLAGE, village="wates").opens("/moderasi/").words


def test_a_colleague_finds_what_was_put_aside_and_can_take_it_back_too(office):
    floods(office)
    presses(sri := office.staff(), sri.opens("/moderasi/"), "/moderasi/banjir")
    rini = office.staff("rini")
    list_of_it = rini.opens(rini.opens("/moderasi/").first("a[href='/moderasi/disisihkan']")["href"])

    presses(rini, list_of_it, "/moderasi/banjir/urungkan")

    assert len(office.waiting()) == FLOOD


def test_what_somebody_works_on_is_left_to_them(office):
    floods(office)
    rini, sri = office.staff("rini"), office.staff("sri")
    held = office.waiting()[3]
    rini.decides(held, "ambil")

    presses(sri, sri.opens("/moderasi/"), "/moderasi/banjir")

    assert [one.id for one in office.waiting()] == [held.id]
    assert held.text in texts(rini.opens("/moderasi/?saring=milik-saya"))


def test_reports_are_neither_marked_nor_put_aside(office):
    floods(office)
    for number in range(6):
        somebody(office, "203.0.113.66").asks(f"Diminta uang {number}", jenis="laporan")
    wati = office.staff("wati", role=Role.SUPERVISOR)

    presses(wati, wati.opens("/moderasi/"), "/moderasi/banjir")
    page = wati.opens("/moderasi/")

    assert (len(office.reports()), office.waiting()) == (6, ())
    assert "banjir?" not in page.words
    assert len(office.services.store.flood.came()) == FLOOD


def test_staff_of_a_desa_put_nothing_aside(office):
    floods(office, desa="wates")
    sri, budi = office.staff(), office.staff("budi", role=Role.VILLAGE, village="wates")
    token = sri.opens("/moderasi/").first("form[action='/moderasi/banjir'] input")["value"]

    page = budi.opens("/moderasi/")
    forged = budi.sends("/moderasi/banjir", {"csrf_token": budi.opens("/moderasi/").first("form input")["value"]})

    assert page.soup.select("form[action='/moderasi/banjir']") == []
    assert (forged.status, len(office.waiting()), bool(token)) == (403, FLOOD, True)


@pytest.mark.parametrize("batch", ["", "tidak-ada", "1795410000-../..", "1795410000-x", "٤٧٩٥٤١٠٠٠٠-x"])
def test_a_made_up_batch_brings_nothing_back(office, batch):
    floods(office)
    sri = office.staff()
    page = sri.opens(presses(sri, sri.opens("/moderasi/"), "/moderasi/banjir").address)

    presses(sri, page, "/moderasi/banjir/urungkan", sekali=batch)

    assert office.waiting() == ()


def test_no_page_of_staff_shows_a_groups_name_and_no_file_an_address(office, tmp_path):
    floods(office)
    groups = {one.group for one in office.services.store.flood.came()}

    page = office.staff().opens("/moderasi/")

    assert len(groups) == 1
    assert not any(group in page.response.text for group in groups)
    assert not any(b"203.0.113.66" in path.read_bytes() for path in tmp_path.iterdir() if path.is_file())


def test_a_day_later_no_group_is_known_and_a_flood_is_still_one(office):
    floods(office)
    somebody(office, "198.51.100.7").asks("Jalan rusak")
    before = {one.group for one in office.services.store.flood.came()}
    office.clock.passes(timedelta(hours=20))

    erase_overdue(office.services)

    after = office.services.store.flood.came()
    page = office.staff().opens("/moderasi/")
    assert (len(after), before & {one.group for one in after}) == (FLOOD, set())
    assert texts(page)[0] == "Jalan rusak"
    assert "Banjir kiriman? 6 kiriman dari 1 sambungan." in page.words


def test_after_a_week_nothing_is_left_of_it(office):
    floods(office)
    erase_overdue(office.services)
    office.clock.passes(timedelta(days=8))

    erase_overdue(office.services)

    assert office.services.store.flood.came() == ()


def test_what_would_fill_the_store_is_refused_to_groups_of_the_flood_only(office):
    full = replace(office.services, is_full=AlwaysFull())
    app = create_app(full)
    flooder, honest = Visitor(app), Visitor(app)
    flooder.client.environ_base["REMOTE_ADDR"] = "203.0.113.66"

    sent = [flooder.asks(f"Banjir {number}").status for number in range(5)]
    page = flooder.asks("Yang keenam")
    report = flooder.asks("Diminta uang", jenis="laporan")

    assert sent == [303] * 3 + [429] * 2
    assert (page.value("isi"), page.response.headers["Retry-After"]) == ("Yang keenam", "3600")
    assert "Sedang banjir kiriman, dan banyak yang datang dari sambungan ini. Coba 60 menit lagi." in page.words
    assert (report.status, honest.asks("Jalan rusak").status) == (303, 303)
    assert flooder.client.post("/api/v1/submissions", json={"jenis": "saran", "isi": "lagi"}).status_code == 429


class AlwaysFull:
    """What is found where twenty thousand letters wait."""

    def at(self, now, look):
        assert look() is False  # the question can be asked; here far fewer wait
        return now is not None


def test_a_repeat_in_a_flood_is_answered_with_its_receipt_before_anything_is_asked(office):
    full = replace(office.services, is_full=AlwaysFull())
    sender = Visitor(create_app(full))
    form = {**sender.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "satu"}
    first = sender.sends("/kirim/", form)
    [sender.asks(f"lain {number}") for number in range(4)]

    again = sender.sends("/kirim/", form)

    codes = {re.sub(r"\s", "", sender.opens(one.address).first(".slip__code").text) for one in (first, again)}
    assert (first.status, again.status, len(codes)) == (303, 303, 1)


class Slow:
    """A clock on which time passes whenever somebody looks."""

    def __init__(self, clock):
        self.clock = clock

    def __call__(self):
        self.clock.passes(timedelta(milliseconds=30))
        return self.clock()


def test_what_takes_too_long_is_done_as_far_as_it_goes_and_one_more_press_goes_on(tmp_path):
    with an_office(tmp_path, **FEW, limit_per_sender="5000 per hour") as office:
        letters = [came_in(office, number) for number in range(700)]
        slow = replace(office.services, now=Slow(office.clock))
        sri = a_member("sri")

        first = put_aside(slow, sri)
        second = put_aside(slow, sri)
        back = take_back(slow, sri, batch=first.name)

    assert (len(letters), first.letters, first.is_whole) == (700, 500, False)
    assert (second.letters, second.is_whole, back.letters) == (200, True, 500)


def came_in(office, number):
    letter = a_submission(f"banjir{number:04}", received_at=office.clock())
    came = Came(submission_id=letter.id, group="a", at=letter.received_at)
    return office.services.store.submissions.add(letter, None, an_event(letter), came=came)
