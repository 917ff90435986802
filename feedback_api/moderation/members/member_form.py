"""Reads what is typed about members: their role and desa, the name and password they choose, who stands in for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from feedback_api.actions.telling.choose_mail import MailChoice
from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.members.staff import Role, member_name
from feedback_api.domain.submissions.fields import TICKED
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.domain.text.mail_address import is_mail_address
from feedback_api.moderation import wording
from feedback_api.security.passwords import LONGEST
from feedback_api.web.field_problem import FieldProblem

SHORTEST_PASSWORD = 10
LONGEST_NAME = 64
LONGEST_ABSENCE = timedelta(days=92)


def mail_choice(fields: Mapping[str, str]) -> MailChoice:
    """Return what somebody wants to be told, and where."""
    address = cleaned_line(fields.get("email", ""))
    return MailChoice(address=address, at_once=fields.get("seketika") == TICKED, digest=fields.get("harian") == TICKED)


def mail_problem(choice: MailChoice) -> FieldProblem | None:
    """Say what is wrong with the address; whoever chooses nothing needs none."""
    if choice.is_none or is_mail_address(choice.address):
        return None
    return FieldProblem(field="email", detail=wording.MAIL_UNCLEAR)


@dataclass(frozen=True, kw_only=True)
class PostForm:
    """A role, and for village staff a desa, as they were chosen."""

    role: str = Role.DISTRICT.value
    village: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "PostForm":
        return cls(role=fields.get("peran", ""), village=fields.get("desa", ""))

    @property
    def post(self) -> tuple[Role, str | None] | None:
        """Return the role and the desa; a desa chosen beside another role says nothing."""
        if self.role not in set(Role):
            return None
        role = Role(self.role)
        return role, (self.village or None) if role is Role.VILLAGE else None

    def problems(self) -> tuple[FieldProblem, ...]:
        if self.post is None:
            return (FieldProblem(field="peran", detail=wording.ROLE_FIRST),)
        if self.post == (Role.VILLAGE, None):
            return (FieldProblem(field="desa", detail=wording.VILLAGE_FIRST),)
        return ()


@dataclass(frozen=True, kw_only=True)
class PasswordForm:
    """A new password typed twice; `name` is whose it is."""

    name: str
    password: str = field(default="", repr=False)
    again: str = field(default="", repr=False)

    @classmethod
    def from_fields(cls, fields: Mapping[str, str], *, name: str) -> "PasswordForm":
        return cls(name=name, password=fields.get("sandi_baru", ""), again=fields.get("sandi_lagi", ""))

    def problems(self) -> tuple[FieldProblem, ...]:
        if not SHORTEST_PASSWORD <= len(self.password) <= LONGEST:
            detail = wording.PASSWORD_LENGTH.format(shortest=SHORTEST_PASSWORD, longest=LONGEST)
            return (FieldProblem(field="sandi_baru", detail=detail),)
        if member_name(self.password) == member_name(self.name) or len(set(self.password)) == 1:
            return (FieldProblem(field="sandi_baru", detail=wording.PASSWORD_GUESSED),)
        if self.password != self.again:
            return (FieldProblem(field="sandi_lagi", detail=wording.PASSWORDS_DIFFER),)
        return ()


def name_problems(typed: str) -> tuple[FieldProblem, ...]:
    """Return what keeps a text from being somebody's name at the desk."""
    name = cleaned_line(typed)
    if len(name) > LONGEST_NAME or not any(letter.isalpha() for letter in name):
        return (FieldProblem(field="nama", detail=wording.NAME_UNCLEAR.format(longest=LONGEST_NAME)),)
    return ()


@dataclass(frozen=True, kw_only=True)
class AbsenceForm:
    """Who stands in for somebody, and from which day to which, as it was typed."""

    deputy: str = ""
    first: str = ""
    last: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "AbsenceForm":
        return cls(deputy=fields.get("pengganti", ""), first=fields.get("dari", ""), last=fields.get("sampai", ""))

    @property
    def days(self) -> tuple[date, date] | None:
        first, last = day_from(self.first.strip()), day_from(self.last.strip())
        return (first, last) if first and last else None

    def problems(self, *, today: date) -> tuple[FieldProblem, ...]:
        if not self.deputy:
            return (FieldProblem(field="pengganti", detail=wording.DEPUTY_FIRST),)
        if self.days is None:
            unclear = "sampai" if day_from(self.first.strip()) else "dari"
            return (FieldProblem(field=unclear, detail=wording.DAY_UNCLEAR),)
        first, last = self.days
        if last < first:
            return (FieldProblem(field="sampai", detail=wording.LAST_DAY_BEFORE_FIRST),)
        if last < today:
            return (FieldProblem(field="sampai", detail=wording.DAY_PAST),)
        if last - first > LONGEST_ABSENCE:
            return (FieldProblem(field="sampai", detail=wording.ABSENCE_LONG),)
        return ()
