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
    NPWP = "npwp"
    BPJS = "bpjs"
    PLATE = "plate"
    BIRTHDATE = "birthdate"


@dataclass(frozen=True, kw_only=True)
class Find:
    """One detail: its kind and where it stands, `start` to `end` (exclusive) in code points.

    `more` is what a later version says of it, as JSON.
    """

    detail: Detail
    start: int
    end: int
    more: str | None = None
