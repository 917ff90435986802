"""Turns the JSON that the press published into the answers that are offered before somebody asks again."""

from typing import Any

from feedback_api.domain.search.similar import AnsweredQuestion
from feedback_api.domain.stored_parts import part_of


def answers(raw: Any) -> tuple[AnsweredQuestion, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(part_of(AnsweredQuestion, one) for one in raw["answers"])
