"""What a process of its own does in a race; it finds the store by its URL."""

import itertools
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.store import open_store
from feedback_api.store.protocol import Along, Store
from tests.builders import MONDAY_NOON, a_submission, a_task, an_answer, an_event, answered, kept, proposed, seconded

ROUNDS = 25


def decide(store: Store, submission_id: str, read_version: int, text: str) -> bool:
    """Publish the version that everybody read; say whether this was the one that won."""
    before = store.submissions.get(submission_id)
    as_read = replace(before, version=read_version)
    try:
        store.submissions.save(answered(as_read, an_answer(text)), an_event(before, Act.PUBLISHED), publishes=True)
    except SubmissionChanged:
        return False
    return True


def propose_or_confirm(store: Store, submission_id: str, *, by: str) -> None:
    """Propose a letter, or confirm what somebody else proposed, until it is published."""
    while (now := store.submissions.get(submission_id)).status.is_open:
        is_mine = now.proposal is None or now.proposal.by == by
        wanted = proposed(now, by=by) if is_mine else seconded(now, by=by)
        act = Act.PROPOSED if is_mine else Act.SECONDED
        with suppress(SubmissionChanged):
            store.submissions.save(wanted, an_event(now, act, by), publishes=not is_mine)


def decide_all(url: str) -> int:
    """Try to publish every submission of the race and count the wins."""
    with open_store(url) as store:
        return sum(decide(store, f"race{number:02}", 1, "jawaban") for number in range(ROUNDS))


def add_all(url: str) -> list[str]:
    """Press each form of the race once and return what the store says was kept."""
    with open_store(url) as store:
        return [kept(store.submissions, a_submission(f"race{number:02}")).id for number in range(ROUNDS)]


def take_leases(url: str) -> list[int]:
    """Take the lease whenever it is free, finish at once, and return the numbers built."""
    built = []
    with open_store(url) as store:
        for number in range(ROUNDS):
            owner = f"{id(store)}/{number}"
            record = store.builds.take(owner=owner, now=MONDAY_NOON, lease=timedelta(minutes=2))
            if record and store.builds.finish(owner=owner, built=record.wanted, now=MONDAY_NOON):
                built.append(record.wanted)
            store.builds.want()
    return built


def fail_to_sign_in(url: str) -> int:
    """Fail so many times and return the highest count seen."""
    with open_store(url) as store:
        return max(
            store.staff.note_failure("sri", now=MONDAY_NOON, window=timedelta(minutes=15)) for _ in range(ROUNDS)
        )


def publish_until_killed(url: str, told: Connection) -> None:
    """Publish one submission after the other, saying the id of each that the store acknowledged."""
    with open_store(url) as store:
        for number in itertools.count():
            before = kept(store.submissions, a_submission(f"id{number:06}"), b"sealed")
            event, task = an_event(before, Act.PUBLISHED), a_task(f"answer~{before.id}")
            store.submissions.save(answered(before), event, publishes=True, along=Along(opens=task))
            told.send(before.id)


def open_it(url: str) -> bool:
    """Open a store that nobody has opened before."""
    with open_store(url) as store:
        return store.is_reachable()
