"""Writes the answer of one case: what makes it special first, never longer than people read."""

import re

from feedback_api.wording import rupiah
from plugins.kinds.guides import wording
from plugins.kinds.guides.case import CaseDocument
from plugins.kinds.guides.case_words import inside_a_sentence
from plugins.kinds.guides.model import Document, Fee
from plugins.reading.fields import ANSWER_LIMIT

# "Kartu Keluarga (KK)" is "KK" to everybody; "surat pindah (SKPWNI)" is not "SKPWNI".
SPOKEN_SHORT = re.compile(r"^[^()]*\((?P<short>[A-Z]{2,4})\)")
BRACKETS = re.compile(r"\s*\([^)]*\)")
# A fee in more letters than this would push the papers out of the answer.
LONGEST_FEE = 70
VERBS = {
    wording.ANSWER_BRING: ("asli", "asli+fotokopi", "fotokopi", "fotokopi+tunjukkan", "tunjukkan"),
    wording.ANSWER_FILL: ("formulir",),
    wording.ANSWER_PREPARE: ("digital", "data", "hadir"),
}


def answer_of(documents: tuple[CaseDocument, ...], fee: Fee) -> str:
    """Return what to bring in one or two sentences, papers in bold; the shortest that must leave papers out says so."""
    certain = [item.document for item in documents if item.condition is None]
    special = [document for document in certain if document.when]
    ordinary = [document for document in certain if not document.when]
    money = _money(fee, documents)
    for count in range(len(certain), 0, -1):
        named = (special + ordinary)[:count]
        answer = " ".join([*_sentences(named, left_out=len(certain) - count), *money])
        if len(answer.replace("**", "")) <= ANSWER_LIMIT:
            return answer
    return " ".join(money)


def _money(fee: Fee, documents: tuple[CaseDocument, ...]) -> list[str]:
    """Return what it costs; "Gratis" only where nobody pays anything, not even for a duty stamp."""
    if fee.brief:
        short = len(fee.brief) <= LONGEST_FEE
        return [wording.FEE_SAID.format(fee=fee.brief) if short else wording.FEE_ON_PAGE]
    if fee.amount_idr is None:
        return []
    if fee.amount_idr:
        return [wording.MONEY.format(amount=rupiah(fee.amount_idr))]
    return [wording.FREE_BUT_STAMP if any(item.document.is_stamped for item in documents) else wording.FREE]


def _sentences(documents: list[Document], *, left_out: int) -> list[str]:
    """Return one sentence for each thing to do, and one that counts what is left out."""
    told = []
    for verb, forms in VERBS.items():
        names = [f"**{_short(document)}**" for document in documents if document.form in forms]
        if names:
            told.append(verb.format(documents=_listed(names)))
    return [*told, *([wording.ANSWER_MORE.format(count=left_out)] if left_out else [])]


def _short(document: Document) -> str:
    """Return the name people say: "KK", "surat pindah"."""
    return inside_a_sentence(BRACKETS.sub("", SPOKEN_SHORT.sub(r"\g<short>", document.name)))


def _listed(names: list[str]) -> str:
    if len(names) < 3:  # noqa: PLR2004  # "a dan b"; from three on "a, b, dan c"
        return f" {wording.AND} ".join(names)
    return f"{', '.join(names[:-1])}, {wording.AND} {names[-1]}"
