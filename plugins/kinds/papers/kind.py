"""Declares the register of papers, `content/data/berkas.yaml`."""

from plugins.kinds.kind import Table, no_problems
from plugins.kinds.papers.checks import paper_problems
from plugins.kinds.papers.model import PAPER_FILES, RegisteredPaper

PAPERS: Table[RegisteredPaper] = Table(
    name="papers",
    files=PAPER_FILES,
    about="Mencatat berkas yang diminta panduan",
    has_example=False,
    checks=paper_problems,
    notes=no_problems,
    row=RegisteredPaper,
)
