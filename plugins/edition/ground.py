"""What a build stands on: everything it is read from, besides the words of files and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from feedback_api.domain.identity import UNNAMED, Identity
from feedback_api.domain.site.interruption import Interruption
from feedback_api.domain.site.stated_fact import StatedFact
from plugins.edition.facts import read_facts, shown_on_few_pages
from plugins.edition.fingerprint import fingerprint
from plugins.edition.interruptions import read_interruptions
from plugins.edition.readings.reading import LastGood
from plugins.edition.readings.settling import office_of
from plugins.edition.readings.taken_down import TakenDown, read_takedowns
from plugins.edition.shown_day import shown_day, shown_moment
from plugins.edition.visits.notebook import NotedVisits, read_noted_visits
from plugins.kinds.declared import KINDS
from plugins.kinds.kind import Kinds
from plugins.kinds.tree import read_office


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a build shows besides answers and counts: where two are equal, so is all of that.

    `read_from` is everything it was read from, or a thing that is like no other.
    """

    read_from: tuple[object, ...]
    kinds: Kinds

    def told_with(self, more: object) -> object:
        """Return its name together with that of more; without one, a thing that is like no other."""
        return fingerprint((self.read_from, tuple(kind.name for kind in self.kinds), more)) or object()


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """All that a build is made of, but for the words: read first, for it says whether anything must be read again."""

    sources: tuple[object, ...]
    looks: object
    kinds: Kinds
    noted: NotedVisits
    taken: TakenDown
    interruptions: tuple[Interruption, ...]
    facts: tuple[StatedFact, ...]
    store: str | None
    zone: tzinfo
    today: date
    demonstration: bool
    site_url: str

    @property
    def local_facts(self) -> tuple[StatedFact, ...]:
        """Return what the desk says that few pages show: those that do name it besides the base."""
        return shown_on_few_pages(self.facts)

    @property
    def base_ground(self) -> Ground:
        """Return what every page stands on, whether or not it shows one of the local facts."""
        return replace(self, facts=tuple(one for one in self.facts if one not in self.local_facts)).ground

    def frame(self, office: Identity, villages: Mapping[str, str]) -> object:
        """Name what stands on every page, whatever it is about: the office, and the desa by their names."""
        shown = replace(office, map_url=None, own_prints=None)
        return fingerprint((self.looks, shown, villages, self.demonstration, self.site_url)) or object()

    @property
    def ground(self) -> Ground:
        about = (self.noted, self.taken, self.facts, self.today, self.demonstration, self.site_url)
        return Ground(read_from=(*self.sources, *about), kinds=self.kinds)


def looked_at(settings: Mapping[str, Any], before: tuple[Ground, tzinfo] | None = None) -> LookedAt:
    """Look at everything besides what files say: not at that of the office, if none changed since what was `before`."""
    store, roots = settings.get("SUBMISSION_STORE"), content_roots(settings)
    own_roots = roots if office_root(settings) is None else roots[1:]
    kinds: Kinds = settings.get("KINDS") or KINDS
    last_good: LastGood | None = settings.get("LAST_GOOD")
    sources = (settings.get("SOURCES") or object(), roots, last_good and last_good.faulty)
    is_as_before = before is not None and before[0].read_from[: len(sources)] == sources
    zone = before[1] if before and is_as_before else (read_office(own_roots) or office_of(last_good) or UNNAMED).tz
    return LookedAt(
        sources=sources,
        looks=settings.get("LOOKS") or object(),
        kinds=kinds,
        noted=read_noted_visits(store),
        taken=TakenDown(takedowns=read_takedowns(store)),
        store=store,
        zone=zone,
        interruptions=read_interruptions(store, now=shown_moment(settings, zone), zone=zone),
        facts=read_facts(store),
        today=shown_day(settings, zone),
        demonstration=bool(settings["DEMONSTRATION"]),
        site_url=settings["SITEURL"].rstrip("/"),
    )


def content_roots(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the folder of the content, that of an office with one of its own, and that of the examples over both."""
    office, overlay = office_root(settings), settings.get("CONTENT_OVERLAY")
    return (_near(settings["PATH"]), *((office,) if office else ()), *((_near(overlay),) if overlay else ()))


def office_root(settings: Mapping[str, Any]) -> Path | None:
    """Return the folder of an office that has one of its own."""
    folder = settings.get("CONTENT_OFFICE")
    return _near(folder) if folder else None


def _near(path: str) -> Path:
    """Return the path as people type it, so that problems name `content/…` and not a place on this machine."""
    found = Path(path)
    here = Path.cwd()
    return found.relative_to(here) if found.is_absolute() and found.is_relative_to(here) else found
