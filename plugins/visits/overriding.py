"""Lays what staff changed on the form over the visits of the content files; the files stay as they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from feedback_api.domain.notebook_entry import EntryKind
from feedback_api.domain.visit_note import NotedService, VisitNote, VisitStatus
from feedback_api.domain.visit_override import VisitOverride, laid_over, override_of
from feedback_api.store import open_store
from plugins.content_file import ContentFile, Value
from plugins.content_tree import ContentTree
from plugins.fields import is_day
from plugins.performance.counted import every_entry
from plugins.problem import Problem
from plugins.visits.dated import DatedVisit, dated_visits
from plugins.visits.noting import noted
from plugins.visits.stored import STATUSES, YES_NO, as_change, guide_titles, open_to
from plugins.visits.visit import Visit


@dataclass(frozen=True, kw_only=True)
class Overridden:
    """A file with what staff changed, the file as it was written, and what that said of the days that were changed."""

    file: ContentFile
    original: ContentFile
    written: Mapping[str, VisitNote]


def stored_overrides(store_url: str | None) -> Mapping[str, VisitOverride]:
    """Return what staff changed, by the visit's name; without a store there is nothing."""
    if not store_url:
        return {}
    with open_store(store_url) as store:
        entries = every_entry(store.notebook, EntryKind.OVERRIDE)
        return {entry.name: override_of(entry.document) for entry in entries}


def overridden(tree: ContentTree, overrides: Mapping[str, VisitOverride]) -> Iterator[Overridden]:
    """Yield each file of which staff changed a day; what names no visit any more changes nothing."""
    titles = guide_titles(tree)
    for file in tree.visits:
        own = {slug: one for slug, one in overrides.items() if slug == file.slug or slug.startswith(f"{file.slug}-")}
        days = _days(file, own) if own else ()
        if days:
            yield _overridden(file, days, own, titles)


def with_overrides(tree: ContentTree, changed: Iterable[Overridden]) -> ContentTree:
    """Put the changed files in the place of the written ones."""
    files = {one.original.path: one.file for one in changed}
    return replace(tree, visits=tuple(files.get(file.path, file) for file in tree.visits))


def sound(changed: Iterable[Overridden], problems: Iterable[Problem]) -> tuple[Overridden, ...]:
    """Return those of which no problem is known: a change that cannot be shown must not keep the site from readers."""
    faulty = {problem.path for problem in problems}
    return tuple(one for one in changed if one.file.path not in faulty)


def _days(file: ContentFile, overrides: Mapping[str, VisitOverride]) -> tuple[DatedVisit, ...]:
    visit, problems = Visit.read(file)
    if visit is None or problems:
        return ()
    until = max(_last_day(slug, visit) for slug in overrides)
    return tuple(one for one in dated_visits((visit,), until=until) if one.slug in overrides)


def _last_day(slug: str, visit: Visit) -> date:
    """Return the day at the end of a name; that of a single visit has none."""
    written = slug[-len("2026-12-03") :]
    return date.fromisoformat(written) if is_day(written) else visit.day


def _overridden(
    file: ContentFile, days: Iterable[DatedVisit], overrides: Mapping[str, VisitOverride], titles: Mapping[str, str]
) -> Overridden:
    values, written = dict(file.values), {}
    for day in days:
        note = noted(day.slug, day.visit)
        if note is None:
            continue
        written[day.slug] = note
        changes = _Changes(written=note, merged=laid_over(note, overrides[day.slug]), titles=titles)
        if day.visit.rule is None:
            values |= changes.to(values, file.values)
        else:
            values["kecuali"] = _with_exception(values.get("kecuali"), day, changes, file.values)
    return Overridden(file=replace(file, values=values), original=file, written=written)


def _with_exception(others: Value, day: DatedVisit, changes: "_Changes", always: Mapping[str, Value]) -> list[Value]:
    """Return the days that are unlike the others, this one with its changes among them."""
    rule_day = day.slug[-len("2026-12-03") :]
    kept = [other for other in others if isinstance(other, Mapping)] if isinstance(others, list) else []
    own = next((other for other in kept if other.get("hari_asal") == rule_day), {"hari_asal": rule_day})
    changed = {**own, **changes.to(own, always)}
    return [*(other for other in kept if other is not own), changed]


@dataclass(frozen=True, kw_only=True)
class _Changes:
    """What of one day becomes what, in the words of a header."""

    written: VisitNote
    merged: VisitNote
    titles: Mapping[str, str]

    def to(self, own: Mapping[str, Value], always: Mapping[str, Value]) -> dict[str, Value]:
        """Return the keys that change; `own` is what stands at that place, `always` what the file says for all days."""
        changed = {key: value for key, value in _plain(self.merged).items() if _plain(self.written)[key] != value}
        if (self.written.place, self.written.landmark) != (self.merged.place, self.merged.landmark):
            changed["tempat"] = self._place(own.get("tempat", always.get("tempat")))
        if self.written.services != self.merged.services:
            changed["layanan"] = self._services(own.get("layanan", always.get("layanan")))
        if self.written.open_to != self.merged.open_to and "hari_asal" not in own:  # a rule invites the same each day
            changed["untuk_desa"] = open_to(self.merged)
        if "tanggal" in changed and own.get("hari"):
            changed["hari"] = None
        if self.merged.status is VisitStatus.CANCELLED:
            changed["pengganti"] = self.merged.replacement
        news = [as_change(change, self.titles) for change in self.merged.history if change not in self.written.history]
        if news:
            changed["riwayat"] = _in_order(own.get("riwayat"), news)
        return changed

    def _place(self, before: Value) -> Value:
        """Return the place; where a former one was to be found is true of that one only."""
        same = self.merged.place == self.written.place and isinstance(before, Mapping)
        kept = dict(before) if same and isinstance(before, Mapping) else {}
        return {**kept, "nama": self.merged.place, "patokan": self.merged.landmark}

    def _services(self, before: Value) -> Value:
        rows = [row for row in before if isinstance(row, Mapping)] if isinstance(before, list) else []
        by_guide = {str(row.get("panduan")): row for row in rows}
        noted_before = {service.guide: service for service in self.written.services}
        return [
            {**by_guide.get(service.guide, {}), **_service(service, noted_before.get(service.guide))}
            for service in self.merged.services
        ]


def _plain(note: VisitNote) -> dict[str, Value]:
    """Return what is one text in a header."""
    return {
        "tanggal": note.day.isoformat(),
        "mulai": note.starts,
        "selesai": note.ends,
        "nomor_terakhir": note.last_number,
        "dipastikan": YES_NO[note.confirmed],
        "hari_libur": YES_NO[note.on_holiday],
        "status": STATUSES[note.status],
        "alasan": note.reason,
        "pengganti": note.replacement,
    }


def _service(service: NotedService, before: NotedService | None) -> dict[str, Value]:
    """Return what staff said of a service; what they cannot say on the form stays as the file has it."""
    said: dict[str, Value] = {"panduan": service.guide}
    if before is None or before.quota != service.quota:
        said["kuota"] = None if service.quota is None else str(service.quota)
    if before is None or before.same_day != service.same_day:
        said["jadi_hari_itu"] = YES_NO[service.same_day]
    if before is None or before.in_person != service.in_person:
        said["datang_sendiri"] = YES_NO[service.in_person]
    return said


def _in_order(before: Value, news: list[Mapping[str, Value]]) -> list[Value]:
    kept = [row for row in before if isinstance(row, Mapping)] if isinstance(before, list) else []
    ordered: list[Mapping[str, Value]] = sorted((*kept, *news), key=lambda row: str(row.get("pada")))
    return list(ordered)
