"""Says why a term leads to a thing whose title does not hold it: another name of the thing, or a paper in it."""

from collections.abc import Iterable, Mapping

from feedback_api.domain.search.shard import MOST_NAMES, ThingKind
from plugins.kinds.findable import Findable
from plugins.pages.search.vocabulary import Vocabulary

# Beside a result there is room for a few words; a sentence is none of them.
LONGEST = 40


def reasons_of(thing: Findable, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return for each term the shortest name that has it, else a paper, a form or a choice; cases need none."""
    if thing.kind is ThingKind.CASE:
        return {}
    in_title = set(vocabulary.terms(thing.names[0]))
    named = _shortest(thing.names[1:MOST_NAMES], vocabulary)
    meant = {other: text for term, text in named.items() for other in vocabulary.alike.get(term, ())}
    inside = [_shortest(texts, vocabulary) for texts in (thing.asks, thing.forms, thing.lists)]
    found = meant | inside[0] | inside[1] | inside[2] | named
    return {term: text for term, text in found.items() if term not in in_title}


def _shortest(texts: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in sorted((text for text in texts if len(text) <= LONGEST), key=len):
        for term in vocabulary.terms(text):
            found.setdefault(term, text)
    return found
