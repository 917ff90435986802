"""Says in few words which combinations of answers lead to one list."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from plugins.kinds.guides.question import GuideQuestion

# Question id → the options that lead there; a question that is missing does not matter.
Way = Mapping[str, tuple[str, ...]]
Options = tuple[str, ...]


def ways_to(combinations: Sequence[Options], questions: tuple[GuideQuestion, ...]) -> tuple[Way, ...]:
    """Return ways that together allow exactly these combinations, the one of the first combination first."""
    here, left = set(combinations), dict.fromkeys(combinations)
    found: list[Way] = []
    while left:
        box = _widest(next(iter(left)), here, questions)
        for combination in product(*box):
            left.pop(combination, None)
        found.append(
            {
                question.id: options
                for question, options in zip(questions, box, strict=True)
                if len(options) < len(question.choices)
            }
        )
    return tuple(found)


def _widest(seed: Options, here: set[Options], questions: tuple[GuideQuestion, ...]) -> list[Options]:
    """Widen one combination, question by question, as long as every combination in it leads to the same list."""
    box: list[Options] = [(option,) for option in seed]
    for place, question in enumerate(questions):
        for option in question.choices:
            if option not in box[place] and here.issuperset(_with(box, place, option)):
                box[place] = tuple(known for known in question.choices if known in {*box[place], option})
    return box


def _with(box: list[Options], place: int, option: str) -> Iterator[Options]:
    """Yield the combinations that one more option at one place would add."""
    return product(*box[:place], (option,), *box[place + 1 :])
