"""Orders what answers a question best, and leaves out what does not answer it.

All sums are whole numbers, so that the browser, which does the same, comes to the same order.
"""

from dataclasses import dataclass, field, replace
from itertools import combinations

from feedback_api.domain.search.answer_hits import MOST_ANSWERS, AnswerHit, FoundAnswers, answers_to, shown_answer
from feedback_api.domain.search.looking_up import UNKNOWN, Match, Query, ReadShard, understood
from feedback_api.domain.search.shard import FoundIn, Posting, Thing, ThingKind, Why

MOST_FOUND = 10
# How much a name said in full counts beside its single words. Whoever types a form's code means the form.
NAME = {ThingKind.GUIDE: 4, ThingKind.EVENT: 3, ThingKind.PAGE: 2, ThingKind.FORM: 4}
BESIDE = {ThingKind.GUIDE: 1, ThingKind.EVENT: 1, ThingKind.PAGE: 1, ThingKind.FORM: 1}
# A thing that was asked for by so much of its own words is no accident, however long the text around them.
SURELY = 70
# A desa that is named beside a word of the trade is mostly only where somebody comes from.
MOSTLY_FROM_THERE = 90
# So many times less than the best is no answer any more, or not sure enough to speak of its cases.
FAR_BEHIND, BEHIND = 3, 2
# Whatever else answers, an answer that is surely meant is among so many rows.
FIRST_ROWS = 3


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
    """A page that editors wrote and how well it answers; `is_named` if half of what was asked is in its names."""

    thing: Thing
    score: int
    is_named: bool


# What stands together in the list of results: a page with its case, or an answer whose title is still to be fetched.
Row = Thing | AnswerHit


@dataclass(frozen=True, kw_only=True)
class _RankedPage:
    hit: Hit
    rows: list[Row]


def search(text: str, read_shard: ReadShard, page: int = 1) -> tuple[Thing, ...]:
    """Return what answers the text, best first; a guide is followed by the one case of it that the words single out.

    What is asked for by name comes first, then answers that are surely meant, then everything as well as it answers.
    If many answers have the title that was typed, `page` is which of them are told.
    """
    question = understood(text, read_shard)
    answers = answers_to(question, read_shard, page)
    return tuple(_shown(_in_order(question, answers), question, read_shard))


def _in_order(question: Query, answers: FoundAnswers) -> list[Row]:
    hits, cases = _pages(question)
    best = max((hit.score for hit in hits), default=0)
    pages = [_RankedPage(hit=hit, rows=_with_case(hit, cases, best)) for hit in hits if hit.score * FAR_BEHIND >= best]
    surely: list[Row] = [*([answers.titled] if answers.titled else []), *answers.sure]
    single = [] if surely or answers.singled_out is None else [answers.singled_out]
    before = _before([page for page in pages if page.hit.is_named], len(surely)) if surely else []
    before = _before(pages, 1) if single else before
    first = [*surely, *single]
    others = [(page.hit.score, page.hit.thing.kind, page.rows) for page in pages if page not in before]
    likely = [hit for hit in answers.hits if hit not in first and hit.said * FAR_BEHIND >= best]
    others += [(hit.said, ThingKind.ANSWER, [hit]) for hit in likely[: MOST_ANSWERS - len(first)]]
    others.sort(key=lambda one: (-one[0], one[1]))
    return [*(row for page in before for row in page.rows), *first, *(row for _, _, rows in others for row in rows)]


def _before(pages: list[_RankedPage], answers: int) -> list[_RankedPage]:
    """Return the best page, and of the next ones so many as leave room for answers in the first rows."""
    before = pages[:1]
    for page in pages[1:]:
        if sum(len(one.rows) for one in (*before, page)) > FIRST_ROWS - answers:
            break
        before.append(page)
    return before


def _shown(rows: list[Row], question: Query, read_shard: ReadShard) -> list[Thing]:
    """Fetch the titles of answers, for so many rows as there is room for."""
    things = (
        row if isinstance(row, Thing) else shown_answer(row, question.words, read_shard) for row in rows[:MOST_FOUND]
    )
    return [thing for thing in things if thing]


def _pages(question: Query) -> tuple[list[Hit], list[_Tally]]:
    """Return the pages of editors that answer, best first, and what is said for cases."""
    tallies = _tallies(question)
    asked = sum(match.term.worth for match in question.matches) + UNKNOWN * question.unknown
    found = [_found(tally, asked) for tally in tallies if tally.thing.kind is not ThingKind.CASE]
    hits = [one for one in found if one]
    if any(match.is_trade for match in question.matches):
        hits = [_from_there(one) for one in hits]
    hits.sort(key=lambda one: (-one.score, one.thing.kind, one.thing.url))
    return hits, [tally for tally in tallies if tally.thing.kind is ThingKind.CASE]


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
    elif kind is ThingKind.POST:
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
    thing = replace(tally.thing, why=tally.why)
    return Hit(thing=thing, score=tally.score + name, is_named=tally.named * 2 >= asked)


def _from_there(found: Hit) -> Hit:
    is_place = found.thing.kind in (ThingKind.VILLAGE, ThingKind.VISIT)
    return replace(found, score=found.score - MOSTLY_FROM_THERE) if is_place else found


def _with_case(hit: Hit, cases: list[_Tally], best: int) -> list[Row]:
    """Return a page; one that is close to the best with its case."""
    rows: list[Row] = [hit.thing]
    if hit.thing.kind is ThingKind.GUIDE and hit.score * BEHIND >= best:
        case = _singled_out([tally for tally in cases if tally.thing.url.startswith(hit.thing.url)])
        rows += [case] if case else []
    return rows


def _singled_out(cases: list[_Tally]) -> Thing | None:
    """Return the case that has a name said in full, if only one says so much."""
    ranked = sorted(
        ((tally.best_name()[2], replace(tally.thing, why=tally.why)) for tally in cases), key=lambda one: -one[0]
    )
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]
