"""What residents write is searched for personal details before anybody else reads it."""

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_api.domain.personal.personal_details import Detail, Find, find, masked
from tests.unit.marked_messages import hard_messages, hidden_numbers, realistic_messages

PIECES = (
    "nik |kk |rek |va |lahir |jl |rt 1 |rw 2 |no |N |62|+62 |08|-|.| |(|)|35|0000|12|3514220000000001|@|a@b.|id |O|l"
)
SLOW_PIECES = (
    *("62 ", "1.000.", "12-", "jl a ", "(0)", "rt 1 rw ", "@", "a.b@c.", "nik ", "lahir a, ", "O-", "motor N 1 a "),
    *("7", "7 ", "tiga ", "dobel dua ", "o", "- ", "\U0001f4de", "\u0663", "0812 ", "jl a 1 ", "a at b titik "),
)
# A group of digits takes two letters or more, and some forty steps; a rule that looks again at all groups after it adds
# hundreds to each.
MOST_STEPS_A_LETTER = 20
EVERY_SET = [realistic_messages(), hard_messages(), hidden_numbers()]
FRAGMENTS = st.sampled_from([*PIECES.split("|"), "\u200b", "\uff10", "\u0663", "\n", "📞"])
MESSY_TEXT = st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=120).map("".join))


def scored(messages):
    expected = {(index, one) for index, message in enumerate(messages) for one in message.finds}
    found = {(index, one) for index, message in enumerate(messages) for one in find(message.text)}
    right = len(expected & found)
    return right / len(found), right / len(expected)


@pytest.mark.parametrize("messages", EVERY_SET, ids=["realistic", "hard", "hidden"])
def test_every_personal_detail_is_found_and_nothing_else(messages, capsys):
    precision, recall = scored(messages)

    with capsys.disabled():
        print(f"\npersonal details in {len(messages)} messages: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201 shown to whoever runs it
    assert (precision, recall) == (1.0, 1.0)


def test_a_message_shows_exactly_its_details():
    messages = [message for messages in EVERY_SET for message in messages]

    assert [message.text for message in messages if find(message.text) != message.finds] == []


def test_a_masked_message_reads_as_staff_expect():
    expected = [message for message in realistic_messages() if message.masked]

    assert expected
    assert [one.text for one in expected if masked(one.text, find(one.text)) != one.masked] == []


@given(MESSY_TEXT)
@settings(deadline=None)
def test_finds_stand_in_order_inside_the_text_and_never_overlap(text):
    places = [(one.start, one.end) for one in find(text)]

    flat = [place for pair in places for place in pair]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(MESSY_TEXT)
@settings(deadline=None)
def test_masking_keeps_every_letter_outside_the_finds(text):
    finds = find(text)

    kept = masked(text, finds)

    outside = [text[: finds[0].start], text[finds[-1].end :]] if finds else [text]
    assert kept.startswith(outside[0])
    assert kept.endswith(outside[-1])


@given(st.text(alphabet=st.characters(whitelist_categories=["Ll", "Zs", "Po"]), max_size=60))
@settings(deadline=None)
def test_a_number_is_found_whatever_words_stand_around_it(words):
    text = f"{words}\nNIK 3514220000000001\n{words}"

    assert Find(detail=Detail.NIK, start=len(words) + 5, end=len(words) + 21) in find(text)


def steps(text):
    """Count what the finder calls for this text, of Python and of C, which is the same on every machine."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        find(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", SLOW_PIECES)
def test_twice_the_text_takes_twice_the_steps(piece):
    find(piece * 100)

    once, twice = steps((piece * 2000)[:2000]), steps((piece * 4000)[:4000])

    assert twice <= 2.01 * once


@pytest.mark.parametrize("piece", SLOW_PIECES)
def test_a_text_made_to_be_slow_is_searched_in_few_steps(piece):
    find(piece * 100)

    assert steps((piece * 400)[:400]) <= MOST_STEPS_A_LETTER * 400


@pytest.mark.parametrize("piece", SLOW_PIECES)
def test_a_text_made_to_be_slow_is_searched_in_linear_time(piece):
    find(piece * 100)

    def seconds(letters):
        started = time.process_time()
        find((piece * letters)[:letters])
        return time.process_time() - started

    short, long = min(seconds(4000) for _ in range(3)), min(seconds(32000) for _ in range(2))

    # Eight times the text: quadratic time would be 64 times as long.
    assert long < 24 * short + 0.05


@pytest.mark.parametrize("before", ["📞 é ", "İİ̇ ", "ﬁﬀ ", "ß ", "\u200b\u202e ", "\ud800 ", "½ ① "])
def test_offsets_count_letters_and_not_bytes(before):
    text = f"{before}NIK 3514220000000001"

    assert find(text) == (Find(detail=Detail.NIK, start=len(before) + 4, end=len(before) + 20),)


def test_the_line_ends_of_other_programs_hide_no_number():
    text = "hp 0812\u20283456\u20297890"

    assert find(text) == (Find(detail=Detail.PHONE, start=3, end=len(text)),)
