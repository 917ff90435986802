"""How much each term says for each thing: measured once, on what editors wrote, so that an answer changes no worth."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from feedback_api.domain.search.shard import MOST_NAMES, ThingKind
from plugins.kinds.findable import Findable
from plugins.pages.search.vocabulary import Vocabulary

# Parts of a guide, by how surely a word in them is what the guide is about. A word of a name counts once, and half as
# much again for every doubling of the names it is in; a word of the title two more.
NAME, NAME_AGAIN, TITLE = 1.0, 0.5, 2.0
ASKS, SAYS, LISTS = 0.5, 0.25, 0.15
ALIKE = 0.6
LIGHT = 0.6
# Of kinds whose names are told from each other: a guide says most for a word of its own.
SCALES = {ThingKind.GUIDE: 1.0, ThingKind.EVENT: 0.6, ThingKind.PAGE: 0.5, ThingKind.FORM: 0.7}
SCALE = 10
# A term no guide has is as rare as can be; one that only stands in the small print of guides is a little common.
SMALL_PRINT, NOWHERE = 0.3, 0.7
# What a name of a desa or a visit says is the same however it is spelt; with "jadwal" or "kapan" beside it, more.
PLACE_NAMES = {ThingKind.VILLAGE: 150, ThingKind.VISIT: 100}
PLACE_SAYS = {ThingKind.VILLAGE: 4, ThingKind.VISIT: 3}
# Most messages say where they come from: the name of a desa must not outweigh what they are about.
PLACE_WORTH = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Weight:
    """What one term says for one thing; bit n of `names` is set if it is part of the n-th name."""

    weight: int
    names: int


@dataclass(frozen=True, kw_only=True)
class Worths:
    """What each term is worth in a question."""

    known: Mapping[str, int]
    elsewhere: int

    def of(self, term: str) -> int:
        return self.known.get(term, self.elsewhere)


def worths_of(things: Sequence[Findable], vocabulary: Vocabulary) -> Worths:
    """Measure on the guides how rare every term is; the name of a place is worth the same everywhere."""
    guides = [thing for thing in things if thing.kind is ThingKind.GUIDE]
    named, printed = Counter[str](), Counter[str]()
    for guide in guides:
        names = {term for name in guide.names for term in vocabulary.terms(name)}
        named.update(names)
        small_print = (*guide.asks, *guide.says, *guide.lists)
        printed.update({term for text in small_print for term in vocabulary.terms(text)} - names)
    known = {term: _rarity(len(guides), named[term] + SMALL_PRINT * printed[term]) for term in named | printed}
    places = (thing for thing in things if thing.kind is ThingKind.VILLAGE)
    place_terms = {term for thing in places for name in thing.names for term in vocabulary.terms(name)}
    known |= dict.fromkeys(place_terms - named.keys(), PLACE_WORTH)
    known |= {term: round(worth * LIGHT) for term, worth in known.items() if term in vocabulary.light}
    return Worths(known=known, elsewhere=_rarity(len(guides), NOWHERE))


def weights_of(thing: Findable, worths: Worths, vocabulary: Vocabulary) -> dict[str, Weight]:
    """Return every term under which a thing is found."""
    names = [vocabulary.terms(name) for name in thing.names[:MOST_NAMES]]
    if thing.kind in PLACE_NAMES:
        return _place(thing, names, worths, vocabulary)
    shares = _shares(names) if thing.kind in SCALES else _evenly(names)
    for texts, share in ((thing.asks, ASKS), (thing.says, SAYS), ((*thing.lists, *thing.forms), LISTS)):
        for term in {term for text in texts for term in vocabulary.terms(text)}:
            shares[term] = shares.get(term, 0.0) + share
    scale = SCALES.get(thing.kind, 1.0)
    own = {
        term: Weight(weight=round(worths.of(term) * share * scale), names=_bits(term, names))
        for term, share in shares.items()
    }
    return _with_alike(own, vocabulary) if thing.kind in {ThingKind.GUIDE, ThingKind.CASE} else own


def _rarity(guides: int, having: float) -> int:
    return round(SCALE * math.log(1 + guides / having))


def _shares(names: list[tuple[str, ...]]) -> dict[str, float]:
    count = Counter(term for name in names for term in name)
    title = set(names[0])
    return {
        term: NAME + NAME_AGAIN * math.log2(times) + (TITLE if term in title else 0.0) for term, times in count.items()
    }


def _evenly(names: list[tuple[str, ...]]) -> dict[str, float]:
    return {term: NAME for name in names for term in name}


def _place(thing: Findable, names: list[tuple[str, ...]], worths: Worths, vocabulary: Vocabulary) -> dict[str, Weight]:
    own = {
        term: Weight(weight=PLACE_SAYS[thing.kind] * worths.of(term), names=0)
        for text in thing.says
        for term in vocabulary.terms(text)
    }
    for term in {term for name in names for term in name}:
        fewest = min(len(name) for name in names if term in name)
        own[term] = Weight(weight=PLACE_NAMES[thing.kind] // fewest, names=_bits(term, names))
    return own


def _bits(term: str, names: Iterable[tuple[str, ...]]) -> int:
    return sum(1 << place for place, name in enumerate(names) if term in name)


def _with_alike(own: dict[str, Weight], vocabulary: Vocabulary) -> dict[str, Weight]:
    """Let words that mean the same lead here too, a little less surely."""
    more: dict[str, Weight] = {}
    for term, weight in own.items():
        for other in vocabulary.alike.get(term, ()):
            if other not in own and weight.names:
                before = more.get(other, Weight(weight=0, names=0))
                lower = max(before.weight, round(weight.weight * ALIKE))
                more[other] = Weight(weight=lower, names=before.names | weight.names)
    return own | more
