"""Who may sign in, and what a signed-in person may do."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from feedback_api.domain.submission import Submission


class Role(StrEnum):
    """What a member of staff may see and do."""

    VILLAGE = "petugas_desa"
    DISTRICT = "petugas_kecamatan"
    SUPERVISOR = "pengawas"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """A person who may sign in. `epoch` grows when every session of theirs must end at once."""

    name: str
    role: Role
    password_hash: str = field(repr=False)
    village: str | None = None
    epoch: int = 1

    def may_see(self, submission: Submission) -> bool:
        """Say whether this person may read and decide it: village staff only what concerns their own desa."""
        return self.role is not Role.VILLAGE or (self.village is not None and submission.village == self.village)


@dataclass(frozen=True, kw_only=True)
class Session:
    """A signed-in browser; only the digest of its token is kept. `expires_at` is aware, UTC."""

    token_digest: str
    staff_name: str
    epoch: int
    expires_at: datetime


def member_name(typed: str) -> str:
    """Return the name as it is kept: small letters, single spaces, no longer than a line."""
    return " ".join(typed.casefold().split())[:64]
