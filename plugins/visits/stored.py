"""Turns the visits that staff planned on the form into content files, so that every check and page takes them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from feedback_api.domain.notebook_entry import EntryKind
from feedback_api.domain.visit_note import Changed, NotedChange, NotedService, VisitNote, VisitStatus, note_of
from feedback_api.store import open_store
from feedback_api.wording import WIB, clock
from plugins.content_file import ContentFile, Value
from plugins.content_tree import VISITS, ContentTree
from plugins.performance.counted import every_entry
from plugins.problem import Problem
from plugins.visits import wording
from plugins.visits.references import EVERYBODY

# No folder of this name exists; problems name it so that staff know whose file it is.
FOLDER = "petugas"
STATUSES = {VisitStatus.PLANNED: "terjadwal", VisitStatus.CHANGED: "berubah", VisitStatus.CANCELLED: "batal"}
KINDS = {
    Changed.DAY: "tanggal",
    Changed.HOURS: "jam",
    Changed.PLACE: "tempat",
    Changed.SERVICES: "layanan",
    Changed.STATUS: "status",
}
YES_NO = {True: "ya", False: "tidak"}


def stored_visits(store_url: str | None) -> tuple[VisitNote, ...]:
    """Return the visits of the notebook; without a store there are none."""
    if not store_url:
        return ()
    with open_store(store_url) as store:
        notes = [note_of(entry.document) for entry in every_entry(store.notebook, EntryKind.VISIT)]
    return tuple(sorted(notes, key=lambda note: note.slug))


def guide_titles(tree: ContentTree) -> Mapping[str, str]:
    """Return what the guides are called, as far as their files can be read."""
    return {file.slug: file.root.text("judul") or file.slug for file in tree.guides}


def with_stored_visits(tree: ContentTree, files: Iterable[ContentFile]) -> ContentTree:
    """Lay them under the editors' own: where both have a visit of one name, the editors' file counts."""
    written = {file.slug for file in tree.visits}
    return replace(tree, visits=tree.visits + tuple(file for file in files if file.slug not in written))


def without_faulty(tree: ContentTree, problems: Iterable[Problem]) -> ContentTree:
    """Leave out the stored visits that have a problem: what staff typed must never keep the whole site from readers."""
    faulty = {problem.path for problem in problems if problem.path.startswith(f"{FOLDER}/")}
    return replace(tree, visits=tuple(file for file in tree.visits if file.path not in faulty))


def as_file(note: VisitNote, titles: Mapping[str, str]) -> ContentFile:
    """Return the header an editor would have written; `titles` names the guides."""
    values: dict[str, Value] = {
        "desa": note.village,
        "tanggal": note.day.isoformat(),
        "mulai": note.starts,
        "selesai": note.ends,
        "tempat": _without_empty({"nama": note.place, "patokan": note.landmark}),
        "untuk_desa": open_to(note),
        "layanan": [_service(service) for service in note.services],
        "status": STATUSES[note.status],
        "dipastikan": YES_NO[note.confirmed],
        "hari_libur": YES_NO[note.on_holiday],
        "riwayat": [as_change(change, titles) for change in note.history],
        **_without_empty({"nomor_terakhir": note.last_number, "alasan": note.reason}),
    }
    if note.status is VisitStatus.CANCELLED:
        values["pengganti"] = note.replacement
    path = f"{FOLDER}/{VISITS}/{note.day.year}/{note.slug}.md"
    return ContentFile(path=path, values=values, lines={})


def _service(service: NotedService) -> Value:
    return _without_empty(
        {
            "panduan": service.guide,
            "kuota": None if service.quota is None else str(service.quota),
            "jadi_hari_itu": YES_NO[service.same_day],
            "datang_sendiri": YES_NO[service.in_person],
        }
    )


def open_to(note: VisitNote) -> Value:
    """Return who may come, as a header says it."""
    return list(note.open_to) or EVERYBODY


def as_change(change: NotedChange, titles: Mapping[str, str]) -> Mapping[str, Value]:
    """Return one entry of `riwayat`."""
    at = change.at.astimezone(WIB)
    return {
        "pada": f"{at:%Y-%m-%d} {clock(at)}",
        "apa": KINDS[change.what],
        "semula": _as_words(change.what, change.old, titles),
        "menjadi": _as_words(change.what, change.new, titles),
        "alasan": change.reason,
    }


def _as_words(what: Changed, value: str, titles: Mapping[str, str]) -> str:
    match what:
        case Changed.STATUS:
            return STATUSES[VisitStatus(value)]
        case Changed.HOURS:
            starts, _, ends = value.partition("-")
            return wording.HOURS.format(starts=starts, ends=ends)
        case Changed.SERVICES:
            return ", ".join(titles.get(slug, slug) for slug in value.split())
        case _:
            return value


def _without_empty(values: Mapping[str, str | None]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}
