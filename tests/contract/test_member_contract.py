"""On any store a link lets one person in, a code signs in once, and an admin stays, however many press at once."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pyotp
import pytest

from feedback_api.actions.members.invite import Newcomer, arrive, invite
from feedback_api.actions.members.member_changes import MemberDeed
from feedback_api.actions.members.second_factor import set_up, take
from feedback_api.actions.members.staff import end
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import (
    InvitationOver,
    LastAdmin,
    StaffAlreadyExists,
    StaffChanged,
    VillageUnknown,
    WrongCode,
)
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.builders import Clock, a_member, some_services
from tests.contract.racing import in_threads

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 of nobody
AT_ONCE = 4


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock, store):
    with some_services(tmp_path / "unused", clock) as services:
        yield replace(services, store=store)


@pytest.fixture(autouse=True)
def _folder(tmp_path):
    (tmp_path / "unused").mkdir()


def what_happens(act, *refusals):
    """Do it, and say in a word what came of it."""
    try:
        act()
    except refusals as refused:
        return type(refused).__name__
    return "done"


def code_at(clock):
    return pyotp.TOTP(SECRET).at(clock())


def with_code(services, clock, name="sri", role=Role.DISTRICT):
    services.store.staff.add_member(a_member(name, role=role))
    kept = set_up(services, services.store.staff.member(name), secret=SECRET, code=code_at(clock))
    clock.passes(timedelta(seconds=90))
    return kept


def test_a_code_that_many_send_at_once_signs_in_once(services, clock):
    member = with_code(services, clock).member
    code = code_at(clock)

    seen = in_threads(AT_ONCE, lambda _: what_happens(lambda: take(services, member, code), WrongCode))

    assert Counter(seen) == {"done": 1, "WrongCode": AT_ONCE - 1}


def test_a_recovery_code_that_many_send_at_once_signs_in_once(services, clock):
    kept = with_code(services, clock)
    code = kept.recovery[3]

    def sends(_):
        return what_happens(lambda: take(services, kept.member, code), WrongCode, StaffChanged)

    seen = in_threads(AT_ONCE, sends)

    assert Counter(seen)["done"] == 1
    assert len(services.store.staff.member("sri").second_factor.recovery) == len(kept.recovery) - 1


def test_a_link_that_many_open_at_once_lets_one_of_them_in(services):
    services.store.staff.add_member(a_member("ani", role=Role.ADMIN))
    token = invite(services, role=Role.DISTRICT, village=None, by="ani").token

    def comes(number):
        newcomer = Newcomer(token=token, name=f"tamu {number}", password="kata sandi tamu")  # noqa: S106 made up here
        return what_happens(lambda: arrive(services, newcomer), InvitationOver)

    seen = in_threads(AT_ONCE, comes)

    assert Counter(seen) == {"done": 1, "InvitationOver": AT_ONCE - 1}
    assert len(services.store.staff.members()) == 2


def test_one_name_is_given_once_and_the_other_link_still_works(services):
    services.store.staff.add_member(a_member("ani", role=Role.ADMIN))
    tokens = [invite(services, role=Role.DISTRICT, village=None, by="ani").token for _ in range(2)]

    def comes(number):
        newcomer = Newcomer(token=tokens[number], name="Budi", password="kata sandi budi")  # noqa: S106 made up here
        return what_happens(lambda: arrive(services, newcomer), StaffAlreadyExists)

    seen = in_threads(2, comes)

    other = Newcomer(token=tokens[seen.index("done") - 1], name="Cici", password="kata sandi cici")  # noqa: S106 made up
    assert Counter(seen)["done"] == 1
    assert arrive(services, other).name == "cici"


def test_a_link_that_made_no_member_is_not_used_up(services):
    token = invite(services, role=Role.VILLAGE, village="wates").token
    services.store.staff.add_member(a_member("ani", role=Role.ADMIN))
    newcomer = Newcomer(token=token, name="Lia", password="kata sandi lia")  # noqa: S106 made up here
    elsewhere = replace(services, catalogue=SimpleNamespace(villages=lambda: (SimpleNamespace(slug="lain"),)))

    refused = [
        what_happens(lambda: arrive(elsewhere, newcomer), VillageUnknown),
        what_happens(lambda: arrive(services, replace(newcomer, name="ani")), StaffAlreadyExists),
    ]

    assert refused == ["VillageUnknown", "StaffAlreadyExists"]
    assert [one.name for one in services.store.staff.members()] == ["ani"]
    assert arrive(services, newcomer).name == "lia"


def test_admins_who_end_each_other_at_once_leave_one(services):
    for name in ("ani", "budi"):
        services.store.staff.add_member(a_member(name, role=Role.ADMIN))

    def ends(number):
        name, by = (("ani", "budi"), ("budi", "ani"))[number]
        return what_happens(
            lambda: end(services, MemberDeed(name=name, act=Act.MEMBER_LEFT, by=by)), LastAdmin, StaffChanged
        )

    seen = in_threads(2, ends)

    assert Counter(seen)["done"] == 1
    assert [one.is_admin for one in services.store.staff.members()].count(True) == 1


def test_what_was_done_about_a_member_stands_in_an_unbroken_chain(services, clock):
    with_code(services, clock, "wati", Role.SUPERVISOR)
    end(services, MemberDeed(name="wati", act=Act.MEMBER_LEFT, by="ani"))

    notebook = services.store.notebook
    events = list(notebook.events(EntryKind.MEMBER, "wati"))
    appointments = list(notebook.events(EntryKind.APPOINTMENT, "wati"))

    entry = notebook.get(EntryKind.MEMBER, "wati")
    assert entry
    assert [(event.act, event.actor) for event in events] == [(Act.CODE_SET_UP, "wati"), (Act.MEMBER_LEFT, "ani")]
    assert [event.act for event in appointments] == [Act.SUPERVISOR_RELEASED]
    assert is_unbroken(events, entry.audit_head)
