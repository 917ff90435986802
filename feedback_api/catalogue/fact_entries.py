"""Turns the JSON that the press published into the facts of a catalogue."""

from typing import Any

from feedback_api.catalogue.protocol import FactEntry
from feedback_api.domain.stored_parts import part_of


def facts(raw: Any) -> tuple[FactEntry, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(part_of(FactEntry, one) for one in raw)
