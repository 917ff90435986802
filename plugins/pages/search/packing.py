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


def pack(index: Index) -> Mapping[int, str]:
    """Return the text of every file by its number."""
    common = {term: leads.commonness for term, leads in index.terms.items()}
    ordered = sorted(index.terms, key=lambda term: (-common[term], term))
    terms: dict[int, list[str]] = {key: [] for key in range(SHARDS + ENDING_SHARDS)}
    for term in ordered:
        terms[shard_key(term)].append(term)
    others: dict[int, dict[str, object]] = {key: {} for key in range(SHARDS + ENDING_SHARDS)}
    for word, term in sorted(index.spellings.items(), key=lambda pair: (-common[pair[1]], pair[0])):
        others[shard_key(word)][word] = term
    for word in sorted(index.ignored):
        others[shard_key(word)][word] = 0
    for word in sorted(index.foreign):
        others[shard_key(word)][word] = 1
    for ending, words in _endings(term for term in ordered if common[term]).items():
        others[shard_key(ending)][ending] = " ".join(words)
    return {key: _file(index, terms[key], others[key]) for key in range(SHARDS + ENDING_SHARDS)}


def _endings(called: Iterable[str]) -> dict[str, list[str]]:
    """Return the words that things are called by, by their last letters: for slips in the first ones."""
    endings: dict[str, list[str]] = {}
    for term in called:
        if len(term) >= SHORTEST_MENDED:
            endings.setdefault(ending_of(term), []).append(term)
    return endings


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
