"""The kinds of personal detail, and where one stands in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """Kinds of personal detail that are found."""

    NIK = "nik"
    NO_KK = "no_kk"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BANK = "bank"
    VA = "va"
    NOP = "nop"
    PLATE = "plate"
    BIRTHDATE = "birthdate"


@dataclass(frozen=True, kw_only=True)
class Find:
    """One detail: its kind and where it stands, `start` to `end` (exclusive) in code points."""

    detail: Detail
    start: int
    end: int
