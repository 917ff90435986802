"""Any store survives that a process dies between two statements."""

import multiprocessing

from feedback_api.domain.audit import is_unbroken
from tests.contract import racers

ENOUGH = 40


def killed_while_publishing(url):
    """Return the ids that were acknowledged before the process was killed."""
    context = multiprocessing.get_context("spawn")
    heard, told = context.Pipe(duplex=False)
    process = context.Process(target=racers.publish_until_killed, args=(url, told))
    process.start()
    told.close()
    acknowledged = [heard.recv() for _ in range(ENOUGH)]
    process.kill()
    process.join()
    while heard.poll():
        try:
            acknowledged.append(heard.recv())
        except EOFError:
            break
    heard.close()
    return acknowledged


def test_everything_acknowledged_is_there_and_whole_after_a_kill(opened):
    acknowledged = killed_while_publishing(opened.url)

    delta = opened.store.submissions.published_after(0)
    assert {one.id for one in delta.published} >= set(acknowledged)
    assert all(is_unbroken(opened.store.submissions.events(one.id), one.audit_head) for one in delta.published)
    assert all(opened.store.submissions.contact(one.id) == b"sealed" for one in delta.published)
    assert all(opened.store.tasks.get(f"answer~{one.id}").is_open for one in delta.published)
    assert opened.store.builds.read().wanted == 1 + len(delta.published) == 1 + delta.last_change
