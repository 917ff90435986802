"""Makes the index: for every term its worth and the things it leads to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from feedback_api.domain.search.folding import folded, words_of
from feedback_api.domain.search.shard import ThingKind, shard_key
from plugins.kinds.findable import Findable
from plugins.pages.search.reasons import reasons_of
from plugins.pages.search.vocabulary import Vocabulary
from plugins.pages.search.weights import Weight, Worths, weights_of, worths_of

# A term that more cases of a guide share singles none of them out.
MOST_CASES = 4
# A term in the small print of more guides than this is about none of them.
MOST_SMALL_PRINT = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """One thing a term leads to; `reason` says why where its title does not."""

    thing: Findable
    weight: Weight
    reason: str | None = None


@dataclass(kw_only=True, slots=True)
class Leads:
    """What one term leads to."""

    worth: int
    is_trade: bool
    things: list[Lead] = field(default_factory=list)

    @property
    def commonness(self) -> int:
        """Return how many things are called by it, which says how likely people are to mean it."""
        return sum(bool(lead.weight.names) for lead in self.things)


@dataclass(kw_only=True)
class Index:
    """Every term with its leads, by the file it stands in.

    `words` are those of each file that may be no terms: other spellings of a term, words that decide nothing.
    """

    vocabulary: Vocabulary
    worths: Worths
    spellings: Mapping[str, str]
    words: Mapping[int, frozenset[str]]
    names: Mapping[str, tuple[int, ...]]
    terms: dict[str, Leads] = field(default_factory=dict)
    files: dict[int, set[str]] = field(default_factory=dict)

    def leads_of(self, term: str) -> Leads:
        if term not in self.terms:
            self.terms[term] = Leads(worth=self.worths.of(term), is_trade=term in self.vocabulary.trade)
            self.files.setdefault(shard_key(term), set()).add(term)
        return self.terms[term]

    def looked_up_as(self, word: str) -> str | None:
        """Return the term under which answers are looked for when somebody types the word; `None` if under none."""
        term = folded(word)
        if term in self.terms:
            return term
        if term in self.vocabulary.ignored:
            return None
        usual = self.spellings.get(term, term)
        return usual if usual in self.terms else term


def build_index(things: Sequence[Findable], vocabulary: Vocabulary) -> Index:
    """Index everything that editors wrote."""
    spellings = _spellings(things, vocabulary)
    index = Index(
        vocabulary=vocabulary,
        worths=worths_of(things, vocabulary),
        spellings=spellings,
        words=_by_file({*spellings, *vocabulary.ignored, *vocabulary.foreign}),
        names={thing.url: tuple(len(vocabulary.terms(name)) for name in thing.names) for thing in things},
    )
    for thing, own in _telling(things, index.worths, vocabulary):
        reasons = reasons_of(thing, vocabulary)
        for term, weight in own.items():
            index.leads_of(term).things.append(Lead(thing=thing, weight=weight, reason=reasons.get(term)))
    return index


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


def _spellings(things: Sequence[Findable], vocabulary: Vocabulary) -> dict[str, str]:
    """Return every word that leads to a term spelt otherwise: the editors' spellings, and words before folding."""
    same = {**vocabulary.compounds, **vocabulary.surfaces}
    for thing in things:
        for text in (*thing.names, *thing.asks):
            for word in words_of(text):
                term = vocabulary.spelt(folded(word))
                if term not in vocabulary.ignored and folded(word) != word:
                    same.setdefault(word, term)
    return same


def _by_file(words: Iterable[str]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for word in words:
        found.setdefault(shard_key(word), set()).add(word)
    return {key: frozenset(group) for key, group in found.items()}
