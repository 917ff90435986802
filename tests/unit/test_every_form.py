"""Anybody sends anything to every form there is, and is answered calmly; a few of each here, thousands in the proof."""

import pytest
from flask import Flask

from tests.proof.form_values import Try
from tests.proof.form_world import ELSEWHERE, OWN_TRIAL, Door, a_form_world
from tests.proof.forms import Answered, faults, proved

EACH = 9
DOOR = Door(endpoint="toy", method="POST", paths=("/toy",), fields={"isi": "textarea"}, choices={})
PAGE = '<html lang="id"><form>{}</form></html>'
TYPED = '<textarea name="isi" dir="auto">\nHalo &amp; baik</textarea>'


@pytest.fixture(scope="module")
def doors(tmp_path_factory):
    with a_form_world(tmp_path_factory.mktemp("doors")) as world:
        return world.doors


def test_whatever_is_sent_to_any_form_or_address_is_answered_calmly(doors):
    proof = proved(EACH * len(doors))

    assert proof.found == {}
    assert {name for name in proof.tried if not name.startswith("answered")} == {
        f"{door.method} {door.endpoint}" for door in doors
    }


def test_every_form_is_walked_with_the_fields_it_has(doors):
    without = {door.endpoint for door in doors if door.method == "POST" and not door.fields}

    assert without == set()


def test_what_stands_on_no_page_of_ours_is_still_there(doors):
    assert set(ELSEWHERE) <= {door.endpoint for door in doors}
    assert not OWN_TRIAL & {door.endpoint for door in doors}


@pytest.mark.parametrize(
    ("page", "status", "fault"),
    [
        (PAGE.format(TYPED), 422, ""),
        (PAGE.format(""), 422, "loses what was typed as isi"),
        (PAGE.format(TYPED.replace("Halo", "Hal")), 422, "loses what was typed as isi"),
        (PAGE.format(TYPED) + "Bad Request", 422, "says 'Bad Request'"),
        (PAGE.format(TYPED) + "\u202e", 422, "shows the mark '\\u202e'"),
        (TYPED, 422, "refuses in a shape that is not ours: text/html; charset=utf-8"),
        (PAGE.format(TYPED), 500, "answered with 500"),
        (PAGE.format(TYPED.replace("auto", "ltr")), 422, "turns no word of another script in isi"),
    ],
)
def test_the_trial_would_notice(page, status, fault):
    toy = Flask("toy")
    toy.add_url_rule("/toy", view_func=lambda: (page, status), methods=["POST"])
    tried = Try(who="admin", path="/toy", pairs=(("isi", b"Halo & baik"),), body="urlencoded", old_form=False)
    answered = Answered(tried=tried, door=DOOR, response=toy.test_client().post("/toy"), changed=False, seconds=0.1)

    assert list(faults(answered)) == ([fault] if fault else [])


def test_the_trial_would_notice_that_a_refused_form_changed_something_and_that_it_took_long():
    toy = Flask("toy")
    toy.add_url_rule("/toy", view_func=lambda: (PAGE.format(TYPED), 422), methods=["POST"])
    tried = Try(who="admin", path="/toy", pairs=(), body="urlencoded", old_form=False)
    answered = Answered(tried=tried, door=DOOR, response=toy.test_client().post("/toy"), changed=True, seconds=2.5)

    assert list(faults(answered)) == [
        "changed something though it was refused, only looked at, or nobody's",
        "took 2.5 s",
    ]
