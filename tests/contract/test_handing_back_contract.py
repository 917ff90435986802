"""On any store no letter stays with somebody who has left, or may no longer read it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.actions.members.hand_back import MACHINE, hand_back
from feedback_api.actions.members.member_changes import MemberDeed
from feedback_api.actions.members.staff import change_post, end
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.members.staff import Role, StandIn
from feedback_api.domain.submissions.submission import Claim, Status
from tests.builders import MONDAY_NOON, Clock, a_member, a_submission, kept, some_services

LEAVES = MemberDeed(name="lia", act=Act.MEMBER_LEFT, by="ani")


@pytest.fixture
def services(tmp_path, store):
    (tmp_path / "unused").mkdir()
    with some_services(tmp_path / "unused", Clock()) as bare:
        for name in ("ani", "lia", "tono"):
            store.staff.add_member(a_member(name, role=Role.ADMIN if name == "ani" else Role.DISTRICT))
        yield replace(bare, store=store)


def stands_in(services, name, **changes):
    """Let somebody stand in for Lia today."""
    member = services.store.staff.member(name)
    absence = StandIn(name="lia", first=date(2026, 11, 23), last=date(2026, 11, 27))
    services.store.staff.replace_member(replace(member, stands_in=(absence,), **changes))


def test_letters_of_whoever_leaves_are_nobodys_again(services):
    submissions = services.store.submissions
    kept(submissions, a_submission("given", assignee="lia"))
    claim = Claim(moderator="lia", until=MONDAY_NOON + timedelta(minutes=20))
    kept(submissions, a_submission("held", status=Status.CLAIMED, claim=claim))
    kept(submissions, a_submission("others", assignee="tono"))

    end(services, LEAVES)

    given, held, others = (submissions.get(name) for name in ("given", "held", "others"))
    assert (given.assignee, others.assignee) == (None, "tono")
    assert (held.claim, held.status) == (None, Status.WAITING)
    last = list(submissions.events("given"))[-1]
    assert (last.act, last.actor) == (Act.HANDED_BACK, "ani")
    assert is_unbroken(submissions.events("given"), given.audit_head)
    assert others.version == 1


def test_doing_it_again_writes_nothing(services):
    kept(services.store.submissions, a_submission("given", assignee="lia"))
    end(services, LEAVES)

    assert hand_back(services) == 0
    assert services.store.submissions.get("given").version == 2


def test_what_was_handed_to_somebody_who_left_before_is_found_in_the_night(services):
    end(services, LEAVES)
    kept(services.store.submissions, a_submission("given", assignee="lia"))

    found = hand_back(services)

    last = list(services.store.submissions.events("given"))[-1]
    assert (found, last.actor, services.store.submissions.get("given").assignee) == (1, MACHINE, None)


def test_whoever_stands_in_these_days_has_the_letters_from_now_on(services):
    kept(services.store.submissions, a_submission("given", assignee="lia"))
    stands_in(services, "tono")

    end(services, LEAVES)

    assert services.store.submissions.get("given").assignee == "tono"


def test_nobody_is_given_what_they_may_not_read(services):
    kept(services.store.submissions, a_submission("given", assignee="lia", village="wates"))
    stands_in(services, "tono", role=Role.VILLAGE, village="tambakmisal")

    end(services, LEAVES)

    assert services.store.submissions.get("given").assignee is None


def test_another_post_gives_back_only_what_is_no_longer_for_them(services):
    for name in ("wates", "tambakmisal"):
        kept(services.store.submissions, a_submission(name, assignee="lia", village=name))

    deed = MemberDeed(name="lia", act=Act.MEMBER_CHANGED, by="ani")
    change_post(services, deed, role=Role.VILLAGE, village="wates")

    assignees = [services.store.submissions.get(name).assignee for name in ("wates", "tambakmisal")]
    assert assignees == ["lia", None]
