"""Says in as many letters as a text message has room for which paper is brought, and how: "KK asli+fc 1"."""

from plugins.kinds.guides import wording
from plugins.kinds.papers.model import RegisteredPaper
from plugins.reading.content_file import Value
from plugins.reading.fields import POCKET_LIMIT

COPY, ORIGINAL = "fotokopi", "asli"
# Who writes a paper for this one errand: nobody has it at home, or would bring a copy.
FOR_THIS_ALONE = ("anda", "kesehatan", "kua", "pengadilan")
# A photograph or a duty stamp is never a copy.
NEVER_COPIED = ("foto", "meterai")


def short_of(paper: RegisteredPaper, *, form: Value, sheets: Value, pictogram: Value) -> str:
    """Return the name with the form; of several ways to say it the first that fits, else the last."""
    count = f" {sheets}" if isinstance(sheets, str) else ""
    endings = _sheets(count) if pictogram in NEVER_COPIED else _endings(paper, str(form))
    texts = [paper.short + ending.format(count=count) for ending in endings]
    return next((text for text in texts if len(text) <= POCKET_LIMIT), texts[-1])


def _sheets(count: str) -> tuple[str, ...]:
    return wording.SHORT_SHEETS if count else ("",)


def _endings(paper: RegisteredPaper, form: str) -> tuple[str, ...]:
    if form == ORIGINAL and (paper.original == "tinggal" or paper.issuer in FOR_THIS_ALONE):
        return ("",)
    each = wording.SHORT_EACH if paper.is_of_several and COPY in form else ""
    return tuple(ending + each for ending in wording.SHORT_FORMS.get(form, ("",)))
