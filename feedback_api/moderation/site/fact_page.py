"""What the desk shows of the facts of an office: which are blank, what each says, and who said so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from feedback_api.actions.site.state_fact import NEVER_SAID, KeptFact, kept_facts
from feedback_api.catalogue.protocol import FactEntry
from feedback_api.domain.facts.declared import FactOf, NamedFact, facts_of, rules_about
from feedback_api.domain.facts.wording import FactWords, fact_words
from feedback_api.domain.site.stated_fact import EarlierValue
from feedback_api.services import Services

ADDRESS = "/moderasi/keterangan/"


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """One fact with what the file says of it (`entry`, nothing before the first build), and what the desk says."""

    fact: NamedFact
    entry: FactEntry
    kept: KeptFact

    @property
    def words(self) -> FactWords:
        return fact_words(self.fact.rule.key, self.fact.village)

    @property
    def is_by_desk(self) -> bool:
        """Whether what the desk says counts: the later day, of one day the desk's."""
        stated = self.kept.stated
        if stated is None or stated.value is None:
            return False
        is_older = bool(self.entry.in_file) and self.entry.said_on is not None and self.entry.said_on > stated.said_on
        return not is_older

    @property
    def value(self) -> str:
        """What counts; nothing if it is blank."""
        return (self.kept.value or "") if self.is_by_desk else self.entry.in_file

    @property
    def is_said_twice(self) -> bool:
        """Whether file and desk say different things, until one of them is removed."""
        return bool(self.kept.value and self.entry.in_file and self.kept.value != self.entry.in_file)

    @property
    def history(self) -> tuple[EarlierValue, ...]:
        """Return what the desk says and said, the latest first; of a personal fact no earlier value."""
        stated = self.kept.stated
        if stated is None:
            return ()
        is_personal = self.fact.rule.is_personal
        earlier = (replace(one, value=None) if is_personal else one for one in reversed(stated.earlier))
        return (stated.as_earlier(), *earlier)

    def word_of(self, value: str | None) -> str:
        """Return a value as people read it."""
        return dict(self.words.choices).get(value or "", value or "")


@dataclass(frozen=True, kw_only=True)
class FactGroup:
    """The facts of the office, or of one desa."""

    name: str | None
    rows: tuple[FactRow, ...]

    @property
    def blanks(self) -> int:
        return sum(1 for row in self.rows if not row.value)


def fact_groups(services: Services) -> tuple[FactGroup, ...]:
    """Return all of them, the office first."""
    catalogue, kept = services.catalogue, kept_facts(services)
    names = {one.slug: one.name for one in catalogue.villages()}
    entries = {(one.key, one.village): one for one in catalogue.facts()}
    groups: dict[str | None, list[FactRow]] = {}
    for fact in facts_of(services.office(), names):
        groups.setdefault(fact.village, []).append(_row(fact, entries, kept.get(fact.name, NEVER_SAID)))
    return tuple(
        FactGroup(name=None if village is None else names[village], rows=tuple(rows))
        for village, rows in groups.items()
    )


def fact_row(services: Services, fact: NamedFact, kept: KeptFact) -> FactRow:
    """Return one of them, with what was read of the desk's."""
    entries = {(one.key, one.village): one for one in services.catalogue.facts()}
    return _row(fact, entries, kept)


def fact_meant(services: Services, key: str, village: str) -> NamedFact | None:
    """Return the fact that a form names; `None` if this office has no such fact."""
    about = FactOf.VILLAGE if village else FactOf.OFFICE
    rule = next((one for one in rules_about(about) if one.key == key), None)
    is_ours = not village or _is_known(village, (one.slug for one in services.catalogue.villages()))
    if rule is None or not is_ours or not rule.is_asked_of(services.office()):
        return None
    return NamedFact(rule=rule, village=village or None)


def _is_known(village: str, slugs: Iterable[str]) -> bool:
    return village in set(slugs)


def _row(fact: NamedFact, entries: Mapping[tuple[str, str | None], FactEntry], kept: KeptFact) -> FactRow:
    key = (fact.rule.key, fact.village)
    return FactRow(fact=fact, entry=entries.get(key) or FactEntry(key=key[0], village=key[1]), kept=kept)
