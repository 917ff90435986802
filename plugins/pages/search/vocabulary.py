"""How a word is understood: its usual spelling, what else means the same, and whether it decides anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from feedback_api.domain.search.folding import folded, words_of
from plugins.kinds.tables.search_words import SearchWords


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The editors' words, all folded."""

    spellings: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]
    compounds: Mapping[str, str]
    trade: frozenset[str]
    foreign: frozenset[str]
    light: frozenset[str]
    ignored: frozenset[str]

    def terms(self, text: str) -> tuple[str, ...]:
        """Return what a text says: its terms in the usual spelling, each once, without those that decide nothing."""
        spelt = [self.spelt(folded(word)) for word in words_of(text)]
        return tuple(dict.fromkeys(term for term in self._joined(spelt) if term not in self.ignored))

    def spelt(self, term: str) -> str:
        return self.spellings.get(term, term)

    def _joined(self, terms: Sequence[str]) -> Iterator[str]:
        taken = False
        for term, following in pairwise([*terms, ""]):
            compound = self.compounds.get(f"{term} {following}")
            if taken:
                taken = False
            elif compound:
                taken = True
                yield compound
            else:
                yield term

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Return every other spelling that leads somewhere, with the term it leads to."""
        return {spelling: term for spelling, term in self.spellings.items() if term not in self.ignored}


def vocabulary_of(words: SearchWords, *, names: Iterable[str] = ()) -> Vocabulary:
    """Fold the editors' words; the office's own `names` say little, for everything here is about it."""
    spellings = {
        term: _one(word) for word, others in words.spellings.items() for term in _all(others) if term != _one(word)
    }
    nothing: frozenset[str] = frozenset()
    usual = Vocabulary(
        spellings=spellings, alike={}, compounds={}, trade=nothing, foreign=nothing, light=nothing, ignored=nothing
    )
    groups = [{term for text in group for term in usual.terms(text)} for group in words.alike]
    alike: dict[str, frozenset[str]] = {}
    for group in groups:
        for term in group:
            alike[term] = alike.get(term, frozenset()) | (group - {term})
    return Vocabulary(
        spellings=spellings,
        alike=alike,
        compounds={" ".join(usual.terms(pair)): usual.spelt(_one(word)) for pair, word in words.compounds.items()},
        trade=frozenset(usual.spelt(term) for term in _all(words.trade)),
        foreign=frozenset(_all(words.foreign)),
        light=frozenset(usual.spelt(term) for term in _all((*words.light, *names))),
        ignored=frozenset(term for group in words.ignored for term in _all(group)),
    )


def _one(word: str) -> str:
    return folded(words_of(word)[0])


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(word) for text in texts for word in words_of(text))
