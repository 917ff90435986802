"""Reads what staff type about the office: each kind of value says what it is, or what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from urllib.parse import urlsplit

from feedback_api.domain.calendar.office_hours import weekly_hours
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.domain.text.pressable import mobile_number, pressable

LONGEST_VALUE = 300
SHORTEST_TEXT = 4
_MAIL = re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_FEWEST_SIGNS = re.compile(r"[a-z]{3}", re.IGNORECASE)


class Flaw(StrEnum):
    """What is wrong with a value that somebody typed."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_WORDS = "no_words"
    HOURS_UNCLEAR = "hours_unclear"
    NO_PHONE = "no_phone"
    NO_MOBILE = "no_mobile"
    NO_MAIL = "no_mail"
    NO_LINK = "no_link"
    NO_CHOICE = "no_choice"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, kw_only=True)
class ReachableRole:
    """A role in a desa, never a person's name, and how to reach it."""

    role: str
    channel: str | None = None


FactValue = str | tuple[ReachableRole, ...]
# Reads a line without spaces at its ends, which says something.
Reader = Callable[[str], FactValue | Flaw]


@dataclass(frozen=True, kw_only=True)
class ValueKind:
    """How a value is typed, read and written; `choices` are the words of one that is chosen."""

    name: str
    read_line: Reader
    choices: tuple[str, ...] = ()

    def read(self, typed: str) -> FactValue | Flaw:
        """Return what was typed as it is kept, or what is wrong with it."""
        line = cleaned_line(typed)
        if not line:
            return Flaw.EMPTY
        return Flaw.TOO_LONG if len(line) > LONGEST_VALUE else self.read_line(line)


def written(value: FactValue | None) -> str:
    """Return the value as somebody types it; reading it again gives the value."""
    if not isinstance(value, tuple):
        return value or ""
    return "; ".join(f"{one.role}: {one.channel}" if one.channel else one.role for one in value)


def chosen_from(*choices: str) -> ValueKind:
    """Return the kind of value that is one of these words."""
    return ValueKind(name="choice", read_line=partial(_chosen, choices), choices=choices)


def _chosen(choices: tuple[str, ...], line: str) -> str | Flaw:
    return line if line in choices else Flaw.NO_CHOICE


def _words(line: str) -> str | Flaw:
    return line if len(line) >= SHORTEST_TEXT and _FEWEST_SIGNS.search(line) else Flaw.NO_WORDS


def _hours(line: str) -> str | Flaw:
    return Flaw.HOURS_UNCLEAR if weekly_hours(line) is None else line


def _phones(line: str) -> str | Flaw:
    """Take one number or several, each of which a phone can dial."""
    numbers = [part.strip() for part in line.split(",")]
    return ", ".join(numbers) if all(map(_is_dialled, numbers)) else Flaw.NO_PHONE


def _is_dialled(number: str) -> bool:
    pieces = pressable(number)
    return len(pieces) == 1 and (pieces[0].link or "").startswith("tel:")


def _mobile(line: str) -> str | Flaw:
    return mobile_number(line) or Flaw.NO_MOBILE


def _mail(line: str) -> str | Flaw:
    address = line.lower()
    return address if _MAIL.fullmatch(address) else Flaw.NO_MAIL


def _link(line: str) -> str | Flaw:
    """Take an address of the web that keeps what passes secret; brackets that are no address of a machine raise."""
    try:
        parts = urlsplit(line)
    except ValueError:
        return Flaw.NO_LINK
    is_whole = parts.scheme == "https" and "." in parts.netloc and "@" not in parts.netloc
    return line if is_whole and not re.search(r"\s", line) else Flaw.NO_LINK


def _contacts(line: str) -> tuple[ReachableRole, ...] | Flaw:
    """Take roles with a number behind each: `Kepala desa: 0812 3456 7890; Kasi pelayanan: 0813 …`."""
    found = [_contact(part) for part in line.split(";") if part.strip()]
    contacts = tuple(one for one in found if one is not None)
    return contacts if contacts and len(contacts) == len(found) else Flaw.NO_CONTACT


def _contact(text: str) -> ReachableRole | None:
    role, _, channel = (part.strip() for part in text.partition(":"))
    if isinstance(_words(role), Flaw) or not any(piece.link for piece in pressable(channel)):
        return None
    return ReachableRole(role=role, channel=channel)


WORDS = ValueKind(name="words", read_line=_words)
HOURS = ValueKind(name="hours", read_line=_hours)
PHONES = ValueKind(name="phones", read_line=_phones)
MOBILE = ValueKind(name="mobile", read_line=_mobile)
MAIL = ValueKind(name="mail", read_line=_mail)
LINK = ValueKind(name="link", read_line=_link)
CONTACTS = ValueKind(name="contacts", read_line=_contacts)
