"""What stands on one law: guides, papers, and the cases that a change of it marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.model import Guide
from plugins.kinds.laws.model import LawEntry
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
class LawStanding:
    """One law and all that stands on it; `marked` are the lists that say that it changed."""

    id: str
    law: LawEntry
    guides: tuple[StandingGuide, ...]
    papers: tuple[StandingPaper, ...]
    marked: tuple[Case, ...]
    changed_by: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        return f"/hukum/{self.id}/"

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what may be otherwise, each once."""
        return tuple(dict.fromkeys(change.sentence for change in self.law.changes))


def standings(
    laws: Mapping[str, LawEntry], papers: Mapping[str, RegisteredPaper], cases: Mapping[str, CaseSet]
) -> tuple[LawStanding, ...]:
    """Return every law with what stands on it, in the order of their names."""
    made = tuple(cases.values())
    found = (
        LawStanding(
            id=key,
            law=law,
            guides=tuple(_guides(key, made)),
            papers=tuple(_papers(key, papers, made)),
            marked=tuple(case for one in made for case in one.all if any(law.id == key for law in case.changed_law)),
            changed_by=tuple(dict.fromkeys((change.by, laws[change.by].title) for change in law.changes)),
        )
        for key, law in laws.items()
    )
    return tuple(sorted(found, key=lambda standing: standing.law.title))


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
