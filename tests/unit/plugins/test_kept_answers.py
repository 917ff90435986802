"""A press that has read the answers reads only what changed, and knows then what it would know from the beginning."""

import shutil
from dataclasses import replace
from datetime import UTC, timedelta

from hypothesis import given
from hypothesis import strategies as st

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.publication import published_answer
from feedback_api.domain.submissions.submission import Status
from feedback_api.store import open_store
from plugins.edition.questions.answer_view import AnswerView, answer_view
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.changes import AnswerChanges, Before
from plugins.edition.questions.groups import EVERY, GUIDE, MONTH, REVISED, VILLAGE, of_guide, of_month
from plugins.edition.questions.published import read_answers
from tests.builders import MONDAY_NOON, a_submission, an_answer, an_event, answered, published


def a_view(number, guide="kia", hours=0, text="Berapa biayanya?"):
    answer = an_answer(answered_at=MONDAY_NOON + timedelta(hours=hours))
    letter = answered(a_submission(f"letter{number}", guide=guide, text=text), answer)
    return answer_view(published_answer(replace(letter, ordinal=1, change=1)), UTC)


views = st.builds(a_view, st.integers(0, 5), st.sampled_from(["kia", "kk", None]), st.integers(-900, 900))
steps = st.lists(st.dictionaries(st.integers(0, 5).map("letter{}".format), st.none() | views, max_size=3), max_size=6)


@given(steps)
def test_however_they_changed_they_stand_as_if_they_had_been_sorted_once(steps):
    answers, left = Answers(), dict[str, AnswerView]()
    for changes in steps:
        own = {name: replace(view, id=name) if view else None for name, view in changes.items()}
        answers.change(own)
        left = {name: view for name, view in (left | own).items() if view}

    assert told(answers) == told(Answers.of(left.values()))
    assert list(answers.oldest_first()) == [*answers][::-1]


def test_each_stands_in_order_with_all_and_with_those_of_its_guide_and_month():
    answers = Answers.of([a_view(1, "kia"), a_view(2, "kk", hours=1), a_view(3, "kia", hours=-700)])

    names = [[view.id for view in answers.newest_of(group)] for group in (EVERY, of_guide("kia"), of_month(2026, 11))]

    assert names == [["letter2", "letter1", "letter3"], ["letter1", "letter3"], ["letter2", "letter1"]]


def test_only_the_newer_pages_that_may_show_it_are_looked_at():
    answers = Answers.of([a_view(number, hours=number) for number in range(40)])
    before = Before.of(answers, ["letter5"], ())

    answers.change({"letter5": None})
    changes = AnswerChanges(before, answers, frozenset({"letter5"}))

    assert set(changes.pages) == {f"letter{number}" for number in range(5, 26)}


def told(answers):
    """Return every order there is, with what each answer says."""
    kinds = (EVERY[0], REVISED[0], GUIDE, VILLAGE, MONTH)
    groups = [(kind, about) for kind in kinds for about in answers.groups(kind)]
    return {group: list(answers.newest_of(group)) for group in groups}


def read(url, kept=None):
    return read_answers(url, demonstration=False, zone=UTC, kept=kept)


def test_what_changed_is_read_and_the_rest_is_as_it_was(tmp_path):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        kept, gone = (published(store.submissions, a_submission(name)) for name in ("kept234567", "gone234567"))
        before = read(url)
        store.submissions.save(replace(gone, status=Status.DECLINED), an_event(gone, Act.WITHDRAWN), publishes=True)
        published(store.submissions, a_submission("new2345678"))

    after = read(url, before)

    assert told(after.answers) == told(read(url).answers)
    assert after.changes.ids == {gone.id, "new2345678"}
    assert {answer.id for answer in after.answers} == {kept.id, "new2345678"}


def test_a_store_that_was_put_back_to_an_earlier_day_is_read_from_its_beginning(tmp_path):
    with open_store(f"sqlite:{tmp_path / 'feedback.sqlite'}") as store:
        published(store.submissions, a_submission("kept234567"))
    shutil.copytree(tmp_path, tmp_path / "earlier")
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        published(store.submissions, a_submission("lost234567"))
    before = read(url)

    after = read_answers(f"sqlite:{tmp_path / 'earlier' / 'feedback.sqlite'}", demonstration=False, zone=UTC)
    put_back = shutil.copy2(tmp_path / "earlier" / "feedback.sqlite", tmp_path / "feedback.sqlite")

    assert put_back
    assert told(read(url, before).answers) == told(after.answers)
