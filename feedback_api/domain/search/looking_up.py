"""Finds the term that each typed word stands for: as it is, begun, misspelt, or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from feedback_api.domain.search.folding import folded, words_of
from feedback_api.domain.search.shard import Entry, Ignored, SameAs, Shard, Term, ending_of, shard_key
from feedback_api.domain.search.spelling import can_be_misspelt, slips_allowed, slips_between

ReadShard = Callable[[int], Shard]

MOST_WORDS = 40
SHORTEST_BEGINNING = 3
MOST_SLIPS = 2
# What a word that stands on no page would have said: with many of them in a question, little was understood.
UNKNOWN = 40
# Of four quarters: what a word says that had to be guessed.
WHOLLY, GUESSED = 4, 3


@dataclass(frozen=True, kw_only=True)
class Match:
    """A term of the question, how many quarters of it count, and where it stands among the words that matter."""

    term: Term
    quarters: int
    places: tuple[int, ...]

    @property
    def is_trade(self) -> bool:
        """Whether it is surely about what is done here: a guess is never sure."""
        return self.term.is_trade and self.quarters == WHOLLY


@dataclass(frozen=True, kw_only=True)
class AskedWord:
    """A word as answers may have it: as it was typed, and as it was probably meant."""

    terms: tuple[str, ...]
    worth: int


@dataclass(frozen=True, kw_only=True)
class Query:
    """What was understood of what was `typed`; `unknown` words are in no page that editors wrote."""

    typed: tuple[str, ...]
    matches: tuple[Match, ...]
    unknown: int
    words: tuple[AskedWord, ...]


@dataclass(frozen=True, kw_only=True)
class _Word:
    """What a typed word stands for; no entry: for nothing. `typed` is its term before anything was guessed."""

    name: str
    entry: Entry | None
    quarters: int = WHOLLY
    typed: str = ""


def understood(text: str, read_shard: ReadShard) -> Query:
    """Look up every word, and every two that mean one thing together; the last one may be still being typed."""
    typed = words_of(text)
    different = list(dict.fromkeys(typed))[:MOST_WORDS]
    known = {word: _word(word, read_shard, is_last=word == typed[-1]) for word in different}
    words = _asked([known[word] for word in different])
    said = _joined([known[word] for word in typed if word in known], read_shard)
    said = [word for word in said if not isinstance(word.entry, Ignored)]
    matches: dict[str, Match] = {}
    for place, word in enumerate(said):
        if isinstance(word.entry, Term):
            before = matches.get(word.name, Match(term=word.entry, quarters=0, places=()))
            quarters = max(before.quarters, word.quarters)
            matches[word.name] = Match(term=word.entry, quarters=quarters, places=(*before.places, place))
    strange = {word.name for word in said if not isinstance(word.entry, Term)}
    unknown = sum(name.isalpha() for name in strange)
    return Query(typed=typed, matches=tuple(matches.values()), unknown=unknown, words=words)


def _asked(words: Sequence[_Word]) -> tuple[AskedWord, ...]:
    """Return the words that answers are looked for by, each once: all but those that decide nothing."""
    asked: dict[str, AskedWord] = {}
    for word in words:
        is_guess = bool(word.typed)
        if is_guess or not isinstance(word.entry, Ignored):
            terms = tuple(dict.fromkeys((word.typed or word.name, word.name)))
            worth = word.entry.worth if isinstance(word.entry, Term) else UNKNOWN
            asked.setdefault(terms[0], AskedWord(terms=terms, worth=worth))
    return tuple(asked.values())


def _word(word: str, read_shard: ReadShard, *, is_last: bool) -> _Word:
    term = folded(word)
    exact = _meant(term, read_shard)
    if exact.entry is not None:
        return exact
    guess = (is_last and _completed(word, term, read_shard)) or _corrected(term, read_shard)
    if not guess:
        return exact
    meant = _meant(guess, read_shard)
    return _Word(name=meant.name, entry=meant.entry, quarters=GUESSED, typed=exact.name)


def _meant(term: str, read_shard: ReadShard) -> _Word:
    """Return what stands under a term, or under the usual spelling of it."""
    entry = read_shard(shard_key(term)).entries.get(term)
    if isinstance(entry, SameAs):
        return _Word(name=entry.term, entry=read_shard(shard_key(entry.term)).entries.get(entry.term))
    return _Word(name=term, entry=entry)


def _joined(words: Sequence[_Word], read_shard: ReadShard) -> list[_Word]:
    """Put what two neighbours mean together in the place of both: kartu keluarga is a KK."""
    said: list[_Word] = []
    taken = False
    for word, following in pairwise([*words, _Word(name="", entry=None)]):
        pair = f"{word.name} {following.name}"
        if taken:
            taken = False
        elif pair in read_shard(shard_key(pair)).entries:
            said.append(_meant(pair, read_shard))
            taken = True
        else:
            said.append(word)
    return said


def _completed(word: str, term: str, read_shard: ReadShard) -> str | None:
    """Return the commonest term that begins with what has been typed so far."""
    for start in dict.fromkeys((word, term)):
        if len(start) >= SHORTEST_BEGINNING:
            known = read_shard(shard_key(start)).entries.items()
            found = (one for one, entry in known if one.startswith(start) and _is_begun(one, entry, start))
            first = next(found, None)
            if first:
                return first
    return None


def _is_begun(word: str, entry: Entry, start: str) -> bool:
    """Say whether a word may be what was begun; another spelling only when little of it is missing."""
    nearly_whole = isinstance(entry, SameAs) and len(start) * 4 >= len(word) * 3
    return nearly_whole or _is_term_or_longer_form(word, entry)


def _is_term_or_longer_form(word: str, entry: Entry) -> bool:
    """Say whether a word is a term or has one inside it; nobody misspells another spelling by accident."""
    return isinstance(entry, Term) or (isinstance(entry, SameAs) and entry.term in word)


def _corrected(term: str, read_shard: ReadShard) -> str | None:
    """Return the nearest term, the commonest of equally near ones, that begins or ends as the word does."""
    nearest, fewest = None, MOST_SLIPS + 1
    alike = (*_beginning_alike(term, read_shard), *_ending_alike(term, read_shard)) if can_be_misspelt(term) else ()
    for candidate in alike:
        most = min(slips_allowed(candidate), fewest - 1)
        slips = slips_between(term, candidate, most)
        if slips <= most:
            nearest, fewest = candidate, slips
    return nearest


def _beginning_alike(term: str, read_shard: ReadShard) -> Iterator[str]:
    """Yield what things are called by, longer forms of it, and words that decide nothing."""
    for one, entry in read_shard(shard_key(term)).entries.items():
        if isinstance(entry, Term):
            likely = any(posting.names for posting in entry.postings)
        else:
            likely = not isinstance(entry, SameAs) or _is_term_or_longer_form(one, entry)
        if likely:
            yield one


def _ending_alike(term: str, read_shard: ReadShard) -> tuple[str, ...]:
    ending = ending_of(term)
    return read_shard(shard_key(ending)).endings.get(ending, ())
