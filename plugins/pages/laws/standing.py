"""What stands on one law: guides, papers, forms, and the pages that a change of it marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.kinds.forms.model import OfficialForm
from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.model import Guide
from plugins.kinds.laws.model import ChangedLaw, LawEntry
from plugins.kinds.life_events.view import EventView
from plugins.kinds.papers.model import RegisteredPaper


@dataclass(frozen=True, kw_only=True)
class StandingGuide:
    """A guide that names the law, with the articles."""

    guide: Guide
    articles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StandingPaper:
    """A paper that the law describes, and the guides that ask for it."""

    paper: RegisteredPaper
    article: str | None
    guides: tuple[Guide, ...]


@dataclass(frozen=True, kw_only=True)
class StandingForm:
    """A form that the law describes, with the articles."""

    form: OfficialForm
    articles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AllThatStands:
    """All that may stand on a law, as the site shows it."""

    papers: Mapping[str, RegisteredPaper]
    made: tuple[CaseSet, ...]
    forms: tuple[OfficialForm, ...]
    events: tuple[EventView, ...]


@dataclass(frozen=True, kw_only=True)
class LawStanding:
    """One law and all that stands on it; what is `marked` says that it changed, until somebody has looked again."""

    id: str
    law: LawEntry
    guides: tuple[StandingGuide, ...]
    papers: tuple[StandingPaper, ...]
    forms: tuple[StandingForm, ...]
    marked: tuple[Case, ...]
    marked_forms: tuple[OfficialForm, ...]
    marked_events: tuple[EventView, ...]
    changed_by: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        return f"/hukum/{self.id}/"

    @property
    def through_papers(self) -> int:
        """Return how many guides stand on it only because they ask for one of its papers."""
        named = {one.guide.slug for one in self.guides}
        return len({guide.slug for one in self.papers for guide in one.guides} - named)

    @property
    def marked_guides(self) -> int:
        """Return how many guides have a list that says that it changed."""
        return len({case.guide.slug for case in self.marked})

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what may be otherwise, each once."""
        return tuple(dict.fromkeys(change.sentence for change in self.law.changes))


def standings(laws: Mapping[str, LawEntry], everything: AllThatStands) -> tuple[LawStanding, ...]:
    """Return every law with what stands on it, in the order of their names."""
    found = (
        LawStanding(
            id=key,
            law=law,
            guides=tuple(_guides(key, everything.made)),
            papers=tuple(_papers(key, everything.papers, everything.made)),
            forms=tuple(_forms(key, everything.forms)),
            marked=tuple(case for one in everything.made for case in one.all if _is_among(key, case.changed_law)),
            marked_forms=tuple(form for form in everything.forms if _is_among(key, form.changed_law)),
            marked_events=tuple(event for event in everything.events if _is_among(key, event.changed_law)),
            changed_by=tuple(dict.fromkeys((change.by, laws[change.by].title) for change in law.changes)),
        )
        for key, law in laws.items()
    )
    return tuple(sorted(found, key=lambda standing: standing.law.title))


def _is_among(law: str, changed: tuple[ChangedLaw, ...]) -> bool:
    return any(one.id == law for one in changed)


def _forms(law: str, forms: tuple[OfficialForm, ...]) -> Iterator[StandingForm]:
    for form in forms:
        named = [rule for rule in form.law if rule.id == law]
        if named:
            yield StandingForm(form=form, articles=tuple(rule.article for rule in named if rule.article))


def _guides(law: str, made: tuple[CaseSet, ...]) -> Iterator[StandingGuide]:
    for one in made:
        named = [rule for rule in one.guide.law if rule.id == law]
        if named:
            yield StandingGuide(guide=one.guide, articles=tuple(rule.article for rule in named if rule.article))


def _papers(law: str, papers: Mapping[str, RegisteredPaper], made: tuple[CaseSet, ...]) -> Iterator[StandingPaper]:
    for key, paper in papers.items():
        ground = next((ground for ground in paper.grounds if ground.law == law), None)
        guides = tuple(one.guide for one in made if any(document.paper == key for document in one.guide.documents))
        if ground and guides:
            yield StandingPaper(paper=paper, article=ground.article, guides=guides)
