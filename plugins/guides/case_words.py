"""Says answers, conditions and titles in words."""

import re
from collections.abc import Iterable

from plugins.guides import wording
from plugins.guides.case import Answered, Condition
from plugins.guides.guide import Guide
from plugins.guides.question import Choice, Question, When
from plugins.guides.ways import Way

FIRST_WORD = re.compile(r"[^\s,.]*")


def inside_a_sentence(text: str) -> str:
    """Return the text as it goes on in the middle of a sentence; names and abbreviations keep their capitals."""
    first = FIRST_WORD.match(text)
    word = first[0] if first else ""
    keeps = word in wording.PROPER or any(letter.isupper() or letter.isdigit() for letter in word[1:])
    return text if keeps else text[:1].lower() + text[1:]


def title_of(guide: Guide, way: Way) -> str:
    """Return what people search for: the guide's name, and whatever is not the ordinary answer."""
    phrases = _phrases(guide, way)
    if not phrases:
        return guide.title
    joint = " " if phrases[0].split(" ", 1)[0] in wording.JOINING else ", "
    return guide.title + joint + ", ".join(phrases)


def words_of(guide: Guide, way: Way) -> str:
    """Return the case without the guide's name, as a link among its neighbours."""
    said = ", ".join(_phrases(guide, way))
    return said[:1].upper() + said[1:]


def slug_of(guide: Guide, way: Way) -> str:
    return "-".join(way[question.id][0] for question in guide.questions if question.id in way)


def answers_of(guide: Guide, way: Way) -> tuple[Answered, ...]:
    """Return each question that matters with its answer, as a person would say it."""
    return tuple(
        Answered(question=question.text, words=_either(choice.text for choice in _chosen(question, way)))
        for question in guide.questions
        if question.id in way
    )


def condition_of(guide: Guide, when: When, own_words: str | None = None) -> Condition | None:
    """Return a condition in words, or `None` if nothing is left open."""
    asked = [question for question in guide.questions if question.id in when]
    said = [_either(inside_a_sentence(choice.text) for choice in _chosen(question, when)) for question in asked]
    if own_words:
        said.append(own_words.rstrip(".").removeprefix(wording.IF_STARTS).removeprefix(wording.IF_STARTS.capitalize()))
    if not said:
        return None
    words = wording.IF.format(words=f", {wording.AND} ".join(said))
    return Condition(asks=" ".join(question.text for question in asked), words=words, when=when)


def _phrases(guide: Guide, way: Way) -> list[str]:
    """Return how the title names each answer; ordinary ones only if there is nothing else to say."""
    chosen = [_chosen(question, way) for question in guide.questions if question.id in way]
    telling = [choices for choices in chosen if not all(choice.ordinary for choice in choices)]
    return [_either(dict.fromkeys(_phrase(choice) for choice in choices)) for choices in telling or chosen]


def _phrase(choice: Choice) -> str:
    return choice.title or inside_a_sentence(choice.text)


def _chosen(question: Question, way: Way) -> list[Choice]:
    return [choice for option, choice in question.choices.items() if option in way[question.id]]


def _either(words: Iterable[str]) -> str:
    return f" {wording.OR} ".join(words)
