"""An operator takes an office's store out as one file, loads it elsewhere, and sees that nothing is missing."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import SubmissionSetAside
from feedback_api.domain.members.staff import Role
from feedback_api.domain.stored_format import Beyond
from feedback_api.domain.submissions.submission import Status
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.dump.file import BadDump, dump, read
from feedback_api.dump.load import AT_ONCE, HoldsOthers, load
from feedback_api.store import open_store
from feedback_api.store.everything import NAMED_BY
from feedback_api.store.numbers import note_looked_through
from feedback_api.store.protocol import Along
from tests.aws.tables import place_in_store
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_member_mail,
    a_note_event,
    a_notice,
    a_report,
    a_submission,
    a_task,
    a_trip,
    an_entry,
    an_event,
    answered,
    kept,
    published,
)
from tests.contract.later_work import LATER, MORE_OF_IT, one_of_each
from tests.contract.rewriting import Fields, later, rewriter, said, seen_by

BOTH_WAYS = pytest.mark.parametrize(("source", "target"), [("sqlite", "dynamodb"), ("dynamodb", "sqlite")])


@pytest.fixture
def places(tmp_path):
    """Two places of each kind, all new, and the file between them."""
    return {
        "sqlite": f"sqlite:{tmp_path / 'first.sqlite'}",
        "dynamodb": f"dynamodb:{place_in_store('dump')}",
        "other sqlite": f"sqlite:{tmp_path / 'second.sqlite'}",
        "other dynamodb": f"dynamodb:{place_in_store('dump')}",
        "file": tmp_path / "office.jsonl",
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
    store.member_mail.put(a_member_mail("ani"))
    store.tasks.open(a_task("answer~1"))
    store.tasks.open(a_task("paper/a#b/100%"))
    store.tasks.close("answer~1", by="sri", at=MONDAY_NOON)
    store.notebook.write(an_entry(), a_note_event(an_entry()))
    store.notebook.write(an_entry(kind=EntryKind.RESULT), a_note_event(an_entry(kind=EntryKind.RESULT)))
    at = MONDAY_NOON + timedelta(microseconds=1)
    store.tallies.count_trip(a_trip(finished=False, missing="kk", at=at), press="a")
    store.tallies.count_trip(a_trip(village=None), press="b")
    store.tallies.count_interest("wates-1", "kia", press="c", at=at)
    note_looked_through(store.numbers, 1)
    store.submissions.add(a_report(), None, an_event(a_report()), year=2026)


def dumped(url, path):
    with open_store(url) as store:
        dump(store.everything(), path)
    return sorted(path.read_text("ascii").splitlines()[1:-1])


def loaded(path, url):
    with open_store(url) as store:
        return load(lambda: read(path), store.everything(), want_build=store.builds.want)


def moved(source_url, target_url, path):
    dumped(source_url, path)
    return loaded(path, target_url)


@pytest.mark.parametrize(
    ("source", "target"),
    [("sqlite", "dynamodb"), ("dynamodb", "sqlite"), ("sqlite", "other sqlite"), ("dynamodb", "other dynamodb")],
)
def test_everything_is_there_afterwards_and_counted(places, source, target):
    an_office_full_of_things(places[source])

    done = moved(places[source], places[target], places["file"])

    assert done.is_whole
    assert {table: count for table, (count, _) in done.there.items()} == {
        "submissions": 6,
        "contacts": 1,
        "events": 122,
        "notices": 1,
        "notebook": 2,
        "notebook_events": 2,
        "staff": 2,
        "member_mail": 1,
        "tasks": 2,
        "trips": 2,
        "missing_papers": 1,
        "interest": 1,
        "presses": 3,
        "numbers": 2,
        "site": 1,
    }


def test_the_office_works_on_where_it_was_loaded(places):
    an_office_full_of_things(places["sqlite"])
    moved(places["sqlite"], places["dynamodb"], places["file"])

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


@BOTH_WAYS
def test_a_dump_there_and_back_is_the_same_file(places, source, target):
    an_office_full_of_things(places[source])
    first = dumped(places[source], places["file"])
    loaded(places["file"], places[target])

    there = dumped(places[target], places["file"])
    loaded(places["file"], places[f"other {source}"])
    back = dumped(places[f"other {source}"], places["file"])

    assert first == there == back
    with open_store(places[f"other {source}"]) as store:
        many = store.submissions.get("many234567")
        assert is_unbroken(store.submissions.events(many.id), many.audit_head)
        assert store.tasks.waiting(limit=5).items == (a_task("paper/a#b/100%"),)


def test_a_contact_is_sealed_in_the_file_and_only_its_owner_may_read_that(places):
    an_office_full_of_things(places["sqlite"])

    lines = dumped(places["sqlite"], places["file"])

    (contact,) = (json.loads(line)["fields"] for line in lines if '"contacts"' in line)
    assert contact == {"submission_id": "waiting234", "sealed": "AHNlYWxlZA=="}
    assert places["file"].stat().st_mode & 0o777 == 0o600


class Interrupted(Exception):
    """The power went off."""


class LosesPower:
    """A target that stops after so many transactions."""

    def __init__(self, target, after):
        self.target, self.left = target, after

    def rows(self):
        return self.target.rows()

    def keep(self, rows):
        if self.left == 0:
            raise Interrupted
        self.left -= 1
        self.target.keep(rows)

    def forget(self, rows):
        self.target.forget(rows)


@pytest.mark.parametrize("target", ["other sqlite", "dynamodb"])
def test_a_load_that_was_interrupted_goes_on_where_it_ended(places, target):
    an_office_full_of_things(places["sqlite"])
    dumped(places["sqlite"], places["file"])
    with open_store(places[target]) as store, pytest.raises(Interrupted):
        load(lambda: read(places["file"]), LosesPower(store.everything(), after=2), want_build=store.builds.want)

    done = loaded(places["file"], places[target])

    assert (done.written, done.is_whole) == (len(tuple(read(places["file"]))) - 2 * AT_ONCE, True)


@pytest.mark.parametrize("target", ["other sqlite", "dynamodb"])
def test_a_dump_loaded_twice_writes_nothing_the_second_time(places, target):
    an_office_full_of_things(places["sqlite"])
    moved(places["sqlite"], places[target], places["file"])

    again = loaded(places["file"], places[target])

    assert (again.written, again.is_whole) == (0, True)


@BOTH_WAYS
def test_what_changed_since_is_caught_up_with(places, source, target):
    an_office_full_of_things(places[source])
    moved(places[source], places[target], places["file"])
    with open_store(places[source]) as store:
        before = store.submissions.get("published2")
        store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    done = moved(places[source], places[target], places["file"])

    assert done.is_whole
    with open_store(places[target]) as store:
        assert [one.change for one in store.submissions.published_after(0).published] == [5, 6]


@BOTH_WAYS
def test_what_was_erased_since_is_erased_there_too(places, source, target):
    an_office_full_of_things(places[source])
    moved(places[source], places[target], places["file"])
    with open_store(places[source]) as store:
        waiting = store.submissions.get("waiting234")
        store.submissions.erase(replace(waiting, erased_at=MONDAY_NOON), an_event(waiting, Act.ERASED))

    done = moved(places[source], places[target], places["file"])

    assert done.is_whole
    with open_store(places[target]) as store:
        assert store.submissions.contact("waiting234") is None


@pytest.mark.parametrize("target", ["other sqlite", "dynamodb"])
def test_a_place_that_holds_another_office_is_left_alone(places, target):
    an_office_full_of_things(places["sqlite"])
    with open_store(places[target]) as store:
        kept(store.submissions, a_submission("theirs2345"))

    with pytest.raises(HoldsOthers):
        moved(places["sqlite"], places[target], places["file"])

    with open_store(places[target]) as store:
        assert store.staff.has_members() is False


def an_old_dump_and_what_was_done_since(url, path, work):
    with open_store(url) as store:
        one_of_each(store)
        dump(store.everything(), path)
        work(store)
        return {row.line for row in store.everything().rows()}


def left_alone(url, path):
    with open_store(url) as store:
        with pytest.raises(HoldsOthers):
            load(lambda: read(path), store.everything(), want_build=store.builds.want)
        return {row.line for row in store.everything().rows()}


@pytest.mark.parametrize("place", ["sqlite", "dynamodb"])
@pytest.mark.parametrize("table", NAMED_BY)
def test_an_old_dump_takes_nothing_back_that_was_done_since(places, place, table):
    since = an_old_dump_and_what_was_done_since(places[place], places["file"], LATER[table])

    assert left_alone(places[place], places["file"]) == since


@pytest.mark.parametrize("place", ["sqlite", "dynamodb"])
@pytest.mark.parametrize("work", MORE_OF_IT.values(), ids=MORE_OF_IT)
def test_nor_does_it_take_back(places, place, work):
    since = an_old_dump_and_what_was_done_since(places[place], places["file"], work)

    assert left_alone(places[place], places["file"]) == since


@pytest.mark.parametrize("work", [*LATER.values(), *MORE_OF_IT.values()], ids=[*LATER, *MORE_OF_IT])
def test_whatever_was_done_since_is_caught_up_with(places, work):
    with open_store(places["sqlite"]) as store:
        one_of_each(store)
    moved(places["sqlite"], places["other sqlite"], places["file"])
    with open_store(places["sqlite"]) as store:
        work(store)

    assert moved(places["sqlite"], places["other sqlite"], places["file"]).is_whole


@BOTH_WAYS
def test_what_is_set_aside_goes_along_as_it_is(places, source, target):
    an_office_full_of_things(places[source])
    with rewriter(places[source]) as other:
        other.submission("waiting234", later(reads_from=90, private=True))
        other.submission("withdrawn2", said({"status": "gone"}))
        other.row("staff", "sri", later(reads_from=90))

    done = moved(places[source], places[target], places["file"])

    assert done.is_whole
    with open_store(places[target]) as store:
        with pytest.raises(SubmissionSetAside):
            store.submissions.get("waiting234")
        assert store.staff.set_aside() == ("sri",)
        assert "waiting234" in store.submissions.set_aside(limit=9)
        assert store.submissions.contact("waiting234") == b"\x00sealed"
        with pytest.raises(SubmissionSetAside):
            store.submissions.get("withdrawn2")


@BOTH_WAYS
@pytest.mark.parametrize(
    "document",
    [later(reads_from=90, private=True), said({"status": "gone", "change": 2}), said({})],
    ids=["later", "damaged", "nothing left"],
)
def test_what_is_set_aside_over_there_is_caught_up_with(places, source, target, document):
    with open_store(places[source]) as store:
        one_of_each(store)
    with rewriter(places[source]) as other:
        other.submission("published2", document)
    moved(places[source], places[target], places["file"])
    with rewriter(places[source]) as other:
        other.submission("published2", lambda before: {**before, "since": "more"})

    done = moved(places[source], places[target], places["file"])

    assert (done.written, done.is_whole) == (1, True)


@pytest.mark.parametrize("target", ["other sqlite", "dynamodb"])
def test_what_a_later_version_wrote_over_there_is_not_replaced(places, target):
    an_office_full_of_things(places["sqlite"])
    moved(places["sqlite"], places[target], places["file"])
    with rewriter(places[target]) as other:
        other.submission("waiting234", later(reads_from=90, private=True))

    with pytest.raises(HoldsOthers):
        loaded(places["file"], places[target])


@BOTH_WAYS
def test_fields_of_a_later_version_go_along(places, source, target):
    an_office_full_of_things(places[source])
    seen: list[Fields] = []
    with rewriter(places[source]) as other:
        other.submission("waiting234", later(reads_from=1, asked_by="Bu Contoh"))
        other.row("staff", "sri", later(reads_from=1, duties="rahasia"))

    assert moved(places[source], places[target], places["file"]).is_whole
    assert moved(places[target], places[f"other {source}"], places["file"]).is_whole

    with rewriter(places[f"other {source}"]) as other:
        other.submission("waiting234", seen_by(seen.append))
    with open_store(places[f"other {source}"]) as store:
        member = store.staff.member("sri")
    assert (seen[0]["asked_by"], seen[0]["format"]) == ("Bu Contoh", 90)
    assert member.beyond == Beyond(format=90, reads_from=1, fields='{"duties":"rahasia"}')


def cut_off(text):
    return text[: len(text) // 2]


def one_line_less(text):
    return "".join(text.splitlines(keepends=True)[:3] + text.splitlines(keepends=True)[4:])


def one_word_changed(text):
    return text.replace('"sri"', '"joko"')


def of_a_later_format(text):
    return text.replace('"format": 1', '"format": 2', 1)


@pytest.mark.parametrize("spoiled", [cut_off, one_line_less, one_word_changed, of_a_later_format])
def test_a_dump_that_is_not_whole_is_not_loaded(places, spoiled):
    an_office_full_of_things(places["sqlite"])
    dumped(places["sqlite"], places["file"])
    places["file"].write_text(spoiled(places["file"].read_text("ascii")), "ascii")

    with pytest.raises(BadDump):
        loaded(places["file"], places["other sqlite"])

    with open_store(places["other sqlite"]) as store:
        assert store.staff.has_members() is False


class PressedMeanwhile:
    """A target at which somebody presses a button while an empty table is loaded."""

    def __init__(self, store):
        self.store = store

    def rows(self):
        return self.store.everything().rows()

    def keep(self, rows):
        self.store.everything().keep(rows)
        self.store.tallies.count_interest("wates-1", "kia", press="late", at=MONDAY_NOON)

    def forget(self, rows):
        self.store.everything().forget(rows)


def test_a_table_that_only_the_target_has_is_compared_too(places):
    with open_store(places["sqlite"]) as store:
        store.staff.add_member(a_member("sri"))
    dumped(places["sqlite"], places["file"])

    with open_store(places["other sqlite"]) as store:
        done = load(lambda: read(places["file"]), PressedMeanwhile(store), want_build=store.builds.want)

    assert done.is_whole is False
    assert {table: (here[0], there[0]) for table, here, there in done.compared} == {
        "staff": (1, 1),
        "interest": (0, 1),
        "presses": (0, 1),
        "site": (1, 1),
    }


@pytest.mark.parametrize("target", ["other sqlite", "dynamodb"])
def test_only_a_load_that_wrote_something_asks_for_a_build(places, target):
    with open_store(places["sqlite"]) as store:
        one_of_each(store)
    moved(places["sqlite"], places[target], places["file"])
    with open_store(places[target]) as store:
        first = store.builds.read().wanted
    with open_store(places["sqlite"]) as store:
        store.submissions.note(an_event(store.submissions.get("waiting234"), Act.UNMASKED))
    moved(places["sqlite"], places[target], places["file"])
    with open_store(places[target]) as store:
        second = store.builds.read().wanted

    moved(places["sqlite"], places[target], places["file"])

    with open_store(places[target]) as store:
        assert (second - first, store.builds.read().wanted - second) == (1, 0)
