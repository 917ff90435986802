"""The press notices saved files, new days and restarts, and does nothing when nothing is new."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.errors import StoreUnavailable
from publisher.press import NotPrinted, Printed
from publisher.watch import TRY_AGAIN_AFTER, Looks
from tests.unit.publisher.presses import NOON, Clock, a_good_build, a_press, a_watch, refused


def look_twice(looks):
    """Files are looked at with every second look only."""
    return looks.next() or looks.next()


def test_the_first_start_builds(tmp_path):
    with a_press(tmp_path) as press:
        assert isinstance(a_watch(press, tmp_path).once(), Printed)


def test_a_start_with_nothing_new_builds_nothing(tmp_path):
    with a_press(tmp_path) as press:
        a_watch(press, tmp_path).once()
    with a_press(tmp_path, owner="press-2") as press:
        assert a_watch(press, tmp_path).once() is None


def test_a_start_after_a_file_was_saved_builds(tmp_path):
    with a_press(tmp_path) as press:
        a_watch(press, tmp_path).once()
        (tmp_path / "content" / "kia.md").write_text("baru")

        assert isinstance(a_watch(press, tmp_path).once(), Printed)


def test_a_start_with_other_settings_builds(tmp_path):
    with a_press(tmp_path) as press:
        a_watch(press, tmp_path, settings="one").once()

        assert isinstance(a_watch(press, tmp_path, settings="two").once(), Printed)


def test_a_site_somebody_deleted_is_built_again(tmp_path):
    with a_press(tmp_path) as press:
        a_watch(press, tmp_path).once()
        (tmp_path / "site" / "index.html").unlink()

        assert isinstance(a_watch(press, tmp_path).once(), Printed)
    assert (tmp_path / "site" / "index.html").exists()


def test_a_saved_file_is_built_while_serving(tmp_path):
    with a_press(tmp_path) as press:
        looks = Looks(watch=a_watch(press, tmp_path))
        looks.first()
        (tmp_path / "content" / "kia.md").write_text("baru")

        assert isinstance(look_twice(looks), Printed)
        assert look_twice(looks) is None


def test_a_decision_is_built_at_the_very_next_look(tmp_path):
    with a_press(tmp_path) as press:
        looks = Looks(watch=a_watch(press, tmp_path))
        looks.first()
        press.builds.want()

        assert isinstance(looks.next(), Printed)


def test_a_new_day_of_the_office_is_built(tmp_path):
    clock = Clock()
    with a_press(tmp_path, now=clock.now) as press:
        looks = Looks(watch=a_watch(press, tmp_path))
        looks.first()
        clock.move(timedelta(hours=12))  # 00.00 where the office is, still the same day in UTC

        assert isinstance(look_twice(looks), Printed)


def lasting_an_hour(into):
    """The first build says something that is over in an hour; those after it do not."""
    until = None if (into.parent / "site").exists() else NOON + timedelta(hours=1)
    return replace(a_good_build(into), lasts_until=until)


def test_what_a_page_says_until_an_hour_is_taken_away_at_that_hour_and_once(tmp_path):
    clock = Clock()
    with a_press(tmp_path, build=lasting_an_hour, now=clock.now) as press:
        looks = Looks(watch=a_watch(press, tmp_path))
        looks.first()
        clock.move(timedelta(minutes=59))
        before = look_twice(looks)
        clock.move(timedelta(minutes=1))

        assert (before, type(looks.next()), look_twice(looks)) == (None, Printed, None)


def test_a_start_after_that_hour_takes_it_away_too(tmp_path):
    clock = Clock()
    with a_press(tmp_path, build=lasting_an_hour, now=clock.now) as press:
        a_watch(press, tmp_path).once()
        before = a_watch(press, tmp_path).once()
        clock.move(timedelta(hours=1))

        assert (before, type(a_watch(press, tmp_path).once())) == (None, Printed)


def test_a_fault_that_may_pass_is_tried_again_a_little_later(tmp_path):
    faults = [OSError(28, "No space left on device")]

    def full_once(into):
        if faults:
            raise faults.pop()
        return a_good_build(into)

    clock = Clock()
    with a_press(tmp_path, build=full_once, now=clock.now) as press:
        looks = Looks(watch=a_watch(press, tmp_path))
        first, at_once = looks.first(), looks.next()
        clock.move(TRY_AGAIN_AFTER)

        assert isinstance(first, NotPrinted)
        assert at_once is None
        assert isinstance(looks.next(), Printed)


def test_a_start_after_a_failed_build_tries_again(tmp_path):
    with a_press(tmp_path, build=refused("salah")) as press:
        a_watch(press, tmp_path).once()
    with a_press(tmp_path) as press:
        assert isinstance(a_watch(press, tmp_path).once(), Printed)


def test_a_corrected_file_is_built_after_a_wrong_one(tmp_path):
    def picky(into):
        wrong = (tmp_path / "content" / "kia.md").exists()
        return refused("kia.md:1: salah")(into) if wrong else a_good_build(into)

    with a_press(tmp_path, build=picky) as press:
        looks = Looks(watch=a_watch(press, tmp_path))
        looks.first()
        (tmp_path / "content" / "kia.md").write_text("salah")
        refused = look_twice(looks)
        (tmp_path / "content" / "kia.md").unlink()

        assert isinstance(refused, NotPrinted)
        assert isinstance(look_twice(looks), Printed)


def test_what_is_due_once_a_day_is_done_at_the_start_and_on_each_new_day(tmp_path):
    clock, days = Clock(), []
    with a_press(tmp_path, now=clock.now) as press:
        looks = Looks(watch=replace(a_watch(press, tmp_path), each_day=lambda: days.append(clock.now())))
        looks.first()
        look_twice(looks)
        clock.move(timedelta(days=1))
        look_twice(looks)
        look_twice(looks)

    assert days == [NOON, NOON + timedelta(days=1)]


def test_what_the_day_asks_for_is_in_the_first_build(tmp_path):
    with a_press(tmp_path) as press:

        def tell_a_month():
            press.builds.want(now=NOON)

        looks = Looks(watch=replace(a_watch(press, tmp_path), each_day=tell_a_month))

        assert isinstance(looks.first(), Printed)
        assert looks.next() is None


def test_a_fault_in_the_duties_of_a_day_keeps_no_answer_from_the_site(tmp_path):
    def fail():
        raise ValueError("a letter nobody can read")

    with a_press(tmp_path) as press:
        watch = replace(a_watch(press, tmp_path), each_day=fail)

        with pytest.raises(ValueError, match="nobody can read"):
            watch.once()

        assert press.target.has_site()
        assert not press.builds.read().is_behind


def test_what_is_due_today_is_done_later_if_the_store_was_away(tmp_path):
    troubles, done = [StoreUnavailable()], []

    def erase():
        if troubles:
            raise troubles.pop()
        done.append("erased")

    with a_press(tmp_path) as press:
        looks = Looks(watch=replace(a_watch(press, tmp_path), each_day=erase))
        looks.first()
        look_twice(looks)

    assert done == ["erased"]


def test_the_same_fault_found_again_by_itself_is_not_told_again(tmp_path):
    def broken(_):
        raise OSError(28, "No space left on device")

    clock = Clock()
    told: list[object] = []
    with a_press(tmp_path, build=broken, now=clock.now) as press:
        looks = Looks(watch=a_watch(press, tmp_path, report=told.append))
        looks.first()
        for _ in range(3):
            clock.move(TRY_AGAIN_AFTER)
            looks.next()

    assert len(told) == 1


def test_the_same_fault_after_a_file_was_saved_is_told_again(tmp_path):
    told: list[object] = []
    with a_press(tmp_path, build=refused("salah")) as press:
        looks = Looks(watch=a_watch(press, tmp_path, report=told.append))
        looks.first()
        (tmp_path / "content" / "kia.md").write_text("masih salah")
        look_twice(looks)

    assert len(told) == 2
