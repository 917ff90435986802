"""Chooses how large a poster is set, so that one sheet is full and never runs over."""

from plugins.guides.case import Case
from plugins.guides.paper import fullness

# What fits into each size of theme/static/css/poster.css, as a share of the sheet that a resident takes home; the tests
# print every poster.
LARGE, USUAL, SNUG, SMALL, TINY, LEAST = (
    "poster--large", "", "poster--snug", "poster--small", "poster--tiny", "poster--least"
)  # fmt: skip
SIZES = ((0.95, USUAL), (1.08, SNUG), (1.25, SMALL), (9.9, TINY))
FEW, MANY_CONDITIONAL = 4, 10
FEW_FOR_A_VILLAGE = 3


def guide_size(case: Case) -> str:
    conditional = sum(len(group.documents) for group in case.groups)
    needless = [item for item in case.guide.not_needed if item.verified]
    if len(case.documents) <= FEW and not needless:
        return LARGE
    if conditional > MANY_CONDITIONAL:
        return LEAST
    return next(size for limit, size in SIZES if fullness(case) <= limit)


def village_size(*, visits: int, needless: int) -> str:
    return LARGE if visits + needless <= FEW_FOR_A_VILLAGE else USUAL
