"""Keeps looking: new decisions, saved files, a new day, the end of what a page says; and tells the press."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from feedback_api.domain.errors import StoreUnavailable
from publisher.press import NotPrinted, Outcome, Press, Printed
from publisher.press_memory import Circumstances, Memory, Remembered, boot_id

EVERY = timedelta(milliseconds=150)
TRY_AGAIN_AFTER = timedelta(seconds=30)
# Looking at every file costs a few milliseconds, so it is done at every second look only.
_LOOKS_PER_FILE_LOOK = 2


class WatchedSources(Protocol):
    """What a site is built from."""

    def fingerprint(self) -> str:
        """Return a text that differs once anything of it changed."""


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What one press watches, and what else is due once a day.

    `settings` is a text that differs when the site would look different for its sake, `boot` one that differs after
    whatever may have torn the target. `zone` is asked anew each time: editors may correct it.
    """

    press: Press
    sources: WatchedSources
    memory: Memory
    settings: str
    zone: Callable[[], tzinfo]
    report: Callable[[Outcome], None]
    each_day: Callable[[], None] = lambda: None
    boot: str = field(default_factory=boot_id)

    def circumstances(self) -> Circumstances:
        today = self.press.now().astimezone(self.zone()).date()
        return Circumstances(
            sources=self.sources.fingerprint(), settings=self.settings, day=today.isoformat(), boot=self.boot
        )

    def once(self) -> Outcome | None:
        """Build if anything asks for it, and return what came of it."""
        return Looks(watch=self).first()

    def run(self, *, pause: Callable[[timedelta], bool], first_look_done: Callable[[], None]) -> None:
        """Look until `pause`, which waits the given time, says that it was told to stop."""
        looks = Looks(watch=self)
        looks.first()
        first_look_done()
        while not pause(EVERY):
            looks.next()


class Looks:
    """One look after the other, and what is known between them."""

    def __init__(self, *, watch: Watch) -> None:
        self._watch = watch
        self._builds = watch.press.builds
        self._known = watch.circumstances()
        self._count = 0
        self._try_again_at: datetime | None = None
        self._lasts_until: datetime | None = None
        self._is_second_try = False
        self._told: tuple[str, ...] = ()
        self._day_done = ""

    def first(self) -> Outcome | None:
        """Do what the day asks, then ask for a build unless the site that stands there was made of just this."""
        try:
            self._do_what_the_day_asks()  # first, so that this build shows what comes of it
        finally:
            outcome = self._first_look()  # a fault in the day's duties never keeps an answer from the site
        return outcome

    def _first_look(self) -> Outcome | None:
        remembered, record = self._watch.memory.read(), self._builds.read()
        self._lasts_until = remembered.lasts_until if remembered else None
        current = Remembered(circumstances=self._known, built=record.built, lasts_until=self._lasts_until)
        stands = remembered == current and self._watch.press.target.has_site()
        if not record.is_behind and not stands:
            self._builds.want(now=self._watch.press.now())
        elif record.failed == record.wanted and record.is_behind:
            self._builds.want(now=self._watch.press.now())  # what failed before this start may go well after it
        self._notice_an_end()
        return self._look()

    def next(self) -> Outcome | None:
        self._count += 1
        if self._count % _LOOKS_PER_FILE_LOOK == 0:
            self._notice_changes()
            self._do_what_the_day_asks()
        if self._try_again_at is not None and self._watch.press.now() >= self._try_again_at:
            self._try_again_at = None
            self._is_second_try = True
            self._builds.want(now=self._watch.press.now())
        self._notice_an_end()
        return self._look()

    def _notice_an_end(self) -> None:
        """Ask for a build once what readers see says what is over."""
        if self._lasts_until is not None and self._watch.press.now() >= self._lasts_until:
            self._lasts_until = None
            self._builds.want(now=self._watch.press.now())

    def _notice_changes(self) -> None:
        now = self._watch.circumstances()
        if now != self._known:
            self._known = now
            self._builds.want(now=self._watch.press.now())

    def _do_what_the_day_asks(self) -> None:
        """Run it once a day; a store that cannot be reached just now is asked again at the next look."""
        if self._day_done == self._known.day:
            return
        try:
            self._watch.each_day()
        except StoreUnavailable:
            return
        self._day_done = self._known.day

    def _look(self) -> Outcome | None:
        outcome = self._watch.press.look()
        match outcome:
            case Printed(built=built, lasts_until=lasts_until):
                # Known from before the build: a file saved during it counts as changed at the next look.
                remembered = Remembered(circumstances=self._known, built=built, lasts_until=lasts_until)
                self._watch.memory.write(remembered)
                self._lasts_until = lasts_until
                self._try_again_at = None
            case NotPrinted(may_pass=True):
                self._try_again_at = self._watch.press.now() + TRY_AGAIN_AFTER
        if outcome is not None:
            self._tell(outcome)
        return outcome

    def _tell(self, outcome: Outcome) -> None:
        """Report it, unless a second try nobody asked for only found the same again."""
        problems = outcome.problems if isinstance(outcome, NotPrinted) else ()
        if not (self._is_second_try and problems and problems == self._told):
            self._watch.report(outcome)
        self._told, self._is_second_try = problems, False
