"""A case as a text message for phones without data: plain letters, two parts, three where two cannot hold it."""

from dataclasses import dataclass

from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.case_texts import Sender, fee_words
from plugins.kinds.guides.who_comes import who_comes
from plugins.reading.fields import GSM_7

ONE_PART = 160
LONGER_PART = 153
USUAL_PARTS = 2
MOST_PARTS = 3
_SMS_LETTERS = str.maketrans(wording.SMS_LETTERS)


@dataclass(frozen=True, kw_only=True)
class Sms:
    """The text and how many messages it costs. Every letter is one septet: `plain` keeps the others out."""

    text: str

    @property
    def parts(self) -> int:
        return 1 if len(self.text) <= ONE_PART else -(-len(self.text) // LONGER_PART)

    @property
    def fits(self) -> bool:
        return self.parts <= MOST_PARTS


def sms_text(case: Case, sender: Sender) -> Sms:
    """Return the longest text that fits two parts, else three; every document is in all of them."""
    documents = plain("\n".join(_documents(case, sender)))
    texts = [Sms(text="\n".join((documents, *map(plain, tail)))) for tail in _tails(case, sender)]
    for parts in (USUAL_PARTS, MOST_PARTS):
        fitting = next((sms for sms in texts if sms.parts <= parts), None)
        if fitting:
            return fitting
    return texts[-1]


def plain(text: str) -> str:
    """Return the text in letters a text message takes without doubling its price."""
    known = text.translate(_SMS_LETTERS)
    return known if GSM_7.issuperset(known) else "".join(letter if letter in GSM_7 else "?" for letter in known)


def _tails(case: Case, sender: Sender) -> list[tuple[str, ...]]:
    """Return what may stand after the documents, the most first.

    Who comes outlasts the address and the law that changed: whoever gets the text has no data, and the wrong person at
    the counter comes twice.
    """
    address = (sender.site_url + case.url).partition("://")[2]
    fees = _fees(case)
    checked = wording.SMS_CHECKED.format(day=case.guide.checked.strftime(wording.SMS_DAY))
    changed = wording.SMS_CHANGED.format(checked=checked) if case.changed_law else checked
    who = f"{who_comes(case).said}."
    told: list[tuple[str, ...]] = [(f"{who} {fee} {changed}", address) for fee in fees]
    told += [(f"{who} {changed}", address), (f"{who} {changed}",), (f"{who} {checked}",)]
    return [*told, (changed, address), (changed,), (checked,)]


def _fees(case: Case) -> tuple[str, ...]:
    """Return how the fee may be told, the most first: whole, or where to read it, never cut."""
    if case.fee.amount_idr is None and not case.fee.brief:
        return ()
    return tuple(wording.SMS_FEE.format(fee=fee) for fee in (fee_words(case), wording.FEE_SEE_PAGE))


def _documents(case: Case, sender: Sender) -> list[str]:
    """Return the lines that no text leaves out."""
    lines = [f"{case.title} ({sender.office})"]
    if case.brought:
        lines.append(wording.SMS_BRING.format(count=len(case.brought)))
        lines += [wording.SMS_LINE.format(short=document.short) for document in case.brought]
    if case.filled_there:
        lines.append(wording.SMS_FILLED)
        lines += [wording.SMS_LINE.format(short=document.short) for document in case.filled_there]
    conditional = [document for group in case.groups for document in group.documents]
    if conditional:
        lines.append(wording.SMS_IF)
        lines += [wording.SMS_LINE.format(short=document.short) for document in conditional]
    return lines
