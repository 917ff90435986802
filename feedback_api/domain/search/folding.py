"""Turns what people type into the terms of the search index; the browser does the same.

The rules stand in `folding_rules.json`, in the order in which they are tried: a pattern, what it becomes, and how many
letters must be left for it to hold. No pattern looks behind itself: old phones cannot read that.

  join   apostrophes go (jum'at), a dot between digits goes (F-1.02, F 1.02), a single letter joins what follows (e-KTP)
  whole  words that only look as if something had been put around them
  steps  letters held down (ilaaang), doubled vowels and endings, anak2, then what Indonesian puts around a word:
         -nya -ku -mu, ke-…-an, -kan -an -in, Javanese -ne -ipun -ake -no -e, di- me- pe- ber- ter- per- with the
         letter that me- and pe- swallow (memecah: pecah), and ng- mb- nd- nj- of Javanese and everyday speech
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

RULES = Path(__file__).parent / "folding_rules.json"
LONGEST_WORD = 24
LONGEST_TEXT = 600


@dataclass(frozen=True, kw_only=True)
class FoldingStep:
    """One rule; it holds only if at least `shortest` letters are left."""

    pattern: re.Pattern[str]
    becomes: str
    shortest: int

    def taken(self, word: str) -> str:
        shorter = self.pattern.sub(self.becomes, word)
        return shorter if len(shorter) >= self.shortest else word


@dataclass(frozen=True, kw_only=True)
class FoldingRules:
    """The rules of the file, ready for use."""

    join: FoldingStep
    word: re.Pattern[str]
    whole: frozenset[str]
    steps: tuple[FoldingStep, ...]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text before folding; a single letter is no word, a single digit is."""
    spread = unicodedata.normalize("NFKD", text[:LONGEST_TEXT].lower())
    plain = spread if spread.isascii() else "".join(sign for sign in spread if not "\u0300" <= sign <= "\u036f")
    found = _rules().word.findall(_rules().join.taken(plain))
    return tuple(word[:LONGEST_WORD] for word in found if len(word) > 1 or word.isdigit())


def every_word_of(text: str) -> Iterator[str]:
    """Yield the words of a text of any length before folding."""
    part: list[str] = []
    length = 0
    for piece in text.split():
        if length + len(piece) > LONGEST_TEXT:
            yield from words_of(" ".join(part))
            part, length = [], 0
        part.append(piece)
        length += len(piece) + 1
    yield from words_of(" ".join(part))


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return the term under which a word of `words_of` stands in the index."""
    if word in _rules().whole:
        return word
    for step in _rules().steps:
        word = step.taken(word)
    return word


@cache
def rules_text() -> str:
    """Return the rules as the search box carries them, so that the browser folds by the same ones."""
    return json.dumps(json.loads(RULES.read_text("utf-8")), ensure_ascii=False, separators=(",", ":"))


@cache
def _rules() -> FoldingRules:
    raw = json.loads(RULES.read_text("utf-8"))
    return FoldingRules(
        join=_step(*raw["join"], shortest=0),
        word=re.compile(raw["word"]),
        whole=frozenset(raw["whole"].split("|")),
        steps=tuple(_step(pattern, becomes, shortest=shortest) for pattern, becomes, shortest in raw["steps"]),
    )


def _step(pattern: str, becomes: str, *, shortest: int) -> FoldingStep:
    """Read one rule; what was matched is `$1` in it, as browsers write it."""
    return FoldingStep(pattern=re.compile(pattern), becomes=re.sub(r"\$(\d)", r"\\\1", becomes), shortest=shortest)
