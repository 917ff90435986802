"""Who may sign in, and what a signed-in person may do."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from feedback_api.domain.stored_format import Beyond
from feedback_api.domain.submissions.submission import Submission


class Role(StrEnum):
    """What a member of staff may see and do."""

    VILLAGE = "petugas_desa"
    DISTRICT = "petugas_kecamatan"
    SUPERVISOR = "pengawas"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Whose work a member does meanwhile, from the first day to the last, both included."""

    name: str
    first: date
    last: date

    def holds_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True)
class SecondFactor:
    """What signs a member in besides the password; `sealed` is its secret, encrypted.

    `last_step` is the step of the last code that was taken: none of it or of an earlier one is taken again. `recovery`
    are the digests of the codes for a lost phone that are left.
    """

    sealed: str = field(repr=False)
    last_step: int
    recovery: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """A person who may sign in. `epoch` grows when every session of theirs must end at once.

    `account` was drawn when the member was made and never changes; who is older has none, and is known by the name.
    `version` grows with every change. Who has left (`ended_at`, aware, UTC) stays known by name and can do nothing.
    `stands_in` names whose work it is as well, and when; `absent` are those of them whose days these are, read when
    somebody signs in or is recognised, and kept nowhere.
    """

    name: str
    role: Role
    password_hash: str = field(repr=False)
    village: str | None = None
    epoch: int = 1
    account: str | None = None
    version: int = field(default=0, compare=False)
    ended_at: datetime | None = None
    second_factor: SecondFactor | None = None
    stands_in: tuple[StandIn, ...] = ()
    absent: "tuple[StaffMember, ...]" = field(default=(), compare=False)
    beyond: Beyond | None = field(default=None, repr=False)

    @property
    def account_id(self) -> str:
        """What tells this person from everybody else, also after they were given another name: see `renamed`."""
        return self.account or self.name

    def renamed(self, name: str) -> "StaffMember":
        """Return the same person under another name."""
        return replace(self, name=name, account=self.account_id)

    @property
    def is_active(self) -> bool:
        return self.ended_at is None

    @property
    def is_admin(self) -> bool:
        """Whether this person may sign in and looks after the members."""
        return self.is_active and self.role is Role.ADMIN

    @property
    def roles(self) -> frozenset[Role]:
        """Their own role, and those of the absent; none once they have left."""
        return frozenset(one.role for one in (self, *self.absent) if one.is_active)

    @property
    def names(self) -> frozenset[str]:
        """Under which names what is held is theirs to go on with."""
        return frozenset((self.name, *(one.name for one in self.absent)))

    @property
    def villages(self) -> frozenset[str] | None:
        """The desa this person is held to, perhaps none; `None` for whoever works for all of them."""
        if self.roles - {Role.VILLAGE}:
            return None
        return frozenset(one.village for one in (self, *self.absent) if one.is_active and one.village is not None)

    @property
    def reads_reports(self) -> bool:
        """Whether reports are for this person; everybody else is not even told that there are any."""
        return Role.SUPERVISOR in self.roles

    def works_for(self, village: str | None) -> bool:
        """Say whether what concerns this desa is for this person; what concerns none is for the sub-district."""
        return self.villages is None or village in self.villages

    def may_see(self, submission: Submission) -> bool:
        """Say whether this person may read and decide it.

        Village staff only what concerns their own desa, a report nobody but the supervisor.
        """
        return self.reads_reports if submission.kind.is_confidential else self.works_for(submission.village)


@dataclass(frozen=True, kw_only=True)
class Session:
    """A signed-in browser; only the digest of its token is kept. `expires_at` is aware, UTC.

    `opened_at` and `seen_at`, up to some minutes late, and `device`, in a word or two, let its owner know it again.
    """

    token_digest: str
    staff_name: str
    epoch: int
    expires_at: datetime
    opened_at: datetime | None = None
    seen_at: datetime | None = None
    device: str | None = None


def member_name(typed: str) -> str:
    """Return the name as it is kept: small letters, single spaces, no longer than a line."""
    return " ".join(typed.casefold().split())[:64]
