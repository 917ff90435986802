"""Makes the index: for every term its worth and the things it leads to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from feedback_api.domain.search.folding import folded, words_of
from feedback_api.domain.search.shard import ThingKind
from plugins.kinds.findable import Findable
from plugins.pages.search.reasons import reasons_of
from plugins.pages.search.vocabulary import Vocabulary
from plugins.pages.search.weights import Weight, Worths, weights_of, worths_of

# The newest answers to a term; older ones are found by a rarer word of theirs.
MOST_ANSWERS = 12
# An answer stands under so many of its words, so that publishing one touches few files.
MOST_TERMS_OF_AN_ANSWER = 8
# A term that more cases of a guide share singles none of them out.
MOST_CASES = 4
# A term in the small print of more guides than this is about none of them.
MOST_SMALL_PRINT = 16


@dataclass(frozen=True, kw_only=True)
class Lead:
    """One thing a term leads to; `reason` says why where its title does not."""

    thing: Findable
    weight: Weight
    reason: str | None = None


@dataclass(kw_only=True)
class Leads:
    """What one term leads to: what editors wrote, then answers, newest first."""

    worth: int
    is_trade: bool
    lasting: list[Lead] = field(default_factory=list)
    answers: list[Lead] = field(default_factory=list)

    @property
    def commonness(self) -> int:
        """Return how many things are called by it, which says how likely people are to mean it."""
        return sum(bool(lead.weight.names) for lead in self.lasting)


@dataclass(frozen=True, kw_only=True)
class Index:
    """Every term with its leads, other spellings with the term they stand for, words that decide nothing."""

    terms: Mapping[str, Leads]
    spellings: Mapping[str, str]
    ignored: frozenset[str]
    foreign: frozenset[str]
    names: Mapping[str, tuple[int, ...]]


def build_index(lasting: Sequence[Findable], answers: Iterable[Findable], vocabulary: Vocabulary) -> Index:
    """Index everything; `answers` come newest first."""
    worths = worths_of(lasting, vocabulary)
    terms: dict[str, Leads] = {}

    def leads_of(term: str) -> Leads:
        if term not in terms:
            terms[term] = Leads(worth=worths.of(term), is_trade=term in vocabulary.trade)
        return terms[term]

    for thing, own in _telling(lasting, worths, vocabulary):
        reasons = reasons_of(thing, vocabulary)
        for term, weight in own.items():
            leads_of(term).lasting.append(Lead(thing=thing, weight=weight, reason=reasons.get(term)))
    for answer in answers:
        for term in terms_of_answer(answer, worths, vocabulary):
            leads = leads_of(term)
            if len(leads.answers) < MOST_ANSWERS:
                leads.answers.append(Lead(thing=answer, weight=Weight(weight=leads.worth, names=1)))
    return Index(
        terms=terms,
        spellings=_only_useful(_spellings(lasting, vocabulary), terms),
        ignored=vocabulary.ignored - terms.keys(),
        foreign=vocabulary.foreign - terms.keys() - vocabulary.ignored,
        names={thing.url: tuple(len(vocabulary.terms(name)) for name in thing.names) for thing in lasting},
    )


def terms_of_answer(answer: Findable, worths: Worths, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the terms under which an answer stands: the rarest words of its title."""
    terms = [term for term in vocabulary.terms(answer.title) if not term.isdigit()]
    return tuple(sorted(terms, key=lambda term: -worths.of(term))[:MOST_TERMS_OF_AN_ANSWER])


def _telling(
    things: Sequence[Findable], worths: Worths, vocabulary: Vocabulary
) -> Iterable[tuple[Findable, dict[str, Weight]]]:
    """Yield each thing with the terms that tell it from others."""
    weighed = [(thing, weights_of(thing, worths, vocabulary)) for thing in things]
    in_cases = Counter(
        (_guide_of(thing), term) for thing, own in weighed if thing.kind is ThingKind.CASE for term in own
    )
    in_print = Counter(
        term
        for thing, own in weighed
        if thing.kind is ThingKind.GUIDE
        for term, weight in own.items()
        if not weight.names
    )

    def tells(thing: Findable, term: str, weight: Weight) -> bool:
        if thing.kind is ThingKind.CASE:
            return in_cases[_guide_of(thing), term] <= MOST_CASES
        return thing.kind is not ThingKind.GUIDE or bool(weight.names) or in_print[term] <= MOST_SMALL_PRINT

    for thing, own in weighed:
        yield thing, {term: weight for term, weight in own.items() if tells(thing, term, weight)}


def _guide_of(case: Findable) -> str:
    return case.url.rstrip("/").rpartition("/")[0]


def _spellings(lasting: Sequence[Findable], vocabulary: Vocabulary) -> dict[str, str]:
    """Return every word that leads to a term spelt otherwise: the editors' spellings, and words before folding."""
    same = {**vocabulary.compounds, **vocabulary.surfaces}
    for thing in lasting:
        for text in (*thing.names, *thing.asks):
            for word in words_of(text):
                term = vocabulary.spelt(folded(word))
                if term not in vocabulary.ignored and folded(word) != word:
                    same.setdefault(word, term)
    return same


def _only_useful(spellings: Mapping[str, str], terms: Mapping[str, Leads]) -> dict[str, str]:
    return {word: term for word, term in spellings.items() if term in terms and word not in terms}
