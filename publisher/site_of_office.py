"""Puts one office's press together from its data directory."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import Path

from feedback_api.actions.decisions.look_back import look_back
from feedback_api.actions.members.hand_back import hand_back
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.actions.upkeep.tell_month import tell_month
from feedback_api.actions.upkeep.tidying import left_tidy
from feedback_api.domain.identity import Identity
from feedback_api.durable_file import replace_durably
from feedback_api.office import office_in
from feedback_api.settings import KeyUse, Settings
from feedback_api.store import open_store
from feedback_api.wiring import open_services
from plugins.edition.addresses.published import noted
from plugins.edition.edition import Edition
from plugins.kinds.tree import read_content_tree
from plugins.reading.content_tree import ContentTree
from publisher.building.build_memory import BuildMemory
from publisher.building.built import Built
from publisher.building.lasting_site import LastingSite
from publisher.building.pelican_site import PelicanSite
from publisher.building.piece_file import PieceFile
from publisher.building.press_state import PressState
from publisher.building.sources import Sources
from publisher.data_directory import DataDirectory
from publisher.folder_events import CalmFingerprint, calm
from publisher.lease import LEASE, renewed
from publisher.office_file import noted_office
from publisher.press import Outcome, Press, Printed, name_of_this_press
from publisher.press_memory import PressMemory, boot_id
from publisher.project import CONTENT, PROJECT, folder_of
from publisher.readings.sqlite import SqliteReadings
from publisher.target.directory import DirectoryTarget
from publisher.watch import Watch

# Where a build says who the office is, for the function.
OFFICE_JSON = "data/catalogue/kantor.json"


@dataclass(frozen=True, kw_only=True)
class OfficeSite:
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
            "PICTURE_CACHE": str(self.data.pictures),
            "PUBLISHED_ADDRESSES": str(self.data.addresses),
            "CONTENT_OFFICE": str(self.settings.office_folder) if self.settings.office_folder else None,
            "CONTENT_OVERLAY": str(self.data.demonstration) if self.settings.demonstration else None,
        }

    @cached_property
    def state(self) -> PressState:
        """What the process before this one left; of a machine that may have lost its last files nothing is believed."""
        run = boot_id()
        made_by = f"{self.settings_fingerprint} {run}" if run else ""
        pieces = PieceFile(
            path=self.data.press_pieces, key=self.settings.key(KeyUse.PRESS), compiled=self.memory.compiled
        )
        return PressState(path=self.data.press_state, made_by=made_by, pieces=pieces)

    def identity(self) -> Identity:
        return noted_office(folder_of(self.settings), self.data.office_file, programs=self.programs)

    def build(self, into: Path) -> Built:
        """Build the site as it is on this day."""
        now = _now()
        today = now.astimezone(self.identity().tz).date()
        as_it_looks = looks().fingerprint()
        overrides = {
            **self.overrides(),
            "TODAY": today.isoformat(),
            "CHECKED_ON": today.isoformat(),
            "NOW": now.isoformat(),
            "SOURCES": self.sources().fingerprint(),
            "LOOKS": as_it_looks,
        }
        target = DirectoryTarget(root=self.data.site)
        self.state.begin(self.memory.kept, into, stands=target.state())
        site = PelicanSite(settings_file=self.pelican_settings, overrides=overrides, memory=self.memory)
        lasting = LastingSite(
            site=site,
            readings=SqliteReadings(path=self.data.readings),
            has_site=target.has_site,
            now=_now,
            templates=lambda: as_it_looks,
        )
        return replace(lasting.build(into), office=office_in(into / OFFICE_JSON))

    def note_published(self, outcome: Outcome) -> None:
        """Keep what readers see now, and the list of addresses that they have seen: what was refused, nobody has."""
        edition: Edition | None = self.memory.kept.edition
        if not isinstance(outcome, Printed):
            return
        self.memory.kept.changed.published(outcome.publication.state)
        self.state.keep(self.memory.kept, outcome.publication.state)
        if edition is not None:
            with suppress(OSError):  # a full disk: the next build that readers see notes them as well
                noted(self.data.addresses, edition.content.beside.addresses, edition.content.office.identity)

    def sources(self) -> Sources:
        office = (self.settings.office_folder,) if self.settings.office_folder else ()
        overlay = (self.data.demonstration,) if self.settings.demonstration else ()
        return Sources(roots=(PROJECT / CONTENT, *office, *looks().roots, *overlay))

    @cached_property
    def programs(self) -> str:
        return code().fingerprint()

    @cached_property
    def settings_fingerprint(self) -> str:
        """Return what differs once other settings or programs make the site; a press that sees others begins anew."""
        text = json.dumps([str(self.pelican_settings), self.overrides(), self.programs], sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def content_of(settings: Settings) -> ContentTree:
    """Read what an office and all offices wrote."""
    office = settings.office_folder
    return read_content_tree((PROJECT / CONTENT, *((office,) if office else ())), office=office)


@dataclass(kw_only=True)
class _Zone:
    """The zone that the content names, read again only once something was saved: a press asks three times a second."""

    office: OfficeSite
    sources: CalmFingerprint
    _known: tuple[str, tzinfo] | None = None

    def __call__(self) -> tzinfo:
        state = self.sources.fingerprint()
        if self._known is None or self._known[0] != state:
            self._known = state, self.office.identity().tz
        return self._known[1]


def looks() -> Sources:
    """Return what every page is made with, whatever it is about."""
    return Sources(roots=(PROJECT / "theme", PROJECT / "pelicanconf.py", PROJECT / "publishconf.py"))


def code() -> Sources:
    """Return the programs that make pages; a running press must start anew to see a change of them."""
    return Sources(roots=(PROJECT / "plugins", PROJECT / "publisher", PROJECT / "feedback_api"))


@contextmanager
def opened_watch(office: OfficeSite, *, report: Callable[[Outcome], None]) -> Iterator[Watch]:
    """Yield the office's watch with an open store."""
    owner = name_of_this_press()

    def renew() -> bool:
        with open_store(office.settings.store) as own_store:
            return own_store.builds.keep(owner=owner, now=_now(), lease=LEASE)

    def told(outcome: Outcome) -> None:
        office.note_published(outcome)
        report(outcome)

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
        with calm(office.sources()) as sources:
            yield Watch(
                press=press,
                sources=sources,
                memory=PressMemory(path=office.data.press_memory),
                settings=office.settings_fingerprint,
                zone=_Zone(office=office, sources=sources),
                report=told,
                each_day=lambda: _tidy(office.settings, office.data.tidy_mark),
            )


def _tidy(settings: Settings, mark: Path) -> None:
    """Erase the personal data whose time is over, give letters back, look back, and tell a month, unasked.

    The store is written anew once a day, by whichever process comes first, and after whatever was erased.
    """
    with open_services(settings) as services:
        today, erased = f"{services.now():%Y-%m-%d}", erase_overdue(services)
        if (erased or _read(mark) != today) and left_tidy(services):  # if not now, then at the next start
            replace_durably(mark, today)
        hand_back(services)
        look_back(services)
        tell_month(services)


def _read(mark: Path) -> str:
    try:
        return mark.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _now() -> datetime:
    return datetime.now(UTC)
