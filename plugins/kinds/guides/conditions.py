"""When a condition holds for somebody whose answers are known, or known in part."""

from collections.abc import Iterator, Mapping
from itertools import product

from plugins.kinds.guides.question import GuideQuestion, When

# Question id → the option somebody chose; a question that is missing was not answered.
ChosenAnswers = Mapping[str, str]


def holds(when: When, answers: ChosenAnswers) -> bool | None:
    """Return whether it holds, or `None` while that depends on a question nobody answered."""
    met = [answers[key] in options if key in answers else None for key, options in when.items()]
    if False in met:
        return False
    return None if None in met else True


def left_open(when: When, answers: ChosenAnswers) -> When:
    """Return the part of a condition that these answers do not settle."""
    return {key: options for key, options in when.items() if key not in answers}


def every_combination(questions: tuple[GuideQuestion, ...]) -> Iterator[ChosenAnswers]:
    """Yield every way to answer all of them, in the order of the file."""
    for options in product(*(question.choices for question in questions)):
        yield {question.id: option for question, option in zip(questions, options, strict=True)}
