"""What was published before two members had to read it is found once, listed once, and decided about once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.actions.decisions.look_back import look_back
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Status
from feedback_api.store.documents import submission_fields
from feedback_api.store.everything import row_of
from feedback_api.store.numbers import note_looked_through
from tests.builders import a_submission, from_before_two_read_it, published
from tests.web_office import an_office

DECISIONS = {
    "biarkan_terbit": (Act.KEPT_PUBLISHED, Status.PUBLISHED),
    "jadikan_pribadi": (Act.MADE_PRIVATE, Status.ANSWERED_PRIVATELY),
    "tarik": (Act.WITHDRAWN, Status.DECLINED),
}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def wati(office):
    return office.staff("wati", role=Role.SUPERVISOR)


def an_old_letter(office, name="abcdefgh23"):
    store = office.services.store
    return from_before_two_read_it(store, published(store.submissions, a_submission(name)))


def listed(visitor):
    return [link["href"].split("/")[-1] for link in visitor.opens("/moderasi/tinjau/").soup.select(".job__act a")]


def test_only_what_sounds_like_a_report_is_listed(office, wati):
    published(office.services.store.submissions, a_submission("bbcdefgh23"))
    old = an_old_letter(office)

    done = look_back(office.services)

    assert (done.found, done.is_done, listed(wati)) == (1, True, [old.id])


def test_what_two_members_published_is_not_listed(office, wati):
    letter = office.kept("Petugas loket minta uang 50 ribu.", jenis="keluhan", tetap="ya")
    office.staff("budi")
    office.staff("sri").decides(letter, "usulkan_terbit", jawaban="Gratis.")
    office.staff("budi").decides(letter, "setujui_terbit")

    look_back(office.services)

    assert office.now_kept(letter).status is Status.PUBLISHED
    assert listed(wati) == []


def test_looking_goes_on_where_it_ended_and_lists_nothing_twice(office, wati):
    names = ["abcdefgh23", "bbcdefgh23", "cbcdefgh23"]
    for name in names:
        an_old_letter(office, name)
    note_looked_through(office.services.store.numbers, 2)

    found = [look_back(office.services).found, look_back(office.services).found]

    assert (found, listed(wati)) == ([1, 0], names[2:])


def test_a_run_ends_and_says_that_there_is_more(office):
    an_old_letter(office)

    assert look_back(office.services, most=0).is_done is False


def test_looking_again_lists_nothing_that_was_decided(office, wati):
    old = an_old_letter(office)
    wati.decides(old, "biarkan_terbit")
    wati.decides(an_old_letter(office, "bbcdefgh23"), "tarik", alasan="Ini laporan.")

    again = look_back(office.services)

    assert (again.found, listed(wati)) == (0, [])


@pytest.mark.parametrize("word", DECISIONS)
def test_each_decision_is_kept_and_takes_the_letter_from_the_list(office, wati, word):
    old = an_old_letter(office)
    look_back(office.services)
    act, status = DECISIONS[word]

    done = wati.decides(old, word, alasan="Ini laporan.")

    events = list(office.services.store.submissions.events(old.id))
    assert (done.status, office.now_kept(old).status) == (303, status)
    assert (events[-1].act, events[-1].actor) == (act, "wati")
    assert office.services.store.tasks.waiting(limit=9, looking_back=True).items == ()


def test_keeping_it_published_asks_for_no_build_and_keeps_when_it_is_erased(office):
    old = an_old_letter(office)
    wanted = office.services.store.builds.read().wanted
    office.clock.passes(timedelta(days=3))

    office.staff("wati", role=Role.SUPERVISOR).decides(old, "biarkan_terbit")

    kept = office.now_kept(old)
    assert kept.looked_back_at is not None
    assert (kept.closed_at, office.services.store.builds.read().wanted) == (old.closed_at, wanted)


def test_the_sender_goes_on_reading_the_answer_of_what_was_made_private(office, wati):
    code = office.visitor().gets_code("Apa syaratnya?")
    (letter,) = office.waiting()
    office.staff("sri").decides(letter, "terbitkan", jawaban="Bawa KK.")
    old = from_before_two_read_it(office.services.store, office.now_kept(letter))

    wati.decides(old, "jadikan_pribadi")

    page = office.visitor().sends("/lacak/", {"kode": code})
    assert "Bawa KK." in page.words
    assert office.services.store.submissions.published_after(0).withdrawn == (old.id,)


def test_a_letter_is_decided_about_once(office, wati):
    old = an_old_letter(office)
    wati.decides(old, "biarkan_terbit")

    page = wati.opens(f"/moderasi/kiriman/{old.id}")
    again = wati.decides(old, "jadikan_pribadi")

    assert "biarkan_terbit" not in {button["value"] for button in page.soup.select("button[name=tindakan]")}
    assert (again.status, office.now_kept(old).status) == (409, Status.PUBLISHED)


@pytest.mark.parametrize(("role", "village"), [(Role.DISTRICT, None), (Role.VILLAGE, "wates")])
def test_only_pengawas_and_admin_decide(office, role, village):
    old = an_old_letter(office)
    sri = office.staff("sri", role=role, village=village)

    refused = [sri.opens("/moderasi/tinjau/").status, sri.decides(old, "biarkan_terbit").status]

    assert refused == [403, 403]
    assert office.now_kept(old) == old
    assert "biarkan_terbit" not in str(sri.opens(f"/moderasi/kiriman/{old.id}").soup)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_the_queue_says_how_many_there_are_to_who_decides(office, role):
    an_old_letter(office)
    look_back(office.services)

    words = office.staff("wati", role=role).opens("/moderasi/").words

    assert "1 kiriman yang sudah terbit terdengar seperti laporan." in words
    assert "terdengar seperti laporan" not in office.staff("sri").opens("/moderasi/").words


def test_a_press_of_the_button_looks(office, wati):
    old = an_old_letter(office)

    pressed = wati.sends("/moderasi/tinjau/", wati.opens("/moderasi/tinjau/").fields())

    assert "Semua yang terbit sudah diperiksa." in wati.opens(pressed.address).words
    assert listed(wati) == [old.id]


def test_it_is_no_task_of_the_guides(office, wati):
    an_old_letter(office)
    look_back(office.services)

    assert "Tidak ada tugas" in wati.opens("/moderasi/tugas/").words


def test_what_is_no_longer_public_leaves_the_list_with_the_next_run(office, wati):
    old = an_old_letter(office)
    look_back(office.services)
    gone = replace(old, status=Status.DECLINED)
    office.services.store.everything().keep([row_of("submissions", submission_fields(gone))])

    shown = listed(wati)
    look_back(office.services)

    assert (shown, office.services.store.tasks.waiting(limit=9, looking_back=True).items) == ([], ())
