"""Says which visits there are, from what editors wrote, what staff planned, and what staff changed of either."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from feedback_api.domain.visits.note import Changed, VisitNote, VisitStatus
from feedback_api.domain.visits.overlay import Dropped
from feedback_api.domain.visits.override import VisitOverride, joined, merged, with_cancellation


class Origin(StrEnum):
    """Where a visit comes from."""

    FILE = "file"
    STAFF = "staff"
    DELETED = "deleted"  # its file is gone, and it was called off


@dataclass(frozen=True, kw_only=True)
class VisitSources:
    """Everything that is said of visits: by the files now, on the form for new visits, and on the form for changes."""

    written: Mapping[str, VisitNote]
    planned: Mapping[str, VisitNote]
    overrides: Mapping[str, VisitOverride]


@dataclass(frozen=True, kw_only=True)
class SettledVisit:
    """What counts of one visit. `kept_as` is the name under which staff's changes are kept, as before a renaming.

    `dropped` are changes that do not count any more; `namesake` says that a file took the name of a planned visit.
    """

    note: VisitNote
    origin: Origin
    written: VisitNote | None = None
    kept_as: str | None = None
    dropped: tuple[Dropped, ...] = ()
    namesake: bool = False

    @property
    def is_renamed(self) -> bool:
        return self.kept_as is not None and self.kept_as != self.note.slug


@dataclass(frozen=True, kw_only=True)
class SettledVisits:
    """All visits, and the names of changes whose visit is gone."""

    visits: tuple[SettledVisit, ...]
    lost: tuple[str, ...] = ()


def settled(sources: VisitSources, *, today: date) -> SettledVisits:
    """Return each visit once.

    A deleted file is a deleted visit; one that staff had called off stays, as called off, until its day. A file that
    was renamed is known by desa and day, and keeps what staff changed of it.
    """
    orphans = _orphans(sources)
    heirs = dict(_heirs(sources, orphans))
    slugs = sorted({*sources.written, *sources.planned})
    visits = [_settled(slug, sources, heirs.get(slug, slug)) for slug in slugs]
    left = {name: override for name, override in orphans.items() if name not in heirs.values()}
    off = {name for name, one in left.items() if one.note.status is VisitStatus.CANCELLED and one.note.day >= today}
    visits += [_deleted(left[name]) for name in sorted(off)]
    return SettledVisits(visits=tuple(visits), lost=tuple(sorted(left.keys() - off)))


def _settled(slug: str, sources: VisitSources, kept_as: str) -> SettledVisit:
    written, planned = sources.written.get(slug), sources.planned.get(slug)
    override = sources.overrides.get(kept_as)
    base = _with_namesake(written, planned) if written and planned else written or planned
    if base is None:
        raise LookupError(slug)
    laid = merged(base, override) if override else None
    return SettledVisit(
        note=laid.value if laid else base,
        origin=Origin.FILE if written else Origin.STAFF,
        written=written,
        kept_as=kept_as if override else None,
        dropped=laid.dropped if laid else (),
        namesake=written is not None and planned is not None,
    )


def _with_namesake(written: VisitNote, planned: VisitNote) -> VisitNote:
    """Return the file's visit with the past of the planned one; if that was called off, so is this."""
    past = joined(written.history, (), planned.history)
    return replace(with_cancellation(written, planned), history=past)


def _deleted(override: VisitOverride) -> SettledVisit:
    note = override.note
    return SettledVisit(
        note=replace(note, history=joined((), override.base.history, note.history)),
        origin=Origin.DELETED,
        kept_as=note.slug,
    )


def _orphans(sources: VisitSources) -> dict[str, VisitOverride]:
    """Return the changes whose visit is gone, but for those that a later name of the visit has taken over."""
    there = {*sources.written, *sources.planned}
    gone = {name: one for name, one in sorted(sources.overrides.items()) if name not in there}
    return {name: one for name, one in gone.items() if not _is_taken_over(name, one, sources.overrides)}


def _is_taken_over(name: str, override: VisitOverride, others: Mapping[str, VisitOverride]) -> bool:
    """Return whether a later name knows of this one; of two that changed to and fro, the fuller one does not."""
    own = (len(override.note.history), name)
    later = ((other, one) for other, one in others.items() if name in one.was)
    return any(other not in override.was or (len(one.note.history), other) > own for other, one in later)


def _heirs(sources: VisitSources, orphans: Mapping[str, VisitOverride]) -> Iterator[tuple[str, str]]:
    """Yield each file that takes over what staff changed under another name, with that name.

    A cancellation goes to every file that fits: rather one too many is off, and staff restore it.
    """
    # Of two that fit, a cancellation counts first.
    free = dict(sorted(orphans.items(), key=lambda pair: pair[1].note.status is not VisitStatus.CANCELLED))
    for slug, written in sorted(sources.written.items()):
        free_to_take = slug not in sources.overrides
        fitting = (name for name, one in free.items() if slug in one.was or (free_to_take and _is_same(written, one)))
        name = next(fitting, None)
        if name is not None:
            yield slug, name
            if free[name].note.status is not VisitStatus.CANCELLED:
                del free[name]


def _is_same(written: VisitNote, override: VisitOverride) -> bool:
    """Return whether this file seems to be the one that was changed: the same desa on the same day, at those hours."""
    base, note = override.base, override.note
    if written.slug in override.beside or written.village != base.village:
        return False
    if days_of(written).isdisjoint({base.day.isoformat(), note.day.isoformat()}):
        return False
    return written.starts < max(base.ends, note.ends) and min(base.starts, note.starts) < written.ends


def days_of(note: VisitNote) -> AbstractSet[str]:
    """Return the day it is on, and those it was on."""
    return {note.day.isoformat(), *(change.old for change in note.history if change.what is Changed.DAY)}
