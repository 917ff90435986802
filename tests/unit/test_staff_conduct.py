"""A letter that tells how staff behaved sounds like a report; praise and questions do not."""

import json
from pathlib import Path

import pytest

from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Status
from feedback_api.domain.text.staff_conduct import tells_of_conduct
from tests.unit.report_texts import CONDUCT, NO_CONDUCT
from tests.web_office import an_office


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.mark.parametrize("text", CONDUCT)
def test_what_staff_did_to_somebody_is_recognised(text):
    assert tells_of_conduct(text)


@pytest.mark.parametrize("text", NO_CONDUCT)
def test_praise_questions_and_other_people_are_not(text):
    assert not tells_of_conduct(text)


def test_of_a_hundred_real_messages_that_are_no_report_at_most_three_sound_like_one():
    lines = (Path(__file__).parent / "messages.jsonl").read_text("utf-8").splitlines()
    messages = [json.loads(line) for line in lines]

    taken = {one["id"]: one["topic"] for one in messages if sounds_like_report(one["text"])}

    others = [topic for topic in taken.values() if topic not in {"pungli", "petugas"}]
    assert len(others) <= 0.03 * len(messages)
    assert {one["id"] for one in messages if one["topic"] in {"pungli", "petugas"}} <= set(taken)


def test_a_resident_is_offered_the_confidential_way_for_it_too(office):
    page = office.visitor().asks("Petugasnya ketus sekali, saya dibentak di loket.", jenis="keluhan")

    assert page.status == 422
    assert page.first("#pilih button[name=rahasiakan]")


def test_two_members_read_it_before_it_is_published(office):
    letter = office.kept("Petugasnya ketus sekali, saya dibentak di loket.", jenis="keluhan", tetap="ya")
    office.staff("budi")

    office.staff("sri").decides(letter, "terbitkan", jawaban="Kami minta maaf.")

    assert office.now_kept(letter).status is Status.WAITING
