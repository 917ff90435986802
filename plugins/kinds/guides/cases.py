"""Makes every case of a guide: each combination of answers leads to exactly one list."""

from dataclasses import replace

from plugins.kinds.guides.answer_line import answer_of
from plugins.kinds.guides.case import Case, CaseDocument, CaseSet, CaseStep, Variation
from plugins.kinds.guides.case_words import answers_of, condition_of, slug_of, title_of, words_of
from plugins.kinds.guides.conditions import ChosenAnswers, every_combination, holds, left_open
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.question import GuideQuestion, When
from plugins.kinds.guides.ways import Options, Way, ways_to

# Which documents, steps and special parts may concern somebody, by their places in the file.
_Outcome = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def asked_for_pages(guide: Guide) -> tuple[GuideQuestion, ...]:
    """Return the questions whose answers lead to a page of their own."""
    return tuple(question for question in guide.questions if question.makes_pages)


def case_set(guide: Guide) -> CaseSet:
    """Return every list of the guide; no document is in none of them."""
    asked = asked_for_pages(guide)
    groups: dict[_Outcome, list[Options]] = {}
    for answers in every_combination(asked):
        groups.setdefault(_outcome(guide, answers), []).append(tuple(answers.values()))
    several = groups if len(groups) > 1 else {}
    return CaseSet(
        everyone=_everyone(guide),
        cases=tuple(_case(guide, ways_to(combinations, asked), asked) for combinations in several.values()),
    )


def case_for(made: CaseSet, answers: ChosenAnswers) -> Case:
    """Return the list of somebody of whom just these answers are known.

    It is the case of a page if they single it out, and then as exact as they are; that of everybody if nothing is
    known; and otherwise one of its own, whose page is the guide's.
    """
    known: When = {question: (option,) for question, option in answers.items()}
    meant = [case for case in made.cases if any(_meets(way, answers) for way in case.ways)]
    if len(meant) == 1:
        return _exact(meant[0], answers)
    return _list(made.guide, answers, (known,)) if answers else made.everyone


def _exact(case: Case, answers: ChosenAnswers) -> Case:
    """Return the case of a page in which questions are answered too that make no page."""
    guide = case.guide
    paged = {question.id for question in asked_for_pages(guide)}
    more = {question: option for question, option in answers.items() if question not in paged}
    if not more:
        return case
    settled = {**_answers_of(case.ways[0], asked_for_pages(guide)), **more}
    way: When = {**case.ways[0], **{question: (option,) for question, option in more.items()}}
    return replace(_list(guide, settled, (way,)), slug=case.slug, title=case.title, variations=())


def _answers_of(way: Way, asked: tuple[GuideQuestion, ...]) -> ChosenAnswers:
    """Return one way to answer: where several options lead to the same, the first will do."""
    return {question.id: way.get(question.id, tuple(question.choices))[0] for question in asked}


def _meets(way: Way, answers: ChosenAnswers) -> bool:
    """Say whether the answers allow a way."""
    return all(option in way.get(question, (option,)) for question, option in answers.items())


def _outcome(guide: Guide, answers: ChosenAnswers) -> _Outcome:
    return (
        _concerning([document.when for document in guide.documents], answers),
        _concerning([step.when for step in guide.steps], answers),
        _concerning([part.when for part in guide.special], answers),
    )


def _concerning(conditions: list[When], answers: ChosenAnswers) -> tuple[int, ...]:
    return tuple(place for place, when in enumerate(conditions) if holds(when, answers) is not False)


def _everyone(guide: Guide) -> Case:
    """Return what everybody brings, then the rest under its conditions: the answer to "I do not know"."""
    return replace(_list(guide, {}, ({},)), summary=guide.summary)


def _case(guide: Guide, ways: tuple[Way, ...], asked: tuple[GuideQuestion, ...]) -> Case:
    answers = _answers_of(ways[0], asked)
    return replace(_list(guide, answers, ways), slug=slug_of(guide, ways[0]), variations=())


def _list(guide: Guide, answers: ChosenAnswers, ways: tuple[Way, ...]) -> Case:
    """Return the list for these answers, called by the first way to it; it has no page of its own."""
    special = [part for part in guide.special if holds(part.when, answers)]
    documents = _documents(guide, answers)
    fee = next((part.fee for part in special if part.fee), guide.fee)
    return Case(
        guide=guide,
        slug="",
        title=title_of(guide, ways[0]),
        words=words_of(guide, ways[0]),
        ways=ways,
        answers=answers_of(guide, ways[0]),
        documents=documents,
        steps=_steps(guide, answers),
        summary=next((part.summary for part in special if part.summary), answer_of(documents, fee)),
        time=next((part.time for part in special if part.time), guide.time),
        fee=fee,
        places=next((part.places for part in special if part.places), guide.places),
        proxy=next((part.proxy for part in special if part.proxy), guide.proxy),
        product=next((part.product for part in special if part.product), guide.standard.product),
        variations=_variations(guide, answers),
    )


def _documents(guide: Guide, answers: ChosenAnswers) -> tuple[CaseDocument, ...]:
    return tuple(
        CaseDocument(
            document=document,
            condition=condition_of(guide, left_open(document.when, answers), document.when_words),
        )
        for document in guide.documents
        if holds(document.when, answers) is not False
    )


def _steps(guide: Guide, answers: ChosenAnswers) -> tuple[CaseStep, ...]:
    return tuple(
        CaseStep(text=step.text, condition=condition_of(guide, left_open(step.when, answers)))
        for step in guide.steps
        if holds(step.when, answers) is not False
    )


def _variations(guide: Guide, answers: ChosenAnswers) -> tuple[Variation, ...]:
    """Return what the answers leave open."""
    return tuple(
        Variation(condition=condition, time=part.time, fee=part.fee, places=part.places, proxy=part.proxy)
        for part in guide.special
        if holds(part.when, answers) is None
        and (part.time or part.fee or part.places or part.proxy)
        and (condition := condition_of(guide, left_open(part.when, answers)))
    )
