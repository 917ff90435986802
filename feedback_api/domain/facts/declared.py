"""Declares every fact that an office may say of itself on the desk: the desk, the press and the tests walk over it.

The words of each stand in `wording.py` beside this.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from feedback_api.domain.facts.values import (
    CONTACTS,
    HOURS,
    LINK,
    MAIL,
    MOBILE,
    PHONES,
    WORDS,
    ValueKind,
    chosen_from,
)
from feedback_api.domain.identity import Identity


class FactOf(StrEnum):
    """Whose fact it is."""

    OFFICE = "kantor"
    VILLAGE = "desa"


class ShownOn(StrEnum):
    """Where people read it. What stands at the foot of every page stands on the page of the office, too."""

    EVERY_PAGE = "every_page"
    CONTACT_PAGE = "contact_page"
    FORMS = "forms"
    EVERY_VILLAGE = "every_village"
    OWN_VILLAGE = "own_village"
    VILLAGE_AND_POCKET = "village_and_pocket"
    VILLAGE_AND_WAYS = "village_and_ways"


@dataclass(frozen=True, kw_only=True)
class FactRule:
    """One fact: its key, as content files have it; the attribute it fills; how it is read; where it is shown.

    Of one that `is_personal` the history keeps no value. One that `needs_kiosk` only an office with a kiosk is asked.
    """

    key: str
    field: str
    about: FactOf
    kind: ValueKind
    shown_on: ShownOn
    is_personal: bool = False
    needs_kiosk: bool = False

    @property
    def is_widely_shown(self) -> bool:
        return self.shown_on in WIDELY_SHOWN

    def is_asked_of(self, office: Identity) -> bool:
        return office.kiosk is not None or not self.needs_kiosk


def _of_office(key: str, field: str, kind: ValueKind, shown_on: ShownOn = ShownOn.EVERY_PAGE) -> FactRule:
    return FactRule(key=key, field=field, about=FactOf.OFFICE, kind=kind, shown_on=shown_on)


def _of_village(key: str, field: str, kind: ValueKind, shown_on: ShownOn = ShownOn.VILLAGE_AND_POCKET) -> FactRule:
    return FactRule(key=key, field=field, about=FactOf.VILLAGE, kind=kind, shown_on=shown_on)


# What stands on so many pages that all of them are looked at when it changes.
WIDELY_SHOWN = frozenset({ShownOn.EVERY_PAGE, ShownOn.VILLAGE_AND_WAYS})
# In the order of the desk.
FACTS = (
    _of_office("jam", "hours", HOURS),
    _of_office("alamat", "address", WORDS),
    _of_office("peta", "map_url", LINK, ShownOn.CONTACT_PAGE),
    _of_office("telepon", "phone", PHONES),
    _of_office("whatsapp", "whatsapp", MOBILE),
    _of_office("email", "email", MAIL),
    _of_office("cetak_sendiri", "own_prints", chosen_from("diterima", "tidak"), ShownOn.FORMS),
    FactRule(
        key="kios_url",
        field="kiosk_url",
        about=FactOf.OFFICE,
        kind=LINK,
        shown_on=ShownOn.EVERY_VILLAGE,
        needs_kiosk=True,
    ),
    FactRule(
        key="kios",
        field="kiosk",
        about=FactOf.VILLAGE,
        kind=chosen_from("ada", "tidak"),
        shown_on=ShownOn.VILLAGE_AND_WAYS,
        needs_kiosk=True,
    ),
    _of_village("balai_alamat", "hall_address", WORDS),
    _of_village("balai_patokan", "hall_landmark", WORDS),
    FactRule(
        key="narahubung",
        field="contacts",
        about=FactOf.VILLAGE,
        kind=CONTACTS,
        shown_on=ShownOn.VILLAGE_AND_POCKET,
        is_personal=True,
    ),
    _of_village("cara_ke_kantor", "way_to_office", WORDS, ShownOn.OWN_VILLAGE),
)


@dataclass(frozen=True, kw_only=True)
class NamedFact:
    """One fact of this office, or of one of its desa."""

    rule: FactRule
    village: str | None = None

    @property
    def name(self) -> str:
        """Return under which name what is said of it is kept."""
        return fact_name(self.rule.key, self.village)


def fact_name(key: str, village: str | None) -> str:
    return f"{FactOf.OFFICE.value}/{key}" if village is None else f"{FactOf.VILLAGE.value}/{village}/{key}"


def rules_about(about: FactOf) -> tuple[FactRule, ...]:
    return tuple(rule for rule in FACTS if rule.about is about)


def facts_of(office: Identity, villages: Iterable[str]) -> Iterator[NamedFact]:
    """Yield every fact that is asked of an office with these desa, in the order of the desk."""
    yield from (NamedFact(rule=rule) for rule in rules_about(FactOf.OFFICE) if rule.is_asked_of(office))
    for village in villages:
        of_it = (NamedFact(rule=rule, village=village) for rule in rules_about(FactOf.VILLAGE))
        yield from (fact for fact in of_it if fact.rule.is_asked_of(office))
