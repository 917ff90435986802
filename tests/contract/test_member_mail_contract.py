"""Any store keeps how members are told apart from them, and lets one of those who would tell for a day do it."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from feedback_api.domain.errors import StaffChanged, StaffSetAside
from feedback_api.domain.members.member_mail import member_mail_of
from feedback_api.store.everything import StoredRow
from tests.builders import MONDAY_NOON, a_member_mail
from tests.contract.racing import in_threads

AT_ONCE = 4
SAMPLE = Path(__file__).parent / "formats" / "mail-1.json"


def test_who_has_chosen_nothing_has_none(store):
    assert store.member_mail.get("sri") is None
    assert store.member_mail.everybody() == ()


def test_it_comes_back_as_it_was_put_with_its_next_version(store):
    first = store.member_mail.put(a_member_mail("sri", not_before=MONDAY_NOON))
    second = store.member_mail.put(a_member_mail("ani", digest=False))

    assert store.member_mail.get("sri") == first
    assert store.member_mail.everybody() == (second, first)
    assert (first.version, first.not_before, second.digest) == (1, MONDAY_NOON, False)


def test_what_somebody_changed_meanwhile_is_not_overwritten(store):
    read = store.member_mail.put(a_member_mail("sri"))
    store.member_mail.put(a_member_mail("sri", at_once=False, version=read.version))

    for stale in (read, a_member_mail("sri")):
        with pytest.raises(StaffChanged):
            store.member_mail.put(stale)

    assert store.member_mail.get("sri").at_once is False


def test_of_many_who_would_tell_for_one_day_one_does(store):
    read = store.member_mail.put(a_member_mail("sri"))
    taken = a_member_mail("sri", digest_told_on=date(2026, 11, 23), version=read.version)

    def takes(_):
        try:
            store.member_mail.put(taken)
        except StaffChanged:
            return "too late"
        return "told"

    assert Counter(in_threads(AT_ONCE, takes)) == {"told": 1, "too late": AT_ONCE - 1}


def test_what_is_forgotten_is_gone_and_can_be_chosen_anew(store):
    store.member_mail.put(a_member_mail("sri"))

    store.member_mail.forget("sri")
    store.member_mail.forget("sri")

    assert store.member_mail.get("sri") is None
    assert store.member_mail.put(a_member_mail("sri")).version == 1


def test_what_only_a_later_version_may_act_on_is_left_alone(store):
    document = json.dumps({"format": 9, "reads_from": 9})
    store.everything().keep(
        [StoredRow(table="member_mail", fields={"name": "sri", "document": document, "version": 3})]
    )

    with pytest.raises(StaffSetAside):
        store.member_mail.get("sri")
    with pytest.raises(StaffSetAside):
        store.member_mail.put(a_member_mail("sri", version=3))
    assert store.member_mail.everybody() == ()


def test_every_format_that_ever_landed_is_read_and_what_a_later_one_says_besides_is_kept(store):
    document = {**json.loads(SAMPLE.read_text("utf-8"))["document"], "format": 2, "language": "jv"}
    fields = {"name": "sri", "document": json.dumps(document), "version": 1}
    store.everything().keep([StoredRow(table="member_mail", fields=fields)])

    read = store.member_mail.get("sri")
    store.member_mail.put(read)

    assert (read.sealed, read.at_once, read.digest) == ("c2VhbGVk", True, False)
    (row,) = (row for row in store.everything().rows() if row.table == "member_mail")
    assert json.loads(row.fields["document"])["language"] == "jv"
    assert member_mail_of("sri", row.fields["document"], 2) == store.member_mail.get("sri")
