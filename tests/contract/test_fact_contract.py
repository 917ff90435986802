"""On any store what the desk says of the office is kept with its day, said once, taken away and taken back."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from feedback_api.actions.site.state_fact import Stating, kept_fact, kept_facts, state, take_away, undo
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import NotAllowed, NoteChanged
from feedback_api.domain.facts.declared import FACTS, NamedFact
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.builders import Clock, a_member, some_services
from tests.contract.lagging import soon
from tests.contract.racing import in_threads

AT_ONCE = 4
ANI = a_member("ani", role=Role.ADMIN)
RULES = {rule.key: rule for rule in FACTS}
HOURS, PEOPLE = NamedFact(rule=RULES["jam"]), NamedFact(rule=RULES["narahubung"], village="wates")
DAY = date(2026, 11, 20)


@pytest.fixture
def services(tmp_path, store):
    (tmp_path / "unused").mkdir()
    with some_services(tmp_path / "unused", Clock()) as services:
        yield replace(services, store=store)


def says(services, value, *, fact=HOURS, day=DAY, moderator=ANI):
    stating = Stating(fact=fact, version=kept_fact(services, fact).version, moderator=moderator)
    return state(services, stating, value=value, said_on=day)


def changes(services, change, fact=HOURS):
    return change(services, Stating(fact=fact, version=kept_fact(services, fact).version, moderator=ANI))


def test_what_many_say_at_once_is_said_once(services):
    def tries(number):
        try:
            return says(services, f"Senin-Jumat 08.00-1{number}.00").value
        except NoteChanged:
            return "too late"

    seen = Counter(in_threads(AT_ONCE, tries))

    kept = kept_fact(services, HOURS)
    assert kept.value in seen
    assert kept.version == AT_ONCE - seen["too late"]
    assert soon(lambda: {name: one.value for name, one in kept_facts(services).items()}, {"kantor/jam": kept.value})


def test_it_is_changed_taken_away_and_taken_back_and_the_chain_holds(services):
    wanted = services.store.builds.read().wanted
    says(services, "Senin-Jumat 07.00-14.00", day=date(2026, 11, 1))
    says(services, "Senin-Jumat 08.00-15.00")
    gone = changes(services, take_away)
    back = changes(services, undo)

    events = list(services.store.notebook.events(EntryKind.FACT, HOURS.name))
    entry = services.store.notebook.get(EntryKind.FACT, HOURS.name)
    assert (gone.value, back.value, back.said_on) == (None, "Senin-Jumat 08.00-15.00", DAY)
    assert [one.value for one in back.earlier] == ["Senin-Jumat 07.00-14.00"]
    assert [event.act for event in events] == [Act.FACT_STATED, Act.FACT_STATED, Act.FACT_TAKEN_AWAY, Act.FACT_UNDONE]
    assert is_unbroken(events, entry.audit_head)
    assert services.store.builds.read().wanted == wanted + 4
    assert kept_fact(services, HOURS).stated == back


def test_the_same_said_again_changes_nothing_and_the_first_undone_leaves_nothing(services):
    first = says(services, "Senin-Jumat 08.00-15.00")
    again = says(services, "Senin-Jumat 08.00-15.00")
    changes(services, undo)

    assert (again, kept_fact(services, HOURS).value) == (first, None)


def test_of_people_only_the_value_before_is_kept(services):
    for number in ("0812", "0813", "0814"):
        says(services, f"Kasi pelayanan: {number} 3456 7890", fact=PEOPLE)

    stated = kept_fact(services, PEOPLE).stated
    assert stated is not None
    assert [one.value for one in stated.earlier] == [None, "Kasi pelayanan: 0813 3456 7890"]


def test_only_an_admin_says_it(services):
    with pytest.raises(NotAllowed):
        says(services, "Senin-Jumat 08.00-15.00", moderator=a_member("sri"))
    for change in (take_away, undo):
        with pytest.raises(NotAllowed):
            change(services, Stating(fact=HOURS, version=0, moderator=a_member("sri")))
