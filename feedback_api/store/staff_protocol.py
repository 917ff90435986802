"""What every store promises about members of staff, their sessions and failed sign-ins.

Cut to one DynamoDB table: the members are one partition, a session is an item of its own that stands in the index of
what waits under its owner's name, and what must hold of two members is one transaction on both.
"""

from datetime import datetime, timedelta
from typing import Protocol

from feedback_api.domain.members.staff import Session, StaffMember


class StaffStore(Protocol):
    """Members of staff, their sessions, and failed sign-ins.

    A member whom this version may not act on raises `StaffSetAside`; such a session is no session.
    """

    def add_member(self, member: StaffMember) -> None:
        """Keep a new member, or raise `StaffAlreadyExists`."""

    def member(self, name: str) -> StaffMember:
        """Return the member, or raise `StaffNotFound`."""

    def replace_member(self, member: StaffMember, *, keeps: str | None = None) -> StaffMember:
        """Replace a member and return it with its next version, or raise `StaffNotFound`.

        `member.version` is the version that was read: raise `StaffChanged` if the kept one differs, or if the member
        named by `keeps` is no active admin at that moment.
        """

    def has_members(self) -> bool:
        """Say whether there has ever been anybody who can sign in."""

    def members(self) -> tuple[StaffMember, ...]:
        """Return everybody by name, those who have left as well; whoever is set aside is none."""

    def set_aside(self) -> tuple[str, ...]:
        """Return the names of members whom only a later version may let in."""

    def open_session(self, session: Session) -> None:
        """Keep a session."""

    def session(self, token_digest: str, *, now: datetime) -> Session | None:
        """Return the session unless it is unknown or has expired."""

    def sessions_of(self, name: str, *, now: datetime) -> tuple[Session, ...]:
        """Return the sessions of a member that have not expired, the last opened first; may lag a few seconds."""

    def note_seen(self, token_digest: str, *, at: datetime) -> None:
        """Note that a session was used; one that was closed meanwhile stays closed."""

    def close_session(self, token_digest: str) -> None:
        """Forget a session at once."""

    def note_failure(self, name: str, *, now: datetime, window: timedelta, by: str = "") -> int:
        """Count a failed sign-in `by` somebody and return how many there were of theirs within the window."""

    def forget_failures(self, name: str, *, by: str | None = None) -> None:
        """Start counting again after a good sign-in; without `by` for everybody who tried this name."""
