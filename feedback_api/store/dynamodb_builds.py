"""The build record in a DynamoDB table."""

import json
from datetime import datetime, timedelta

from feedback_api.domain.build_record import BuildRecord
from feedback_api.dynamodb.items import Condition, Item, Update, number, text
from feedback_api.dynamodb.office_table import OfficeTable
from feedback_api.dynamodb.trouble import NotAsExpected
from feedback_api.store.documents import moment, stamp
from feedback_api.store.dynamodb_wishes import FIRST_WISH, build_key, wish

_MAY_BE_TAKEN = (
    "(attribute_not_exists(#wanted) OR #wanted > #built)"
    " AND (attribute_not_exists(#failed) OR #wanted > #failed)"
    " AND (attribute_not_exists(#lease_owner) OR #lease_until <= :now)"
)
_TAKEN = (
    "SET #lease_owner = :owner, #lease_until = :until,"
    " #wanted = if_not_exists(#wanted, :first), #built = if_not_exists(#built, :none)"
)
_MINE = "#lease_owner = :owner"


class DynamodbBuilds:
    """A `BuildStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def read(self) -> BuildRecord:
        return _record(self._kept())

    def want(self) -> int:
        return number(self._table.update(wish(self._table)), "wanted")

    def take(self, *, owner: str, now: datetime, lease: timedelta) -> BuildRecord | None:
        if not _may_be_taken(self.read(), now):  # a press that finds nothing to do writes nothing
            return None
        until = stamp(now + lease)
        write = Update(
            key=build_key(self._table),
            change=_TAKEN,
            values={"owner": owner, "until": until, "first": FIRST_WISH, "none": 0},
            only_if=Condition(text=_MAY_BE_TAKEN, values={"now": stamp(now)}),
        )
        try:
            return _record(self._table.update(write))
        except NotAsExpected as refused:
            kept = refused.found[0] or {}
            # Our own request may have been sent twice because its answer was lost: then the lease is ours.
            is_ours = (kept.get("lease_owner"), kept.get("lease_until")) == (owner, until)
            return _record(kept) if is_ours else None

    def keep(self, *, owner: str, now: datetime, lease: timedelta) -> bool:
        return self._as_owner(owner, "SET #lease_until = :until", {"until": stamp(now + lease)})

    def finish(self, *, owner: str, built: int, now: datetime) -> bool:
        before = self.read()  # only who holds the lease changes `built`, so it is still the same when we write
        return self._as_owner(
            owner,
            "SET #built = :built, #built_at = :now REMOVE #failed, #problems, #lease_owner, #lease_until",
            {"built": max(before.built, built), "now": stamp(now)},
        )

    def fail(self, *, owner: str, attempted: int, problems: tuple[str, ...], now: datetime) -> bool:
        del now  # kept in the protocol for stores that note the time of everything
        return self._as_owner(
            owner,
            "SET #failed = :failed, #problems = :problems REMOVE #lease_owner, #lease_until",
            {"failed": attempted, "problems": json.dumps(problems, ensure_ascii=False)},
        )

    def _as_owner(self, owner: str, change: str, values: Item) -> bool:
        """Change the record if the lease is the owner's; as a transaction, which a lost answer does not repeat."""
        mine = Condition(text=_MINE, values={"owner": owner})
        try:
            self._table.transact(Update(key=build_key(self._table), change=change, values=values, only_if=mine))
        except NotAsExpected:
            return False
        return True

    def _kept(self) -> Item:
        return self._table.get(build_key(self._table)) or {}


def _may_be_taken(record: BuildRecord, now: datetime) -> bool:
    is_held = record.lease_until is not None and record.lease_until > now
    has_failed = record.failed is not None and record.wanted <= record.failed
    return record.is_behind and not has_failed and not is_held


def _record(item: Item) -> BuildRecord:
    return BuildRecord(
        wanted=number(item, "wanted", FIRST_WISH),
        built=number(item, "built"),
        lease_owner=text(item, "lease_owner") if "lease_owner" in item else None,
        lease_until=moment(text(item, "lease_until")) if "lease_until" in item else None,
        failed=number(item, "failed") if "failed" in item else None,
        problems=tuple(json.loads(text(item, "problems"))) if "problems" in item else (),
        built_at=moment(text(item, "built_at")) if "built_at" in item else None,
    )
