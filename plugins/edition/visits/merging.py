"""Merges what editors wrote and what staff did into one list of dated visits, and tells what does not fit any more."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from feedback_api.domain.identity import Identity
from feedback_api.domain.visits.note import VisitNote
from feedback_api.domain.visits.result import VisitResult
from feedback_api.domain.visits.sources import Origin, SettledVisit, VisitSources, days_of, settled
from plugins.edition.content import Content
from plugins.edition.visits.fitting import World, fitted
from plugins.edition.visits.notebook import NotedVisits
from plugins.edition.visits.report import VisitReport, VisitReportCode, reported
from plugins.edition.visits.results import contradicts, merged_result
from plugins.edition.visits.typed import Titles, file_of, visit_of, with_note
from plugins.kinds.visits import wording
from plugins.kinds.visits.dated import HORIZON, DatedVisit, dated_visits
from plugins.kinds.visits.noting import noted
from plugins.reading.content_file import Part


@dataclass(frozen=True, kw_only=True)
class MergedVisits:
    """Every visit once, and what is to be told about them.

    `written` has what the files say of their days. `kept_as` has the older names under which staff's changes of a
    renamed visit are kept. `uncertain` are the names of visits to come of which staff changed something that this
    version may not read: they may be off.
    """

    dated: tuple[DatedVisit, ...]
    written: Mapping[str, VisitNote] = field(default_factory=dict)
    kept_as: Mapping[str, str] = field(default_factory=dict)
    uncertain: frozenset[str] = frozenset()
    reports: tuple[VisitReport, ...] = ()


def merged_visits(content: Content, noted_visits: NotedVisits, *, today: date) -> MergedVisits:
    """Return all visits of all days as they count on this day.

    Nothing that staff did is dropped as a whole: a change that does not fit is left out by its field and told, and a
    visit that cannot be as it stands is shown as doubtful, never as coming.
    """
    dated = {one.slug: one for one in dated_visits(content.visits, until=today + HORIZON)}
    notes = {slug: noted(slug, one.visit) for slug, one in dated.items()}
    doubts = _doubts(noted_visits, {**{note.slug: note for note in noted_visits.planned}, **notes})
    # What is past and may have been off is nowhere; of what is to come the page says to ask.
    written = {slug: note for slug, note in notes.items() if slug not in doubts or note.day >= today}
    files = {slug: dated[slug] for slug in written}
    planned = {one.slug: one for one in noted_visits.planned if one.slug not in doubts or one.day >= today}
    found = settled(VisitSources(written=written, planned=planned, overrides=noted_visits.overrides), today=today)
    merging = _Merging(
        files=files,
        titles={guide.slug: guide.title for guide in content.guides},
        noted=noted_visits,
        today=today,
        office=content.office.identity,
    )
    # Of two visits that cannot both be, the one that staff changed is in doubt: it comes last.
    ordered = sorted(found.visits, key=lambda one: one.kept_as is not None)
    fitting = fitted(tuple(merging.dated(one) for one in ordered), _world(content, today))
    uncertain = {one.note.slug for one in found.visits if one.note.slug in doubts and one.note.day >= today}
    own = (report for one in found.visits for report in merging.reports(one))
    unread = (merging.unread(one) for one in found.visits if one.note.slug in uncertain)
    lost = (_lost(noted_visits.overrides[name].note) for name in found.lost if _is_ahead(noted_visits, name, today))
    return MergedVisits(
        dated=fitting.dated,
        written=written,
        uncertain=frozenset(uncertain),
        kept_as={one.note.slug: one.kept_as for one in found.visits if one.is_renamed and one.kept_as},
        reports=tuple(sorted({*own, *unread, *lost, *fitting.reports})),
    )


def _doubts(noted_visits: NotedVisits, notes: Mapping[str, VisitNote]) -> AbstractSet[str]:
    """Return the visits that unreadable changes are about; one whose visit is gone may be about its renamed file."""
    found = {one.name for one in noted_visits.aside if one.name in notes}
    for aside in noted_visits.aside:
        if aside.name not in notes:
            found |= {slug for slug, note in notes.items() if aside.may_be_about(note.village, days_of(note))}
    return found


def _world(content: Content, today: date) -> World:
    return World(
        today=today,
        holidays={holiday.day: holiday.name for holiday in content.holidays},
        villages=frozenset(village.slug for village in content.villages),
        guides={guide.slug: guide for guide in content.guides},
    )


@dataclass(frozen=True, kw_only=True)
class _Merging:
    """What the settled visits are made of."""

    files: Mapping[str, DatedVisit]
    titles: Titles
    noted: NotedVisits
    today: date
    office: Identity

    def dated(self, one: SettledVisit) -> DatedVisit:
        """Return the visit, typed, with what came of it."""
        file, counted = self.files.get(one.note.slug), self._counted(one)
        if file is None or one.written is None:
            made = visit_of(one.note, self.titles, self.office)
            plain = DatedVisit(slug=one.note.slug, visit=made, written=made.file.root, by_staff=True)
        else:
            plain = replace(file, visit=with_note(file.visit, one.written, one.note, self.titles))
        result = merged_result(plain.visit.result, counted)
        visit = plain.visit.model_copy(update={"result": result})
        return replace(plain, visit=visit, results=counted.guides if counted else ())

    def reports(self, one: SettledVisit) -> Iterator[VisitReport]:
        """Yield what is to be told of one visit; nobody can act on one that is over."""
        slug, part = one.note.slug, self._part(one)
        if one.written is not None and contradicts(self.files[slug].visit.result, self._counted(one)):
            yield reported(slug, part, "hasil", VisitReportCode.RESULTS_DIFFER, wording.RESULTS_DIFFER)
        if one.note.day < self.today:
            return
        for drop in one.dropped:
            sentence = wording.CHANGE_DROPPED.format(what=wording.FIELDS[drop.field])
            yield reported(slug, part, wording.KEYS[drop.field], VisitReportCode.CHANGE_DROPPED, sentence)
        if one.is_renamed:
            sentence = wording.FILE_RENAMED.format(old=one.kept_as)
            yield reported(slug, part, "desa", VisitReportCode.FILE_RENAMED, sentence)
        if one.namesake:
            yield reported(slug, part, "desa", VisitReportCode.NAME_TAKEN, wording.NAME_TAKEN)
        if one.origin is Origin.DELETED:
            yield reported(slug, part, "desa", VisitReportCode.FILE_DELETED, wording.FILE_DELETED)

    def unread(self, one: SettledVisit) -> VisitReport:
        """Return what is told of a visit of which staff changed something that cannot be read."""
        return reported(one.note.slug, self._part(one), "desa", VisitReportCode.SET_ASIDE, wording.CHANGE_SET_ASIDE)

    def _part(self, one: SettledVisit) -> Part:
        file = self.files.get(one.note.slug)
        return file.written if file else file_of(one.note).root

    def _counted(self, one: SettledVisit) -> VisitResult | None:
        results = self.noted.results
        return results.get(one.note.slug) or results.get(one.kept_as or "")


def _is_ahead(noted_visits: NotedVisits, name: str, today: date) -> bool:
    return noted_visits.overrides[name].note.day >= today


def _lost(note: VisitNote) -> VisitReport:
    return reported(note.slug, file_of(note).root, "desa", VisitReportCode.CHANGE_LOST, wording.CHANGE_LOST)
