"""The small rules of the domain: codes, days, clean text, chains of acts, and who may see what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_api.domain import errors
from feedback_api.domain.audit import Act, ChainEnd, Deed, is_unbroken, sealed
from feedback_api.domain.calendar.working_days import due_date, is_working_day, working_days_after
from feedback_api.domain.errors import NotPublished, Refusal
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.publication import published_answer
from feedback_api.domain.submissions.submission import Claim, Kind, SenderStatus, Status
from feedback_api.domain.submissions.tracking_code import (
    ALPHABET,
    derived_code,
    derived_digest,
    derived_id,
    shown,
    typed_code,
)
from feedback_api.domain.text.cleaning import cleaned, cleaned_line
from tests.builders import MONDAY_NOON, a_member, a_submission, answered

KEY = b"k" * 32
CHRISTMAS = frozenset({date(2026, 12, 24), date(2026, 12, 25)})
CODES = st.text(alphabet=ALPHABET, min_size=8, max_size=8)


@given(st.text(max_size=60))
def test_a_code_has_eight_symbols_that_nobody_confuses(seed):
    code = derived_code(KEY, seed)

    assert len(code) == 8
    assert not set(code) & set("01IO")


@given(CODES)
def test_a_shown_code_is_understood_again(code):
    assert typed_code(shown(code)) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abcd2345", "ABCD2345"),
        (" abcd - 2345 ", "ABCD2345"),
        ("ABCD.2345", "ABCD2345"),
        ("\uff41\uff42\uff43\uff44\uff12\uff13\uff14\uff15", "ABCD2345"),
        ("1BCD2345", "LBCD2345"),
        ("iBCD2345", "LBCD2345"),
        ("0BCD234O", "QBCD234Q"),
        ("abcd\u0662\u0663\u0664\u0665", "ABCD2345"),
        ("abcd\u06f2\u0969\U0001d7d2\u2085", "ABCD2345"),
        ("ABCD-234", None),
        ("ABCD-23456", None),
        ("ABCD-234É", None),
        ("", None),
    ],
)
def test_slips_in_typing_a_code_are_forgiven(typed, code):
    assert typed_code(typed) == code


def test_code_id_and_digest_say_nothing_of_each_other():
    code = derived_code(KEY, "seed")

    derived = {derived_id(KEY, code), derived_digest(KEY, code), derived_id(b"x" * 32, code)}

    assert len(derived) == 3
    assert len(derived_id(KEY, code)) == 10
    assert code.lower() not in "".join(derived)


@pytest.mark.parametrize(
    ("kind", "received", "due"),
    [
        (Kind.QUESTION, date(2026, 11, 23), date(2026, 11, 30)),
        (Kind.QUESTION, date(2026, 11, 27), date(2026, 12, 4)),
        (Kind.QUESTION, date(2026, 11, 28), date(2026, 12, 4)),
        (Kind.QUESTION, date(2026, 12, 21), date(2026, 12, 30)),
        (Kind.PROPOSAL, date(2026, 11, 23), date(2026, 12, 11)),
        (Kind.SUGGESTION, date(2026, 12, 7), date(2026, 12, 29)),
        (Kind.COMPLAINT, date(2026, 11, 23), date(2026, 12, 7)),
        (Kind.COMPLAINT, date(2026, 12, 14), date(2026, 12, 28)),
    ],
)
def test_a_reply_is_due_in_working_days_and_a_complaint_in_calendar_days(kind, received, due):
    assert due_date(kind, received, CHRISTMAS) == due


def test_weekends_and_holidays_are_no_working_days():
    days = [date(2026, 12, day) for day in (23, 24, 25, 26, 27, 28)]

    assert [is_working_day(day, CHRISTMAS) for day in days] == [True, False, False, False, False, True]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(min_value=1, max_value=30))
def test_a_working_day_after_another_is_always_later_and_always_open(day, count):
    after = working_days_after(day, count, CHRISTMAS)

    assert is_working_day(after, CHRISTMAS)
    assert after >= day + timedelta(days=count)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Halo  ", "Halo"),
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("a\u202eb\u2066c\u200fd\u061ce", "abcde"),
        ("ke\u200bcil \ufeffse\u00adkali", "kecil sekali"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("kolom\tdua", "kolom dua"),
        ("Se\u0301", "S\u00e9"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("\u3164\u115f", ""),
        ("\U000e0041\ue000\ud800x", "x"),
        ("Ana\u2019 kaul\u00e8 📞", "Ana\u2019 kaul\u00e8 📞"),
    ],
)
def test_a_text_is_cleaned_of_what_nobody_sees(typed, clean):
    assert cleaned(typed) == clean


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text):
    assert cleaned(cleaned(text)) == cleaned(text)


def test_a_name_is_cleaned_to_one_line():
    assert cleaned_line(" Bu \n Sri\u202e ") == "Bu Sri"


def a_chain(count=3):
    end, events = ChainEnd(submission_id="abcdefgh23", number=0, head=""), []
    for number in range(count):
        deed = Deed(act=Act.UNMASKED, actor="sri", at=MONDAY_NOON, content=f"isi {number}")
        event = sealed(end, deed, salt=f"salt {number}")
        end = ChainEnd(submission_id=end.submission_id, number=event.number, head=event.head)
        events.append(event)
    return events


def test_a_chain_that_nobody_touched_holds():
    events = a_chain()

    assert is_unbroken(events, events[-1].head)
    assert is_unbroken([], "")


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "ani"},
        {"act": Act.PUBLISHED},
        {"at": MONDAY_NOON + timedelta(seconds=1)},
        {"digest": "0" * 64},
        {"number": 5},
        {"submission_id": "other23456"},
        {"head": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_chain_that_somebody_changed_is_broken(change):
    events = a_chain()
    events[1] = replace(events[1], **change)

    assert not is_unbroken(events, events[-1].head)


def test_a_chain_with_an_event_taken_away_is_broken():
    events = a_chain()

    assert not is_unbroken([events[0], events[2]], events[2].head)
    assert not is_unbroken(events[:2], events[2].head)


def test_a_chain_holds_without_its_salts_and_keeps_no_text():
    events = [replace(event, salt=None) for event in a_chain()]

    assert is_unbroken(events, events[-1].head)
    assert "isi" not in repr(events)


def test_a_chain_holds_whatever_zone_its_times_are_read_in():
    wib = timezone(timedelta(hours=7))
    events = [replace(event, at=event.at.astimezone(wib)) for event in a_chain()]

    assert is_unbroken(events, events[-1].head)


@pytest.mark.parametrize(
    "change",
    [{"status": Status.DECLINED}, {"answer": None}, {"public_text": None}],
    ids=lambda change: next(iter(change)),
)
def test_what_is_not_published_whole_has_no_public_form(change):
    with pytest.raises(NotPublished):
        published_answer(replace(answered(a_submission()), **change))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.WAITING, SenderStatus.RECEIVED),
        (Status.CLAIMED, SenderStatus.LOOKING),
        (Status.FORWARDED, SenderStatus.FORWARDED),
        (Status.PUBLISHED, SenderStatus.ANSWERED),
        (Status.ANSWERED_PRIVATELY, SenderStatus.ANSWERED),
        (Status.MERGED, SenderStatus.ANSWERED),
        (Status.DECLINED, SenderStatus.CANNOT_ANSWER),
        (Status.SPAM, SenderStatus.TAKEN_FOR_SPAM),
    ],
)
def test_the_sender_is_told_one_of_four_things(status, told):
    assert a_submission(status=status).sender_status is told


def test_a_claim_holds_for_others_until_its_end():
    held = a_submission(claim=Claim(moderator="sri", until=MONDAY_NOON))
    before = MONDAY_NOON - timedelta(seconds=1)

    assert held.is_held_from("ani", now=before)
    assert not held.is_held_from("sri", now=before)
    assert not held.is_held_from("ani", now=MONDAY_NOON)


@pytest.mark.parametrize(
    ("role", "village", "sees"),
    [
        (Role.VILLAGE, "wates", True),
        (Role.VILLAGE, "tampung", False),
        (Role.VILLAGE, None, False),
        (Role.DISTRICT, None, True),
        (Role.SUPERVISOR, None, True),
        (Role.ADMIN, None, True),
    ],
)
def test_village_staff_see_their_own_desa_and_others_see_all(role, village, sees):
    assert a_member(role=role, village=village).may_see(a_submission(village="wates")) is sees


def test_every_refusal_has_a_code_of_its_own():
    refusals = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Refusal)]

    codes = {kind.__new__(kind).code for kind in refusals}

    assert len(codes) == len(refusals)
    assert "held_by_somebody_else" in codes


def test_times_of_the_builders_are_aware():
    assert datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=7))) == MONDAY_NOON.astimezone(UTC)
