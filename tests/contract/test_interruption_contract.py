"""On any store what interrupts the office is said once, however many say it at once; it ends and goes on."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.actions.site.interrupt import Interrupting, end, holding, just_ended, resume, say
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import InterruptionNotFound, NotAllowed, NoteChanged
from feedback_api.domain.members.staff import Role
from feedback_api.domain.site.interruption import Cause
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.builders import MONDAY_NOON, Clock, a_member, some_services
from tests.contract.lagging import soon
from tests.contract.racing import in_threads

AT_ONCE = 4
SRI = a_member("sri")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock, store):
    (tmp_path / "unused").mkdir()
    with some_services(tmp_path / "unused", clock) as services:
        yield replace(services, store=store)


def closed(services):
    ends = MONDAY_NOON + timedelta(hours=3)
    return say(services, Interrupting(cause=Cause.CLOSED, guides=(), ends=ends, moderator=SRI))


def test_what_many_say_at_once_is_said_once(services):
    def says(_):
        try:
            return closed(services).name
        except NoteChanged:
            return "too late"

    seen = Counter(in_threads(AT_ONCE, says))

    ((name, _),) = Counter({name: count for name, count in seen.items() if name != "too late"}).items()
    entry = services.store.notebook.get(EntryKind.INTERRUPTION, name)
    assert soon(lambda: [one.name for one in holding(services)], [name]) == [name]
    assert is_unbroken(services.store.notebook.events(EntryKind.INTERRUPTION, name), entry.audit_head)


def test_it_is_ended_goes_on_and_is_over_at_its_time(services, clock):
    said = closed(services)
    end(services, said.name, SRI)
    ended = soon(lambda: (len(holding(services)), len(just_ended(services))), (0, 1))
    resume(services, said.name, SRI)
    again = soon(lambda: (len(holding(services)), len(just_ended(services))), (1, 0))
    clock.passes(timedelta(hours=3))

    acts = [event.act for event in services.store.notebook.events(EntryKind.INTERRUPTION, said.name)]
    assert (ended, again, holding(services)) == ((0, 1), (1, 0), ())
    assert acts == [Act.INTERRUPTION_SAID, Act.INTERRUPTION_ENDED, Act.INTERRUPTION_RESUMED]


def test_what_was_ended_can_be_said_anew_on_the_same_day(services):
    said = closed(services)
    end(services, said.name, SRI)

    assert closed(services).name == said.name
    assert soon(lambda: len(holding(services)), 1) == 1


def test_what_nobody_said_is_not_found(services):
    for act in (end, resume):
        with pytest.raises(InterruptionNotFound):
            act(services, "closed-2026-11-23", SRI)


def test_what_is_of_a_desa_is_said_beside_what_is_of_the_office_and_only_by_who_works_there(services):
    ani = a_member("ani", role=Role.VILLAGE, village="wates")
    ends = MONDAY_NOON + timedelta(hours=3)
    said = Interrupting(cause=Cause.CLOSED, guides=(), ends=ends, moderator=ani, village="wates")
    office, desa = closed(services), say(services, said)

    assert soon(lambda: {one.village for one in holding(services)}, {None, "wates"}) == {None, "wates"}
    with pytest.raises(NotAllowed):
        end(services, office.name, ani)
    with pytest.raises(NotAllowed):
        say(services, replace(said, village="tambakmisal"))
    end(services, desa.name, ani)
    assert soon(lambda: [one.name for one in holding(services)], [office.name]) == [office.name]
