"""What to bring to a visit as messages: one, or several where one would be too long to send."""

from collections.abc import Iterator

from feedback_api.wording import clock, long_date
from plugins.kinds.visits import wording
from plugins.kinds.visits.view import VisitView
from plugins.pages.visits.bring import Bring, Paper, ServiceToBring
from plugins.pages.visits.messages import WHATSAPP_LIMIT


def bring_texts(visit: VisitView, bring: Bring, site_url: str) -> tuple[str, ...]:
    """Return messages of at most 900 letters that together name every paper everybody brings, each with the address."""
    address = site_url + visit.url
    head = _head(visit)
    # Room for "(2 dari 3)", for the empty lines, and for the address.
    room = WHATSAPP_LIMIT - len(head) - len(address) - len(wording.BRING_PART) - 8
    parts = list(_parts([_block(service, room) for service in bring.services], room))
    return tuple(_message(head, part, address, (number, len(parts))) for number, part in enumerate(parts, start=1))


def _head(visit: VisitView) -> str:
    when = wording.TEXT_DAY.format(
        day=long_date(visit.day),
        starts=clock(visit.starts),
        ends=clock(visit.ends),
        zone=visit.header.file.office.zone,
    )
    lines = [wording.BRING_TITLE.format(title=visit.title), when, visit.place.name]
    return "\n".join([*lines, *([wording.TEXT_EXAMPLE] if visit.demonstration else [])])


def _block(service: ServiceToBring, room: int) -> str:
    """Return one service; from everything to the least that still names what everybody brings."""
    blocks = (_lines(service, conditions=True, forms=True), _lines(service, conditions=True, forms=False))
    shortest = _lines(service, conditions=False, forms=False)
    return next((block for block in blocks if len(block) <= room), shortest)


def _lines(service: ServiceToBring, *, conditions: bool, forms: bool) -> str:
    lines = [
        wording.BRING_SERVICE.format(title=service.guide.title),
        wording.BRING_WHO.format(who=service.who.rstrip(".")),
    ]
    lines += [wording.BRING_LINE.format(paper=_said(paper, forms=forms)) for paper in service.always]
    for group in service.sometimes if conditions else ():
        papers = "; ".join(_said(paper, forms=forms) for paper in group.papers)
        lines.append(wording.BRING_IF.format(words=group.words, papers=papers))
    if service.sometimes and not conditions:
        lines.append(wording.BRING_MORE)
    return "\n".join(lines)


def _said(paper: Paper, *, forms: bool) -> str:
    return wording.BRING_PAPER.format(name=paper.name, form=paper.form) if forms else paper.short


def _parts(blocks: list[str], room: int) -> Iterator[str]:
    """Yield as many blocks together as fit; none is cut in two."""
    together = ""
    for block in blocks:
        longer = f"{together}\n\n{block}" if together else block
        if together and len(longer) > room:
            yield together
            longer = block
        together = longer
    if together:
        yield together


def _message(head: str, part: str, address: str, count: tuple[int, int]) -> str:
    number, of = count
    counted = wording.BRING_PART.format(number=number, of=of) if of > 1 else ""
    return f"{head}{counted}\n\n{part}\n\n{address}"
