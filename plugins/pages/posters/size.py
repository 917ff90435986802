"""Chooses how large a poster is set, so that one sheet is full and never runs over."""

from plugins.kinds.guides.case import Case
from plugins.pages.guides.paper import fullness

# The sizes of theme/static/css/poster.css, and what fits into each: a share of the sheet that a resident takes home (it
# knows how long the texts are), and a share of the poster (it knows how many parts there are). `inv prove` prints all.
LARGE, USUAL, LEAST = "poster--large", "", "poster--least"
SIZES = ((0.95, 0.9, USUAL), (1.08, 1.0, "poster--snug"), (1.25, 1.1, "poster--small"), (9.9, 1.45, "poster--tiny"))
HEAD, ROW, CONDITIONAL_ROW, NEEDLESS_ROW = 0.5, 0.04, 0.075, 0.06
FEW = 4
FEW_FOR_A_VILLAGE = 3


def guide_size(case: Case) -> str:
    needless = sum(item.is_borne for item in case.guide.not_needed)
    if len(case.documents) <= FEW and not needless:
        return LARGE
    conditional = sum(len(group.documents) for group in case.groups)
    taken = HEAD + ROW * len(case.always) + CONDITIONAL_ROW * conditional + NEEDLESS_ROW * needless
    fitting = (size for sheet, poster, size in SIZES if fullness(case) <= sheet and taken <= poster)
    return next(fitting, LEAST)


def village_size(*, visits: int, needless: int) -> str:
    return LARGE if visits + needless <= FEW_FOR_A_VILLAGE else USUAL
