"""A report of money that staff asked for never becomes a page; a question about a fee does."""

import json
from pathlib import Path

import pytest

from feedback_api.domain.submissions.submission import Status
from feedback_api.domain.text.money_demand import tells_of_money_demand
from tests.unit.report_texts import MONEY as REPORTS
from tests.unit.report_texts import NO_MONEY as OTHERS
from tests.web_office import an_office

MESSAGES = [json.loads(line) for line in (Path(__file__).parent / "messages.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_is_recognised(text):
    assert tells_of_money_demand(text)


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_report_may_be_published(text):
    assert not tells_of_money_demand(text)


def test_of_real_messages_only_the_reports_are_kept_back():
    kept_back = {message["id"] for message in MESSAGES if tells_of_money_demand(message["text"])}

    assert kept_back == {message["id"] for message in MESSAGES if message["topic"] == "pungli"}


@pytest.mark.parametrize("kind", ["keluhan", "pertanyaan", "saran"])
def test_a_report_is_not_published_and_nothing_typed_is_lost(office, kind):
    submission = office.kept(REPORTS[0], jenis=kind, tetap="ya")

    decided = office.staff("sri").decides(submission, "terbitkan", jawaban="Kami periksa.", isi_terbit="Ada keluhan.")

    assert decided.status == 422
    assert "SP4N-LAPOR dan Ombudsman" in decided.words
    assert "Kami periksa." in decided.fields()["jawaban"]
    assert office.now_kept(submission).status is Status.WAITING


def test_the_desk_offers_a_private_answer_in_the_place_of_publishing(office):
    submission = office.kept(REPORTS[0], jenis="keluhan", tetap="ya")

    page = office.staff("sri").opens(f"/moderasi/kiriman/{submission.id}")

    assert "Tidak bisa diterbitkan" in page.words
    assert "Terbitkan" not in page.words


def test_a_report_can_be_answered_privately(office):
    submission = office.kept(REPORTS[0], jenis="keluhan", tetap="ya")

    office.staff("sri").decides(submission, "jawab_pribadi", jawaban="Laporkan juga ke SP4N-LAPOR.")

    assert office.now_kept(submission).status is Status.ANSWERED_PRIVATELY


def test_staff_cannot_write_the_report_into_the_answer(office):
    submission = office.kept("Loketnya lama sekali.", jenis="keluhan")

    office.staff("sri").decides(submission, "terbitkan", jawaban="Petugas yang minta uang 50 ribu sudah ditegur.")

    assert office.now_kept(submission).status is Status.WAITING
