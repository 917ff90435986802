"""Any place for last good readings passes these tests."""

from datetime import timedelta

import pytest

from plugins.edition.readings.reading import LastGoodReading, Readings
from tests.builders import MONDAY_NOON
from tests.contract.readings import PLACES


def readings(**texts: str) -> Readings:
    made = (LastGoodReading(name=f"content/{name}.md", text=text, good_at=MONDAY_NOON) for name, text in texts.items())
    return Readings(by_name={one.name: one for one in made})


@pytest.fixture(params=PLACES, ids=lambda opened: opened.__name__)
def opened(request, tmp_path):
    with request.param(tmp_path) as opened:
        yield opened


def test_before_anything_was_written_there_is_nothing(opened):
    assert opened.place.read() is None


def test_what_was_written_is_read_by_the_next_press(opened):
    written = readings(a="satu\n", b="Añ 🐟\r\n\x00")

    opened.place.write(written)

    assert (opened.place.read(), opened.anew().read()) == (written, written)


def test_what_is_written_takes_the_place_of_what_was(opened):
    opened.place.write(readings(a="satu", b="dua"))
    after = readings(b="dua lagi", c="tiga")

    opened.anew().write(after)

    assert opened.place.read() == after


def test_a_later_day_is_kept_too(opened):
    before = readings(a="satu")
    (one,) = before.by_name.values()
    opened.place.write(before)
    later = Readings(
        by_name={one.name: LastGoodReading(name=one.name, text=one.text, good_at=one.good_at + timedelta(days=1))}
    )

    opened.place.write(later)

    assert opened.anew().read() == later


def test_what_somebody_spoilt_is_nothing_and_can_be_written_anew(opened):
    opened.place.write(readings(a="satu"))
    opened.spoil()
    spoilt = opened.anew().read()

    opened.anew().write(readings(a="satu"))

    assert (spoilt, opened.anew().read()) == (None, readings(a="satu"))
