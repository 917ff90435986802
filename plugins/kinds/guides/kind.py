"""Declares guides, `content/panduan/<slug>.md`."""

from collections.abc import Iterator, Mapping, Sequence

from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.build_day import BuildDay
from plugins.kinds.feed_entry import Entry
from plugins.kinds.findable import Findable
from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.cases import case_set
from plugins.kinds.guides.changes import change_entries
from plugins.kinds.guides.checks import guide_problems, sound_guide_problems
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.new import new_guide
from plugins.kinds.guides.notes import guide_notes
from plugins.kinds.guides.sounds import FOLDER as RECORDINGS
from plugins.kinds.kind import ContentKind, FeedPart, KindPages, Updated
from plugins.kinds.new_file import NewFile
from plugins.reading.content_file import ContentFile
from plugins.reading.file_set import FileSet

FILES = FileSet(folder="panduan", is_shared=True)
CASE_PARTS = 3  # kind, guide, case


def _findable(sets: Sequence[CaseSet], _day: BuildDay) -> Iterator[Findable]:
    for cases in sets:
        yield _guide(cases.guide)
        yield from map(_case, cases.cases)


def _guide(guide: Guide) -> Findable:
    return Findable(
        kind=ThingKind.GUIDE,
        url=guide.url,
        title=guide.title,
        names=(guide.title, *guide.aliases, *_form_codes(guide)),
        asks=tuple(
            text
            for question in guide.questions
            for text in (question.text, *(choice.text for choice in question.choices.values()))
        ),
        says=(guide.summary, *guide.who, *(step.text for step in guide.steps), *guide.mistakes),
        lists=(
            *(text for document in guide.documents for text in (document.name, document.hint) if text),
            *(paper.name for paper in guide.not_needed),
        ),
        forms=tuple(form.name for form in guide.forms),
    )


def _form_codes(guide: Guide) -> Iterator[str]:
    yield from (wording.FORM.format(code=form.code) for form in guide.forms if form.code)


def _case(case: Case) -> Findable:
    """A case is called what it says more than its guide; it is only ever shown beside it."""
    chosen = " ".join(answered.words for answered in case.answers)
    names = (case.words, chosen, case.slug.replace("-", " "))
    return Findable(kind=ThingKind.CASE, url=case.url, title=case.title, names=names)


def _beside(file: ContentFile) -> Iterator[str]:
    yield f"/poster/panduan/{file.slug}/"


def _is_case(address: str, guides: Mapping[str, Guide | None]) -> bool:
    parts = address.strip("/").split("/")
    if len(parts) != CASE_PARTS or parts[0] != FILES.folder or parts[1] not in guides:
        return False
    guide = guides[parts[1]]
    return guide is None or any(case.url == address for case in case_set(guide).cases)


def _updated(cases: CaseSet) -> Updated:
    return Updated(url=cases.guide.url, day=cases.guide.updated)


def _entries(cases: CaseSet, day: BuildDay) -> tuple[Entry, ...]:
    return change_entries(cases.guide, day.office)


def _of_no_village(_cases: CaseSet, _village: str) -> bool:
    return False


GUIDES: ContentKind[Guide, CaseSet] = ContentKind(
    name="guides",
    files=FILES,
    about="Memperbaiki atau menambah panduan",
    has_example=True,
    checks=guide_problems,
    notes=guide_notes,
    model=Guide,
    model_checks=sound_guide_problems,
    shown=None,
    search=_findable,
    translated=("judul",),
    pages=KindPages(
        address="/panduan/{slug}/",
        lists=("/panduan/", "/kesegaran/", "/data/panduan.json", "/data/skema/panduan.json", "/data/kesegaran.json"),
        beside=_beside,
        below=_is_case,
        anchors=frozenset({"isi-map"}),
        is_asked_about=True,
        template=None,
        updated=_updated,
        feed=FeedPart(
            entries=_entries, is_among_everything=False, concerns=_of_no_village, own_title=wording.CHANGES_FEED
        ),
        calendar=None,
        open_data=None,
        pocket=None,  # they are its chapters
    ),
    new=NewFile(command="panduan-baru", options=("judul",), make=new_guide),
    named_files=RECORDINGS,
)
