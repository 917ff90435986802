"""Turns the JSON that the press published into the cases of each guide."""

from collections.abc import Mapping
from typing import Any

from feedback_api.catalogue.protocol import CaseEntry
from feedback_api.domain.stored_parts import part_of


def cases(raw: Any) -> Mapping[str, tuple[CaseEntry, ...]]:  # noqa: ANN401 JSON can hold anything
    return {str(guide): tuple(part_of(CaseEntry, one) for one in listed) for guide, listed in raw.items()}
