"""Merges the lists of all steps into one: every paper once, and apart what a step hands out for a later one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.kinds.guides.case import Case, CaseCondition
from plugins.kinds.guides.model import Document, Guide
from plugins.kinds.life_events.papers import MergedPaper, Use, identity_of


@dataclass(frozen=True, kw_only=True)
class Step:
    """One guide on the way, with the case that the situation decides; `condition` says for whom, "Bila …"."""

    number: int
    case: Case
    condition: str | None = None
    results: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperGroup:
    """Papers that only some people need: those who take a step, or else those who meet a condition of their own."""

    words: tuple[str, ...]
    papers: tuple[MergedPaper, ...]
    is_step: bool

    @property
    def steps(self) -> tuple[int, ...]:
        """Return the steps that all of them are for; nothing where they differ."""
        steps = {paper.steps for paper in self.papers}
        return steps.pop() if len(steps) == 1 else ()


@dataclass(frozen=True, kw_only=True)
class StepResult:
    """A paper that one step hands out and later ones ask for."""

    step: int
    paper: MergedPaper

    @property
    def name(self) -> str:
        """Return the shortest of its names: the others say for whom one step needs it."""
        return min((use.document.name for use in self.paper.uses), key=len)


@dataclass(frozen=True, kw_only=True)
class MergedList:
    """What to bring from home, in the order in which it is first asked for, and what comes on the way."""

    papers: tuple[MergedPaper, ...]
    results: tuple[StepResult, ...]

    @property
    def usual(self) -> tuple[MergedPaper, ...]:
        """Return what everybody needs, or all who give the ordinary answers."""
        return tuple(paper for paper in self.papers if paper.is_usual)

    @property
    def groups(self) -> tuple[PaperGroup, ...]:
        """Return what only some bring, those of one step together."""
        found: dict[tuple[bool, tuple[str, ...]], list[MergedPaper]] = {}
        for paper in self.papers:
            if not paper.is_usual:
                found.setdefault((bool(paper.for_whom), paper.for_whom or paper.conditions), []).append(paper)
        ordered = sorted(found.items(), key=lambda group: group[0][0])
        return tuple(
            PaperGroup(words=words, papers=tuple(papers), is_step=is_step) for (is_step, words), papers in ordered
        )


def merged(steps: Sequence[Step]) -> MergedList:
    """Return one list for all of them: no line of any guide is lost, and no paper stands in it twice."""
    brought: dict[str, list[Use]] = {}
    handed_out: dict[tuple[int, str], list[Use]] = {}
    for step in steps:
        for use in _uses(step):
            source = _source(use, steps)
            if source is None:
                brought.setdefault(identity_of(use.document), []).append(use)
            else:
                handed_out.setdefault((source, use.document.id), []).append(use)
    return MergedList(
        papers=tuple(MergedPaper(uses=tuple(uses)) for uses in brought.values()),
        results=tuple(
            StepResult(step=step, paper=MergedPaper(uses=tuple(uses))) for (step, _), uses in handed_out.items()
        ),
    )


def _uses(step: Step) -> Iterator[Use]:
    for item in step.case.documents:
        condition = item.condition
        yield Use(
            step=step.number,
            document=item.document,
            for_whom=step.condition,
            condition=condition.alone if condition else None,
            is_usual=condition is None or _is_ordinary(condition, item.document, step.case.guide),
        )


def _is_ordinary(condition: CaseCondition, document: Document, guide: Guide) -> bool:
    """Say whether the ordinary answers meet it; what depends on more than answers is for nobody ordinary."""
    asked = {question.id: question for question in guide.questions}
    return document.when_words is None and all(
        any(asked[question].choices[option].ordinary for option in options)
        for question, options in condition.when.items()
    )


def _source(use: Use, steps: Sequence[Step]) -> int | None:
    """Return the last step before it that hands the paper out."""
    before = [step.number for step in steps if step.number < use.step and use.document.id in step.results]
    return before[-1] if before else None
