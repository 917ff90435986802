"""Sets the answers of other sites in a table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from plugins.edition.links import wording
from plugins.links.external import LinkAnswer, LinkState


def report(answers: Sequence[LinkAnswer]) -> Iterator[str]:
    """Yield the lines: what needs a look, worst first, then how many there are of each kind."""
    if all(answer.state is LinkState.SILENT for answer in answers):
        yield wording.NOBODY_ANSWERS
        return
    worth_a_look = sorted(
        (answer for answer in answers if answer.state is not LinkState.GOOD),
        key=lambda answer: (tuple(LinkState).index(answer.state), answer.cited.path, answer.cited.line),
    )
    yield from _table(worth_a_look)
    counts = Counter(answer.state for answer in answers)
    counted = ", ".join(f"{counts[state]} {wording.STATES[state.value]}" for state in LinkState if counts[state])
    yield wording.COUNTED.format(total=len(answers), counts=counted)
    yield wording.WHAT_TO_DO if worth_a_look else wording.ALL_GOOD


def _table(answers: list[LinkAnswer]) -> Iterator[str]:
    """Yield a line a link, its two short columns as wide as their widest word; the addresses come last."""
    if not answers:
        return
    rows = [(wording.HEADING_STATE, wording.HEADING_PLACE, wording.HEADING_LINK)]
    rows += [(_state(answer), _place(answer), _link(answer)) for answer in answers]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for row in rows:
        yield f"{row[0]:<{first}}  {row[1]:<{second}}  {row[2]}"
    yield ""


def _state(answer: LinkAnswer) -> str:
    word = wording.STATES[answer.state.value]
    needs_number = answer.status is not None and answer.state is not LinkState.MOVED
    return wording.STATE_WITH_NUMBER.format(state=word, status=answer.status) if needs_number else word


def _place(answer: LinkAnswer) -> str:
    cited = answer.cited
    place = f"{cited.path}:{cited.line}"
    return wording.NAMED_OFTEN.format(place=place, count=cited.times - 1) if cited.times > 1 else place


def _link(answer: LinkAnswer) -> str:
    if answer.new_url is None:
        return answer.cited.url
    return f"{answer.cited.url} {wording.MOVED_TO.format(url=answer.new_url)}"
