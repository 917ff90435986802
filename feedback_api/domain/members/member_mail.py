"""How a member of staff is told by mail: where to, of what, and for which days that was done."""

from dataclasses import dataclass, field
from datetime import date, datetime

from feedback_api.domain.stored_format import MEMBER_MAIL, Beyond, own_fields, said_by
from feedback_api.domain.stored_parts import document_of, part_of


@dataclass(frozen=True, kw_only=True)
class MemberMail:
    """What one member has chosen; `sealed` is the address, encrypted, which stands nowhere else.

    `at_once` tells of letters whose time is over, up to `overdue_told_on` that was done; `digest` sends the counts of a
    day, up to `digest_told_on` it was. After a try that failed none begins before `not_before` (aware, UTC).
    """

    name: str
    sealed: str = field(repr=False)
    at_once: bool
    digest: bool
    overdue_told_on: date
    digest_told_on: date
    not_before: datetime | None = None
    version: int = field(default=0, compare=False)
    beyond: Beyond | None = field(default=None, repr=False)


_BESIDE = ("name", "version")


def member_mail_document(mail: MemberMail) -> str:
    """Return the document in which it is kept, but for the name and the version, which stand beside it."""
    return document_of(MEMBER_MAIL, mail, mail.beyond, beside=_BESIDE)


def member_mail_of(name: str, document: str, version: int) -> MemberMail:
    """Read what `member_mail_document` wrote, or raise `StaffSetAside`."""
    with MEMBER_MAIL.reading(name):
        said = said_by(document)
        beyond = MEMBER_MAIL.beyond(said, own_fields(MemberMail))
        return part_of(MemberMail, MEMBER_MAIL.upgraded(said), name=name, version=version, beyond=beyond)
