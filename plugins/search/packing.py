"""Packs the index into its files, each small enough for one typed word on a slow line."""

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from feedback_api.domain.search.shard import SHARDS, TRADE, ending_of, shard_key
from plugins.search.findable import Findable
from plugins.search.index import MOST_ANSWERS, Index

BIGGEST = 2900  # bytes, compressed
# How many answers a term of a file keeps, tried in this order until the file is small enough.
FEWER_ANSWERS = (MOST_ANSWERS, 8, 5, 3, 2, 1, 0)
SHORTEST_MENDED = 5
LONGEST_NAME = 9
MOST_NAMES = 30  # the browser counts them in the bits of one number


def pack(index: Index) -> Mapping[int, str]:
    """Return the text of every file by its number."""
    terms: dict[int, list[str]] = {key: [] for key in range(SHARDS)}
    for term in sorted(index.terms, key=lambda term: (-index.terms[term].commonness, term)):
        terms[shard_key(term)].append(term)
    others: dict[int, dict[str, object]] = {key: {} for key in range(SHARDS)}
    for word, term in sorted(index.spellings.items(), key=lambda pair: (-index.terms[pair[1]].commonness, pair[0])):
        others[shard_key(word)][word] = term
    for word in sorted(index.ignored):
        others[shard_key(word)][word] = 0
    for word in sorted(index.foreign):
        others[shard_key(word)][word] = 1
    for ending, words in _endings(index).items():
        others[shard_key(ending)][ending] = " ".join(words)
    return {key: _file(index, terms[key], others[key]) for key in range(SHARDS)}


def _endings(index: Index) -> dict[str, list[str]]:
    """Return the words that things are called by, by their last letters: for slips in the first ones."""
    endings: dict[str, list[str]] = {}
    for term in sorted(index.terms, key=lambda term: (-index.terms[term].commonness, term)):
        if len(term) >= SHORTEST_MENDED and index.terms[term].commonness:
            endings.setdefault(ending_of(term), []).append(term)
    return endings


def _file(index: Index, terms: Iterable[str], others: Mapping[str, object]) -> str:
    """Return the fullest file that is small enough; what editors wrote is never left out."""
    text = ""
    for most in FEWER_ANSWERS:
        text = _text(index, terms, others, most)
        if len(text) <= BIGGEST or len(zlib.compress(text.encode(), 9)) <= BIGGEST:
            break
    return text


def _text(index: Index, terms: Iterable[str], others: Mapping[str, object], most_answers: int) -> str:
    things: dict[str, list[Any]] = {}
    places: dict[str, int] = {}
    entries: dict[str, object] = {}
    for term in terms:
        leads = index.terms[term]
        entry = [leads.worth + TRADE * leads.is_trade]
        for lead in (*leads.lasting, *leads.answers[:most_answers]):
            url = lead.thing.url
            things.setdefault(url, _row(lead.thing, index.names.get(url, (1,))))
            entry += [places.setdefault(url, len(places)), lead.weight.weight, lead.weight.names]
        entries[term] = entry
    content = {"d": [*things.values()], "t": {**entries, **others}}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(thing: Findable, names: tuple[int, ...]) -> list[Any]:
    lengths = "".join(str(min(length, LONGEST_NAME)) for length in names[:MOST_NAMES])
    return [int(thing.kind), thing.url, thing.title, lengths]
