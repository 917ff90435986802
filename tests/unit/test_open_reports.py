"""The supervisor's list of open reports stays readable, however many there are, and names those it cannot show."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from feedback_api.actions.finding.reports import MOST_READ, is_unread_too_long, reports_for, unread_too_long
from feedback_api.domain.members.staff import Role
from feedback_api.store.protocol import Store
from feedback_api.store.reading_on import Page
from tests.builders import Clock, a_member, a_report, kept, some_services

WATI = a_member("wati", role=Role.SUPERVISOR)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock) as services:
        yield services


class ReportsWithoutEnd:
    """A store in which one page of reports follows another, and whose chains of acts nobody may read."""

    def __init__(self, store):
        self.submissions, self.builds = self, store.builds

    def reports(self, *, limit, cursor):
        return Page(items=(a_report(),) * limit, next_cursor=f"{cursor}+")

    def events(self, submission_id):
        raise AssertionError(submission_id)


@pytest.fixture
def flooded(services):
    return replace(services, store=cast(Store, ReportsWithoutEnd(services.store)))


def test_the_list_of_reports_ends_somewhere_and_says_that_there_are_more(flooded):
    found = reports_for(flooded, WATI)

    assert (len(found.items), found.more) == (MOST_READ, True)


def test_of_a_report_that_came_today_no_act_is_read_to_find_that_it_is_not_late(flooded):
    assert unread_too_long(flooded) == 0


def test_one_that_waits_longer_is_judged_by_its_acts(services, clock):
    report = kept(services.store.submissions, a_report())
    clock.passes(timedelta(days=8))

    assert is_unread_too_long(services, report) is True


def test_one_that_cannot_be_read_is_named_to_the_supervisor_and_to_nobody_else(services):
    report = kept(services.store.submissions, a_report())
    with closing(sqlite3.connect(services.settings.store.partition(":")[2])) as connection, connection:
        connection.execute("UPDATE submissions SET document = json_set(document, '$.public_text', 'Pungli')")

    assert reports_for(services, WATI).set_aside == (report.id,)
    assert reports_for(services, a_member("sri")).set_aside == ()
