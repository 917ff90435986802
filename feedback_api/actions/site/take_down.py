"""Takes a page down at once, whatever its file says, and puts it back; each wakes the press with its writing."""

from dataclasses import dataclass, replace

from feedback_api.actions.visits.note_result import write_down
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import NotAllowed, VisitSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.takedown import Takedown, takedown_document, takedown_of
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.services import Services

MOST_LISTED = 100


@dataclass(frozen=True, kw_only=True)
class KeptTakedown:
    """A page as it was read: down, put back, or never touched (`None`, version 0)."""

    takedown: Takedown | None
    version: int

    @property
    def is_down(self) -> bool:
        return self.takedown is not None and self.takedown.is_down


@dataclass(frozen=True, kw_only=True)
class TakingDown:
    """Who takes which page down or puts it back, seeing which version, and why."""

    name: str
    version: int
    moderator: StaffMember
    reason: str


def kept_takedown(services: Services, name: str) -> KeptTakedown:
    """Return what is kept of this page."""
    entry = services.store.notebook.get(EntryKind.TAKEDOWN, name)
    if entry is None:
        return KeptTakedown(takedown=None, version=0)
    return KeptTakedown(takedown=takedown_of(entry.document), version=entry.version)


def is_known(services: Services, name: str) -> bool:
    """Say whether there is such a guide or desa; of other pages, and without a catalogue, nobody can tell."""
    folder, _, slug = name.partition("/")
    catalogue = services.catalogue
    slugs: set[str] = set()
    if folder == "panduan":
        slugs = {guide.slug for guide in catalogue.guides()}
    elif folder == "desa":
        slugs = {village.slug for village in catalogue.villages()}
    return not slugs or slug in slugs or kept_takedown(services, name).takedown is not None


def pages_down(services: Services) -> tuple[Takedown, ...]:
    """Return the pages that are down now, those taken down last first."""
    found = services.store.notebook.entries(EntryKind.TAKEDOWN, limit=MOST_LISTED)
    takedowns = (takedown for entry in found.items if (takedown := _read(entry.document)) and takedown.is_down)
    return tuple(sorted(takedowns, key=lambda one: one.at, reverse=True))


def _read(document: str) -> Takedown | None:
    """Return it; what this version may not act on is left to the one that wrote it."""
    try:
        return takedown_of(document)
    except VisitSetAside:
        return None


def take_down(services: Services, taking: TakingDown) -> Takedown:
    """Take it down; one that is down already stays as it is. Raise `NoteChanged` if a colleague was first."""
    return _decide(services, taking, is_down=True, act=Act.PAGE_TAKEN_DOWN)


def put_back(services: Services, taking: TakingDown) -> Takedown:
    """Let readers see again what its file says; raises as `take_down` does."""
    return _decide(services, taking, is_down=False, act=Act.PAGE_PUT_BACK)


def _decide(services: Services, taking: TakingDown, *, is_down: bool, act: Act) -> Takedown:
    if taking.moderator.villages is not None:  # the pages are those of the whole sub-district
        raise NotAllowed
    kept = kept_takedown(services, taking.name)
    if kept.is_down == is_down and kept.takedown is not None:
        return kept.takedown
    decided = Takedown(
        name=taking.name,
        reason=taking.reason,
        by=taking.moderator.name,
        at=services.now(),
        is_down=is_down,
    )
    fresh = NotebookEntry(kind=EntryKind.TAKEDOWN, name=taking.name, day=decided.day, document="")
    entry = services.store.notebook.get(EntryKind.TAKEDOWN, taking.name) or fresh
    changed = replace(entry, day=decided.day, document=takedown_document(decided), version=taking.version)
    write_down(services, changed, act=act, moderator=taking.moderator)
    return decided
