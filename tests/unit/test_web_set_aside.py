"""Staff and senders meet something that only a later version may act on: it is named and safe, and stops nothing."""

import json
import sqlite3
from contextlib import closing

import pytest

from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import RETENTION
from feedback_api.domain.visits.note import note_document
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.builders import a_member, a_note_event, a_task, a_visit_note, an_entry, an_event, answered
from tests.contract.rewriting import later, rewriter
from tests.web_office import PASSWORD, an_office

SAFE = "aman tersimpan"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def becomes_private(office, submission):
    with rewriter(office.services.settings.store) as other:
        other.submission(submission.id, later(reads_from=90, private=True))


def a_private_one(office, text="Ini rahasia."):
    submission = office.kept(text)
    becomes_private(office, submission)
    return submission


def test_the_queue_shows_the_others_and_names_what_is_set_aside(office):
    private = a_private_one(office)
    office.kept("Apa syarat KK?")

    queue = office.staff().opens("/moderasi/")

    assert "Apa syarat KK?" in queue.words
    assert "Ini rahasia." not in queue.words
    assert f"1 catatan sedang tidak bisa dibuka di sini, tetapi {SAFE}" in queue.words
    assert private.id in queue.words


def test_of_many_only_the_first_are_named(office):
    for number in range(22):
        a_private_one(office, f"Rahasia {number}.")

    queue = office.staff().opens("/moderasi/")

    assert "22 catatan" in queue.words
    assert ("dan 2 lagi" in queue.words, len(queue.soup.select("main code"))) == (True, 20)


def test_a_queue_without_any_says_nothing_of_it(office):
    office.kept()

    assert SAFE not in office.staff().opens("/moderasi/").words


@pytest.mark.parametrize("press", ["ambil", "terbitkan", "jawab_pribadi", "tolak", "spam", "tarik"])
def test_staff_who_press_anything_on_it_read_that_it_is_safe(office, press):
    private, staff = office.kept("Ini rahasia."), office.staff()
    fields = staff.opens(f"/moderasi/kiriman/{private.id}").fields()
    becomes_private(office, private)

    page = staff.sends(f"/moderasi/kiriman/{private.id}", {**fields, "tindakan": press})

    assert (page.status, SAFE in page.words) == (423, True)
    assert staff.opens(f"/moderasi/kiriman/{private.id}").status == 423


def test_an_old_form_for_it_is_told_the_same(office):
    private, staff = office.kept(), office.staff()
    becomes_private(office, private)

    assert staff.sends(f"/moderasi/kiriman/{private.id}", {"nama_alamat": "ya", "tindakan": "terbitkan"}).status == 423


def test_its_sender_reads_that_it_is_safe(office):
    visitor = office.visitor()
    code = visitor.gets_code("Ini rahasia.")
    (submission,) = office.waiting()
    becomes_private(office, submission)

    page = visitor.sends("/lacak/", {"kode": code})

    assert (page.status, SAFE in page.words) == (423, True)


def test_who_presses_send_again_reads_that_it_is_safe(office):
    visitor = office.visitor()
    fields = {**visitor.opens("/kirim/").fields(), "jenis": "pertanyaan", "isi": "Ini rahasia."}
    visitor.sends("/kirim/", fields)
    becomes_private(office, office.waiting()[0])

    page = visitor.sends("/kirim/", fields)

    assert (page.status, SAFE in page.words) == (423, True)


def test_erasing_goes_on_without_it(office):
    submissions = office.services.store.submissions
    for submission in (office.kept("Satu?"), office.kept("Dua?")):
        submissions.save(answered(submission), an_event(submissions.get(submission.id), Act.PUBLISHED), publishes=True)
    becomes_private(office, submission)
    office.clock.passes(RETENTION * 2)

    assert erase_overdue(office.services) == 1


def test_a_member_of_a_later_role_cannot_sign_in_and_others_can(office):
    office.has_password("sri")
    office.has_password("ani")
    with rewriter(office.services.settings.store) as other:
        other.row("staff", "ani", lambda said: {**said, "role": "pembeli"})

    statuses = [signs_in(office.visitor(), name).status for name in ("ani", "sri")]

    assert statuses == [422, 303]
    assert "petugas ani" in office.staff("budi").opens("/moderasi/").words


def signs_in(visitor, name):
    fields = visitor.opens("/moderasi/masuk").fields()
    return visitor.sends("/moderasi/masuk", {**fields, "nama": name, "sandi": PASSWORD})


def test_a_session_ends_when_its_member_becomes_one_of_a_later_version(office):
    staff = office.staff("ani")
    with rewriter(office.services.settings.store) as other:
        other.row("staff", "ani", later(reads_from=90))

    assert staff.opens("/moderasi/").address.startswith("/moderasi/masuk")


def test_visits_and_tasks_of_a_later_version_are_passed_over_and_named(office):
    store = office.services.store
    for slug in ("wates-baru", "wates-lama"):
        entry = an_entry(slug, document=note_document(a_visit_note(slug=slug)))
        store.notebook.write(entry, a_note_event(entry))
    store.tasks.open(a_task("answer~1"))
    with rewriter(office.services.settings.store) as other:
        other.entry(EntryKind.VISIT, "wates-baru", lambda said: {**said, "status": "postponed"})
        other.row("task", "answer~1", later(reads_from=90))
    staff = office.staff(role=Role.ADMIN)

    queue = staff.opens("/moderasi/").words

    assert ("catatan kunjungan wates-baru" in queue, "tugas answer~1" in queue) == (True, True)
    assert staff.opens("/moderasi/tugas/").status == 200
    assert staff.opens("/moderasi/kunjungan/").status == 200
    assert SAFE in staff.opens("/moderasi/kunjungan/wates-baru/ubah").words
    assert staff.opens("/moderasi/kunjungan/wates-lama/ubah").status == 200


def test_an_act_of_a_later_version_is_told_without_its_name(office):
    submission = office.kept()
    with rewriter(office.services.settings.store) as other:
        other.row("act", submission.id, lambda said: {**said, "act": "sealed_off"})

    page = office.staff().opens(f"/moderasi/kiriman/{submission.id}")

    assert (page.status, "dicatat oleh versi yang lebih baru" in page.words) == (200, True)


def test_health_counts_for_anybody_and_names_for_staff(office):
    private = a_private_one(office)

    told = office.visitor().client.get("/sehat")
    in_full = office.staff().client.get("/sehat").get_json()

    assert (told.status_code, told.get_json()["status"]) == (200, "degraded")
    assert told.get_json()["problems"] == [{"code": "set_aside", "count": 1}]
    assert private.id not in told.text
    assert in_full["problems"][0]["details"] == [f"submission {private.id}"]


@pytest.mark.parametrize("document", ["{", "null", '{"id": 5}', '"text"', "[1]", '{"format": -1}'])
def test_a_document_that_is_none_stops_nobody(office, document):
    spoilt = office.kept("Satu?")
    office.kept("Dua?")
    path = office.services.settings.store.partition(":")[2]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE submissions SET document = ? WHERE id = ?", [document, spoilt.id])

    queue = office.staff().opens("/moderasi/").words

    assert ("Dua?" in queue, spoilt.id in queue) == (True, True)
    assert json.loads(office.visitor().opens("/sehat").response.text)["codes"] == ["set_aside"]


def test_half_a_character_in_a_document_stops_nobody(office):
    spoilt = office.kept("Apa syarat KTP?")
    office.kept("Dua?")
    path = office.services.settings.store.partition(":")[2]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE submissions SET document = replace(document, 'syarat', '\\ud800')")

    queue = office.staff().opens("/moderasi/")

    assert (queue.status, "Dua?" in queue.words, spoilt.id in queue.words) == (200, True, True)


def test_a_member_kept_by_this_version_is_not_named(office):
    office.services.store.staff.add_member(a_member("ani"))

    assert office.visitor().client.get("/sehat").get_json()["status"] == "ok"
