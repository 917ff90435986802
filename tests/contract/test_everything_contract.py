"""What an operator takes out of any store row by row, and puts back, is what it was."""

from feedback_api.store.everything import NAMED_BY
from tests.contract.later_work import one_of_each


def lines(store):
    return sorted(row.line for row in store.everything().rows())


def test_there_are_rows_of_every_table(store):
    one_of_each(store)

    assert {row.table for row in store.everything().rows()} == set(NAMED_BY)


def test_no_two_rows_have_one_name(store):
    one_of_each(store)

    names = [row.name for row in store.everything().rows()]

    assert len(names) == len(set(names))


def test_rows_that_are_kept_again_change_nothing(store):
    one_of_each(store)
    before = lines(store)

    store.everything().keep(tuple(store.everything().rows()))

    assert lines(store) == before
    assert [one.id for one in store.submissions.published(limit=9).items] == ["published2"]
    assert [one.id for one in store.submissions.waiting(limit=9).items] == ["waiting234"]


def test_a_contact_a_notice_and_a_members_address_can_be_forgotten(store):
    one_of_each(store)
    beside = tuple(row for row in store.everything().rows() if row.table in {"contacts", "notices", "member_mail"})

    store.everything().forget(beside)

    assert store.submissions.contact("waiting234") is None
    assert store.notices.get("published2") is None
    assert store.member_mail.get("sri") is None
