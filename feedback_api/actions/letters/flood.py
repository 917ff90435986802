"""Sees a flood, puts its letters aside with one act, takes that back, and refuses only what would fill the store."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import (
    NotAllowed,
    StoreUnavailable,
    SubmissionNotFound,
    TooLateToUndo,
    TooMuchWaiting,
)
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.submissions.flood import (
    MOST_BYTES_WAITING,
    MOST_OF_A_GROUP,
    MOST_WAITING,
    NOBODYS,
    Came,
    Flooding,
    FloodLimit,
    flooding,
)
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.services import Services
from feedback_api.store.flood_protocol import Move
from feedback_api.store.reading_on import every_item

MAY_PUT_ASIDE = frozenset(Role) - {Role.VILLAGE}
# How long a letter is known to be of a flood, should nobody do anything about it.
MARKED_FOR = timedelta(days=7)
READ_AT_ONCE = MOVED_AT_ONCE = 500
# Shorter than a function in the cloud may take; whoever presses again goes on.
LONGEST = timedelta(seconds=8)
_BATCH = re.compile(r"([0-9]{10})-[A-Za-z0-9_-]{1,12}")


@dataclass(frozen=True, kw_only=True)
class SendingGroup:
    """A letter's group, under the name that is kept beside it, and how many that sent within this hour before."""

    group: str
    sent: int = 0


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What one act put aside or took back; not `is_whole` if its time was over before all of it was done."""

    name: str
    letters: int
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class MovedLetters:
    """Which letters one act put aside, and the name by which it is taken back."""

    name: str
    ids: tuple[str, ...]


def seen(services: Services) -> Mapping[str, Flooding]:
    """Return the letters of floods by id, among those that came lately."""
    return flooding(services.store.flood.came(), _limit(services))


def refuse_what_fills_the_store(services: Services, sender: SendingGroup) -> None:
    """Raise `TooMuchWaiting` for one more letter of a flood while as much waits as may; nobody else is refused."""
    if sender.sent >= MOST_OF_A_GROUP and services.is_full.at(services.now(), partial(_is_full_of_flood, services)):
        raise TooMuchWaiting


def put_aside(services: Services, member: StaffMember, *, like: str | None = None) -> Batch:
    """Put the waiting letters of floods aside: all, or those of the group that the letter `like` came from.

    Raise `SubmissionNotFound` if that is none of a flood.
    """
    _require(member)
    known = seen(services)
    if like is not None and like not in known:
        raise SubmissionNotFound
    chosen = {name for name, one in known.items() if like is None or one.group == known[like].group}
    batch = _new_batch(services)
    waiting = every_item(services.store.submissions.waiting)
    letters = [one for one in waiting if one.id in chosen and one.status is Status.WAITING]
    moved = _move(services, _MoveAct(act=Act.PUT_ASIDE, by=member, batch=batch), letters)
    return Batch(name=batch, letters=moved, is_whole=moved == len(letters))


def put_letters_aside(services: Services, member: StaffMember, letters: Sequence[Submission]) -> MovedLetters:
    """Put these letters aside, whatever they came with; what was changed meanwhile stays."""
    _require(member)
    batch = _new_batch(services)
    act = _MoveAct(act=Act.PUT_ASIDE, by=member, batch=batch)
    moved = services.store.flood.move([act.move(services, one) for one in letters], batch=batch)
    return MovedLetters(name=batch, ids=tuple(one.id for one in moved))


def take_back(services: Services, member: StaffMember, *, batch: str) -> Batch:
    """Bring what one act put aside back into the queue, or raise `TooLateToUndo`."""
    _require(member)
    until = undone_until(batch)
    if until is None or services.now() > until:
        raise TooLateToUndo
    letters = list(every_item(partial(services.store.flood.aside, batch=batch)))
    moved = _move(services, _MoveAct(act=Act.BROUGHT_BACK, by=member, batch=None), letters)
    return Batch(name=batch, letters=moved, is_whole=moved == len(letters))


def overdue_aside(services: Services) -> int:
    """Return how many that lie aside should have been answered, of the first few hundred: the oldest come first."""
    return sum(one.due < services.today() for one in services.store.flood.aside(limit=READ_AT_ONCE).items)


def undone_until(batch: str) -> datetime | None:
    """Return until when a batch can be taken back; nothing if there is none of this name."""
    found = _BATCH.fullmatch(batch)
    if found is None:
        return None
    return datetime.fromtimestamp(int(found[1]), UTC) + UNDO_FOR


def forget_groups(services: Services) -> None:
    """Forget which groups letters came from, once a day; of a flood it stays for a week which belong together."""
    known = services.store.flood.came()
    floods = flooding(known, _limit(services))
    over = services.now() - MARKED_FOR
    kept = {one for one in known if one.submission_id in floods and one.at > over}
    fresh = [one for one in kept if not one.says_nothing]
    names = {group: f"{NOBODYS}{services.new_key()[:12]}" for group in {one.group for one in fresh}}
    settled = [replace(one, group=names[one.group], sent=floods[one.submission_id].sent) for one in fresh]
    services.store.flood.settle(settled)
    services.store.flood.forget([one for one in known if one not in kept])


def _new_batch(services: Services) -> str:
    return f"{int(services.now().timestamp()):010}-{services.new_key()[:8]}"


def _is_full_of_flood(services: Services) -> bool:
    store, limit = services.store.flood, _limit(services)
    if not store.holds_more_than(letters=MOST_WAITING, size=MOST_BYTES_WAITING):
        return False
    since = services.now() - limit.within
    return sum(one.at > since for one in store.came()) > limit.letters


@dataclass(frozen=True, kw_only=True)
class _MoveAct:
    """What is done to many letters at once, by whom, and into which batch."""

    act: Act
    by: StaffMember
    batch: str | None

    def move(self, services: Services, letter: Submission) -> Move:
        deed = Deed(act=self.act, actor=self.by.name, at=services.now(), content=self.batch or "")
        return Move(submission=letter, event=sealed(letter.chain_end, deed, salt=services.new_key()))


def _move(services: Services, wanted: _MoveAct, letters: list[Submission]) -> int:
    """Move as many as there is time for, and return how many were: a table in the cloud takes a few dozen a second."""
    until, moved = services.now() + LONGEST, 0
    for start in range(0, len(letters), MOVED_AT_ONCE):
        moves = [wanted.move(services, one) for one in letters[start : start + MOVED_AT_ONCE]]
        try:
            moved += len(services.store.flood.move(moves, batch=wanted.batch))
        except StoreUnavailable:
            if moved == 0:
                raise
            return moved
        if services.now() > until:
            break
    return moved


def _require(member: StaffMember) -> None:
    if member.roles.isdisjoint(MAY_PUT_ASIDE):
        raise NotAllowed


def _limit(services: Services) -> FloodLimit:
    return FloodLimit.of(services.settings.limit_overall)


def came_of(sender: SendingGroup | None, submission: Submission) -> Came | None:
    """Return what is kept of where a letter came from: of a report nothing, for it is never taken for a flood."""
    if sender is None or submission.kind.is_confidential:
        return None
    return Came(submission_id=submission.id, group=sender.group, at=submission.received_at)
