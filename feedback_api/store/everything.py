"""All an office keeps, row by row, as every store can write it and no version has to understand it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Protocol

from feedback_api.domain.stored_format import MORE, Raw
from feedback_api.domain.visits.carried_fields import said_in
from feedback_api.store.documents import stamp

# By which fields a row is told from the others of its table. Sessions and failed sign-ins end by themselves in a day.
NAMED_BY: dict[str, tuple[str, ...]] = {
    "submissions": ("id",),
    "contacts": ("submission_id",),
    "events": ("submission_id", "number"),
    "notices": ("submission_id",),
    "notebook": ("kind", "name"),
    "notebook_events": ("submission_id", "number"),
    "staff": ("name",),
    "member_mail": ("name",),
    "tasks": ("id",),
    "trips": ("month", "guide", "village"),
    "missing_papers": ("guide", "document", "at", "press"),
    "interest": ("visit", "guide"),
    "opinions": ("page", "said"),
    "presses": ("digest",),
    "numbers": ("name",),
    "site": (),
}
# What was wanted and built begins anew: the press builds the whole site where an office was loaded.
OF_THE_PLACE = frozenset(
    ("wanted", "wanted_at", "built", "built_at", "lease_owner", "lease_until", "failed", "problems", "reports")
)


@dataclass(frozen=True, kw_only=True)
class StoredRow:
    """One row of one table; what has no column of its own in some store stands beside the rest."""

    table: str
    fields: Raw

    @property
    def name(self) -> tuple[str, ...]:
        return (self.table, *(str(self.fields[field]) for field in NAMED_BY[self.table]))

    @property
    def line(self) -> str:
        """The row in JSON; equal rows are equal lines, whichever store they come from."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))


class RowStore(Protocol):
    """A store as a whole, for an operator, while nobody else writes to it."""

    def rows(self) -> Iterator[StoredRow]:
        """Yield everything there is, in any order."""

    def keep(self, rows: Sequence[StoredRow]) -> None:
        """Keep a few dozen exactly as they are, each in the place of what had its name; submissions come first."""

    def forget(self, rows: Sequence[StoredRow]) -> None:
        """Forget a few dozen contacts, notices and addresses of members."""


def row_of(table: str, fields: Raw) -> StoredRow:
    """Return a row of what a store keeps."""
    said = {name: value for name, value in fields.items() if value is not None}
    if more := said_in(said.get(MORE, "")):  # what is damaged stays as it is
        said = {**more, **{name: value for name, value in said.items() if name != MORE}}
    return StoredRow(table=table, fields=said)


def to_the_second(at: float) -> str:
    """Write a time that some store keeps in whole seconds."""
    return stamp(datetime.fromtimestamp(at, UTC))
