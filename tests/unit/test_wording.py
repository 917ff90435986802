"""Every word people may meet exists, and dates, times and amounts read as they are spoken."""

from datetime import UTC, date, datetime, time

import pytest

from feedback_api import wording
from feedback_api.domain import errors
from feedback_api.domain.audit import Act
from feedback_api.domain.details import Detail
from feedback_api.domain.errors import Refusal
from feedback_api.domain.identity import Zone
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Kind, SenderStatus, Status, Suspicion
from feedback_api.domain.wording import REPLACEMENTS
from feedback_api.web import theme

LATE = datetime(2026, 12, 2, 16, 30, tzinfo=UTC)  # already Thursday in the middle and in the east


@pytest.mark.parametrize(
    ("words", "things"),
    [
        (wording.KINDS, Kind),
        (wording.KIND_WORDS, Kind),
        (wording.SENDER_STATUSES, SenderStatus),
        (wording.STATUSES, Status),
        (wording.SUSPICIONS, Suspicion),
        (wording.VERDICT_WORDS, GuideVerdict),
        (wording.ACTS, Act),
        (wording.ROLES, Role),
        (wording.DETAILS, Detail),
        (REPLACEMENTS, Detail),
    ],
)
def test_everything_that_can_be_shown_has_its_own_word(words, things):
    assert set(words) == set(things)
    assert len(set(words.values())) == len(words)


def test_every_refusal_has_a_sentence():
    refusals = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Refusal)]

    sentences = [wording.refusal(kind.__new__(kind)) for kind in refusals if kind is not Refusal]

    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 12, 3), "Kamis, 3 Desember 2026", "3 Des 2026"),
        (date(2027, 8, 17), "Selasa, 17 Agustus 2027", "17 Agu 2027"),
    ],
)
def test_days_are_written_as_people_say_them(day, long, short):
    assert (wording.long_date(day), wording.short_date(day)) == (long, short)


@pytest.mark.parametrize(
    ("at", "written"), [(time(8, 0), "08.00"), ("8:00", "08.00"), ("08.30", "08.30"), ("9", "09.00")]
)
def test_times_are_written_with_a_point(at, written):
    assert wording.clock(at) == written


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [
        (Zone.WIB, "Rabu, 2 Desember 2026", "23.30"),
        (Zone.WITA, "Kamis, 3 Desember 2026", "00.30"),
        (Zone.WIT, "Kamis, 3 Desember 2026", "01.30"),
    ],
)
def test_pages_show_a_moment_as_the_office_s_clocks_show_it(zone, day, at):
    filters = theme.jinja_filters(lambda: zone.tz)

    assert (filters["long_date"](LATE), filters["clock"](LATE)) == (day, at)
    assert filters["long_date"](date(2026, 12, 2)) == "Rabu, 2 Desember 2026"


@pytest.mark.parametrize(("amount", "written"), [(0, "Rp 0"), (30000, "Rp 30.000"), (1500000, "Rp 1.500.000")])
def test_amounts_are_written_in_thousands(amount, written):
    assert wording.rupiah(amount) == written


def test_both_halves_of_the_site_get_the_same_filters():
    filters = set(theme.jinja_filters(lambda: UTC))

    assert filters == {"long_date", "short_date", "clock", "rupiah", "pressable", "whatsapp"}
