"""A machine watches whether the office can be reached."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from feedback_api.app import create_app
from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from feedback_api.settings import MailSettings
from feedback_api.store.protocol import Along, Store
from tests.builders import MONDAY_NOON, a_notice, an_event, answered
from tests.web_office import an_office


def test_all_is_well_and_the_site_is_fresh(tmp_path):
    with an_office(tmp_path) as office:
        answer = office.visitor().client.get("/sehat")

    assert answer.status_code == 200
    assert answer.get_json()["status"] == "ok"
    assert set(answer.get_json()["build"]) >= {"wanted", "built", "behind", "problems"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def health(visitor):
    return visitor.client.get("/sehat").get_json()


def a_build_has_failed(office):
    builds = office.services.store.builds
    wanted = builds.want(now=office.clock())
    builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    builds.fail(owner="press", attempted=wanted, problems=("/srv/misal/akta.md:3: judul kosong",))


def test_a_failed_build_is_said_while_people_are_still_served(office):
    a_build_has_failed(office)

    answer = office.visitor().client.get("/sehat")

    assert answer.status_code == 200
    assert (answer.get_json()["status"], answer.get_json()["codes"]) == ("degraded", ["build_failed"])
    assert (answer.get_json()["build"]["problems"], answer.get_json()["build"]["behind"]) == (["build_failed"], True)


def test_a_failed_build_is_one_finding_however_it_was_told(office):
    builds, sentence = office.services.store.builds, "/srv/misal/akta.md:3: judul kosong"
    wanted = builds.want(now=office.clock())
    builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    reports = (BuildReport(code=BuildReportCode.BUILD_FAILED, sentence=sentence),)
    builds.fail(owner="press", attempted=wanted, problems=(sentence,), reports=reports)

    assert health(office.visitor())["codes"] == ["build_failed"]


def test_paths_and_sentences_are_for_staff_who_have_signed_in(office):
    a_build_has_failed(office)
    sentence = "/srv/misal/akta.md:3: judul kosong"

    told = [office.visitor().client.get("/sehat").text, office.staff().client.get("/sehat").text]

    assert [sentence in text for text in told] == [False, True]


def test_a_made_up_session_is_no_staff(office):
    a_build_has_failed(office)
    visitor = office.visitor()
    with visitor.client.session_transaction() as session:
        session["petugas"] = "made up"

    assert health(visitor)["build"]["problems"] == ["build_failed"]


def test_no_press_for_an_hour_is_said(office):
    office.services.store.builds.want(now=office.clock())

    before = health(office.visitor())["codes"]
    office.clock.passes(timedelta(hours=1))

    assert (before, health(office.visitor())["codes"]) == ([], ["build_late"])


def test_no_build_on_a_new_day_is_said_although_nobody_wanted_any(office):
    builds = office.services.store.builds
    wanted = builds.want(now=office.clock())
    builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    builds.finish(owner="press", built=wanted, now=office.clock())
    office.clock.passes(timedelta(hours=29))

    before = health(office.visitor())["codes"]
    office.clock.passes(timedelta(hours=2))

    assert (before, health(office.visitor())["codes"]) == ([], ["build_late"])


def test_what_the_last_build_reports_is_counted_by_its_code(office):
    reports = tuple(BuildReport(code=BuildReportCode.LEFT_OUT, sentence="Judul kosong.", path=path) for path in "ab")
    builds = office.services.store.builds
    builds.want(now=office.clock())
    record = builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    builds.finish(owner="press", built=record.wanted, now=office.clock(), reports=reports)

    told = office.visitor().client.get("/sehat")

    assert told.get_json()["problems"] == [{"code": "left_out", "count": 2}]
    assert "Judul kosong." not in told.text
    assert health(office.staff())["problems"][0]["details"] == ["a Judul kosong.", "b Judul kosong."]


def test_a_catalogue_that_is_gone_is_said(office):
    for file in Path(office.services.settings.catalogue.partition(":")[2]).iterdir():
        file.unlink()

    assert health(office.visitor())["codes"] == ["catalogue_missing"]


def test_copies_that_no_longer_go_are_said(tmp_path):
    mark = tmp_path / "copied"
    mark.touch()
    three_days_ago = (MONDAY_NOON - timedelta(days=3)).timestamp()
    os.utime(mark, times=(three_days_ago, three_days_ago))
    with an_office(tmp_path, copy_mark=mark) as office:
        assert health(office.visitor())["codes"] == ["copy_late"]


def test_mail_that_nobody_hands_over_is_said(tmp_path):
    mail = MailSettings(url="folder:/nowhere", sender="kantor@example.id")
    with an_office(tmp_path, mail=mail) as office:
        submission = office.kept()
        office.services.store.submissions.save(
            answered(submission),
            an_event(submission),
            publishes=False,
            along=Along(tells=a_notice(submission.id, due_at=office.clock())),
        )
        before = health(office.visitor())["codes"]
        office.clock.passes(timedelta(hours=2))

        assert (before, health(office.visitor())["codes"]) == ([], ["mail_late"])


class StoreThatIsGone:
    """A store on a disk that was pulled out."""

    def is_reachable(self) -> bool:
        return False


def test_a_store_that_cannot_be_read_is_no_health(tmp_path):
    with an_office(tmp_path) as office:
        app = create_app(replace(office.services, store=cast(Store, StoreThatIsGone())))

        answer = app.test_client().get("/sehat")

    assert (answer.status_code, answer.json) == (503, {"status": "store_unavailable"})
