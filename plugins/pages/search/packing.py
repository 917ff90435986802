"""Packs the index of what editors wrote into its files."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from feedback_api.domain.search.shard import ENDING_SHARDS, MOST_NAMES, SHARDS, TRADE, ending_of, shard_key
from plugins.kinds.findable import Findable
from plugins.pages.search.index import Index

SHORTEST_MENDED = 5
LONGEST_NAME = 9
LONGEST_TITLE = 64


def pack(index: Index) -> Mapping[int, str]:
    """Return the text of every file by its number."""
    keys = range(SHARDS + ENDING_SHARDS)
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
    called = (term for term, leads in index.terms.items() if len(term) >= SHORTEST_MENDED)
    alike = (term for term in called if shard_key(ending_of(term)) == key and index.terms[term].commonness)
    endings: dict[str, list[str]] = {}
    for term in _ordered(index, alike):
        endings.setdefault(ending_of(term), []).append(term)
    return {ending: " ".join(terms) for ending, terms in endings.items()}


def _file(index: Index, terms: Sequence[str], others: Mapping[str, object]) -> str:
    things: dict[str, list[Any]] = {}
    places: dict[str, int] = {}
    entries: dict[str, object] = {}
    reasons: dict[str, list[int | str]] = {}
    for term in terms:
        leads = index.terms[term]
        entry = [leads.worth + TRADE * leads.is_trade]
        for lead in leads.things:
            url = lead.thing.url
            things.setdefault(url, _row(lead.thing, index.names[url]))
            place = places.setdefault(url, len(places))
            entry += [place, lead.weight.weight, lead.weight.names]
            if lead.reason:
                reasons.setdefault(term, []).extend((place, lead.reason))
        entries[term] = entry
    content: dict[str, object] = {"d": [*things.values()], "t": {**entries, **others}}
    if reasons:
        content["w"] = reasons
    return json_text(content)


def json_text(content: object) -> str:
    """Return what a file of the index says, as short as can be."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(thing: Findable, names: tuple[int, ...]) -> list[Any]:
    lengths = "".join(str(min(length, LONGEST_NAME)) for length in names[:MOST_NAMES])
    return [int(thing.kind), thing.url, shortened(thing.title), lengths]


def shortened(title: str) -> str:
    """Return the title as a list of results has room for it."""
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
