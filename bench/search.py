"""Measures our search against Pagefind's over the same answers: what is found, and what a typed word costs.

.venv/bin/python -m bench.search [--answers 1000 10000] [--alone 100000] [--sample 500] [--words 100]

Both search in one browser, by turns. Sampled answers are looked for by their own title, and by the three words of
their question that were rarest among older ones. At the sizes of `--alone` only our index is made, and is searched
as the function does it. The last line is one JSON object.
"""

import argparse
import hashlib
import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.measuring.turns import keep
from bench.peers import PeerMissing
from bench.search_browser import Searcher, searching
from bench.search_sites import Files, indexed_by_pagefind, indexed_by_us, install_pagefind
from feedback_api.domain.search.folding import every_word_of, words_of
from feedback_api.progress import steps
from plugins.pages.search.answer_words import packed, words_of_answers
from plugins.pages.search.packing import pack
from tests.search.indexed import AnAnswer, Index, editors_index, index_with, made_up_answers

FOLDER = Path("/tmp/bench-search")  # noqa: S108 - only Pagefind and its pages lie there
Row = dict[str, float]
Find = Callable[[str], frozenset[str]]


def rarest_words(answers: Sequence[AnAnswer]) -> list[str]:
    """The three words of each question that the fewest older ones have."""
    older = Counter[str]()
    found = []
    for answer in answers:
        words = list(dict.fromkeys(every_word_of(answer.question)))
        found.append(" ".join(sorted(words, key=lambda word: older[word])[:3]))
        older.update(words)
    return found


def compared(count: int, sample: int, words: int) -> dict[str, Row]:
    """Measure both over so many answers."""
    answers = made_up_answers(count + 1)
    program = install_pagefind(FOLDER)
    begun = time.perf_counter()
    index = index_with(answers[:-1])
    ours_built = time.perf_counter() - begun
    begun = time.perf_counter()
    theirs = indexed_by_pagefind(answers[:-1], FOLDER / "pages", program)
    theirs_built = time.perf_counter() - begun
    ours = indexed_by_us(index)
    measured: dict[str, Row] = {"ours": {"built_s": ours_built}, "pagefind": {"built_s": theirs_built}}
    with searching(ours, theirs) as both:
        for name, searcher in zip(measured, both, strict=True):
            measured[name] |= _found(answers[:-1], sample, searcher.links)
        for name, costs in zip(measured, _costs(both, _typed(answers[:-1], words)), strict=True):
            measured[name] |= costs
    measured["ours"] |= _written(ours, indexed_by_us(index_with(answers)))
    measured["pagefind"] |= _written(theirs, indexed_by_pagefind(answers, FOLDER / "pages", program))
    return measured


def alone(count: int, sample: int, words: int) -> Row:
    """Measure our index over so many answers, searched as the function does it."""
    answers = made_up_answers(count + 1)
    begun = time.perf_counter()
    words_of_all = words_of_answers(editors_index(), answers[:-1])
    index = Index(files={**pack(editors_index()), **packed(words_of_all, words_of_all.files())})
    row = {"built_s": time.perf_counter() - begun}
    row |= _found(answers[:-1], sample, lambda text: _links(index, text))
    row |= _spread("word_bytes", [index.fetched(word) for word in _typed(answers[:-1], words)])
    touched = words_of_all.add(answers[-1])
    more = Index(files=packed(words_of_all, touched))
    return row | {"files_rewritten": len(touched), "bytes_rewritten": sum(more.weight(file) for file in touched)}


def _links(index: Index, text: str) -> frozenset[str]:
    things = index.find(text)[:3]
    return frozenset(url for one in things for url in (one.url, *(one.same_title.urls if one.same_title else ())))


def _found(answers: Sequence[AnAnswer], sample: int, find: Find) -> Row:
    """Return how many in a hundred are found, of the whole sample and of its older half."""
    rarest = rarest_words(answers)
    places = sorted(random.Random(1).sample(range(len(answers)), min(sample, len(answers))))  # noqa: S311 - the same ones each time
    by_title = [answers[at].url in find(answers[at].title) for at in places]
    by_words = [answers[at].url in find(rarest[at]) for at in places]
    older = len(places) // 2
    said = {"by_title": by_title, "by_three_words": by_words, "old_by_three_words": by_words[:older]}
    return {"sample": len(places), **{name: round(100 * statistics.mean(hits), 1) for name, hits in said.items()}}


def _typed(answers: Sequence[AnAnswer], count: int) -> list[str]:
    """Return words as residents type them: those of their own questions."""
    chance = random.Random(2)  # noqa: S311 - the same ones each time
    return [chance.choice(words_of(chance.choice(answers).question)) for _ in range(count)]


def _costs(both: tuple[Searcher, Searcher], typed: Sequence[str]) -> list[Row]:
    """Type each word into a page that has just been opened, in both by turns."""
    sizes: list[list[tuple[int, int]]] = [[], []]
    took: list[list[float]] = [[], []]
    with steps("words typed", len(typed)) as done:
        for word in typed:
            for at, searcher in enumerate(both):
                searcher.begin_anew()
                took[at].append(searcher.find(word).took)
                sizes[at].append(searcher.sent.take())
            done(1)
    return [
        {
            **_spread("word_bytes", [of_word for _, of_word in sizes[at]]),
            **_spread("first_search_bytes", [every for every, _ in sizes[at]]),
            **_spread("first_search_ms", took[at]),
        }
        for at in range(len(both))
    ]


def _written(before: Files, after: Files) -> Row:
    changed = [path for path, data in after.items() if _digest(before.get(path)) != _digest(data)]
    return {"files_rewritten": len(changed), "bytes_rewritten": sum(len(after[path]) for path in changed)}


def _digest(data: bytes | None) -> bytes:
    return hashlib.blake2b(data or b"").digest()


def _spread(name: str, numbers: Sequence[float]) -> Row:
    ordered = sorted(numbers)
    return {name: ordered[len(ordered) // 2], f"{name}_95": ordered[len(ordered) * 95 // 100]}


def table(results: dict[str, dict[str, Row]]) -> str:
    """Return one line for each figure, one column for each size and search."""
    columns = [(size, name, row) for size, rows in results.items() for name, row in rows.items()]
    figures = dict.fromkeys(figure for *_, row in columns for figure in row)
    lines = [f"{'':24}" + "".join(f"{name + ' ' + size:>18}" for size, name, _ in columns)]
    lines += [f"{figure:24}" + "".join(_cell(row.get(figure)) for *_, row in columns) for figure in figures]
    return "\n".join(lines)


def _cell(figure: float | None) -> str:
    return f"{'–' if figure is None else round(figure, 1):>18}"  # noqa: RUF001  # nothing was measured there


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--alone", type=int, nargs="*", default=[])
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--words", type=int, default=100)
    options = parser.parse_args()
    results: dict[str, dict[str, Row]] = {}
    try:
        for count in options.answers:
            results[str(count)] = compared(count, options.sample, options.words)
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    for count in options.alone:
        results[str(count)] = {"ours": alone(count, options.sample, options.words)}
    keep("search", results)
    print(table(results))
    print(json.dumps(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
