"""Orders what answers a question best, and leaves out what does not answer it.

All sums are whole numbers, so that the browser, which does the same, comes to the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from feedback_api.domain.search.looking_up import Match, Query, ReadShard, understood
from feedback_api.domain.search.shard import FoundIn, Posting, Thing, ThingKind, Why

MOST_FOUND = 10
# What a word that stands on no page would have said: with many of them in a question, little was understood.
UNKNOWN = 40
# How much a name said in full counts beside its single words. Whoever types a form's code means the form.
NAME = {ThingKind.GUIDE: 4, ThingKind.EVENT: 3, ThingKind.PAGE: 2, ThingKind.FORM: 4}
BESIDE = {ThingKind.GUIDE: 1, ThingKind.EVENT: 1, ThingKind.PAGE: 1, ThingKind.FORM: 1}
# A thing that was asked for by so much of its own words is no accident, however long the text around them.
SURELY = 70
# A desa that is named beside a word of the trade is mostly only where somebody comes from.
MOSTLY_FROM_THERE = 90
# So many times less than the best is no answer any more, or not sure enough to speak of its cases.
FAR_BEHIND, BEHIND = 3, 2


@dataclass(frozen=True, kw_only=True)
class _Hit:
    """A term of the question that is part of names of a thing."""

    names: int
    worth: int
    places: tuple[int, ...]

    def is_beside(self, other: "_Hit") -> bool:
        """Whether both stand beside each other in the question and in one name."""
        return bool(self.names & other.names) and any(abs(a - b) == 1 for a in self.places for b in other.places)


@dataclass(kw_only=True)
class _Tally:
    """What a question says for one thing; `why` is where the word stands that says `most`."""

    thing: Thing
    score: int = 0
    said: int = 0
    named: int = 0
    is_trade: bool = False
    hits: list[_Hit] = field(default_factory=list)
    why: Why | None = None
    most: int = 0

    def add(self, posting: Posting, match: Match) -> None:
        worth = match.term.worth
        telling = 0 if posting.why.place is FoundIn.TEXT else worth
        if self.why is None or telling > self.most:
            self.why, self.most = posting.why, telling
        self.score += posting.weight * match.quarters // 4
        self.said += worth
        if posting.names:
            self.named += worth
            self.is_trade = self.is_trade or match.is_trade
            hit = _Hit(names=posting.names, worth=worth * match.quarters // 4, places=match.places)
            self.hits.append(hit)

    def best_name(self) -> tuple[int, int, int]:
        """Return the most that a name says, of how many terms the fullest one is, and what that is worth."""
        best = terms = full = 0
        for place, length in enumerate(self.thing.names):
            masses = [hit.worth for hit in self.hits if hit.names >> place & 1]
            count = min(len(masses), length)
            if count:
                best = max(best, sum(masses) * count**3 // length**3)
            if count and count == length and sum(masses) > full:
                terms, full = length, sum(masses)
        return best, terms, full

    def side_by_side(self) -> int:
        """Return what those words say together that stand beside each other as they do in a name."""
        return sum(one.worth + other.worth for one, other in combinations(self.hits, 2) if one.is_beside(other))


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that answers, with how well it does."""

    thing: Thing
    score: int


def search(text: str, read_shard: ReadShard) -> tuple[Thing, ...]:
    """Return what answers the text, best first; a guide is followed by the one case of it that the words single out."""
    question = understood(text, read_shard)
    tallies = _tallies(question)
    asked = sum(match.term.worth for match in question.matches) + UNKNOWN * question.unknown
    pages = [tally for tally in tallies if tally.thing.kind is not ThingKind.CASE]
    found = [one for one in (_found(tally, asked) for tally in pages) if one]
    if any(match.is_trade for match in question.matches):
        found = [_from_there(one) for one in found]
    found.sort(key=lambda one: (-one.score, one.thing.kind, one.thing.url))
    cases = [tally for tally in tallies if tally.thing.kind is ThingKind.CASE]
    return tuple(_with_cases(found, cases))[:MOST_FOUND]


def _tallies(question: Query) -> list[_Tally]:
    tallies: dict[str, _Tally] = {}
    for match in question.matches:
        for posting in match.term.postings:
            tally = tallies.setdefault(posting.thing.url, _Tally(thing=posting.thing))
            tally.add(posting, match)
    return [*tallies.values()]


def _found(tally: _Tally, asked: int) -> Hit | None:
    """Return how well a thing answers; `None` if what was asked is, for the most part, something else."""
    best, terms, full = tally.best_name()
    kind = tally.thing.kind
    if kind in (ThingKind.VILLAGE, ThingKind.VISIT):
        fits = full > 0
    elif kind in (ThingKind.ANSWER, ThingKind.POST):
        fits = tally.said * 5 >= asked * 3
    else:
        fits = (
            tally.is_trade
            or tally.said >= asked
            or tally.named * 2 >= asked
            or tally.named >= SURELY
            or (full >= UNKNOWN and terms > 1)
        )
    if not fits:
        return None
    name = NAME.get(kind, 0) * best + BESIDE.get(kind, 0) * tally.side_by_side()
    return Hit(thing=replace(tally.thing, why=tally.why), score=tally.score + name)


def _from_there(found: Hit) -> Hit:
    is_place = found.thing.kind in (ThingKind.VILLAGE, ThingKind.VISIT)
    return replace(found, score=found.score - MOSTLY_FROM_THERE) if is_place else found


def _with_cases(found: list[Hit], cases: list[_Tally]) -> Iterator[Thing]:
    """Yield what is not far behind the best; where it is close, with its case."""
    best = found[0].score if found else 0
    for one in found:
        if one.score * FAR_BEHIND >= best:
            yield one.thing
        if one.thing.kind is ThingKind.GUIDE and one.score * BEHIND >= best:
            case = _singled_out([tally for tally in cases if tally.thing.url.startswith(one.thing.url)])
            if case:
                yield case


def _singled_out(cases: list[_Tally]) -> Thing | None:
    """Return the case that has a name said in full, if only one says so much."""
    ranked = sorted(
        ((tally.best_name()[2], replace(tally.thing, why=tally.why)) for tally in cases), key=lambda one: -one[0]
    )
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]
