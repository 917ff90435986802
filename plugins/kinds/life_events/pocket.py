"""Life events as the pocket edition lists them: the order, and what to bring, in a line."""

from collections.abc import Iterator, Sequence

from plugins.kinds.build_day import BuildDay
from plugins.kinds.laws.model import changes_in_a_message
from plugins.kinds.life_events import wording
from plugins.kinds.life_events.merging import Step
from plugins.kinds.life_events.papers import MergedPaper
from plugins.kinds.life_events.texts import in_words, needs_of
from plugins.kinds.life_events.view import EventView
from plugins.kinds.pocket_part import PocketLine, PocketPart


def in_the_pocket(views: Sequence[EventView], day: BuildDay) -> PocketPart:
    return PocketPart(
        title=wording.IN_THE_POCKET,
        lines=tuple(PocketLine(title=view.title, text=" ".join(_sentences(view, day))) for view in views),
        words=" ".join(dict.fromkeys(word for view in views for name in _names(view) for word in name.lower().split())),
    )


def _names(view: EventView) -> tuple[str, ...]:
    return (view.title, *view.event.aliases)


def _sentences(view: EventView, day: BuildDay) -> Iterator[str]:
    if len(view.steps) > 1:
        yield wording.POCKET_STEPS.format(steps="; ".join(map(_step, view.steps)))
    if view.list.usual:
        yield wording.POCKET_BRING.format(papers=_papers(view.list.usual))
    for group in view.list.groups:
        said = _papers(group.papers, is_said=not group.is_step)
        yield wording.POCKET_SOME.format(conditions=in_words(group.words), papers=said)
    if view.list.results:
        found = "; ".join(
            f"{result.name}, {needs_of(result.paper)} (langkah {result.step})" for result in view.list.results
        )
        yield wording.POCKET_WAY.format(papers=found)
    if view.changed_law:
        yield changes_in_a_message(view.changed_law)
    yield wording.POCKET_MORE.format(address=day.site_url + view.url)


def _step(step: Step) -> str:
    if step.condition is None:
        return wording.POCKET_STEP.format(number=step.number, title=step.case.title)
    condition = wording.inside(step.condition)
    return wording.POCKET_STEP_IF.format(number=step.number, condition=condition, title=step.case.title)


def _papers(papers: Sequence[MergedPaper], *, is_said: bool = False) -> str:
    return "; ".join(_line(paper, is_said=is_said) for paper in papers)


def _line(paper: MergedPaper, *, is_said: bool) -> str:
    line = f"{paper.name}, {needs_of(paper)}"
    if is_said or not paper.conditions:
        return line
    return wording.LINE_IF.format(line=line, condition=wording.inside(in_words(paper.conditions)))
