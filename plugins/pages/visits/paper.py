"""Guesses how much of an A4 sheet a printed visit takes, so that a day with many services still is one sheet."""

from collections.abc import Iterable
from math import ceil

from plugins.kinds.visits.view import VisitView
from plugins.pages.visits.bring import Bring, Paper, PapersIf, ServiceToBring

# Millimetres of the sheet, without its margins, and of what stands above and below the services.
SHEET, HEAD, FACT, FOOT = 273, 78, 13, 16
UNEVEN = 10  # by which two columns differ
FACTS_IN_A_ROW = 4
TITLE, LINE, PAPER = 8, 4.6, 1.0
# Letters in a line of the whole sheet, in which it says what several services ask for (theme/templates/partials/
# visit_services.html); in a line of a column; of three columns, where services stand without papers, also in a title.
WHOLE, COLUMN, NARROW, NARROW_TITLE = 104, 52, 42, 30
# How small a sheet is set, by how much more than a sheet it would take otherwise (theme/static/css/print.css); the last
# ones leave papers to the page, which the code on the sheet leads to: those of some people, then all, then notes too.
SETTINGS = ((0.86, ""), (0.96, "sheet--snug"), (1.1, "sheet--small"), (1.3, "sheet--tiny"))
BRIEFLY = ((1.2, "sheet--tiny sheet--brief"), (1.7, "sheet--least sheet--brief"))
NAMES = (
    (1.2, "sheet--tiny sheet--brief sheet--names"),
    (1.65, "sheet--least sheet--brief sheet--names"),
)
BARE = "sheet--least sheet--brief sheet--names sheet--bare"
_DONE = "Sebagian jadi hari itu 100 orang"
_SHARED, _SERVICES, _MOST_SHARED = "Diminta di beberapa layanan: ", " (2 layanan); ", 3


def setting(visit: VisitView, bring: Bring) -> str:
    """Return the style of the sheet, or nothing when the day fits as it is."""
    whole = _share(visit, bring, (_service(one, one.sometimes) for one in bring.services))
    fitting = next((style for limit, style in SETTINGS if whole <= limit), None)
    if fitting is not None:
        return fitting
    brief = _share(visit, bring, (_service(one, ()) for one in bring.services))
    named = _share(visit, bring, (_named(one) for one in bring.services), columns=3)
    by_papers = next((style for limit, style in BRIEFLY if brief <= limit), None)
    return by_papers or next((style for limit, style in NAMES if named <= limit), BARE)


def _share(visit: VisitView, bring: Bring, services: Iterable[float], *, columns: int = 2) -> float:
    heights = tuple(services)
    header = visit.header
    notes = (header.card_stock, header.collection, header.photocopy, header.network, header.rain_plan, header.contact)
    facts = FACT * ceil((FACTS_IN_A_ROW + 1 + sum(note is not None for note in notes)) / FACTS_IN_A_ROW)
    return (HEAD + facts + _shared(bring) + sum(heights) / columns + UNEVEN + FOOT) / SHEET


def _shared(bring: Bring) -> float:
    """Return the height of the sentence that names what several services ask of everybody."""
    said = [f"{_words(shared.paper)}{_SERVICES}" for shared in bring.shared[:_MOST_SHARED]]
    return LINE * ceil(len(_SHARED + "".join(said)) / WHOLE) if said else 0


def _service(one: ServiceToBring, sometimes: tuple[PapersIf, ...]) -> float:
    note = one.service.written.note or ""
    said = [f"{one.who} {_DONE}", note, *(_words(paper) for paper in one.always)]
    said += [group.words + "; ".join(_words(paper) for paper in group.papers) for group in sometimes]
    return TITLE + sum(PAPER + LINE * ceil(len(text) / COLUMN) for text in said if text)


def _named(one: ServiceToBring) -> float:
    """Return the height of a service whose papers stand on the page only."""
    said = (f"{one.who} {_DONE}", one.service.written.note or "")
    lines = ceil(len(one.guide.title) / NARROW_TITLE) + sum(ceil(len(text) / NARROW) for text in said)
    return TITLE / 2 + LINE * lines


def _words(paper: Paper) -> str:
    return f"{paper.name}, {paper.form}"
