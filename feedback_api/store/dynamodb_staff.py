"""Members of staff, sessions and failed sign-ins in a DynamoDB table."""

from datetime import datetime, timedelta

from feedback_api.domain.errors import StaffAlreadyExists, StaffNotFound
from feedback_api.domain.staff import Role, Session, StaffMember
from feedback_api.dynamodb.items import Condition, Item, Put, Update, number, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.dynamodb.trouble import NotAsExpected
from feedback_api.store.documents import moment, stamp
from feedback_api.store.dynamodb_documents import epoch
from feedback_api.store.dynamodb_table import EXPIRES, ORDER, PARTITION

STAFF, SESSION, FAILURES = "STAFF", "SESSION", "FAILURES"


class DynamodbStaff:
    """A `StaffStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def add_member(self, member: StaffMember) -> None:
        nobody = Condition(text=f"attribute_not_exists(#{PARTITION})")
        try:
            self._table.transact(Put(item=member_item(self._table, member), only_if=nobody))
        except NotAsExpected:
            raise StaffAlreadyExists from None

    def member(self, name: str) -> StaffMember:
        found = self._table.get(_member_key(self._table, name))
        if found is None:
            raise StaffNotFound
        return StaffMember(
            name=text(found, "name"),
            role=Role(text(found, "role")),
            password_hash=text(found, "password_hash"),
            village=text(found, "village") if "village" in found else None,
            epoch=number(found, "epoch"),
        )

    def replace_member(self, member: StaffMember) -> None:
        somebody = Condition(text=f"attribute_exists(#{PARTITION})")
        try:
            self._table.put(Put(item=member_item(self._table, member), only_if=somebody))
        except NotAsExpected:
            raise StaffNotFound from None

    def has_members(self) -> bool:
        everybody = Condition(text=f"#{PARTITION} = :partition", values={"partition": self._table.key(STAFF)})
        return any(True for _ in self._table.query(Range(condition=everybody, limit=1)))

    def open_session(self, session: Session) -> None:
        kept: Item = {
            **self._session_key(session.token_digest),
            "name": session.staff_name,
            "epoch": session.epoch,
            "expires_at": stamp(session.expires_at),
            **epoch(session.expires_at),
        }
        self._table.put(Put(item=kept))

    def session(self, token_digest: str, *, now: datetime) -> Session | None:
        found = self._table.get(self._session_key(token_digest))
        if found is None or text(found, "expires_at") <= stamp(now):
            return None
        return Session(
            token_digest=token_digest,
            staff_name=text(found, "name"),
            epoch=number(found, "epoch"),
            expires_at=moment(text(found, "expires_at")),
        )

    def close_session(self, token_digest: str) -> None:
        self._table.delete(self._session_key(token_digest))

    def note_failure(self, name: str, *, now: datetime, window: timedelta) -> int:
        before = {"before": stamp(now - window)}
        another = Update(
            key=self._failures_key(name),
            change="SET #failed = #failed + :one",
            values={"one": 1},
            only_if=Condition(text="#since > :before", values=before),
        )
        first = Update(
            key=self._failures_key(name),
            change=f"SET #failed = :one, #since = :now, #{EXPIRES} = :{EXPIRES}",
            values={"one": 1, "now": stamp(now), **epoch(now + window)},
            only_if=Condition(text="attribute_not_exists(#since) OR #since <= :before", values=before),
        )
        return number(self._table.update_either(first, another), "failed")

    def failures(self, name: str, *, now: datetime, window: timedelta) -> int:
        found = self._table.get(self._failures_key(name))
        return number(found, "failed") if found and text(found, "since") > stamp(now - window) else 0

    def forget_failures(self, name: str) -> None:
        self._table.delete(self._failures_key(name))

    def _session_key(self, token_digest: str) -> Item:
        return {PARTITION: self._table.key(SESSION, token_digest), ORDER: SESSION}

    def _failures_key(self, name: str) -> Item:
        return {PARTITION: self._table.key(FAILURES, name), ORDER: FAILURES}


def member_item(table: OfficeTable, member: StaffMember) -> Item:
    """Return the item of a member."""
    kept: Item = {
        **_member_key(table, member.name),
        "name": member.name,
        "role": member.role.value,
        "password_hash": member.password_hash,
        "epoch": member.epoch,
    }
    return kept if member.village is None else {**kept, "village": member.village}


def _member_key(table: OfficeTable, name: str) -> Item:
    return {PARTITION: table.key(STAFF), ORDER: f"NAME#{name}"}
