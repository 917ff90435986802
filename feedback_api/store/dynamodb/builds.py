"""The build record in a DynamoDB table."""

import json
from datetime import datetime, timedelta

from feedback_api.aws.table.items import ConditionExpression, Item, Update, number
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.identity import Identity
from feedback_api.domain.site.build_record import BuildRecord
from feedback_api.domain.site.build_report import BuildReport
from feedback_api.domain.stored_format import BUILD_RECORD
from feedback_api.store.build_office import written_office
from feedback_api.store.build_reports import written_reports
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb.wishes import FIRST_WISH, build_key, wish
from feedback_api.store.row_documents import record_of

_MAY_BE_TAKEN = (
    "(attribute_not_exists(#wanted) OR #wanted > #built)"
    " AND (attribute_not_exists(#failed) OR #wanted > #failed)"
    " AND (attribute_not_exists(#lease_owner) OR #lease_until <= :now)"
    " AND (attribute_not_exists(#reads_from) OR #reads_from <= :ours)"
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

    def want(self, *, now: datetime | None = None) -> int:
        return number(self._table.update(wish(self._table, at=now)), "wanted")

    def take(self, *, owner: str, now: datetime, lease: timedelta) -> BuildRecord | None:
        if not _may_be_taken(self.read(), now):  # a press that finds nothing to do writes nothing
            return None
        until = stamp(now + lease)
        write = Update(
            key=build_key(self._table),
            change=_TAKEN,
            values={"owner": owner, "until": until, "first": FIRST_WISH, "none": 0},
            only_if=ConditionExpression(text=_MAY_BE_TAKEN, values={"now": stamp(now), "ours": BUILD_RECORD.format}),
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

    def finish(
        self,
        *,
        owner: str,
        built: int,
        now: datetime,
        reports: tuple[BuildReport, ...] = (),
        office: Identity | None = None,
    ) -> bool:
        before = self.read()  # only who holds the lease changes `built`, so it is still the same when we write
        changes = "#built = :built, #built_at = :now, #reports = :reports"
        ends = "#failed, #problems, #lease_owner, #lease_until"
        if before.wanted > built:  # what was wanted meanwhile waits from now on
            changes += ", #wanted_at = :now"
        else:
            ends += ", #wanted_at"
        values: Item = {
            "built": max(before.built, built),
            "now": stamp(now),
            "reports": written_reports(reports),
        }
        if office is not None:
            changes += ", #office = :office"
            values = {**values, "office": written_office(office)}
        return self._as_owner(owner, f"SET {changes} REMOVE {ends}", values)

    def fail(
        self,
        *,
        owner: str,
        attempted: int,
        problems: tuple[str, ...],
        reports: tuple[BuildReport, ...] = (),
    ) -> bool:
        return self._as_owner(
            owner,
            "SET #failed = :failed, #problems = :problems, #reports = :reports REMOVE #lease_owner, #lease_until",
            {
                "failed": attempted,
                "problems": json.dumps(problems, ensure_ascii=False),
                "reports": written_reports(reports),
            },
        )

    def _as_owner(self, owner: str, change: str, values: Item) -> bool:
        """Change the record if the lease is the owner's; as a transaction, which a lost answer does not repeat."""
        mine = ConditionExpression(text=_MINE, values={"owner": owner})
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
    return record.is_behind and not has_failed and not is_held and not record.is_set_aside


def _record(item: Item) -> BuildRecord:
    """Return the record; an office of which nothing is kept yet wants its first build."""
    return record_of({"wanted": FIRST_WISH, "built": 0, **item})
