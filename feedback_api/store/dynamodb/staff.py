"""Members of staff, sessions and failed sign-ins in a DynamoDB table."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from feedback_api.aws.table.items import Check, ConditionExpression, Item, Put, Update, Write, number, parted, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.errors import SessionSetAside, StaffAlreadyExists, StaffChanged, StaffNotFound
from feedback_api.domain.members.staff import Role, Session, StaffMember
from feedback_api.domain.stored_format import readable
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb.documents import epoch
from feedback_api.store.dynamodb.table import (
    EXPIRES,
    ORDER,
    PARTITION,
    PLACES,
    TO_DO,
    TO_DO_ORDER,
    TO_DO_PARTITION,
    listed,
)
from feedback_api.store.reading_on import Found, Page, page_of
from feedback_api.store.row_documents import member_fields, member_of, session_fields, session_of

STAFF, SESSION, SESSIONS, FAILURES = "STAFF", "SESSION", "SESSIONS", "FAILURES"
_IS_ADMIN = ConditionExpression(
    text="#role = :admin AND attribute_not_exists(#ended_at)", values={"admin": Role.ADMIN.value}
)


class DynamodbStaff:
    """A `StaffStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def add_member(self, member: StaffMember) -> None:
        try:
            self._table.transact(added_member(self._table, member))
        except NotAsExpected:
            raise StaffAlreadyExists from None

    def member(self, name: str) -> StaffMember:
        found = self._table.get(member_key(self._table, name))
        if found is None:
            raise StaffNotFound
        return _member(found)

    def replace_member(self, member: StaffMember, *, keeps: str | None = None) -> StaffMember:
        before = self.member(member.name)
        if before.version != member.version:
            raise StaffChanged
        saved = replace(member, version=member.version + 1, beyond=before.beyond)
        writes: tuple[Write, ...] = (Put(item=member_item(self._table, saved), only_if=_as_read(member)),)
        if keeps is not None:
            writes += (Check(key=member_key(self._table, keeps), only_if=_IS_ADMIN),)
        try:
            self._table.transact(*writes)
        except NotAsExpected:
            raise StaffChanged from None
        return saved

    def has_members(self) -> bool:
        return any(True for _ in self._table.query(Range(condition=listed(self._table.key(STAFF)), limit=1)))

    def members(self) -> tuple[StaffMember, ...]:
        return self._read_everybody().items

    def set_aside(self) -> tuple[str, ...]:
        return self._read_everybody().set_aside

    def open_session(self, session: Session) -> None:
        fields = session_fields(session)
        del fields["token_digest"]  # it is the key
        named = {"name": fields.pop("staff_name"), **fields}
        place = {TO_DO_PARTITION: self._table.key(SESSIONS, session.staff_name), TO_DO_ORDER: _turn(session)}
        key = self._session_key(session.token_digest)
        self._table.put(Put(item={**key, **place, **named, **epoch(session.expires_at)}))

    def session(self, token_digest: str, *, now: datetime) -> Session | None:
        found = self._table.get(self._session_key(token_digest))
        if found is None or text(found, "expires_at") <= stamp(now):
            return None
        try:
            return _session(found)
        except SessionSetAside:
            return None

    def sessions_of(self, name: str, *, now: datetime) -> tuple[Session, ...]:
        theirs = listed(self._table.key(SESSIONS, name), TO_DO)
        found = self._table.query(Range(condition=theirs, index=TO_DO, latest_first=True))
        running = (item for item in found if text(item, "expires_at") > stamp(now))
        return tuple(readable(running, _session))

    def note_seen(self, token_digest: str, *, at: datetime) -> None:
        still_there = ConditionExpression(text=f"attribute_exists(#{PARTITION})")
        change, values = "SET #seen_at = :seen_at", {"seen_at": stamp(at)}
        key = self._session_key(token_digest)
        with suppress(NotAsExpected):
            self._table.update(Update(key=key, change=change, values=values, only_if=still_there))

    def close_session(self, token_digest: str) -> None:
        self._table.delete(self._session_key(token_digest))

    def note_failure(self, name: str, *, now: datetime, window: timedelta, by: str = "") -> int:
        before = {"before": stamp(now - window)}
        another = Update(
            key=self._failures_key(name, by),
            change="SET #failed = #failed + :one",
            values={"one": 1},
            only_if=ConditionExpression(text="#since > :before", values=before),
        )
        first = Update(
            key=self._failures_key(name, by),
            change=f"SET #failed = :one, #since = :now, #{EXPIRES} = :{EXPIRES}",
            values={"one": 1, "now": stamp(now), **epoch(now + window)},
            only_if=ConditionExpression(text="attribute_not_exists(#since) OR #since <= :before", values=before),
        )
        return number(self._table.update_either(first, another), "failed")

    def forget_failures(self, name: str, *, by: str | None = None) -> None:
        if by is not None:
            self._table.delete(self._failures_key(name, by))
            return
        everybody = listed(self._table.key(FAILURES, name))
        for item in list(self._table.query(Range(condition=everybody))):
            self._table.delete({PARTITION: item[PARTITION], ORDER: item[ORDER]})

    def _read_everybody(self) -> Page[StaffMember]:
        found = list(self._table.query(Range(condition=listed(self._table.key(STAFF)))))
        return page_of((Found(key=text(item, ORDER), read=partial(_member, item)) for item in found), len(found))

    def _session_key(self, token_digest: str) -> Item:
        return {PARTITION: self._table.key(SESSION, token_digest), ORDER: SESSION}

    def _failures_key(self, name: str, by: str) -> Item:
        return {PARTITION: self._table.key(FAILURES, name), ORDER: f"{FAILURES}#{by}" if by else FAILURES}


def added_member(table: OfficeTable, member: StaffMember) -> Put:
    """Return what keeps a new member, if nobody has this name."""
    nobody = ConditionExpression(text=f"attribute_not_exists(#{PARTITION})")
    return Put(item=member_item(table, member), only_if=nobody)


def member_item(table: OfficeTable, member: StaffMember) -> Item:
    """Return the item of a member."""
    return {**member_fields(member), **member_key(table, member.name)}


def member_key(table: OfficeTable, name: str) -> Item:
    return {PARTITION: table.key(STAFF), ORDER: f"NAME#{name}"}


def _as_read(member: StaffMember) -> ConditionExpression:
    """Return what holds while nobody else has changed the member; one of before has no version yet."""
    never = "attribute_not_exists(#version) OR " if member.version == 0 else ""
    return ConditionExpression(
        text=f"attribute_exists(#{PARTITION}) AND ({never}#version = :version)", values={"version": member.version}
    )


def _session(item: Item) -> Session:
    digest = parted(text(item, PARTITION))[-1]
    said = {name: value for name, value in item.items() if name not in PLACES}
    return session_of({**said, "token_digest": digest, "staff_name": item.get("name")})


def _turn(session: Session) -> str:
    return f"{stamp(session.opened_at or session.expires_at)}/{session.token_digest}"


def _member(item: Item) -> StaffMember:
    return member_of({name: value for name, value in item.items() if name not in {PARTITION, ORDER}})
