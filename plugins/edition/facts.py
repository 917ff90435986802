"""Lays what the desk says of the office and its desa over what their files say, and knows where people read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from feedback_api.domain.facts.declared import FACTS, FactOf, NamedFact, ShownOn, facts_of
from feedback_api.domain.facts.laid_over import OfficeFacts, VillageFacts, office_facts, village_facts
from feedback_api.domain.facts.values import ReachableRole, written
from feedback_api.domain.site.stated_fact import StatedFact, stated_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.store import open_store
from plugins.edition.content import Content
from plugins.edition.stored_documents import every_document
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.villages.kind import VILLAGES
from plugins.kinds.villages.model import Hall, Village, VillageContact
from plugins.reading.office.office_file import OfficeHeader

UNKNOWN = "belum_diketahui"
CONTACT, POCKET = "/kontak/", "/saku.html"


def read_facts(store_url: str | None) -> tuple[StatedFact, ...]:
    """Return what the desk says, by name; what a later version said is left to it."""
    if not store_url:
        return ()
    with open_store(store_url) as store:
        found = every_document(store.notebook, EntryKind.FACT, stated_of).read
    return tuple(found[name] for name in sorted(found) if found[name].value is not None)


def shown_on_few_pages(stated: tuple[StatedFact, ...]) -> tuple[StatedFact, ...]:
    """Return those that only pages of desa and forms, and what is written by every build, show."""
    wide = {(rule.about, rule.key) for rule in FACTS if rule.is_widely_shown}
    return tuple(one for one in stated if (_about(one), one.key) not in wide)


@dataclass(frozen=True, kw_only=True)
class ShownFact:
    """A fact as it is shown (`value`), and what its file says of it, with the day the file gives; nothing is blank."""

    fact: NamedFact
    value: str = ""
    in_file: str = ""
    said_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FactsOfOffice:
    """The content with what counts, and each fact of it."""

    content: Content
    facts: tuple[ShownFact, ...]


def with_facts(content: Content, stated: tuple[StatedFact, ...]) -> FactsOfOffice:
    """Return the content as it is shown: each fact as the file or the desk says it, whichever counts."""
    office, counts = content.office, _counting_of_office(content.office, stated)
    villages = {one.slug: (one, _counting_of_village(one, stated)) for one in content.villages}
    models = tuple(_with_village_facts(*villages[one.slug]) for one in content.villages)
    shown = replace(
        content, office=_with_office_facts(office, counts), models={**content.models, VILLAGES.name: models}
    )
    said: dict[str | None, tuple[Any, Any, Mapping[str, date]]] = {
        slug: (_of_village(one), after, one.said_on) for slug, (one, after) in villages.items()
    }
    said[None] = (_of_office(office), counts, office.said_on)
    facts = facts_of(shown.office.identity, villages)
    return FactsOfOffice(content=shown, facts=tuple(_shown(fact, *said[fact.village]) for fact in facts))


def pages_showing(fact: NamedFact, content: Content) -> Iterator[str]:
    """Yield the addresses of the pages that a fact completes; of one at the foot of every page those that say most."""
    match fact.rule.shown_on:
        case ShownOn.EVERY_PAGE:
            yield from (CONTACT, POCKET)
        case ShownOn.CONTACT_PAGE:
            yield CONTACT
        case ShownOn.FORMS:
            yield from (form.sheet_url for form in content.of(FORMS) if form.sheet and not form.is_for_a_letter)
        case ShownOn.EVERY_VILLAGE:
            yield from (village.url for village in content.villages)
        case ShownOn.OWN_VILLAGE:
            yield from _address_of(fact, content)
        case ShownOn.VILLAGE_AND_POCKET | ShownOn.VILLAGE_AND_WAYS:
            yield from (*_address_of(fact, content), POCKET)


def _about(stated: StatedFact) -> FactOf:
    return FactOf.OFFICE if stated.village is None else FactOf.VILLAGE


def _address_of(fact: NamedFact, content: Content) -> Iterator[str]:
    """Yield the page of the desa; one that was taken down has none."""
    return (village.url for village in content.villages if village.slug == fact.village)


def _shown(fact: NamedFact, before: Any, after: Any, days: Mapping[str, date]) -> ShownFact:  # noqa: ANN401 facts of an office or a desa
    rule = fact.rule
    return ShownFact(
        fact=fact,
        value=written(getattr(after, rule.field)),
        in_file=written(getattr(before, rule.field)),
        said_on=days.get(rule.key),
    )


def _counting_of_office(office: OfficeHeader, stated: tuple[StatedFact, ...]) -> OfficeFacts:
    own = (one for one in stated if one.village is None)
    return office_facts(_of_office(office), own, office.said_on).value


def _counting_of_village(village: Village, stated: tuple[StatedFact, ...]) -> VillageFacts:
    own = (one for one in stated if one.village == village.slug)
    return village_facts(_of_village(village), own, village.said_on).value


def _of_office(office: OfficeHeader) -> OfficeFacts:
    return OfficeFacts(
        hours=office.hours,
        address=office.address,
        map_url=office.map_url,
        phone=office.phone,
        whatsapp=office.whatsapp,
        email=office.email,
        own_prints=office.own_prints,
        kiosk_url=office.kiosk.url if office.kiosk else None,
    )


def _of_village(village: Village) -> VillageFacts:
    return VillageFacts(
        kiosk=None if village.kiosk == UNKNOWN else village.kiosk,
        hall_address=village.hall.address,
        hall_landmark=village.hall.landmark,
        contacts=tuple(ReachableRole(role=one.role, channel=one.channel) for one in village.contacts),
        way_to_office=village.way_to_office,
    )


def _with_office_facts(office: OfficeHeader, facts: OfficeFacts) -> OfficeHeader:
    if facts == _of_office(office):
        return office
    said = {name: value for name, value in vars(facts).items() if name != "kiosk_url"}
    kiosk = office.kiosk and office.kiosk.model_copy(update={"url": facts.kiosk_url})
    return office.model_copy(update={**said, "kiosk": kiosk})


def _with_village_facts(village: Village, facts: VillageFacts) -> Village:
    if facts == _of_village(village):
        return village
    contacts = tuple(VillageContact.model_construct(role=one.role, channel=one.channel) for one in facts.contacts)
    return village.model_copy(
        update={
            "kiosk": facts.kiosk or UNKNOWN,
            "hall": Hall.model_construct(address=facts.hall_address, landmark=facts.hall_landmark),
            "contacts": contacts,
            "way_to_office": facts.way_to_office,
        }
    )
