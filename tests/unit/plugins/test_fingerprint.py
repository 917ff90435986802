"""A press tells by a short name whether a page shows the same as before, also in another process."""

from datetime import UTC, date, datetime

import pytest

from plugins.edition.fingerprint import fingerprint
from tests.builders import an_answer

NOON = datetime(2026, 12, 1, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (("a", "b"), ("ab", "")),
        (("a", ("b",)), (("a",), "b")),
        (None, ""),
        (b"a", "a"),
        (date(2026, 12, 1), NOON),
        ({"a": 1, "b": 2}, {"a": 2, "b": 1}),
        (an_answer("Gratis."), an_answer("Bayar.")),
    ],
)
def test_different_things_have_different_names(one, other):
    assert fingerprint(one) != fingerprint(other)


def test_the_order_in_which_sets_and_mappings_were_made_is_not_told():
    assert fingerprint(({"a": 1, "b": 2}, {"x", "y"})) == fingerprint(({"b": 2, "a": 1}, {"y", "x"}))


def test_equal_things_have_one_name():
    assert fingerprint((an_answer(), NOON)) == fingerprint((an_answer(), NOON))


def test_of_what_nobody_can_compare_there_is_no_name():
    assert fingerprint(("a", [object()])) is None
