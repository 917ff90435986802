"""Staff look at the visits, write down what came of one, and what residents said there."""

from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Kind
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.result import result_of
from tests.web_office import an_office

RESULT = "/moderasi/kunjungan/wates-november/"
VOICE = "/moderasi/kunjungan/wates-november/suara"
NUMBERS = {"dilayani-ktp-el-baru": "20", "selesai-ktp-el-baru": "18", "pulang-ktp-el-baru": "2"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def writes(visitor, **typed: str):
    return visitor.sends(RESULT, {**visitor.opens(RESULT).fields(), **typed})


def speaks(visitor, text: str = "Loketnya kurang.", **typed: str):
    return visitor.sends(VOICE, {**visitor.opens(VOICE).fields(), "jenis": "usulan", "isi": text, **typed})


def kept(office):
    entry = office.services.store.notebook.get(EntryKind.RESULT, "wates-november")
    return result_of(entry.document) if entry else None


def test_only_staff_come_here(office):
    for path in ("/moderasi/kunjungan/", RESULT, VOICE):
        assert office.visitor().opens(path).address.startswith("/moderasi/masuk")


def test_the_desk_lists_what_is_to_come_with_who_wants_to_and_what_lacks_a_result(office):
    for number in range(3):
        wish = {"kunjungan": "wates-desember", "panduan": "ktp-el-baru", "kunci": f"device-{number}"}
        office.visitor().sends("/kirim/minat", wish)

    page = office.staff().opens("/moderasi/kunjungan/")

    assert "3 orang berencana datang." in page.words
    assert "3 KTP baru" in page.words
    assert "Hasil belum dicatat." in page.words


def test_village_staff_see_the_visits_to_their_own_desa_only(office):
    lia = office.staff("lia", role=Role.VILLAGE, village="tambakmisal")

    assert "Kunjungan ke Wates" not in lia.opens("/moderasi/kunjungan/").words
    assert lia.opens(RESULT).status == 404


def test_a_result_is_kept_with_its_act_and_wakes_the_press(office):
    before = office.services.store.builds.read().wanted

    page = writes(office.staff(), **NUMBERS)

    assert (page.status, page.address) == (303, "/moderasi/kunjungan/?tercatat=wates-november")
    assert (kept(office).served, kept(office).finished, kept(office).sent_home) == (20, 18, 2)
    events = office.services.store.notebook.events(EntryKind.RESULT, "wates-november")
    assert [(event.act, event.actor) for event in events] == [(Act.RESULT_WRITTEN, "sri")]
    assert office.services.store.builds.read().wanted == before + 1


def test_a_kept_result_is_shown_again_and_may_be_corrected(office):
    writes(office.staff(), **NUMBERS)
    shown = office.staff("rini").opens(RESULT).fields()

    writes(office.staff("rini"), **{"selesai-ktp-el-baru": "19"})

    assert {name: shown[name] for name in NUMBERS} == NUMBERS
    assert (kept(office).served, kept(office).finished) == (20, 19)


def test_two_colleagues_cannot_overwrite_each_other_unseen(office):
    rini = office.staff("rini")
    seen = rini.opens(RESULT).fields()
    writes(office.staff(), **NUMBERS)

    page = rini.sends(RESULT, {**seen, "dilayani-ktp-el-baru": "7"})
    again = rini.sends(RESULT, page.fields())

    assert (page.status, page.value("dilayani-ktp-el-baru")) == (409, "7")
    assert "20 dilayani, 18 selesai, 2 pulang" in page.words
    assert (again.status, kept(office).served) == (303, 7)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Isi paling sedikit satu angka."),
        ({"dilayani-ktp-el-baru": "banyak"}, "KTP baru: tulis angka saja, misalnya 12."),
        ({"dilayani-ktp-el-baru": "1", "selesai-ktp-el-baru": "2"}, "tidak bisa lebih banyak"),
    ],
)
def test_numbers_that_cannot_be_are_said_and_stay_typed(office, typed, said):
    page = writes(office.staff(), **typed)

    assert (page.status, kept(office)) == (422, None)
    assert said in page.words
    assert {name: page.value(name) for name in typed} == typed


def test_a_visit_to_come_has_no_result_yet(office):
    path = "/moderasi/kunjungan/wates-desember/"
    sri = office.staff()
    token = {"csrf_token": str(sri.opens("/moderasi/loket/?panduan=ktp-el-baru").value("csrf_token"))}

    page = sri.sends(path, {**token, **NUMBERS})

    assert page.status == 422
    assert "belum berlangsung" in page.words


def test_what_a_resident_said_waits_in_the_queue_like_any_other_and_names_the_visit(office):
    page = speaks(office.staff(), "Loketnya kurang.", desa="wates")

    (submission,) = office.waiting()
    events = office.services.store.submissions.events(submission.id)
    assert (submission.kind, submission.text, submission.village) == (Kind.PROPOSAL, "Loketnya kurang.", "wates")
    assert submission.visit == "wates-november"
    assert [event.actor for event in events] == ["sri"]
    assert "Disampaikan saat kunjungan" in office.staff().opens("/moderasi/").words
    assert len(page.first(".tap__code").text) == len("XXXX-XXXX")


def test_the_code_that_is_handed_over_leads_to_the_status(office):
    code = speaks(office.staff()).first(".tap__code").text

    assert "Diterima" in office.visitor().sends("/lacak/", {"kode": code}).words


def test_sent_twice_it_is_kept_once(office):
    sri = office.staff()
    fields = {**sri.opens(VOICE).fields(), "jenis": "keluhan", "isi": "Antre lama."}

    codes = [sri.sends(VOICE, fields).first(".tap__code").text for _ in range(2)]

    assert codes[0] == codes[1]
    assert len(office.waiting()) == 1


def test_a_voice_without_words_or_kind_is_said_and_stays_typed(office):
    page = speaks(office.staff(), "", jenis="")

    assert page.status == 422
    assert "Tulis dulu apa yang disampaikan warga." in page.words
    assert "Pilih dulu: ini tentang apa?" in page.words


def test_a_form_that_was_open_for_days_loses_nothing(office):
    fields = office.staff().opens(VOICE).fields()
    office.clock.passes(timedelta(minutes=1))

    page = office.staff().sends(VOICE, {**fields, "isi": "Tetap ada.", "csrf_token": "old"})

    assert (page.status, page.value("isi")) == (422, "Tetap ada.")
    assert "Tulisan Anda aman" in page.words
