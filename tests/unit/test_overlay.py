"""Changes are laid over what they were made from one by one; what does not fit is left out alone, and told."""

from dataclasses import dataclass, fields

import pytest

from feedback_api.domain.visits.note import VisitNote
from feedback_api.domain.visits.overlay import Dropped, Misfit, changes_between, overlaid, unless_base_changed
from feedback_api.domain.visits.override import TOLD, UNTOLD


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What an office says of itself."""

    phone: str
    opens: str


RULES = {"phone": unless_base_changed, "opens": unless_base_changed}
BEFORE = Facts(phone="0343-1", opens="08.00")
CHANGES = changes_between(BEFORE, Facts(phone="0343-2", opens="07.30"), ("phone", "opens"))


def test_each_change_counts_as_long_as_its_base_says_what_it_said():
    laid = overlaid(BEFORE, CHANGES, RULES)

    assert (laid.value, laid.dropped) == (Facts(phone="0343-2", opens="07.30"), ())


def test_a_change_whose_base_says_something_else_is_left_out_alone_and_told():
    laid = overlaid(Facts(phone="0343-9", opens="08.00"), CHANGES, RULES)

    assert laid.value == Facts(phone="0343-9", opens="07.30")
    assert laid.dropped == (Dropped(field="phone", wanted="0343-2", counts="0343-9", why=Misfit.BASE_CHANGED),)


def test_what_the_base_says_by_now_as_well_is_not_told():
    laid = overlaid(Facts(phone="0343-2", opens="08.00"), CHANGES, RULES)

    assert laid.dropped == ()


def test_a_field_without_a_rule_fails_loudly():
    with pytest.raises(KeyError, match="opens"):
        overlaid(BEFORE, CHANGES, {"phone": unless_base_changed})


def test_every_field_of_a_visit_has_a_rule_or_is_no_field_that_staff_change():
    never_changed = {"slug", "village", "form_key"}
    with_a_rule_of_their_own = {"status", "reason", "replacement", "history"}
    told = {name for names in TOLD.values() for name in names}

    assert told | set(UNTOLD) | never_changed | with_a_rule_of_their_own == {one.name for one in fields(VisitNote)}
