"""What must be true of a life event and of the guides it names."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from plugins.kinds.guides.case import CaseSet
from plugins.kinds.guides.case_checks import FARTHEST
from plugins.kinds.guides.case_texts import Sender, form_words
from plugins.kinds.guides.cases import case_set
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.guides.model import Document, Guide
from plugins.kinds.kind import Around
from plugins.kinds.life_events import wording
from plugins.kinds.life_events.merging import Step
from plugins.kinds.life_events.model import LifeEvent, NamedGuide
from plugins.kinds.life_events.papers import MergedPaper, PaperNeed, Use
from plugins.kinds.life_events.texts import LIMIT, whatsapp_text
from plugins.kinds.life_events.view import EventView, deciding_places, event_view
from plugins.kinds.tables.sources import unknown_source
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile, Location, Part
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

ORDER, OTHERS = "urutan", "lain"


def event_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield long titles, and guides and sources that are named and are not there, or are there twice."""
    guides = tuple(file.slug for file in tree.of(GUIDES.files))
    for file in files:
        title = file.root.text("judul") or ""
        if len(title) > wording.TITLE_LIMIT:
            sentence = wording.TITLE_TOO_LONG.format(length=len(title), limit=wording.TITLE_LIMIT)
            yield file.root.problem("judul", sentence)
        for name in file.root.texts("sumber"):
            yield from unknown_source(file, name, tree)
        yield from _guides(file, guides)


def _guides(file: ContentFile, guides: tuple[str, ...]) -> Iterator[ContentProblem]:
    lines: dict[str, int] = {}
    for part in file.root.parts(ORDER):
        slug = part.text("panduan") or ""
        if slug in lines:
            yield part.problem("panduan", wording.GUIDE_TWICE.format(value=general.quoted(slug), line=lines[slug]))
        lines.setdefault(slug, file.line_of((*part.location, "panduan")))
        yield from _unknown(part, "panduan", guides, wording.NO_SUCH_GUIDE)
    for part in file.root.parts(OTHERS):
        yield from _unknown(part, "panduan", guides, wording.NO_SUCH_GUIDE)
        yield from _unknown(part, "ganti", tuple(lines), wording.REPLACES_NOTHING)


def _unknown(part: Part, key: str, known: tuple[str, ...], sentence: str) -> Iterator[ContentProblem]:
    value = part.text(key)
    if value and value not in known:
        guess = general.guess(nearest(value, known))
        yield part.problem(key, sentence.format(value=general.quoted(value), guess=guess))


def sound_event_problems(events: tuple[LifeEvent, ...], around: Around) -> Iterator[ContentProblem]:
    """Yield answers nobody can give, and papers that the steps ask for in ways that contradict each other."""
    guides = {guide.slug: guide for guide in around.of(GUIDES)}
    cases: dict[str, CaseSet] = {}
    for event in events:
        if not all(named.guide in guides for named in (*event.steps, *event.others)):
            continue  # a faulty guide has its own sentence
        unanswered = [*_answers(event, guides)]
        yield from unanswered
        if not unanswered:
            cases |= {step.guide: case_set(guides[step.guide]) for step in event.steps if step.guide not in cases}
            yield from _lists(event, event_view(event, cases))


def _answers(event: LifeEvent, guides: Mapping[str, Guide]) -> Iterator[ContentProblem]:
    for key, named in ((ORDER, event.steps), (OTHERS, event.others)):
        for place, one in enumerate(named):
            yield from _answered(event, (key, place, "jawaban"), one, guides[one.guide])


def _answered(event: LifeEvent, location: Location, named: NamedGuide, guide: Guide) -> Iterator[ContentProblem]:
    questions = {question.id: tuple(question.choices) for question in guide.questions}
    for question, option in named.answers.items():
        known, value = questions.get(question), general.quoted(option)
        if known is None:
            guess = general.guess(nearest(question, questions))
            sentence = general.NO_SUCH_QUESTION.format(value=general.quoted(question), guess=guess)
            yield event.file.problem((*location, question), sentence)
        elif option not in known:
            sentence = general.NO_SUCH_OPTION.format(
                value=value,
                question=general.quoted(question),
                choices=", ".join(known),
                guess=general.guess(nearest(option, known)),
            )
            yield event.file.problem((*location, question), sentence)


def _lists(event: LifeEvent, view: EventView) -> Iterator[ContentProblem]:
    yield from _results(event, view)
    for paper in view.list.papers:
        yield from _contradictions(event, view, paper)
        yield from _gone_already(event, view, paper)
    farthest = Sender(office=event.file.office.name, site_url=FARTHEST, today=date.min)
    length = len(whatsapp_text(view, farthest))
    if length > LIMIT:
        sentence = wording.TOO_LONG_TO_SEND.format(title=event.title, length=length, limit=LIMIT)
        yield event.file.problem((ORDER,), sentence)


def _results(event: LifeEvent, view: EventView) -> Iterator[ContentProblem]:
    for place, step in enumerate(view.steps):
        later = [item.document.id for other in view.steps[place + 1 :] for item in other.case.documents]
        for index, name in enumerate(step.results):
            if name not in later:
                guess = general.guess(nearest(name, later))
                sentence = wording.NO_SUCH_RESULT.format(value=general.quoted(name), guess=guess)
                yield event.file.problem((ORDER, place, "hasil", index), sentence)


def _contradictions(event: LifeEvent, view: EventView, paper: MergedPaper) -> Iterator[ContentProblem]:
    """Yield two steps at one place that ask for the same paper otherwise: nobody could say what to bring there.

    Offices that have nothing to do with each other may ask otherwise; then the list says the most, and who asks what.
    """
    by_number = {step.number: step for step in view.steps}
    for one, other in combinations(paper.uses, 2):
        here, there = by_number[one.step], by_number[other.step]
        is_one_place = not set(deciding_places(here.case)).isdisjoint(deciding_places(there.case))
        if here is there or not is_one_place:
            continue
        at = (ORDER, there.number - 1, "panduan")
        if _differ(one, other):
            yield event.file.problem(at, _contradiction(one, other, here, there))
        elif _conditions_differ(one.document, other.document):
            yield event.file.problem(at, _other_condition(one, other, here, there))


def _differ(one: Use, other: Use) -> bool:
    """Say whether two uses ask otherwise; an original may be looked at before a later step keeps it."""
    only_looks = one.step < other.step and one.need == PaperNeed(shown=True) and other.need.originals > 0
    return one.need != other.need and not only_looks


def _conditions_differ(one: Document, other: Document) -> bool:
    """Say whether both are needed on a condition that no question decides, each on one of its own."""
    return bool(one.when_words and other.when_words and _plain(one.when_words) != _plain(other.when_words))


def _plain(condition: str) -> str:
    return wording.inside(wording.if_words(condition) or "")


def _other_condition(one: Use, other: Use, here: Step, there: Step) -> str:
    return wording.OTHER_CONDITION.format(
        name=general.quoted(one.document.name),
        one=general.quoted(one.document.when_words or ""),
        guide=general.quoted(here.case.guide.slug),
        other=general.quoted(other.document.when_words or ""),
        other_guide=general.quoted(there.case.guide.slug),
    )


def _gone_already(event: LifeEvent, view: EventView, paper: MergedPaper) -> Iterator[ContentProblem]:
    """Yield a step that needs the original of a paper that an earlier step kept and did not give back."""
    by_number = {step.number: step for step in view.steps}
    for one, other in combinations(sorted(paper.uses, key=lambda use: use.step), 2):
        is_kept = one.need.originals > 0 and one.document.is_kept
        if one.step < other.step and is_kept and (other.need.originals or other.need.shown):
            sentence = wording.GONE_ALREADY.format(
                name=general.quoted(one.document.name),
                guide=general.quoted(by_number[one.step].case.guide.slug),
                other_guide=general.quoted(by_number[other.step].case.guide.slug),
            )
            yield event.file.problem((ORDER, other.step - 1, "panduan"), sentence)


def _contradiction(one: Use, other: Use, here: Step, there: Step) -> str:
    return wording.CONTRADICTION.format(
        name=general.quoted(one.document.name),
        one=form_words(one.document),
        guide=general.quoted(here.case.guide.slug),
        other=form_words(other.document),
        other_guide=general.quoted(there.case.guide.slug),
    )
