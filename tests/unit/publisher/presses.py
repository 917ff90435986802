"""A press with a real store and a real target, but a build step of the test's own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from feedback_api.domain.identity import Zone
from feedback_api.store import open_store
from publisher.building.built import Built
from publisher.building.sources import Sources
from publisher.lease import LEASE, renewed
from publisher.press import Outcome, Press
from publisher.press_memory import PressMemory
from publisher.target.directory import DirectoryTarget
from publisher.watch import Watch
from tests.unit.publisher.sites import a_site

NOON = datetime(2026, 12, 1, 5, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


def a_good_build(into: Path) -> Built:
    a_site(into, panduan__kia__index_html="KIA")
    return Built()


def refused(*problems: str) -> Callable[[Path], Built]:
    """Return a build that may not be published."""
    return lambda _: Built(problems=problems)


@contextmanager
def a_press(
    folder: Path,
    *,
    build: Callable[[Path], Built] = a_good_build,
    owner: str = "press-1",
    now: Callable[[], datetime] = lambda: NOON,
) -> Iterator[Press]:
    url = f"sqlite:{folder / 'feedback.sqlite'}"

    def renew() -> bool:
        with open_store(url) as store:
            return store.builds.keep(owner=owner, now=now(), lease=LEASE)

    with open_store(url) as store:
        yield Press(
            builds=store.builds,
            build=build,
            target=DirectoryTarget(root=folder / "site"),
            staging=folder / "build",
            owner=owner,
            now=now,
            hold_lease=lambda: renewed(renew, every=timedelta(milliseconds=20)),
        )


def a_watch(
    press: Press, folder: Path, *, settings: str = "one", report: Callable[[Outcome], None] = lambda _: None
) -> Watch:
    (folder / "content").mkdir(exist_ok=True)
    return Watch(
        press=press,
        sources=Sources(roots=(folder / "content",)),
        memory=PressMemory(path=folder / "press.json"),
        settings=settings,
        zone=lambda: Zone.WIB.tz,
        report=report,
    )
