"""What only the DynamoDB store promises: offices kept apart, pages of any size, nothing kept longer than it may be."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.aws.table.items import Put
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.details import Detail, Find
from feedback_api.domain.errors import StoreUnavailable, SubmissionNotFound
from feedback_api.domain.search.findable import LetterShelf, words_wanted
from feedback_api.domain.search.wanted import Wanted
from feedback_api.domain.submissions.submission import RETENTION, Status
from feedback_api.store import UnknownStore, open_store
from feedback_api.store.dynamodb import findable_items
from feedback_api.store.dynamodb.documents import contact_key
from feedback_api.store.dynamodb.presses import PRESS_IS_KNOWN
from feedback_api.store.dynamodb.store import DynamodbStore
from feedback_api.store.dynamodb.wishes import change_order
from tests.aws.tables import STORE, client_of, opened_table, place_in_store
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_report,
    a_session,
    a_submission,
    a_trip,
    an_event,
    answered,
    kept,
    published,
)
from tests.contract import racers
from tests.contract.racing import in_threads

# A page of DynamoDB ends at one megabyte; so many of these make one and a half.
LONG, MANY = "panjang " * 2500, 80


@pytest.fixture
def place():
    return place_in_store("alone")


@pytest.fixture
def table(place):
    with opened_table(place) as table:
        yield table


@pytest.fixture
def store(table):
    return DynamodbStore(table)


def items_of(aws, office):
    """Everything in the table whose key begins with the office; only a test may look at a whole table."""
    client = client_of(aws)
    found = client.get_paginator("scan").paginate(TableName=STORE).build_full_result()["Items"]
    client.close()
    return [item for item in found if item["pk"]["S"].startswith(f"{office}#")]


def test_two_offices_in_one_table_know_nothing_of_each_other(store):
    with open_store(f"dynamodb:{place_in_store('other')}") as other:
        published(store.submissions, a_submission())
        kept(store.submissions, a_submission("waiting234"))
        store.staff.add_member(a_member())

        assert other.submissions.published_after(0).is_empty
        assert other.submissions.published(limit=5).items == other.submissions.waiting(limit=5).items == ()
        assert (other.builds.read().wanted, other.staff.has_members()) == (1, False)


def test_every_item_begins_with_its_office(store, place, aws):
    office = place.partition("/")[2].partition("?")[0]
    published(store.submissions, a_submission())
    store.staff.open_session(a_session())

    items = items_of(aws, office)

    indexed = {name for item in items for name in item if name.endswith("_pk")}
    assert indexed == {"to_do_pk", "shelf_pk"}
    assert all(item[name]["S"].startswith(f"{office}#") for item in items for name in indexed & set(item))


def test_a_name_too_long_for_a_key_is_nobodys(store):
    with pytest.raises(SubmissionNotFound):
        store.submissions.get("x" * 3000)


def test_lists_longer_than_a_megabyte_are_read_to_their_end(store):
    names = [f"id{number:03}" for number in range(MANY)]
    for name in names:
        kept(store.submissions, a_submission(name, text=LONG))

    assert [one.id for one in store.submissions.waiting(limit=MANY).items] == names
    assert len(store.submissions.waiting(limit=MANY, village="wates").items) == MANY


def test_a_change_that_is_changed_while_it_is_read_is_told_at_its_new_place_only(store, table):
    first = published(store.submissions, a_submission("a"))
    published(store.submissions, a_submission("b"))
    store.submissions.save(answered(first), an_event(first, Act.PUBLISHED), publishes=True)
    as_read_before = {"pk": table.key("CHANGES"), "sk": change_order(1), "id": "a"}
    table.put(Put(item=as_read_before))

    delta = store.submissions.published_after(0)

    assert [(one.id, one.change) for one in delta.published] == [("b", 2), ("a", 3)]


def test_a_press_that_reads_while_people_publish_skips_nothing(store):
    for number in range(12):
        kept(store.submissions, a_submission(f"id{number:02}"))

    def act(number):
        return racers.decide(store, f"id{number:02}", 1, "jawaban") if number < 12 else read_until(store, 12)

    told = in_threads(13, act)[-1]

    assert [one.change for one in told] == list(range(1, 13))


def read_until(store, last):
    """Read as the press does, each time from where it stood, and return everything it was told."""
    told, change = [], 0
    while change < last:
        delta = store.submissions.published_after(change)
        told += delta.published
        change = delta.last_change
    return told


def test_what_a_busy_table_leaves_out_of_an_answer_is_asked_for_again(store, table):
    for name in ("a", "b", "c"):
        published(store.submissions, a_submission(name))
    table.client.meta.events.register_first("after-call.dynamodb.BatchGetItem", leaves_out_all_but_one)

    delta = store.submissions.published_after(0)

    assert [one.id for one in delta.published] == ["a", "b", "c"]


def leaves_out_all_but_one(parsed, **_):
    answered_keys = [{"pk": item["pk"], "sk": item["sk"]} for item in parsed["Responses"][STORE]]
    parsed["Responses"][STORE] = parsed["Responses"][STORE][:1]
    if answered_keys[1:]:
        parsed["UnprocessedKeys"] = {STORE: {"Keys": answered_keys[1:], "ConsistentRead": True}}


def test_salts_too_many_for_one_transaction_are_forgotten_all_the_same(store):
    last = kept(store.submissions, a_submission(), b"sealed")
    for _ in range(120):
        last = store.submissions.note(an_event(last, Act.UNMASKED))

    erased = store.submissions.erase(replace(last, erased_at=MONDAY_NOON), an_event(last, Act.ERASED))

    events = list(store.submissions.events(last.id))
    assert [event.salt for event in events[:-1]] == [None] * 121
    assert is_unbroken(events, erased.audit_head)


def test_a_contact_ends_by_itself_ninety_days_after_closing(store, table):
    before = kept(store.submissions, a_submission(has_contact=True), b"sealed")
    assert "expires" not in table.get(contact_key(table, before.id))

    store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    ends = table.get(contact_key(table, before.id))["expires"]
    assert ends == (MONDAY_NOON + RETENTION).timestamp()


def test_a_contact_that_ended_by_itself_stays_gone_when_the_answer_is_corrected(store, table):
    before = kept(store.submissions, a_submission(has_contact=True), b"sealed")
    first = store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)
    table.delete(contact_key(table, before.id))

    store.submissions.save(answered(first), an_event(first, Act.PUBLISHED), publishes=True)

    assert store.submissions.contact(before.id) is None


def test_a_press_is_known_until_its_time_is_over_whether_or_not_it_was_deleted(store):
    long_after = MONDAY_NOON + PRESS_IS_KNOWN

    counted = [
        store.tallies.count_trip(a_trip(at=at), press="a")
        for at in (MONDAY_NOON, long_after - timedelta(seconds=1), long_after)
    ]

    assert counted == [True, False, True]


def test_a_table_that_does_not_exist_is_unavailable_and_says_so(place):
    with open_store(f"dynamodb:{place.replace(STORE, 'nowhere')}") as store:
        assert store.is_reachable() is False
        with pytest.raises(StoreUnavailable):
            kept(store.submissions, a_submission())


def test_a_server_that_is_away_is_unavailable_and_says_so():
    with open_store("dynamodb:t-a-b/misal?region=x&endpoint=http://a:b@127.0.0.1:9") as store:
        assert store.is_reachable() is False


@pytest.mark.parametrize(
    "place",
    ["", "table", "table/", "table/Misal", "table/a#b", "t/misal", "table/misal?port=1", "table/misal?waits=long"],
)
def test_a_place_that_none_can_be_at_is_refused(place):
    with pytest.raises(UnknownStore), open_store(f"dynamodb:{place}"):
        pass


def test_an_office_on_one_machine_never_loads_what_only_the_cloud_needs(tmp_path):
    program = (
        "import sys; from feedback_api.store import open_store\n"
        f"with open_store('sqlite:{tmp_path / 'a.sqlite'}') as store: store.is_reachable()\n"
        "raise SystemExit('boto3' in sys.modules or 'botocore' in sys.modules)"
    )

    assert subprocess.run((sys.executable, "-c", program), check=False).returncode == 0


def test_letters_of_a_version_before_are_findable_once_the_office_was_tidied(store, table):
    waits = kept(store.submissions, a_submission("waiting234", text="zamrud"))
    published(store.submissions, a_submission("published2", text="zamrud"))
    kept(store.submissions, a_report("report2345"))
    for shelf in LetterShelf:
        for name in ("waiting234", "published2"):
            table.delete({"pk": findable_items.partition_of(table, shelf), "sk": name})
    wanted = Wanted(now=MONDAY_NOON, terms=words_wanted("zamrud"))
    before = store.finding.find(wanted, limit=5).count

    done = store.finding.catch_up()

    assert (before, done, store.finding.catch_up()) == (0, 2, 0)
    assert {one.id for one in store.finding.find(wanted, limit=5).page.items} == {waits.id, "published2"}


def test_no_item_by_which_letters_are_found_holds_a_word_that_was_erased_or_hidden(store, table, aws):
    nik = Find(detail=Detail.NIK, start=7, end=23)
    letter = kept(store.submissions, a_submission(text="zamrud 3514220000000001", finds=(nik,)))
    before = str(items_of(aws, table.key("FIND")))
    gone = replace(letter, status=Status.TAKEN_BACK, text="", finds=(), closed_at=MONDAY_NOON, erased_at=MONDAY_NOON)

    store.submissions.erase(gone, an_event(letter, Act.TAKEN_BACK))

    assert ("zamrud" in before, "3514220000000001" in before) == (True, False)
    assert "zamrud" not in str(items_of(aws, table.key("FIND")))
