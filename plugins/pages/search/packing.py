"""Packs the index into its files, each small enough for one typed word on a slow line."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from feedback_api.domain.search.shard import ENDING_SHARDS, MOST_NAMES, SHARDS, TRADE, ending_of, shard_key
from plugins.kinds.findable import Findable
from plugins.pages.search.index import Index

BIGGEST = 1250  # bytes, compressed: a slip of the finger costs two files
SHORTEST_MENDED = 5
LONGEST_NAME = 9
LONGEST_TITLE = 64


def pack(index: Index, keys: Iterable[int] = range(SHARDS + ENDING_SHARDS)) -> Mapping[int, str]:
    """Return the text of every file, or of those that are asked for, by its number."""
    return {key: _file(index, _ordered(index, index.files.get(key, ())), _others(index, key)) for key in keys}


def _ordered(index: Index, terms: Iterable[str]) -> list[str]:
    """Return terms, the commonest first."""
    return sorted(terms, key=lambda term: (-index.terms[term].commonness, term))


def _others(index: Index, key: int) -> dict[str, object]:
    """Return what a file says of words that are no terms of their own, and which words end alike."""
    if key >= SHARDS:
        return _endings(index, key)
    words = index.words.get(key, frozenset()) - index.terms.keys()
    meant = {word: index.spellings[word] for word in words if index.spellings.get(word) in index.terms}
    ordered = sorted(meant, key=lambda word: (-index.terms[meant[word]].commonness, word))
    others: dict[str, object] = {word: meant[word] for word in ordered}
    ignored = words & index.vocabulary.ignored
    others.update(dict.fromkeys(sorted(ignored), 0))
    others.update(dict.fromkeys(sorted((words & index.vocabulary.foreign) - ignored), 1))
    return others


def _endings(index: Index, key: int) -> dict[str, object]:
    """Return the words that things are called by, by their last letters: for slips in the first ones."""
    called = (term for term, leads in index.terms.items() if len(term) >= SHORTEST_MENDED and leads.lasting)
    alike = (term for term in called if shard_key(ending_of(term)) == key and index.terms[term].commonness)
    endings: dict[str, list[str]] = {}
    for term in _ordered(index, alike):
        endings.setdefault(ending_of(term), []).append(term)
    return {ending: " ".join(terms) for ending, terms in endings.items()}


def _file(index: Index, terms: Sequence[str], others: Mapping[str, object]) -> str:
    """Return the fullest file that is small enough: answers are dropped, the oldest first; the rest never is."""
    deepest = max((len(index.terms[term].answers) for term in terms), default=0)
    turns = [(turn, term) for turn in range(deepest) for term in terms if turn < len(index.terms[term].answers)]
    text = _text(index, terms, others, turns)
    if _is_small(text):
        return text
    fits, too_many = 0, len(turns)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _is_small(_text(index, terms, others, turns[:middle])):
            fits = middle
        else:
            too_many = middle
    return _text(index, terms, others, turns[:fits])


def _is_small(text: str) -> bool:
    return len(text) <= BIGGEST or len(zlib.compress(text.encode(), 9)) <= BIGGEST


def _text(index: Index, terms: Sequence[str], others: Mapping[str, object], turns: Sequence[tuple[int, str]]) -> str:
    """Return the file with so many answers to each term as it has turns."""
    answers = Counter(term for _, term in turns)
    things: dict[str, list[Any]] = {}
    places: dict[str, int] = {}
    entries: dict[str, object] = {}
    reasons: dict[str, list[int | str]] = {}
    for term in terms:
        leads = index.terms[term]
        entry = [leads.worth + TRADE * leads.is_trade]
        for lead in (*leads.lasting, *leads.answers[: answers[term]]):
            url = lead.thing.url
            things.setdefault(url, _row(lead.thing, index.names.get(url, (1,))))
            place = places.setdefault(url, len(places))
            entry += [place, lead.weight.weight, lead.weight.names]
            if lead.reason:
                reasons.setdefault(term, []).extend((place, lead.reason))
        entries[term] = entry
    content: dict[str, object] = {"d": [*things.values()], "t": {**entries, **others}}
    if reasons:
        content["w"] = reasons
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(thing: Findable, names: tuple[int, ...]) -> list[Any]:
    lengths = "".join(str(min(length, LONGEST_NAME)) for length in names[:MOST_NAMES])
    return [int(thing.kind), thing.url, shortened(thing.title), lengths]


def shortened(title: str) -> str:
    """Return the title as a list of results has room for it."""
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
