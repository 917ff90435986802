"""Turns the JSON that the press published into the lists that a form needs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback_api.catalogue.protocol import GuideEntry, NotAsked, VillageEntry
from feedback_api.domain.identity import Identity, identity_from_json
from feedback_api.domain.stored_parts import part_of


@dataclass(frozen=True, kw_only=True)
class FormLists:
    """The three lists that a form needs, and who the office is, as one build wrote them."""

    guides: tuple[GuideEntry, ...]
    villages: tuple[VillageEntry, ...]
    holidays: frozenset[date]
    office: Identity | None = None


def form_lists(raw: Any) -> FormLists:  # noqa: ANN401 JSON can hold anything
    return FormLists(
        guides=guides(raw["guides"]),
        villages=villages(raw["villages"]),
        holidays=holidays(raw["holidays"]),
        office=identity_from_json(raw["office"]) if "office" in raw else None,
    )


def guides(raw: Any) -> tuple[GuideEntry, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(part_of(GuideEntry, one) for one in raw)


def not_asked(raw: Any) -> tuple[NotAsked, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(part_of(NotAsked, one) for one in raw)


def villages(raw: Any) -> tuple[VillageEntry, ...]:  # noqa: ANN401 JSON can hold anything
    entries = (part_of(VillageEntry, one) for one in raw)
    return tuple(sorted(entries, key=lambda entry: entry.name))


def holidays(raw: Any) -> frozenset[date]:  # noqa: ANN401 JSON can hold anything
    return frozenset(date.fromisoformat(one) for one in raw)
