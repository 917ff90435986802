"""What can be found on the site, and the words that lead there."""

from collections.abc import Iterator
from dataclasses import dataclass

from feedback_api import wording as words
from feedback_api.domain.search.shard import ThingKind
from plugins.content import Content
from plugins.edition import Edition
from plugins.guides.case import Case, CaseSet
from plugins.guides.guide import Guide
from plugins.questions.answer_view import AnswerView
from plugins.search import wording
from plugins.villages.village import Village
from plugins.visits.view import VisitView

MOST_VISITS = 60
MOST_POSTS = 200


@dataclass(frozen=True, kw_only=True)
class Findable:
    """A page, what people call it (best name first), and what else it says, the more telling before the less."""

    kind: ThingKind
    url: str
    title: str
    names: tuple[str, ...]
    asks: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


def lasting(edition: Edition) -> tuple[Findable, ...]:
    """Return everything editors wrote: what the worth of a word is measured on."""
    return (*undated(edition.content), *(_visit(visit) for visit in _visits(edition)), *_posts(edition))


def undated(content: Content) -> tuple[Findable, ...]:
    """Return what is there every day."""
    return (
        *(thing for guide in content.guides for thing in _guide_and_cases(guide, content.cases[guide.slug])),
        *(_village(village) for village in content.villages),
        *_pages(content),
    )


def answers_of(edition: Edition) -> tuple[Findable, ...]:
    """Return what was answered, newest first."""
    return tuple(answer(view) for view in edition.answers)


def answer(view: AnswerView) -> Findable:
    return Findable(kind=ThingKind.ANSWER, url=view.url, title=view.title, names=(view.title,))


def _guide_and_cases(guide: Guide, cases: CaseSet) -> Iterator[Findable]:
    yield Findable(
        kind=ThingKind.GUIDE,
        url=guide.url,
        title=guide.title,
        names=(guide.title, *guide.aliases),
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
    )
    for case in cases.cases:
        yield _case(case)


def _case(case: Case) -> Findable:
    """A case is called what it says more than its guide; it is only ever shown beside it."""
    chosen = " ".join(answered.words for answered in case.answers)
    names = (case.words, chosen, case.slug.replace("-", " "))
    return Findable(kind=ThingKind.CASE, url=case.url, title=case.title, names=names)


def _village(village: Village) -> Findable:
    return Findable(
        kind=ThingKind.VILLAGE,
        url=village.url,
        title=wording.VILLAGE_TITLE.format(village=village.name),
        names=(village.name, *village.aliases, *village.guessed_aliases),
        says=(wording.VISIT_WORDS,),
    )


def _visits(edition: Edition) -> tuple[VisitView, ...]:
    """Return the visits people may still ask about: those to come, and changed ones whose old notice may be around."""
    schedule = edition.schedule
    return tuple(dict.fromkeys((*schedule.coming, *schedule.changed)))[:MOST_VISITS]


def _visit(visit: VisitView) -> Findable:
    village = visit.village
    day = words.long_date(visit.day)
    return Findable(
        kind=ThingKind.VISIT,
        url=visit.url,
        title=f"{visit.title}, {day}",
        names=(village.name, *village.aliases, *village.guessed_aliases) if village else (visit.place.name,),
        says=(wording.VISIT_WORDS, day),
    )


def _posts(edition: Edition) -> Iterator[Findable]:
    shown = [post for post in edition.content.posts if post.day <= edition.today]
    for post in sorted(shown, key=lambda post: (post.day, post.slug), reverse=True)[:MOST_POSTS]:
        summary = (post.summary.replace("**", ""),) if post.summary else ()
        yield Findable(
            kind=ThingKind.POST, url=f"/kabar/{post.slug}/", title=post.title, names=(post.title,), says=summary
        )


def _pages(content: Content) -> Iterator[Findable]:
    for page in content.pages:
        yield Findable(kind=ThingKind.PAGE, url=f"/{page.slug}/", title=page.title, names=(page.title,))
    for programme in content.programmes:
        yield Findable(kind=ThingKind.PAGE, url=programme.url, title=programme.title, names=(programme.title,))
    for found in content.search_words.pages:
        yield Findable(kind=ThingKind.PAGE, url=found.url, title=found.title, names=(found.title, *found.aliases))
