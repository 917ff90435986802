"""Tells how far a row has come, so that an older state of it never takes the place of a later one."""

from collections.abc import Mapping

from feedback_api.domain.stored_format import FORMAT, Raw
from feedback_api.domain.visits.carried_fields import said_in
from feedback_api.store.everything import StoredRow

# Numbers come before texts, and what is missing before both.
Step = tuple[int, str]
# A row is later than another if anything of it is; within one part the first step that differs counts.
Age = tuple[tuple[Step, ...], ...]

_NOTHING: Step = (0, "")
# What only grows while somebody works on a row; a name with a minus is of what is there until something is done. A task
# is opened anew, and a notice wanted anew, in the place of the one before: what was done about that counts no more.
GROWING: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "submissions": (("version",), ("acts",), ("change",)),
    "contacts": (),  # one changes only together with its submission
    "events": (("-salt",),),
    "notices": (("wanted_at", "tries", "-due_at", "told_at"),),
    "notebook": (("version",), ("acts",)),
    "notebook_events": (("-salt",),),
    "staff": (("epoch",),),
    "member_mail": (("version",),),
    "tasks": (("opened_at", "closed_at"),),
    "trips": (("finished",), ("missing_paper",), ("other",)),
    "missing_papers": (),  # all that one says is its name
    "interest": (("count",),),
    "opinions": (("count",),),
    "presses": (("at",),),
    "numbers": (("number",),),
    "site": (("last_change",), ("last_ordinal",)),
}


def age_of(row: StoredRow) -> Age:
    """Return how far a row has come, the format of its document included."""
    said = {**said_in(str(row.fields.get("document"))), **row.fields}
    return tuple(tuple(_step(said, name) for name in part) for part in ((FORMAT,), *GROWING[row.table]))


def is_later(one: Age, other: Age) -> bool:
    """Say whether anything of the one has come further than of the other."""
    return any(mine > theirs for mine, theirs in zip(one, other, strict=True))


def _step(said: Raw, name: str) -> Step:
    if name.startswith("-"):
        return (int(name[1:] not in said), "")
    match said.get(name):
        case int(number):
            return (number, "")
        case str(text):
            return (0, text)
    return _NOTHING
