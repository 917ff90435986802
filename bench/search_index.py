"""Prints how big the search index is, how long it takes, what a typed word costs, and what one more answer touches.

.venv/bin/python bench/search_index.py [answers]
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from feedback_api.domain.search.folding import words_of
from feedback_api.domain.search.spelling import LETTERS_A_SLIP
from tests.search.asked import asked
from tests.search.indexed import Index, index_with, made_up_answers

PER_WORD = 3 * 1024
TOUCHED = 10


def main(count: int) -> None:
    answers = made_up_answers(count + 1)
    index_with()
    started = time.perf_counter()
    index = index_with(answers[1:])
    seconds = time.perf_counter() - started
    sizes = sorted(index.weight(key) for key in index.files)
    print(f"{count} answers: {len(sizes)} files, {sum(sizes) / 1024:.0f} KB gzip, built in {seconds:.2f} s")
    print(f"a file: {spread(sizes)}")
    typed = sorted({word for one in asked() for word in words_of(one.text)})
    for said, words in (("as people type it", typed), ("with a letter forgotten", [slipped(word) for word in typed])):
        costs = sorted(index.fetched(word) for word in words)
        over = sum(cost > PER_WORD for cost in costs)
        print(f"a word {said}: {spread(costs)}; {over} of {len(costs)} over {PER_WORD} B")
    more: Index = index_with(answers)
    touched = sum(index.files[key] != more.files[key] for key in index.files)
    print(f"one more answer touches {touched} files (budget {TOUCHED})")


def slipped(word: str) -> str:
    return word[:1] + word[2:] if len(word) > LETTERS_A_SLIP else word


def spread(sizes: list[int]) -> str:
    return (
        f"median {sizes[len(sizes) // 2]} B, 95 of 100 under {sizes[len(sizes) * 95 // 100]} B, biggest {sizes[-1]} B"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
