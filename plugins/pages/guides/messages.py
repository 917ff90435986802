"""A case as links that open a message with the requirements in it."""

from dataclasses import dataclass
from urllib.parse import quote

from plugins.kinds.guides.case import Case
from plugins.kinds.guides.case_texts import Sender, whatsapp_text
from plugins.kinds.guides.sms import sms_text

WHATSAPP = "https://wa.me/?text={text}"
# What a query may hold as it is (RFC 3986) is not escaped: the text stands on the page a second time, and packs better.
AS_IT_IS = "*,:()!/"
# The empty first field is what both Android and iPhones understand.
SMS = "sms:?&body={text}"


@dataclass(frozen=True, kw_only=True)
class Messages:
    """Where the buttons under a list lead."""

    whatsapp: str
    sms: str
    sms_parts: int


def messages_of(case: Case, sender: Sender) -> Messages:
    """Return the links; nobody's number is in them, the sender picks whom to send to."""
    sms = sms_text(case, sender)
    return Messages(
        whatsapp=WHATSAPP.format(text=quote(whatsapp_text(case, sender), safe=AS_IT_IS)),
        sms=SMS.format(text=quote(sms.text, safe=AS_IT_IS)),
        sms_parts=sms.parts,
    )
