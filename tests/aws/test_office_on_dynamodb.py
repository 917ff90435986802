"""A resident and a member of staff find the same office, whether it keeps things in a file or in DynamoDB."""

from datetime import UTC

import pytest

from plugins.edition.questions.published import read_answers
from tests.aws.tables import place_in_limits, place_in_store
from tests.web_office import an_office

NOBODY_ANSWERS = "dynamodb:table/misal?region=x&endpoint=http://a:b@127.0.0.1:9"


@pytest.fixture
def places():
    return {"store": f"dynamodb:{place_in_store('web')}", "limits": f"dynamodb:{place_in_limits('web')}"}


@pytest.fixture
def office(tmp_path, places):
    with an_office(tmp_path, limit_per_sender="2 per hour", **places) as office:
        yield office


def test_a_question_is_answered_and_its_sender_and_the_press_read_the_answer(office):
    code = office.visitor().gets_code("Apa syarat KTP?")
    office.staff().decides(office.waiting()[0], "terbitkan", jawaban="Bawa KK.", panduan_kondisi="benar")

    followed = office.visitor().sends("/lacak/", {"kode": code})

    assert "Dijawab" in followed.words
    printed = read_answers(office.services.settings.store, demonstration=False, zone=UTC).answers
    assert [view.html.html for view in printed] == ["<p>Bawa KK.</p>"]


def test_one_too_many_is_refused(office):
    visitor = office.visitor()

    sent = [visitor.asks(text).status for text in ("satu", "dua", "tiga")]

    assert sent == [303, 303, 429]


def test_what_was_typed_is_not_lost_while_the_table_is_away(tmp_path):
    with an_office(tmp_path, store=NOBODY_ANSWERS, limits=NOBODY_ANSWERS) as office:
        page = office.visitor().asks("Apa syarat KTP?")

    assert (page.status, page.value("isi")) == (503, "Apa syarat KTP?")


def test_who_watches_the_office_hears_that_its_table_is_away(tmp_path):
    with an_office(tmp_path, store=NOBODY_ANSWERS) as office:
        assert office.visitor().opens("/sehat").status == 503
