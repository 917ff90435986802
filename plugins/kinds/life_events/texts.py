"""A life event as a WhatsApp message: the steps and every paper, and what it costs with all that qualifies it."""

from collections.abc import Iterator
from dataclasses import dataclass

from feedback_api.wording import short_date
from plugins.kinds.guides.case_texts import Sender, form_words
from plugins.kinds.laws.model import changes_in_a_message
from plugins.kinds.life_events import wording
from plugins.kinds.life_events.papers import MergedPaper, PaperNeed
from plugins.kinds.life_events.view import EventView

# Longer than that of one guide, for it stands for several; phones still open such a link.
LIMIT = 1800


@dataclass(frozen=True, kw_only=True)
class _HowMuch:
    """How much of what could be said is said."""

    forms: bool = True
    conditions: bool = True
    fees: bool = True


# From everything to the least that still names every paper.
_AMOUNTS = (
    _HowMuch(),
    _HowMuch(fees=False),
    _HowMuch(fees=False, forms=False),
    _HowMuch(fees=False, conditions=False),
    _HowMuch(fees=False, forms=False, conditions=False),
)


def whatsapp_text(view: EventView, sender: Sender) -> str:
    """Return the message; it grows shorter until it fits, and never by leaving a paper out."""
    text = ""
    for amount in _AMOUNTS:
        text = _text(view, sender, amount)
        if len(text) <= LIMIT:
            break
    return text


def need_words(need: PaperNeed) -> str:
    """Return how a paper is brought: "asli, fotokopi 1 lembar"."""
    words: list[str] = []
    if need.originals:
        words.append(_sheets(wording.ORIGINAL, need.originals) if need.originals > 1 else wording.ORIGINAL)
    if need.shown:
        words.append(wording.SHOW if need.copies else wording.ONLY_SHOW)
    if need.copies:
        words.append(_sheets(wording.COPY, need.copies))
    return ", ".join([*words, *(wording.OTHERS[form] for form in need.others)])


def needs_of(paper: MergedPaper) -> str:
    """Return how a paper is brought for all of its steps together."""
    words = form_words(paper.uses[0].document) if paper.is_asked_alike else need_words(paper.need)
    return words + (wording.EACH if paper.is_copied_for_each else "")


def in_words(conditions: tuple[str, ...]) -> str:
    """Return "Bila ada warisan; bila semua di bawah 17 tahun"."""
    first, *rest = conditions
    return "; ".join([first, *map(wording.inside, rest)])


def _sheets(form: str, count: int) -> str:
    return wording.SHEETS.format(form=form, count=count)


def _text(view: EventView, sender: Sender, amount: _HowMuch) -> str:
    blocks = (
        [wording.HEAD.format(title=view.title, office=sender.office)],
        _steps(view) if len(view.steps) > 1 else (),
        _papers(view, amount),
        _results(view, amount),
        _fees(view, amount),
        [_state(view, sender), sender.site_url + view.url],
    )
    return "\n\n".join(text for block in blocks if (text := "\n".join(block)))


def _steps(view: EventView) -> Iterator[str]:
    yield wording.STEPS
    for step in view.steps:
        line = wording.STEP_IF if step.condition else wording.STEP_LINE
        yield line.format(number=step.number, condition=step.condition, title=step.case.title)


def _papers(view: EventView, amount: _HowMuch) -> Iterator[str]:
    """Yield every paper; without room for conditions, what has one stands apart."""
    certain = tuple(paper for paper in view.list.usual if amount.conditions or not paper.conditions)
    if certain:
        yield wording.BRING.format(count=len(certain))
    for number, paper in enumerate(certain, start=1):
        yield _line(paper, amount, wording.NUMBERED.format(number=number))
    if not amount.conditions:
        rest = [paper for paper in view.list.papers if paper not in certain]
        yield from [wording.SOME, *(_line(paper, amount, wording.DASH) for paper in rest)] if rest else ()
        return
    for group in view.list.groups:
        yield wording.GROUP.format(conditions=in_words(group.words))
        yield from (_line(paper, amount, wording.DASH, is_said=not group.is_step) for paper in group.papers)


def _line(paper: MergedPaper, amount: _HowMuch, start: str, *, is_said: bool = False) -> str:
    """Return the line of one paper, with its condition unless that `is_said` above it."""
    line = start + _named(paper, paper.name, amount)
    if is_said or not amount.conditions or not paper.conditions:
        return line
    return wording.LINE_IF.format(line=line, condition=wording.inside(in_words(paper.conditions)))


def _named(paper: MergedPaper, name: str, amount: _HowMuch) -> str:
    """Return the paper with how it is brought; the short name says that by itself."""
    if paper.short and not amount.forms:
        return paper.short
    return wording.NEEDED.format(name=name, needs=needs_of(paper))


def _results(view: EventView, amount: _HowMuch) -> Iterator[str]:
    if view.list.results:
        yield wording.ON_THE_WAY
    for result in view.list.results:
        yield wording.RESULT_LINE.format(paper=_named(result.paper, result.name, amount), step=result.step)


def _fees(view: EventView, amount: _HowMuch) -> Iterator[str]:
    """Yield what it costs word for word, or that the page says it."""
    if not amount.fees:
        yield wording.FEE_SEE
    elif len(view.fees) == 1:
        yield wording.FEE.format(fee=view.fees[0].words)
    else:
        for fee in view.fees:
            numbers = wording.listed([str(number) for number in fee.steps])
            yield wording.FEE_STEPS.format(numbers=numbers, fee=fee.words)


def _state(view: EventView, sender: Sender) -> str:
    """Return when the oldest of its guides was checked, and that not all are approved or one is overdue."""
    said = [wording.CHECKED.format(day=short_date(view.checked))]
    if view.changed_law:
        said.append(changes_in_a_message(view.changed_law))
    elif view.check_again < sender.today:
        said.append(wording.OVERDUE)
    elif not view.is_approved:
        said.append(wording.NOT_APPROVED)
    return " ".join(said)
