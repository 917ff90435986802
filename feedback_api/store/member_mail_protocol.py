"""What every store promises about how members are told by mail, apart from the members themselves.

Cut to one DynamoDB table: all of it is one partition, so that who sends mail writes there and to no member.
"""

from typing import Protocol

from feedback_api.domain.members.member_mail import MemberMail


class MemberMailStore(Protocol):
    """What members have chosen. One that this version may not act on raises `StaffSetAside`; lists pass over it."""

    def get(self, name: str) -> MemberMail | None:
        """Return what this member has chosen."""

    def everybody(self) -> tuple[MemberMail, ...]:
        """Return what all members have chosen, by name."""

    def put(self, mail: MemberMail) -> MemberMail:
        """Keep it and return it with its next version.

        `mail.version` is the version that was read, 0 for a new one: raise `StaffChanged` if the kept one differs. So
        of two who would tell for the same day one does.
        """

    def forget(self, name: str) -> None:
        """Let go of the address and all that stands beside it."""
