"""The texts people send on: a case as a WhatsApp message, with the requirements themselves and not only a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from feedback_api.domain.identity import Identity
from feedback_api.wording import rupiah, short_date
from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.model import STAMP, Document, Fee, GuidePlace
from plugins.kinds.guides.who_comes import who_comes
from plugins.kinds.laws.model import changes_in_a_message

WHATSAPP_LIMIT = 900
REGISTRY: GuidePlace = "dukcapil"


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who sends the text from where, on which day."""

    office: str
    site_url: str
    today: date


@dataclass(frozen=True, kw_only=True)
class _Amount:
    """How much of what could be said is said; `conditions_of_who` is what goes with who comes."""

    not_needed: bool = True
    conditions_of_who: bool = True
    who: bool = True
    places: bool = True
    forms: bool = True
    conditions: bool = True


# From everything to the least that still names every document.
_AMOUNTS = (
    _Amount(),
    _Amount(not_needed=False),
    _Amount(not_needed=False, conditions_of_who=False),
    _Amount(not_needed=False, conditions_of_who=False, places=False),
    _Amount(not_needed=False, conditions_of_who=False, places=False, forms=False),
    _Amount(not_needed=False, conditions_of_who=False, places=False, forms=False, conditions=False),
    _Amount(not_needed=False, who=False, places=False, forms=False, conditions=False),
)


def whatsapp_text(case: Case, sender: Sender) -> str:
    """Return the message; it grows shorter until it fits, and never by leaving a document out."""
    texts = (_whatsapp(case, sender, amount) for amount in _AMOUNTS)
    shortest = ""
    for shortest in texts:
        if len(shortest) <= WHATSAPP_LIMIT:
            break
    return shortest


def _whatsapp(case: Case, sender: Sender, amount: _Amount) -> str:
    blocks = [
        wording.WHATSAPP_HEAD.format(title=case.title, office=sender.office),
        "\n".join(_documents(case, amount)),
        "\n".join(_facts(case, amount)),
        "\n".join((_state(case, sender), sender.site_url + case.url)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _documents(case: Case, amount: _Amount) -> Iterator[str]:
    if case.brought:
        yield wording.WHATSAPP_BRING.format(count=len(case.brought))
    lines = (wording.WHATSAPP_LINE, wording.WHATSAPP_SHORT_LINE)
    for number, document in enumerate(case.brought, start=1):
        yield _line(document, lines, amount).replace("{number}", str(number))
    if case.filled_there:
        yield wording.WHATSAPP_FILLED.format(names=", ".join(document.name for document in case.filled_there))
    if case.groups and not amount.conditions:
        yield wording.WHATSAPP_SOME
    for group in case.groups:
        if amount.conditions:
            yield wording.WHATSAPP_IF.format(words=group.condition.alone)
        for document in group.documents:
            yield _line(document, (wording.WHATSAPP_IF_LINE, wording.WHATSAPP_IF_SHORT_LINE), amount)


def _line(document: Document, lines: tuple[str, str], amount: _Amount) -> str:
    """Return the line of one document, its number still to be filled in."""
    template, short_template = lines
    if not amount.forms:
        return short_template.replace("{name}", document.short)
    return template.replace("{name}", document.name).replace("{form}", form_words(document))


def form_words(document: Document) -> str:
    """Return how the paper is brought: "fotokopi 1 lembar"."""
    form = wording.FILLED[document.filled] if document.filled else wording.FORMS[document.form]
    copies = document.copies or 1
    counted = document.form in wording.COPIED or (document.form == "asli" and copies > 1)
    said = wording.SHEETS.format(form=form, count=copies) if counted else form
    return wording.PER_PERSON.format(form=said) if document.per_person else said


def _facts(case: Case, amount: _Amount) -> Iterator[str]:
    not_needed = [item.name for item in case.guide.not_needed if item.is_borne]
    if not_needed and amount.not_needed:
        yield wording.WHATSAPP_NOT_NEEDED.format(names="; ".join(not_needed))
    yield wording.WHATSAPP_FEE.format(fee=fee_words(case))
    who = who_comes(case)
    if amount.who:
        yield who.sentence if amount.conditions_of_who else f"{who.said}."
    if amount.places:
        yield wording.WHATSAPP_PLACES.format(places=places_in_words(case.places, case.guide.file.office))


def fee_words(case: Case) -> str:
    """Return what it costs with what qualifies it: the amount alone only where nothing else is to be said."""
    said = amount_words(case.fee)
    if not case.may_need_stamp or STAMP in said.lower():
        return said
    return (wording.WITH_STAMP if case.needs_stamp else wording.WITH_STAMP_PERHAPS).format(fee=said)


def amount_words(fee: Fee) -> str:
    """Return a fee in few words that change nothing of it."""
    if fee.brief:
        return fee.brief
    if fee.amount_idr is not None:
        return rupiah(fee.amount_idr)
    return (fee.text or wording.FEE_ASK).partition(". ")[0].rstrip(".")


def places_in_words(places: Sequence[GuidePlace], office: Identity) -> str:
    """Return where to go: "balai desa, kecamatan, atau saat kunjungan"."""
    words = {**wording.PLACES, REGISTRY: office.registry}
    names = [words[place] for place in places]
    if len(names) < 3:  # noqa: PLR2004  # from three on with commas
        return f" {wording.OR} ".join(names)
    return f"{', '.join(names[:-1])}, {wording.OR} {names[-1]}"


def _state(case: Case, sender: Sender) -> str:
    """Return when it was checked, and that it is not approved or overdue: a text outlives the page it came from."""
    guide = case.guide
    said = [wording.WHATSAPP_CHECKED.format(day=short_date(guide.checked))]
    if case.changed_law:
        said.append(changes_in_a_message(case.changed_law))
    elif guide.check_again < sender.today:
        said.append(wording.OVERDUE)
    elif guide.approval is None:
        said.append(wording.NOT_APPROVED)
    return " ".join(said)
