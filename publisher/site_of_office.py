"""Puts one office's press together from its data directory."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from feedback_api.actions.erase import erase_overdue
from feedback_api.settings import Settings
from feedback_api.store import open_store
from feedback_api.wiring import open_services
from publisher.build_memory import BuildMemory
from publisher.data_directory import DataDirectory
from publisher.lease import LEASE, renewed
from publisher.pelican_site import PelicanSite
from publisher.press import Outcome, Press, name_of_this_press
from publisher.press_memory import PressMemory
from publisher.sources import Sources
from publisher.target.directory import DirectoryTarget
from publisher.watch import Watch

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office's data and its settings."""

    data: DataDirectory
    settings: Settings
    memory: BuildMemory = field(default_factory=BuildMemory)

    @property
    def pelican_settings(self) -> Path:
        """A real office is built with what a published site needs; a demonstration only ever on a desk."""
        return PROJECT / ("pelicanconf.py" if self.settings.demonstration else "publishconf.py")

    def overrides(self) -> dict[str, object]:
        """Return the Pelican settings that follow from this machine."""
        return {
            "SITEURL": self.settings.origin,
            "SUBMISSION_STORE": self.settings.store,
            "DEMONSTRATION": self.settings.demonstration,
            "CONTENT_OVERLAY": str(self.data.demonstration) if self.settings.demonstration else None,
        }

    def build(self, into: Path) -> tuple[str, ...]:
        """Build the site as it is on this day."""
        today = _now().astimezone(self.settings.time_zone).date()
        overrides = {**self.overrides(), "TODAY": today.isoformat(), "SOURCES": self.sources().fingerprint()}
        return PelicanSite(settings_file=self.pelican_settings, overrides=overrides, memory=self.memory).build(into)

    def sources(self) -> Sources:
        overlay = (self.data.demonstration,) if self.settings.demonstration else ()
        files = (PROJECT / "content", PROJECT / "theme", PROJECT / "pelicanconf.py", PROJECT / "publishconf.py")
        return Sources(roots=(*files, *overlay))

    def settings_fingerprint(self) -> str:
        text = json.dumps([str(self.pelican_settings), self.overrides(), code().fingerprint()], sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def code() -> Sources:
    """Return the programs that make pages; a running press must start anew to see a change of them."""
    return Sources(roots=(PROJECT / "plugins", PROJECT / "publisher", PROJECT / "feedback_api"))


@contextmanager
def opened_watch(office: Office, *, report: Callable[[Outcome], None]) -> Iterator[Watch]:
    """Yield the office's watch with an open store."""
    owner = name_of_this_press()

    def renew() -> bool:
        with open_store(office.settings.store) as own_store:
            return own_store.builds.keep(owner=owner, now=_now(), lease=LEASE)

    with open_store(office.settings.store) as store:
        press = Press(
            builds=store.builds,
            build=office.build,
            target=DirectoryTarget(root=office.data.site),
            staging=office.data.staging,
            owner=owner,
            now=_now,
            hold_lease=lambda: renewed(renew),
        )
        yield Watch(
            press=press,
            sources=office.sources(),
            memory=PressMemory(path=office.data.press_memory),
            settings=office.settings_fingerprint(),
            zone=office.settings.time_zone,
            report=report,
            each_day=lambda: _erase_overdue(office.settings),
        )


def _erase_overdue(settings: Settings) -> None:
    """Erase the personal data whose time is over; nobody has to remember it."""
    with open_services(settings) as services:
        erase_overdue(services)


def _now() -> datetime:
    return datetime.now(UTC)
