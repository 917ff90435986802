"""Whoever asks what was answered before reads the answers first, without a script, and loses no word."""

import json

import pytest

from feedback_api.domain.counting.opinion import Opinions
from tests.web_office import an_office

TEXT = "KTP saya hilang, perlu surat polisi?"
ALIKE = "KTP hilang, apa perlu surat dari polisi?"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def answered(office, tmp_path):
    """A published answer, as the press lists it."""
    letter = office.kept(TEXT)
    office.staff().decides(letter, "terbitkan", jawaban="**Perlu.** Minta di polsek.", panduan_kondisi="benar")
    listed = {"everyday": "", "answers": [{"id": letter.id, "title": TEXT, "verdict": "Perlu.", "guide": None}]}
    (tmp_path / "catalogue" / "answers.json").write_text(json.dumps(listed), "utf-8")
    return letter


def test_before_it_is_sent_the_answer_is_offered_with_its_verdict(office, answered):
    page = office.visitor().asks(ALIKE, nama="Siti", kontak="0812 3456 7890", desa="wates")

    assert page.status == 422
    assert "Sudah dijawab?" in page.words
    assert page.first(".alike__asked a")["href"] == f"/tanya/{answered.id}/"
    assert page.first(".alike__said").text == "Perlu."
    assert not office.waiting()
    assert [page.value(name) for name in ("isi", "nama", "desa")] == [ALIKE, "Siti", "wates"]


@pytest.mark.usefixtures("answered")
def test_one_more_tap_sends_it_all_the_same(office):
    visitor = office.visitor()
    page = visitor.asks(ALIKE)

    sent = visitor.sends("/kirim/", {**page.fields(), "belum_terjawab": "ya"})

    assert sent.status == 303
    assert [one.text for one in office.waiting()] == [ALIKE]


def test_whoever_says_that_it_answers_is_counted_and_loses_nothing(office, answered):
    visitor = office.visitor()
    page = visitor.asks(ALIKE, nama="Siti")

    thanked = visitor.sends("/kirim/menjawab", {**page.fields(), "menjawab": answered.id})
    sent = visitor.sends("/kirim/", {**thanked.fields(), "belum_terjawab": "ya"})

    assert (thanked.status, sent.status) == (200, 303)
    assert thanked.value("nama") == "Siti"
    assert "Tulisan Anda tidak dikirim" in thanked.words
    assert office.services.store.tallies.opinions(f"tanya/{answered.id}") == Opinions(answers=1)
    assert [one.text for one in office.waiting()] == [ALIKE]


@pytest.mark.usefixtures("answered")
def test_nobody_is_asked_twice_after_a_mistake(office):
    visitor = office.visitor()

    wrong = visitor.asks(ALIKE, kontak="1", belum_terjawab="ya")

    assert wrong.status == 422
    assert wrong.value("belum_terjawab") == "ya"


@pytest.mark.usefixtures("answered")
def test_what_sounds_like_a_report_is_asked_first_and_a_report_never(office):
    visitor, text = office.visitor(), "KTP hilang, surat polisi, petugas minta uang 50 ribu."

    offered = visitor.asks(text)
    reported = visitor.sends("/kirim/", {**offered.fields(), "rahasiakan": "ya"})

    assert "Mau dikirim rahasia?" in offered.words
    assert "Sudah dijawab?" not in offered.words
    assert reported.status == 303


@pytest.mark.usefixtures("answered")
def test_what_nobody_asked_before_is_sent_at_once(office):
    assert office.visitor().asks("Lampu jalan mati di dekat balai desa.").status == 303


def test_the_form_offers_them_while_somebody_types_but_not_to_who_writes_a_report(office):
    form, report = (office.visitor().opens(f"/kirim/{query}") for query in ("", "?jenis=laporan"))

    assert form.first("[data-similar]").has_attr("hidden")
    assert "similar.js" in str(form.soup)
    assert "similar" not in str(report.soup)
