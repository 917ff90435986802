"""Says answers, conditions and titles in words."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Answered, CaseCondition
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.question import Choice, GuideQuestion, When
from plugins.kinds.guides.ways import Way

FIRST_WORD = re.compile(r"[^\s,.]*")
# Editors write "bila desa meminta" or "desa meminta".
OWN_IF = re.compile(r"^(bila|kalau|jika)\s+", re.IGNORECASE)


def inside_a_sentence(text: str, names: AbstractSet[str] = wording.PROPER) -> str:
    """Return the text as it goes on in the middle of a sentence; `names` and abbreviations keep their capitals."""
    first = FIRST_WORD.match(text)
    word = first[0] if first else ""
    keeps = word in names or any(letter.isupper() or letter.isdigit() for letter in word[1:])
    return text if keeps else text[:1].lower() + text[1:]


def _proper(guide: Guide) -> AbstractSet[str]:
    return wording.PROPER | guide.file.office.proper_names


def title_of(guide: Guide, way: Way) -> str:
    """Return what people search for: what it is called here, and whatever is not the ordinary answer."""
    telling, proper = _telling(guide, way), _proper(guide)
    named = next((question for question in telling if _names(question, way, proper)), None)
    name = _either(_names(named, way, proper)) if named else guide.title
    phrases = [
        _either(_phrase(choice, proper) for choice in _chosen(question, way))
        for question in telling
        if question is not named
    ]
    if not phrases:
        return name
    joint = " " if phrases[0].split(" ", 1)[0] in wording.JOINING else ", "
    return name + joint + ", ".join(phrases)


def words_of(guide: Guide, way: Way) -> str:
    """Return the case as a link among its neighbours: what its title says more than the guide's."""
    title = title_of(guide, way)
    said = title.removeprefix(guide.title).lstrip(", ")
    return said[:1].upper() + said[1:]


def slug_of(guide: Guide, way: Way) -> str:
    """Return an address of the answers that the title tells."""
    return "-".join(way[question.id][0] for question in _telling(guide, way))


def answers_of(guide: Guide, way: Way) -> tuple[Answered, ...]:
    """Return each question that matters with its answer, as a person would say it."""
    return tuple(
        Answered(question=question.text, words=_spoken(_chosen(question, way), _proper(guide)))
        for question in guide.questions
        if question.id in way
    )


def condition_of(guide: Guide, when: When, own_words: str | None = None) -> CaseCondition | None:
    """Return a condition in words, or `None` if nothing is left open."""
    asked = [question for question in guide.questions if question.id in when]
    proper = _proper(guide)
    own = inside_a_sentence(OWN_IF.sub("", own_words.rstrip(".")), proper) if own_words else None
    if not asked and not own:
        return None
    return CaseCondition(
        asks=" ".join(question.text for question in asked),
        words=_if([_either(_label(choice, proper) for choice in _chosen(question, when)) for question in asked], own),
        alone=_if([_either(_alone(choice, proper) for choice in _chosen(question, when)) for question in asked], own),
        when=when,
    )


def _if(said: list[str], own: str | None) -> str:
    return wording.IF + f", {wording.AND} ".join([*said, *([own] if own else [])])


def _names(question: GuideQuestion, way: Way, proper: AbstractSet[str]) -> list[str]:
    """Return what the thing is called after this answer, if every answer of the way has a name for it."""
    names = [choice.name or "" for choice in _chosen(question, way)] if question.id in way else []
    return [names[0], *(inside_a_sentence(name, proper) for name in names[1:])] if names and all(names) else []


def _telling(guide: Guide, way: Way) -> list[GuideQuestion]:
    """Return the questions a title tells the answers of: not the ordinary ones, unless there is nothing else to say."""
    matter = [question for question in guide.questions if question.id in way]
    telling = [question for question in matter if not all(choice.ordinary for choice in _chosen(question, way))]
    return telling or matter


def _phrase(choice: Choice, proper: AbstractSet[str]) -> str:
    return choice.title or _label(choice, proper)


def _spoken(choices: list[Choice], proper: AbstractSet[str]) -> str:
    """Return answers as somebody would say them, the first with its capital."""
    return _either([choices[0].text, *(_label(choice, proper) for choice in choices[1:])])


def _label(choice: Choice, proper: AbstractSet[str]) -> str:
    return inside_a_sentence(choice.text, proper)


def _alone(choice: Choice, proper: AbstractSet[str]) -> str:
    """Return the answer as it reads after "Bila" when nobody has heard the question."""
    said = choice.title or ""
    return _label(choice, proper) if not said or said.split(" ", 1)[0] in wording.NOT_AFTER_IF else said


def _chosen(question: GuideQuestion, way: Way) -> list[Choice]:
    return [choice for option, choice in question.choices.items() if option in way[question.id]]


def _either(words: Iterable[str]) -> str:
    """Return "a", "a atau b", "a, b, atau c"; what is said twice counts once."""
    different = list(dict.fromkeys(words))
    if len(different) < 3:  # noqa: PLR2004  # from three on with commas
        return f" {wording.OR} ".join(different)
    return f"{', '.join(different[:-1])}, {wording.OR} {different[-1]}"
