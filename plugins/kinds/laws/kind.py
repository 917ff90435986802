"""Declares the register of laws, `content/data/hukum.yaml`."""

from plugins.kinds.kind import Table, no_problems
from plugins.kinds.laws.checks import law_problems
from plugins.kinds.laws.model import LAW_FILES, LawEntry

LAWS: Table[LawEntry] = Table(
    name="laws",
    files=LAW_FILES,
    about="Mencatat aturan, dan aturan yang mengubahnya",
    has_example=False,
    checks=law_problems,
    notes=no_problems,
    row=LawEntry,
    row_address="/hukum/{key}/",
)
