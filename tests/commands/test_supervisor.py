"""What dies is started again, later and later; at the end nothing is left."""

import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.one_machine.supervisor import Child, Supervisor
from tests.serving import wait_for

LIVES = (sys.executable, "-c", "import time; time.sleep(60)")
DIES = (sys.executable, "-c", "raise SystemExit(1)")
STUBBORN = (
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)",
)


@pytest.fixture
def supervised():
    """A supervisor that stops after a number of looks, and ends everything when the test is over."""
    made = []

    def supervise(*children, looks):
        left = iter([False] * looks)
        deaths: list[str] = []
        supervisor = Supervisor(
            pause=lambda time: wait_a_little(time) or next(left, True), died=deaths.append, children=list(children)
        )
        made.append(supervisor)
        supervisor.supervise()
        return deaths

    yield supervise
    for supervisor in made:
        supervisor.end()


def number_of(child: Child) -> int:
    assert child.process is not None
    return child.process.pid


def wait_a_little(_: timedelta) -> bool:
    signal.sigtimedwait([], 0.02)
    return False


def test_a_killed_child_is_started_again(supervised):
    child = Child(name="web", command=LIVES)
    child.start()
    first = number_of(child)
    child.tell(signal.SIGKILL)

    deaths = supervised(child, looks=25)

    assert deaths == ["web"]
    assert number_of(child) != first


def test_a_child_that_dies_at_once_is_started_later_and_later(supervised):
    child = Child(name="web", command=DIES)

    deaths = supervised(child, looks=40)

    assert 1 <= len(deaths) <= 5
    assert child.deaths == len(deaths)


def test_the_end_ends_every_child(supervised):
    children = [Child(name=name, command=LIVES) for name in ("web", "press")]
    supervised(*children, looks=1)
    processes = [child.process for child in children]

    Supervisor(pause=lambda _: True, died=lambda _: None, children=children).end()

    assert [process.poll() for process in processes if process] == [-signal.SIGTERM] * 2


def test_a_child_that_will_not_end_is_killed():
    child = Child(name="web", command=STUBBORN)
    child.start()
    number = number_of(child)
    wait_for(lambda: ignores_sigterm(number), seconds=10)
    child.tell(signal.SIGTERM)

    child.wait_until(0.0)

    assert child.has_died
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


def ignores_sigterm(number: int) -> bool:
    status = Path(f"/proc/{number}/status").read_text("ascii").splitlines()
    ignored = next(line for line in status if line.startswith("SigIgn"))
    return bool(int(ignored.split()[1], 16) & 1 << (signal.SIGTERM - 1))
