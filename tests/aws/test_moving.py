"""An operator moves an office from one machine to the cloud, or back, and sees that nothing is missing."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.notebook_entry import EntryKind
from feedback_api.domain.staff import Role
from feedback_api.domain.submission import Status
from feedback_api.moving import NotAStore, open_movable
from feedback_api.moving.move import HoldsOthers, move
from feedback_api.store import open_store
from feedback_api.store.protocol import Along
from tests.aws.tables import place_in_store
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_note_event,
    a_notice,
    a_submission,
    a_task,
    a_trip,
    an_entry,
    an_event,
    answered,
    kept,
    published,
)
from tests.serving import ROOT


@pytest.fixture
def places(tmp_path):
    """Two places of each kind, all new."""
    return {
        "sqlite": f"sqlite:{tmp_path / 'first.sqlite'}",
        "dynamodb": f"dynamodb:{place_in_store('move')}",
        "other sqlite": f"sqlite:{tmp_path / 'second.sqlite'}",
        "other dynamodb": f"dynamodb:{place_in_store('move')}",
    }


def an_office_full_of_things(url):
    with open_store(url) as store:
        first = published(store.submissions, a_submission("published2"))
        told = Along(tells=a_notice("published2"))
        store.submissions.save(answered(first), an_event(first, Act.PUBLISHED), publishes=True, along=told)
        gone = published(store.submissions, a_submission("withdrawn2"))
        withdrawn = replace(gone, status=Status.DECLINED)
        store.submissions.save(withdrawn, an_event(gone, Act.WITHDRAWN), publishes=True)
        kept(store.submissions, a_submission("waiting234", has_contact=True), b"\x00sealed")
        erased = published(store.submissions, a_submission("erased2345"))
        store.submissions.erase(replace(erased, erased_at=MONDAY_NOON), an_event(erased, Act.ERASED))
        many = kept(store.submissions, a_submission("many234567", village="desa#1"))
        for _ in range(110):
            many = store.submissions.note(an_event(many, Act.UNMASKED))
        _work_of_staff(store)


def _work_of_staff(store):
    store.staff.add_member(a_member("sri", role=Role.VILLAGE, village="wates"))
    store.staff.add_member(a_member("ani"))
    store.tasks.open(a_task("answer~1"))
    store.tasks.open(a_task("paper/a#b/100%"))
    store.tasks.close("answer~1", by="sri", at=MONDAY_NOON)
    store.notebook.write(an_entry(), a_note_event(an_entry()))
    store.notebook.write(an_entry(kind=EntryKind.RESULT), a_note_event(an_entry(kind=EntryKind.RESULT)))
    at = MONDAY_NOON + timedelta(microseconds=1)
    store.tallies.count_trip(a_trip(finished=False, missing="kk", at=at), press="a")
    store.tallies.count_trip(a_trip(village=None), press="b")
    store.tallies.count_interest("wates-1", "kia", press="c", at=at)


def moved(source_url, target_url):
    with open_movable(source_url, is_new=False) as source, open_movable(target_url, is_new=True) as target:
        return move(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [("sqlite", "dynamodb"), ("dynamodb", "sqlite"), ("sqlite", "other sqlite"), ("dynamodb", "other dynamodb")],
)
def test_everything_is_there_afterwards_and_counted(places, source, target):
    an_office_full_of_things(places[source])

    done = moved(places[source], places[target])

    counts = {kind.kind: kind.count_there for kind in done.compared}
    assert done.is_whole
    assert counts == {
        "KeptSubmission": 5,
        "KeptEntry": 2,
        "StaffMember": 2,
        "ContentTask": 2,
        "TripCount": 2,
        "MissingPaper": 1,
        "Interest": 1,
        "KnownPress": 3,
        "Numbers": 1,
    }


def test_the_office_works_on_where_it_was_moved_to(places):
    an_office_full_of_things(places["sqlite"])
    moved(places["sqlite"], places["dynamodb"])

    with open_store(places["dynamodb"]) as store:
        delta = store.submissions.published_after(0)
        new = published(store.submissions, a_submission("new2345678"))

        assert ([one.id for one in delta.published], delta.withdrawn) == (
            ["published2", "erased2345"],
            ("withdrawn2",),
        )
        assert (new.change, new.ordinal) == (6, 4)
        assert [one.id for one in store.submissions.waiting(limit=9).items] == ["many234567", "waiting234"]
        assert store.submissions.contact("waiting234") == b"\x00sealed"
        assert store.notices.due(now=MONDAY_NOON, limit=9) == (a_notice("published2"),)
        assert store.tallies.count_trip(a_trip(), press="a") is False
        assert store.builds.take(owner="press", now=MONDAY_NOON, lease=timedelta(minutes=2)) is not None


def test_a_move_and_its_way_back_change_nothing(places):
    an_office_full_of_things(places["sqlite"])
    moved(places["sqlite"], places["dynamodb"])

    back = moved(places["dynamodb"], places["other sqlite"])

    assert back.is_whole
    with open_store(places["other sqlite"]) as store:
        many = store.submissions.get("many234567")
        assert is_unbroken(store.submissions.events(many.id), many.audit_head)
        assert store.tasks.waiting(limit=5).items == (a_task("paper/a#b/100%"),)


class Interrupted(Exception):
    """The power went off."""


class LosesPower:
    """A target that stops after so many things."""

    def __init__(self, target, after):
        self.target, self.left = target, after

    def things(self):
        return self.target.things()

    def keep(self, thing):
        if self.left == 0:
            raise Interrupted
        self.left -= 1
        self.target.keep(thing)


def test_a_move_that_was_interrupted_goes_on_where_it_ended(places):
    an_office_full_of_things(places["sqlite"])
    with (
        open_movable(places["sqlite"], is_new=False) as source,
        open_movable(places["dynamodb"], is_new=True) as target,
        pytest.raises(Interrupted),
    ):
        move(source, LosesPower(target, after=7))

    done = moved(places["sqlite"], places["dynamodb"])

    assert (done.written, done.is_whole) == (12, True)


def test_what_changed_since_is_caught_up_with(places):
    an_office_full_of_things(places["sqlite"])
    moved(places["sqlite"], places["dynamodb"])
    with open_store(places["sqlite"]) as store:
        before = store.submissions.get("published2")
        store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    done = moved(places["sqlite"], places["dynamodb"])

    assert (done.written, done.is_whole) == (2, True)
    with open_store(places["dynamodb"]) as store:
        assert [one.change for one in store.submissions.published_after(0).published] == [5, 6]


def test_a_place_that_holds_another_office_is_left_alone(places):
    an_office_full_of_things(places["sqlite"])
    with open_store(places["dynamodb"]) as store:
        kept(store.submissions, a_submission("theirs2345"))

    with pytest.raises(HoldsOthers):
        moved(places["sqlite"], places["dynamodb"])

    with open_store(places["dynamodb"]) as store:
        assert store.staff.has_members() is False


@pytest.mark.parametrize("url", ["sqlite:", "sqlite:/nowhere/at/all.sqlite", "dynamodb:table", "postgres:x", ""])
def test_a_place_to_move_from_must_be_there(url):
    with pytest.raises(NotAStore), open_movable(url, is_new=False):
        pass


def run(*arguments):
    return subprocess.run(
        (sys.executable, "-m", "feedback_api", "move", *arguments),
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )


def test_the_command_says_what_it_compared(places):
    an_office_full_of_things(places["sqlite"])

    done = run("--from", places["sqlite"], "--to", places["dynamodb"])

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Selesai: 19 ditulis kali ini. Kedua tempat sama."
    assert [line.split()[0] for line in done.stdout.splitlines()[:-1]] == ["sama"] * 9


def test_the_command_says_in_one_sentence_why_it_cannot(places):
    done = run("--from", "sqlite:/nowhere.sqlite", "--to", places["dynamodb"])

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
