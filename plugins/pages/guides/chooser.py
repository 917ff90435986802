"""The ways to one's own list: links in words for everybody, and what the script needs to follow the answers."""

from dataclasses import dataclass

from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.case_words import words_of
from plugins.kinds.guides.question import When
from plugins.kinds.guides.ways import Way

MOST_IN_ONE_LIST = 8


@dataclass(frozen=True, kw_only=True)
class CaseLink:
    """One case among its neighbours: its address, its words, and the answers that lead there."""

    case: Case
    words: str
    way: str


@dataclass(frozen=True, kw_only=True)
class CaseLinks:
    """Links under a heading; a short list needs none."""

    heading: str
    links: tuple[CaseLink, ...]


def chooser_of(made: CaseSet) -> tuple[CaseLinks, ...]:
    """Return all cases as links; many are sorted by the answers to the first question, some under several of them."""
    links = tuple(CaseLink(case=case, words=words_of(case.guide, case.ways[0]), way=_ways(case)) for case in made.cases)
    if len(links) <= MOST_IN_ONE_LIST:
        return (CaseLinks(heading="", links=links),) if links else ()
    first = next(question for question in made.everyone.guide.questions if question.makes_pages)
    return tuple(
        CaseLinks(heading=choice.text, links=tuple(link for link in links if _allows(link.case, first.id, option)))
        for option, choice in first.choices.items()
    )


def _allows(case: Case, question: str, option: str) -> bool:
    return any(option in way.get(question, (option,)) for way in case.ways)


def way_text(way: Way | When) -> str:
    """Return answers as they stand in an address; several options that lead to the same are parted by a bar."""
    return "&".join(f"{question}={'|'.join(options)}" for question, options in way.items())


def _ways(case: Case) -> str:
    return ";".join(way_text(way) for way in case.ways)
