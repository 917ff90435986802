"""Says a fact of the office on the desk, takes it away, takes the last act back; each wakes the press."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from feedback_api.actions.visits.note_result import write_down
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import NotAllowed, VisitSetAside
from feedback_api.domain.facts.declared import NamedFact
from feedback_api.domain.facts.values import FactValue, written
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.site.stated_fact import StatedFact, followed_by, stated_document, stated_of, undone
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.services import Services

READ_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class KeptFact:
    """What the desk says of a fact as it was read; nothing and version 0 if it never said anything."""

    stated: StatedFact | None = None
    version: int = 0

    @property
    def value(self) -> str | None:
        return self.stated.value if self.stated else None


NEVER_SAID = KeptFact()


@dataclass(frozen=True, kw_only=True)
class Stating:
    """Who acts on which fact, seeing which version."""

    fact: NamedFact
    version: int
    moderator: StaffMember


def kept_fact(services: Services, fact: NamedFact) -> KeptFact:
    """Return what the desk says of this one, as last written."""
    entry = services.store.notebook.get(EntryKind.FACT, fact.name)
    return NEVER_SAID if entry is None else KeptFact(stated=stated_of(entry.document), version=entry.version)


def kept_facts(services: Services) -> Mapping[str, KeptFact]:
    """Return what the desk says of all, by their names; may lag a few seconds.

    What this version may not act on is left to the one that wrote it.
    """
    found: dict[str, KeptFact] = {}
    cursor: str | None = None
    while True:
        page = services.store.notebook.entries(EntryKind.FACT, limit=READ_AT_ONCE, cursor=cursor)
        for entry in page.items:
            try:
                found[entry.name] = KeptFact(stated=stated_of(entry.document), version=entry.version)
            except VisitSetAside:
                continue
        cursor = page.next_cursor
        if cursor is None:
            return found


def state(services: Services, stating: Stating, *, value: FactValue, said_on: date) -> StatedFact:
    """Say it; the same value of the same day stays as it was said. Raise `NoteChanged` if a colleague was first."""
    kept, text = _allowed(services, stating), written(value)
    if kept.stated and (kept.stated.value, kept.stated.said_on) == (text, said_on):
        return kept.stated
    return _write(services, stating, _said(services, stating, kept, text, said_on), Act.FACT_STATED)


def take_away(services: Services, stating: Stating) -> StatedFact | None:
    """Let the content file alone say it; what the desk does not say stays unsaid. Raises as `state` does."""
    kept = _allowed(services, stating)
    if kept.stated is None or kept.value is None:
        return kept.stated
    gone = _said(services, stating, kept, None, kept.stated.said_on)
    return _write(services, stating, gone, Act.FACT_TAKEN_AWAY)


def undo(services: Services, stating: Stating) -> StatedFact | None:
    """Put back what the last act replaced, for as long as that is possible. Raises as `state` does."""
    kept = _allowed(services, stating)
    if kept.stated is None or not kept.stated.can_be_undone(services.now()):
        return kept.stated
    before = undone(kept.stated, by=stating.moderator.name, at=services.now())
    return _write(services, stating, before, Act.FACT_UNDONE)


def _allowed(services: Services, stating: Stating) -> KeptFact:
    if Role.ADMIN not in stating.moderator.roles:
        raise NotAllowed
    return kept_fact(services, stating.fact)


def _said(services: Services, stating: Stating, kept: KeptFact, value: str | None, said_on: date) -> StatedFact:
    fact = stating.fact
    said = StatedFact(
        key=fact.rule.key,
        village=fact.village,
        value=value,
        said_on=said_on,
        by=stating.moderator.name,
        at=services.now(),
    )
    return followed_by(kept.stated, said, keeps_values=not fact.rule.is_personal)


def _write(services: Services, stating: Stating, said: StatedFact, act: Act) -> StatedFact:
    name = stating.fact.name
    fresh = NotebookEntry(kind=EntryKind.FACT, name=name, day=said.said_on, document="")
    entry = services.store.notebook.get(EntryKind.FACT, name) or fresh
    changed = replace(entry, day=said.said_on, document=stated_document(said), version=stating.version)
    write_down(services, changed, act=act, moderator=stating.moderator)
    return said
