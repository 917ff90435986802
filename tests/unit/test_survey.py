"""Residents judge the office on one page; nobody is kept, and the regulation's own formula says what came of it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import count

import pytest

from feedback_api.actions.site.fill_survey import fill_survey
from feedback_api.domain.counting.survey import (
    COUNTED,
    ELEMENTS,
    TOLD,
    Filled,
    SurveyResult,
    result_to_tell,
    results_from,
)
from feedback_api.domain.counting.survey_wording import ELEMENT_WORDS
from tests.web_office import an_office

BEST = {element.code: "4" for element in ELEMENTS}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def fills(visitor, **changes):
    """Open the form and send it as a browser would."""
    return visitor.sends("/skm/", {**visitor.opens("/skm/").fields(), **BEST, **changes})


def many_fill(office, many, **changes):
    """Let so many people fill it, who did not come through one address."""
    answers = {code: int(answer) for code, answer in (BEST | changes).items()}
    for _ in range(many):
        fill_survey(office.services, Filled(answers=answers, guide=None), key=f"lembar-{next(KEYS)}")


KEYS = count()


def numbers(office, begins=COUNTED):
    return office.services.store.numbers.begin_with(begins)


def told(office):
    return results_from(numbers(office, TOLD))


def wanted(office):
    return office.services.store.builds.read().wanted


def test_the_page_asks_the_nine_elements_with_four_answers_each_and_nothing_about_a_person(office):
    page = office.visitor().opens("/skm/")

    asked = [group.select("legend, label") for group in page.soup.select("fieldset")]
    assert [len(words) for words in asked] == [5] * 9
    assert {control["name"] for control in page.soup.select("main form [name]")} == {*BEST, "panduan", "kunci"}
    assert not page.soup.select("main form [checked]")


def test_a_form_is_counted_answer_by_answer_and_thanked_for(office):
    visitor = office.visitor()

    sent = fills(visitor, u3="2", panduan="ktp-el-baru")

    assert (sent.status, sent.address) == (303, "/skm/terima-kasih/")
    assert "sudah dihitung, tanpa nama" in visitor.opens(sent.address).words
    assert numbers(office) == {
        "survey/2026/filled": 1, "survey/2026/guide/ktp-el-baru": 1, "survey/2026/u3/2": 1,
        **{f"survey/2026/{code}/4": 1 for code in BEST if code != "u3"},
    }  # fmt: skip


def test_what_is_kept_does_not_say_which_answers_belong_together(tmp_path):
    kept = []
    for number, forms in enumerate(((("1", "4"), ("4", "1")), (("1", "1"), ("4", "4")))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with an_office(folder) as office:
            for first, second in forms:
                many_fill(office, 1, u1=first, u2=second)
            kept.append(numbers(office))

    assert kept[0] == kept[1]


def test_pressing_twice_counts_once(office):
    visitor = office.visitor()
    form = {**visitor.opens("/skm/").fields(), **BEST}

    answers = [visitor.sends("/skm/", form).status for _ in range(3)]

    assert answers == [303] * 3
    assert numbers(office)["survey/2026/filled"] == 1


def test_what_is_missing_is_said_at_its_question_and_the_rest_stays_chosen(office):
    page = fills(office.visitor(), u2="", u5="9", panduan="tidak-ada")

    assert page.status == 422
    assert [link["href"] for link in page.soup.select(".errs a")] == ["#u2", "#u5", "#panduan"]
    assert page.first("input[name=u1][checked]")["value"] == "4"
    assert numbers(office) == {}


def test_a_form_without_its_key_is_sent_with_one_more_press(office):
    visitor = office.visitor()
    page = fills(visitor, kunci="")

    again = visitor.sends("/skm/", page.fields())

    assert (page.status, again.status) == (422, 303)
    assert "terlalu lama terbuka" in page.words


def test_a_link_may_choose_the_guide(office):
    assert office.visitor().opens("/skm/?panduan=ktp-el-baru").value("panduan") == "ktp-el-baru"
    assert office.visitor().opens("/skm/?panduan=tidak-ada").value("panduan") == ""


def test_a_crowd_from_one_address_is_slowed_down_and_loses_nothing_it_chose(office):
    visitor = office.visitor()
    statuses = [fills(visitor).status for _ in range(60)]

    page = fills(visitor, u1="2")

    assert set(statuses) == {303}
    assert page.status == 429
    assert int(page.response.headers["Retry-After"]) > 0
    assert page.first("input[name=u1][checked]")["value"] == "2"
    assert numbers(office)["survey/2026/filled"] == 60


def test_nothing_is_told_of_fewer_than_thirty_and_one_build_is_asked_for_then(office):
    before = wanted(office)
    many_fill(office, 29)
    hidden, asked = told(office), wanted(office)

    many_fill(office, 1, u1="1")

    assert (hidden, asked) == ((), before)
    assert [(one.filled, one.sums["u1"], one.sums["u2"]) for one in told(office)] == [(30, 117, 120)]
    assert wanted(office) == before + 1


def test_what_is_told_changes_only_by_thirty_more_and_never_twice_a_day(office):
    many_fill(office, 90)
    on_the_day, asked = told(office)[0].filled, wanted(office)
    office.clock.passes(timedelta(days=1))

    many_fill(office, 1)

    assert (on_the_day, told(office)[0].filled) == (30, 91)
    assert wanted(office) == asked + 1


def test_a_new_year_begins_anew_and_the_old_one_stays_as_it_was_told(office):
    many_fill(office, 30)
    office.clock.passes(timedelta(days=60))

    many_fill(office, 30, u1="3")

    assert [(one.year, one.filled, one.sums["u1"]) for one in told(office)] == [(2027, 30, 90), (2026, 30, 120)]


def test_of_the_guides_those_are_told_that_many_named():
    numbers = {f"survey/2026/{code}/4": 100 for code in BEST} | {"survey/2026/filled": 100}
    guides = {f"survey/2026/guide/panduan-{number:02}": 29 + number for number in range(60)}

    result = result_to_tell(2026, {**numbers, **guides}, {})

    assert result is not None
    assert len(result.guides) == 50
    assert min(result.guides.values()) >= 30
    assert "panduan-59" in result.guides


def a_result(filled, **sums):
    every = {element.code: filled * 4 for element in ELEMENTS}
    return SurveyResult(year=2026, filled=filled, sums=every | sums, guides={})


def test_the_value_is_the_mean_of_the_means_times_twenty_five():
    sums = dict(zip(BEST, (105, 101, 100, 116, 102, 105, 106, 105, 115), strict=True))

    result = a_result(29, **sums)

    assert [result.mean(element) for element in ELEMENTS[:2]] == [Decimal("3.621"), Decimal("3.483")]
    assert (result.value, result.quality.letter) == (Decimal("91.48"), "A")


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("100", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65", "C"), ("64.99", "D"),
        ("25", "D"),
    ],
)  # fmt: skip
def test_the_grades_begin_where_the_regulation_says(value, letter):
    # Nine elements answered alike by 10,000 people: each point of a sum is 1/400 of a hundredth.
    sums = {element.code: int(Decimal(value) * 400) for element in ELEMENTS}

    result = replace(a_result(10_000), sums=sums)

    assert (result.value, result.quality.letter) == (Decimal(value), letter)


def test_every_element_has_its_words():
    assert list(ELEMENT_WORDS) == [element.code for element in ELEMENTS]
