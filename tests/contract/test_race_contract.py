"""Any store stays right when many people act at the same moment."""

import itertools
import multiprocessing
from datetime import timedelta

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import SubmissionChanged
from tests.builders import MONDAY_NOON, a_submission, an_event, kept
from tests.contract import racers
from tests.contract.racing import in_processes, in_threads

LEASE = timedelta(minutes=2)


def test_of_sixteen_people_deciding_the_same_version_one_wins(store):
    before = kept(store.submissions, a_submission())

    won = in_threads(16, lambda number: racers.decide(store, before.id, before.version, f"jawaban {number}"))

    after = store.submissions.get(before.id)
    assert won.count(True) == 1
    assert (after.version, after.change, store.builds.read().wanted) == (2, 1, 2)
    assert is_unbroken(store.submissions.events(before.id), after.audit_head)


def test_of_sixteen_presses_one_row_is_kept(store):
    pressed = in_threads(16, lambda number: kept(store.submissions, a_submission(text=f"tulisan {number}")))

    assert len({submission.text for submission in pressed}) == 1
    assert len(list(store.submissions.events(pressed[0].id))) == 1


def test_of_sixteen_presses_taking_the_lease_one_gets_it(store):
    taken = in_threads(16, lambda number: store.builds.take(owner=f"press {number}", now=MONDAY_NOON, lease=LEASE))

    owners = [record.lease_owner for record in taken if record]
    assert owners == [store.builds.read().lease_owner]


def test_sixteen_publications_get_sixteen_different_places(store):
    for number in range(16):
        kept(store.submissions, a_submission(f"id{number:02}"))

    in_threads(16, lambda number: racers.decide(store, f"id{number:02}", 1, "jawaban"))

    delta = store.submissions.published_after(0)
    assert [one.change for one in delta.published] == list(range(1, 17))
    assert sorted(one.ordinal for one in delta.published) == list(range(1, 17))
    assert store.builds.read().wanted == 17


def test_looking_at_an_original_and_deciding_at_once_leave_one_whole_chain(store):
    before = kept(store.submissions, a_submission())

    def act(number):
        submission = store.submissions.get(before.id)
        try:
            store.submissions.note(an_event(submission, Act.UNMASKED, f"petugas {number}"))
        except SubmissionChanged:
            return 0
        return 1

    noted = sum(in_threads(8, act))

    after = store.submissions.get(before.id)
    assert after.acts == 1 + noted
    assert is_unbroken(store.submissions.events(before.id), after.audit_head)


def test_processes_deciding_the_same_submissions_win_each_once(opened):
    for number in range(racers.ROUNDS):
        kept(opened.store.submissions, a_submission(f"race{number:02}"))

    won = in_processes(4, racers.decide_all, opened.url)

    delta = opened.store.submissions.published_after(0)
    assert sum(won) == len(delta.published) == racers.ROUNDS
    assert [one.change for one in delta.published] == list(range(1, racers.ROUNDS + 1))


def test_processes_pressing_the_same_forms_keep_each_once(opened):
    pressed = in_processes(4, racers.add_all, opened.url)

    names = [f"race{number:02}" for number in range(racers.ROUNDS)]
    assert pressed == [names] * 4
    assert [len(list(opened.store.submissions.events(name))) for name in names] == [1] * racers.ROUNDS


def test_processes_taking_leases_never_build_the_same_number_twice(opened):
    built = list(itertools.chain.from_iterable(in_processes(4, racers.take_leases, opened.url)))

    assert len(built) == len(set(built))
    assert opened.store.builds.read().wanted == 1 + 4 * racers.ROUNDS


def test_processes_failing_to_sign_in_are_all_counted(opened):
    highest = in_processes(4, racers.fail_to_sign_in, opened.url)

    assert max(highest) == 4 * racers.ROUNDS


def test_processes_that_open_a_new_store_at_once_all_find_it_ready(opened):
    url = opened.url.replace("contract", "brand-new")

    assert in_processes(4, racers.open_it, url) == [True] * 4


def _work_in_child(store, done):
    kept(store.submissions, a_submission("child23456"))
    done.put(store.submissions.get("parent2345").id)


def test_a_forked_worker_opens_its_own_connections(store):
    kept(store.submissions, a_submission("parent2345"))
    context = multiprocessing.get_context("fork")
    done = context.Queue()
    child = context.Process(target=_work_in_child, args=(store, done))

    child.start()
    seen = done.get(timeout=30)
    child.join(timeout=30)

    assert (seen, child.exitcode) == ("parent2345", 0)
    assert store.submissions.get("child23456").id == "child23456"
