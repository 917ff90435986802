"""Reads and writes what every store keeps field by field: one row or one item for each document."""

import json
from contextlib import suppress
from datetime import datetime
from typing import Any

from feedback_api.domain.audit import Act, AuditEvent, LaterAct
from feedback_api.domain.members.staff import SecondFactor, Session, StaffMember, StandIn
from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.site.build_report import BuildReport
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.stored_format import (
    ACT,
    BUILD_RECORD,
    ENTRY,
    FORMAT,
    MEMBER,
    MORE,
    NOTICE,
    READS_FROM,
    SESSION,
    TASK,
    Raw,
)
from feedback_api.domain.stored_parts import moment, part_of
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.visits.carried_fields import readable_entry
from feedback_api.domain.visits.notebook_entry import NotebookEntry
from feedback_api.store.build_office import office_of
from feedback_api.store.build_reports import NONE_WRITTEN, reports_of
from feedback_api.store.documents import stamp

ACT_FIELDS = ("submission_id", "number", "at", "actor", "act", "salt", "digest", "head")
ENTRY_FIELDS = ("kind", "name", "day", "document", "version", "acts", "audit_head")
MEMBER_COLUMNS = ("name", "role", "password_hash", "village", "epoch", "account")
MEMBER_FIELDS = (*MEMBER_COLUMNS, "version", "ended_at", "totp", "totp_step", "recovery", "stands_in")
NOTICE_FIELDS = ("submission_id", "wanted_at", "due_at", "tries", "told_at")
SESSION_COLUMNS = ("token_digest", "staff_name", "epoch", "expires_at")
SESSION_FIELDS = (*SESSION_COLUMNS, "opened_at", "seen_at", "device")
TASK_FIELDS = ("id", "reason", "opened_at", "guide", "document", "submission", "closed_at", "closed_by")
MARKS = (FORMAT, READS_FROM, MORE)

_ACTS = frozenset(Act)


def event_of(raw: Raw) -> AuditEvent:
    """Return the event; an act that is unknown here stays a link of its chain. Raises `SetAside` for damage."""
    with ACT.reading(str(raw.get("submission_id", ""))):
        word, beyond = raw["act"], ACT.beyond(raw, ACT_FIELDS)
        may_act = word in _ACTS and (beyond is None or beyond.reads_from <= ACT.format)
        return part_of(AuditEvent, raw, act=Act(word) if may_act else LaterAct(value=word), beyond=beyond)


def event_fields(event: AuditEvent) -> dict[str, Any]:
    fields = {name: getattr(event, name) for name in ACT_FIELDS}
    said = {**fields, "at": stamp(event.at), "act": event.act.value}
    return ACT.marked(_without_nothing(said), event.beyond)


def entry_of(raw: Raw) -> NotebookEntry:
    """Return the entry, or raise `VisitSetAside` if its document is of a later format that this version may not act on.

    What the document says beyond its marks is read by whoever needs it, who sets damage aside.
    """
    with ENTRY.reading(str(raw.get("name", ""))):
        entry = part_of(NotebookEntry, raw)
        readable_entry(entry.kind, entry.document)
        return entry


def entry_fields(entry: NotebookEntry) -> dict[str, Any]:
    """Return the fields of an entry, whose marks stand in its document."""
    fields = {name: getattr(entry, name) for name in ENTRY_FIELDS}
    return {**fields, "kind": entry.kind.value, "day": entry.day.isoformat()}


def member_of(raw: Raw) -> StaffMember:
    """Return the member, or raise `StaffSetAside`."""
    with MEMBER.reading(str(raw.get("name", ""))):
        said = _with_more(raw)
        fields = MEMBER.upgraded(said)
        factor, beyond = _second_factor(fields), MEMBER.beyond(said, MEMBER_FIELDS)
        return part_of(StaffMember, fields, second_factor=factor, absent=(), beyond=beyond)


def member_fields(member: StaffMember) -> dict[str, Any]:
    """Return the fields of a member; no older version lets in whoever has left, or whoever needs a code."""
    fields: dict[str, Any] = {name: getattr(member, name) for name in MEMBER_COLUMNS}
    fields |= {"role": member.role.value, "version": member.version or None, "ended_at": member.ended_at}
    if factor := member.second_factor:
        fields |= {"totp": factor.sealed, "totp_step": factor.last_step, "recovery": " ".join(factor.recovery)}
    if member.stands_in:
        fields["stands_in"] = [_written_stand_in(one) for one in member.stands_in]
    return MEMBER.marked(_without_nothing(fields), member.beyond)


def _second_factor(fields: Raw) -> SecondFactor | None:
    if not fields.get("totp"):
        return None
    recovery = tuple(str(fields.get("recovery") or "").split())
    return SecondFactor(sealed=str(fields["totp"]), last_step=int(fields["totp_step"]), recovery=recovery)


def _written_stand_in(one: StandIn) -> dict[str, str]:
    return {"name": one.name, "first": one.first.isoformat(), "last": one.last.isoformat()}


def session_of(raw: Raw) -> Session:
    """Return the session, or raise `SessionSetAside`."""
    with SESSION.reading():
        return part_of(Session, SESSION.upgraded(_with_more(raw)))


def session_fields(session: Session) -> dict[str, Any]:
    fields = {name: getattr(session, name) for name in SESSION_FIELDS}
    return SESSION.marked(_without_nothing(fields), None)


def notice_of(raw: Raw) -> Notice:
    """Return the notice, or raise `SubmissionSetAside`."""
    with NOTICE.reading(str(raw.get("submission_id", ""))):
        return part_of(Notice, NOTICE.upgraded(raw), beyond=NOTICE.beyond(raw, NOTICE_FIELDS))


def notice_fields(notice: Notice) -> dict[str, Any]:
    fields = {name: getattr(notice, name) for name in NOTICE_FIELDS}
    return NOTICE.marked(_without_nothing(fields), notice.beyond)


def task_of(raw: Raw) -> ContentTask:
    """Return the task, or raise `TaskSetAside`."""
    with TASK.reading(str(raw.get("id", ""))):
        return part_of(ContentTask, TASK.upgraded(raw), beyond=TASK.beyond(raw, TASK_FIELDS))


def looks_back(fields: Raw) -> bool:
    """Say of a task's fields, which need not be understood, whether it stands in the list of those who look back."""
    return fields.get("reason") in {reason.value for reason in TaskReason if reason.looks_back}


def task_fields(task: ContentTask) -> dict[str, Any]:
    fields = {name: getattr(task, name) for name in TASK_FIELDS}
    return TASK.marked(_without_nothing({**fields, "reason": task.reason.value}), task.beyond)


def record_of(raw: Raw) -> BuildRecord:
    """Return the build record; of one that this version may not act on only the numbers, and that it is set aside."""
    return BuildRecord(
        wanted=int(raw["wanted"]),
        built=int(raw["built"]),
        lease_owner=raw.get("lease_owner"),
        lease_until=_moment_if_any(raw, "lease_until"),
        failed=raw.get("failed"),
        problems=_problems(raw.get("problems")),
        reports=_reports(raw.get("reports")),
        built_at=_moment_if_any(raw, "built_at"),
        wanted_at=_moment_if_any(raw, "wanted_at"),
        is_set_aside=(raw.get(READS_FROM) or 0) > BUILD_RECORD.format,
        office=office_of(raw.get("office")),
    )


def _reports(text: str | None) -> tuple[BuildReport, ...]:
    with suppress(ValueError, TypeError, LookupError, AttributeError):
        return reports_of(text or NONE_WRITTEN)
    return ()


def _problems(text: str | None) -> tuple[str, ...]:
    try:
        return tuple(map(str, json.loads(text or "[]")))
    except (ValueError, TypeError):
        return ()


def _moment_or_none(raw: Raw, name: str) -> datetime | None:
    return moment(raw[name]) if raw.get(name) else None


def _moment_if_any(raw: Raw, name: str) -> datetime | None:
    """Return the time; one that cannot be read must not stop what the whole office depends on."""
    with suppress(ValueError, TypeError):
        return _moment_or_none(raw, name)
    return None


def _with_more(raw: Raw) -> Raw:
    """Return a document whole: what has no column of its own stands in `more`, in a store that has columns."""
    beside = {name: value for name, value in raw.items() if name != MORE}
    return {**json.loads(raw[MORE]), **beside} if raw.get(MORE) else beside


def _without_nothing(fields: Raw) -> dict[str, Any]:
    """Return the fields that say something, times written out."""
    said = {name: value for name, value in fields.items() if value is not None}
    return {name: stamp(value) if isinstance(value, datetime) else value for name, value in said.items()}
