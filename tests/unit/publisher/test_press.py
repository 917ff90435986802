"""The press builds when somebody asked for it, once, and says so when it could not."""

import time
from dataclasses import replace
from datetime import timedelta

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from feedback_api.store import open_store
from publisher.building.built import Built
from publisher.lease import LEASE
from publisher.press import LeaseLost, NotPrinted, Printed
from tests.unit.publisher.presses import NOON, a_good_build, a_press, refused
from tests.unit.publisher.sites import a_site, plain_files


def test_a_wanted_build_is_published_and_noted_as_built(tmp_path):
    with a_press(tmp_path) as press:
        wanted = press.builds.want()

        outcome = press.look()

        assert isinstance(outcome, Printed)
        assert press.builds.read().built == outcome.built == wanted
    assert plain_files(tmp_path / "site") == {"index.html", "404.html", "panduan/kia/index.html"}


def test_a_built_site_is_not_built_again(tmp_path):
    with a_press(tmp_path) as press:
        press.builds.want()
        press.look()

        assert press.look() is None


def test_content_with_problems_keeps_the_old_site_and_tells_staff_why(tmp_path):
    with a_press(tmp_path) as press:
        press.builds.want()
        press.look()
    with a_press(tmp_path, build=refused("kia.md:3: salah")) as press:
        press.builds.want()

        outcome = press.look()

        assert isinstance(outcome, NotPrinted)
        assert press.builds.read().problems == ("kia.md:3: salah",)
    assert "panduan/kia/index.html" in plain_files(tmp_path / "site")


def test_a_build_that_reports_something_is_published_and_the_reports_are_kept_for_staff(tmp_path):
    report = BuildReport(code=BuildReportCode.LEFT_OUT, path="content/desa/wates.md", line=3, sentence="Judul kosong.")

    with a_press(tmp_path, build=lambda into: replace(a_good_build(into), reports=(report,))) as press:
        press.builds.want()

        outcome = press.look()

        assert isinstance(outcome, Printed)
        assert (outcome.reports, press.builds.read().reports) == ((report,), (report,))
    assert "panduan/kia/index.html" in plain_files(tmp_path / "site")


def test_a_failed_build_is_not_tried_again_until_something_changes(tmp_path):
    with a_press(tmp_path, build=refused("salah")) as press:
        press.builds.want()
        press.look()

        assert press.look() is None


def test_a_decision_after_a_failed_build_is_built(tmp_path):
    with a_press(tmp_path, build=refused("salah")) as press:
        press.builds.want()
        press.look()
    with a_press(tmp_path) as press:
        press.builds.want()

        assert isinstance(press.look(), Printed)
        assert press.builds.read().problems == ()


def test_a_crashing_build_is_told_in_one_sentence_with_its_place(tmp_path):
    def broken(_):
        raise ZeroDivisionError("oops")

    with a_press(tmp_path, build=broken) as press:
        press.builds.want()

        outcome = press.look()

    assert isinstance(outcome, NotPrinted)
    assert "test_press.py" in outcome.problems[0]
    assert "oops" in outcome.problems[0]


def test_a_decision_during_a_build_is_built_next(tmp_path):
    def build_while_staff_decide(into):
        with open_store(f"sqlite:{tmp_path / 'feedback.sqlite'}") as store:
            store.builds.want()
        return a_good_build(into)

    with a_press(tmp_path, build=build_while_staff_decide) as press:
        press.builds.want()
        press.look()

        assert press.builds.read().is_behind


def test_a_second_press_leaves_a_running_build_alone(tmp_path):
    with a_press(tmp_path, owner="press-1") as first, a_press(tmp_path, owner="press-2") as second:
        first.builds.want()
        first.builds.take(owner="press-1", now=NOON, lease=LEASE)

        assert second.look() is None


def test_the_build_of_a_press_that_died_is_taken_over(tmp_path):
    with a_press(tmp_path, owner="dead") as dead:
        dead.builds.want()
        dead.builds.take(owner="dead", now=NOON, lease=LEASE)
    with a_press(tmp_path, owner="next", now=lambda: NOON + LEASE + timedelta(seconds=1)) as press:
        assert isinstance(press.look(), Printed)


def test_a_press_that_slept_through_its_lease_publishes_nothing(tmp_path):
    def build_while_another_takes_over(into):
        later = NOON + LEASE + timedelta(seconds=1)
        with open_store(f"sqlite:{tmp_path / 'feedback.sqlite'}") as store:
            store.builds.take(owner="other", now=later, lease=LEASE)
        time.sleep(0.2)  # long enough for the renewal to be refused
        a_site(into, basi_html="stale")
        return Built()

    with a_press(tmp_path, build=build_while_another_takes_over, owner="slow") as press:
        press.builds.want()

        assert isinstance(press.look(), LeaseLost)
        assert press.builds.read().lease_owner == "other"
    assert not (tmp_path / "site").exists()


def test_a_long_build_keeps_its_lease(tmp_path):
    with open_store(f"sqlite:{tmp_path / 'feedback.sqlite'}") as store:

        def slow(into):
            time.sleep(0.2)
            return a_good_build(into)

        with a_press(tmp_path, build=slow) as press:
            press.builds.want()
            outcome = press.look()

        assert isinstance(outcome, Printed)
        assert store.builds.read().lease_owner is None
