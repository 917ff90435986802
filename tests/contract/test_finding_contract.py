"""Any store finds letters by what staff may read of them, counts them, and forgets with them what found them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.details import Detail, Find
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.search.findable import NEEDS_A_LOOK, term_of_guide, term_of_kind, term_of_member, words_wanted
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.submission import Claim, Kind, Status, Suspicion
from feedback_api.store import open_store
from feedback_api.store.flood_protocol import Move
from tests.builders import MONDAY_NOON, a_report, a_submission, an_answer, an_event, kept, published
from tests.contract.later_work import one_of_each
from tests.contract.rewriting import rewriter

SOME = 20


def wanted(**what):
    typed = what.pop("typed", "")
    return Wanted(now=MONDAY_NOON, **{"terms": words_wanted(typed), **what})


def ids(store, **what):
    return [one.id for one in store.finding.find(wanted(**what), limit=SOME).page.items]


def saved(store, submission, **changes):
    after = replace(submission, **changes)
    return store.submissions.save(after, an_event(submission, Act.DECLINED), publishes=False)


def later(hours):
    return MONDAY_NOON + timedelta(hours=hours)


def test_a_letter_is_found_by_every_word_that_was_typed_however_it_is_bent(store):
    kept(store.submissions, a_submission("a", text="KTP saya hilang di pasar"))
    kept(store.submissions, a_submission("b", text="KTP saya rusak"))

    assert ids(store, typed="kehilangan ktp") == ["a"]
    assert sorted(ids(store, typed="KTP")) == ["a", "b"]
    assert ids(store, typed="ktp zamrud") == []


def test_what_looks_like_a_personal_detail_finds_nothing(store):
    nik = Find(detail=Detail.NIK, start=8, end=24)
    letter = kept(store.submissions, a_submission("a", text="NIK saya3514220000000001 benar?", finds=(nik,)))
    answer = an_answer("Nomor 3514220000000002 sudah benar.")

    saved(store, letter, status=Status.ANSWERED_PRIVATELY, closed_at=MONDAY_NOON, answer=answer)

    assert ids(store, typed="3514220000000001") == []
    assert ids(store, typed="3514220000000002") == []
    assert ids(store, typed="benar") == ["a"]


def test_reports_are_found_by_nobody_and_a_letter_that_becomes_one_no_more(store):
    kept(store.submissions, a_report("laporan234"))
    letter = kept(store.submissions, a_submission("a", text="zamrud"))
    report = a_report("a", acts=letter.acts, audit_head=letter.audit_head)

    before = ids(store, typed="zamrud")
    store.submissions.seal(report, b"sealed", an_event(letter, Act.MADE_REPORT))

    assert before == ["a"]
    assert ids(store) == []
    assert store.finding.find(wanted(), limit=SOME).count == 0


def test_what_waits_comes_first_due_first_and_what_is_done_last_done_first(store):
    for name, due in (("a", 9), ("b", 7), ("c", 8), ("d", 6)):
        kept(store.submissions, a_submission(name, due=date(2026, 12, due)))
    for hours, name in enumerate(("d", "a"), start=1):
        saved(store, store.submissions.get(name), status=Status.SPAM, closed_at=later(hours))

    assert ids(store, among=Among.WAITING) == ["b", "c"]
    assert ids(store, among=Among.DONE) == ["a", "d"]


def test_all_come_latest_first(store):
    for hours, name in enumerate("abc"):
        kept(store.submissions, a_submission(name, received_at=later(hours)))

    assert ids(store) == ["c", "b", "a"]


@pytest.mark.parametrize("among", Among)
def test_pages_join_without_a_gap_and_say_how_many_there_are(store, among):
    for number in range(7):
        name, at = f"id{number}", later(number)
        letter = kept(store.submissions, a_submission(name, received_at=at))
        if among is Among.DONE:
            saved(store, letter, status=Status.SPAM, closed_at=at)

    pages = [store.finding.find(wanted(among=among), limit=3)]
    while pages[-1].page.next_cursor:
        pages.append(store.finding.find(wanted(among=among), limit=3, cursor=pages[-1].page.next_cursor))

    names = [f"id{number}" for number in range(7)]
    expected = names if among is Among.WAITING else names[::-1]
    assert [one.id for found in pages for one in found.page.items] == expected
    assert [(found.count, found.passed) for found in pages] == [(7, 0), (7, 3), (7, 6)]


@pytest.mark.parametrize("cursor", ["", "x", "%%%", "ÿ", "MTIz" * 40, "null"])
def test_a_cursor_that_no_page_gave_begins_again(store, cursor):
    kept(store.submissions, a_submission("a"))

    found = store.finding.find(wanted(), limit=5, cursor=cursor)

    assert ([one.id for one in found.page.items], found.passed) == (["a"], 0)


def test_each_thing_that_is_wanted_narrows_what_is_found(store):
    first = a_submission("a", kind=Kind.COMPLAINT, village="wates", guide="kia", due=date(2026, 11, 20))
    kept(store.submissions, replace(first, suspicion=Suspicion.TOO_FAST))
    kept(store.submissions, a_submission("b", village="tampung", received_at=later(30)))

    for chosen in (
        {"terms": frozenset({term_of_kind(Kind.COMPLAINT)})},
        {"terms": frozenset({term_of_guide("kia")})},
        {"terms": frozenset({NEEDS_A_LOOK})},
        {"villages": frozenset({"wates", "sukaria"})},
        {"village": "wates"},
        {"late": date(2026, 11, 21)},
        {"until": later(30)},
        {"only": "a"},
    ):
        assert ids(store, **chosen) == ["a"], chosen
    assert ids(store, since=later(30)) == ["b"]
    assert ids(store, villages=frozenset()) == []
    assert ids(store, village="wates", villages=frozenset({"tampung"})) == []


def test_mine_is_what_i_hold_or_have_to_do_and_free_what_nobody_does(store):
    held, old = (Claim(moderator="sri", until=later(hours)) for hours in (1, -1))
    kept(store.submissions, a_submission("held", claim=held, status=Status.CLAIMED))
    kept(store.submissions, a_submission("old", claim=old, status=Status.CLAIMED))
    kept(store.submissions, a_submission("given", assignee="sri"))
    kept(store.submissions, a_submission("hers", assignee="rini"))
    kept(store.submissions, a_submission("nobodys"))

    assert sorted(ids(store, mine=frozenset({"sri"}))) == ["given", "held"]
    assert sorted(ids(store, mine=frozenset({"sri", "rini"}))) == ["given", "held", "hers"]
    assert sorted(ids(store, free=True)) == ["nobodys", "old"]


def test_what_is_asked_beside_is_counted(store):
    kept(store.submissions, a_submission("a", village="wates"))
    letter = kept(store.submissions, a_submission("b", village="tampung"))
    saved(store, letter, status=Status.SPAM, closed_at=MONDAY_NOON)

    beside = (wanted(villages=frozenset({"wates"})), wanted(among=Among.DONE), wanted())
    found = store.finding.find(wanted(among=Among.WAITING), limit=5, beside=beside)

    assert (found.count, found.beside) == (1, (1, 1, 2))


def test_an_answer_finds_its_letter_and_so_does_whoever_gave_it(store):
    letter = kept(store.submissions, a_submission("a"))

    answer = an_answer("Bawa **fotokopi** KK.")
    saved(store, letter, status=Status.ANSWERED_PRIVATELY, closed_at=MONDAY_NOON, answer=answer)

    assert ids(store, typed="fotokopi") == ["a"]
    assert ids(store, terms=frozenset({term_of_member("sri")})) == ["a"]
    assert ids(store, terms=frozenset({term_of_member("rini")})) == []


def test_what_is_put_aside_is_found_among_all_and_waits_no_more(store):
    letter = kept(store.submissions, a_submission("a"))

    store.flood.move([Move(submission=letter, event=an_event(letter, Act.PUT_ASIDE))], batch="1796050000-abc")
    aside = (ids(store), ids(store, among=Among.WAITING))
    moved = store.submissions.get("a")
    store.flood.move([Move(submission=moved, event=an_event(moved, Act.BROUGHT_BACK))], batch=None)

    assert aside == (["a"], [])
    assert ids(store, among=Among.WAITING) == ["a"]


def test_a_text_that_was_corrected_is_found_by_its_new_words_only(store):
    letter = kept(store.submissions, a_submission("a", text="zamrud"))

    saved(store, letter, text="mutiara")

    assert (ids(store, typed="zamrud"), ids(store, typed="mutiara")) == ([], ["a"])


def test_what_was_erased_is_found_by_no_word_of_it(store):
    letter = published(store.submissions, a_submission("a", text="zamrud"))

    gone = replace(letter, status=Status.TAKEN_BACK, text="", public_text=None, erased_at=MONDAY_NOON)
    store.submissions.erase(replace(gone, closed_at=MONDAY_NOON), an_event(letter, Act.TAKEN_BACK), publishes=True)

    assert ids(store, typed="zamrud") == []
    assert ids(store, among=Among.DONE) == ["a"]


def test_a_refused_change_changes_nothing_of_what_is_found(store):
    letter = kept(store.submissions, a_submission("a", text="zamrud"))
    saved(store, letter, text="mutiara")

    with pytest.raises(SubmissionChanged):
        saved(store, letter, text="intan")

    assert (ids(store, typed="intan"), ids(store, typed="mutiara")) == ([], ["a"])


def test_what_this_version_may_not_act_on_is_passed_over(opened):
    kept(opened.store.submissions, a_submission("a"))
    kept(opened.store.submissions, a_submission("b"))
    with rewriter(opened.url) as other:
        other.submission("a", lambda said: {**said, "format": 90, "reads_from": 90})

    assert ids(opened.store) == ["b"]


def test_letters_that_were_loaded_are_found(opened, tmp_path):
    one_of_each(opened.store)
    rows = [row for row in opened.store.everything().rows() if row.table == "submissions"]
    with open_store(f"sqlite:{tmp_path / 'other.sqlite'}") as other:
        other.everything().keep(rows)

        assert ids(other, typed="ktp") == ids(opened.store, typed="ktp") != []


def test_a_store_takes_what_is_loaded_into_its_index(opened, tmp_path):
    with open_store(f"sqlite:{tmp_path / 'other.sqlite'}") as other:
        kept(other.submissions, a_submission("a", text="mutiara"))
        letters = [row for row in other.everything().rows() if row.table == "submissions"]
        letter = kept(opened.store.submissions, a_submission("a", text="zamrud"))
        saved(opened.store, letter, status=Status.SPAM, closed_at=MONDAY_NOON)

        opened.store.everything().keep(letters)

    assert ids(opened.store, typed="mutiara", among=Among.WAITING) == ["a"]
    assert ids(opened.store, typed="zamrud") == []
