"""How a member of staff is told by mail: where to, of what, and for which days that was done."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from feedback_api.domain.stored_format import MEMBER_MAIL, Beyond, own_fields, said_by


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
    fields = {name: getattr(mail, name) for name in own_fields(MemberMail) if name not in _BESIDE}
    fields |= {name: fields[name].isoformat() for name in ("overdue_told_on", "digest_told_on")}
    fields["not_before"] = mail.not_before and mail.not_before.isoformat()
    return json.dumps(MEMBER_MAIL.marked(fields, mail.beyond), ensure_ascii=False, separators=(",", ":"))


def member_mail_of(name: str, document: str, version: int) -> MemberMail:
    """Read what `member_mail_document` wrote, or raise `StaffSetAside`."""
    with MEMBER_MAIL.reading(name):
        said = said_by(document)
        raw = MEMBER_MAIL.upgraded(said)
        return MemberMail(
            name=name,
            sealed=raw["sealed"],
            at_once=bool(raw["at_once"]),
            digest=bool(raw["digest"]),
            overdue_told_on=date.fromisoformat(raw["overdue_told_on"]),
            digest_told_on=date.fromisoformat(raw["digest_told_on"]),
            not_before=datetime.fromisoformat(raw["not_before"]) if raw.get("not_before") else None,
            version=version,
            beyond=MEMBER_MAIL.beyond(said, own_fields(MemberMail)),
        )
