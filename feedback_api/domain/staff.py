"""Who may sign in, and what a signed-in person may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
    password_hash: str
    village: str | None = None
    epoch: int = 1


@dataclass(frozen=True, kw_only=True)
class Session:
    """A signed-in browser; only the digest of its token is kept. `expires_at` is aware, UTC."""

    token_digest: str
    staff_name: str
    epoch: int
    expires_at: datetime
