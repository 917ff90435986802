"""A reader says with one tap whether a page answers; it is counted, nobody is named, and no page is built for it."""

from datetime import timedelta

import pytest

from feedback_api.domain.counting.opinion import ENOUGH_UNCLEAR, Opinions
from feedback_api.domain.site.content_task import TaskReason
from tests.web_office import an_office

GUIDE = {"halaman": "panduan/ktp-el-baru"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def says(visitor, word="belum", **about):
    return visitor.sends("/kirim/menjawab", {**(about or GUIDE), "kata": word})


def opinions(office, page="panduan/ktp-el-baru"):
    return office.services.store.tallies.opinions(page)


def tasks(office):
    return office.services.store.tasks.waiting(limit=9).items


def many_say(office, count, **about):
    for _ in range(count):
        says(office.visitor(), **about)
        office.clock.passes(timedelta(minutes=1))


@pytest.mark.parametrize(
    ("word", "counted", "thanks"),
    [
        ("ya", Opinions(answers=1), "Kami catat: ini menjawab"),
        ("belum", Opinions(unclear=1), "Kami catat: belum jelas"),
        ("juga", Opinions(me_too=1), "Kami catat: satu orang lagi"),
    ],
)
def test_a_tap_is_counted_and_thanked_for_and_nothing_is_built(office, word, counted, thanks):
    visitor, wanted = office.visitor(), office.services.store.builds.read().wanted

    sent = says(visitor, word)
    page = visitor.opens(sent.address)

    assert (sent.status, page.status) == (303, 200)
    assert thanks in page.words
    assert opinions(office) == counted
    assert office.services.store.builds.read().wanted == wanted


def test_it_sets_no_cookie_and_two_quick_taps_are_one(office):
    visitor = office.visitor()

    sent = [says(visitor), says(visitor)]

    assert [page.response.headers.getlist("Set-Cookie") for page in sent] == [[], []]
    assert opinions(office) == Opinions(unclear=1)


def test_whoever_has_the_word_of_the_form_counts_once_however_much_later(office):
    visitor = office.visitor()
    visitor.opens("/kirim/")
    says(visitor)
    office.clock.passes(timedelta(hours=3))

    says(visitor)

    assert opinions(office) == Opinions(unclear=1)


def test_many_who_find_it_unclear_open_one_task_with_the_name_of_the_page(office):
    many_say(office, ENOUGH_UNCLEAR - 1)
    before = tasks(office)
    many_say(office, 3)

    page = office.staff().opens("/moderasi/tugas/")

    assert before == ()
    assert [(one.reason, one.guide) for one in tasks(office)] == [(TaskReason.READERS_UNSURE, "ktp-el-baru")]
    assert page.first(".job__kind a").text == "KTP baru"
    assert "Belum jelas 7 kali, menjawab 0 kali." in page.words


def test_after_somebody_dealt_with_it_as_many_more_open_it_again(office):
    many_say(office, ENOUGH_UNCLEAR)
    office.services.store.tasks.close(tasks(office)[0].id, by="sri", at=office.clock())
    many_say(office, ENOUGH_UNCLEAR - 1)
    before = tasks(office)

    many_say(office, 1)

    assert (before, len(tasks(office))) == ((), 1)


def test_of_a_published_answer_staff_read_what_was_asked_and_what_readers_say(office):
    letter, sri = office.kept("Berapa hari KTP jadi?", panduan="ktp-el-baru"), office.staff()
    sri.decides(letter, "terbitkan", jawaban="Tiga hari.", panduan_kondisi="benar")
    about = {"halaman": f"tanya/{letter.id}"}
    says(office.visitor(), "juga", **about)
    many_say(office, ENOUGH_UNCLEAR, **about)

    listed, desk = sri.opens("/moderasi/tugas/"), sri.opens(f"/moderasi/kiriman/{letter.id}")

    assert listed.first(".job__kind a").text == "Berapa hari KTP jadi?"
    assert listed.first(".job__kind a")["href"] == f"/tanya/{letter.id}/"
    assert "Kata pembaca: menjawab 0, belum jelas 5, mengalami juga 1." in desk.words


@pytest.mark.parametrize(
    "about", ["", "panduan/tidak-ada", "tanya/aaaaaaaaaa", "tanya/x", "desa/wates", "panduan/../x", "x" * 999]
)
def test_of_a_page_that_is_not_there_nothing_is_kept(office, about):
    page = says(office.visitor(), halaman=about)

    assert page.status == 422
    assert "tidak tercatat" in page.words


def test_a_letter_that_waits_has_no_page(office):
    letter = office.kept()

    assert says(office.visitor(), halaman=f"tanya/{letter.id}").status == 422


def test_a_crowd_from_one_address_is_slowed_down(office):
    many_say(office, 59)

    last = [says(office.visitor(), "ya"), says(office.visitor(), "juga")]

    assert [page.status for page in last] == [303, 429]
    assert "Terlalu banyak" in last[1].words
