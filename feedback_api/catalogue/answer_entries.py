"""Turns the JSON that the press published into the answers that are offered before somebody asks again."""

from typing import Any

from feedback_api.domain.similar import AnsweredQuestion


def answers(raw: Any) -> tuple[AnsweredQuestion, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(
        AnsweredQuestion(
            id=str(one["id"]),
            title=str(one["title"]),
            verdict=str(one["verdict"]),
            guide=str(one["guide"]) if one.get("guide") else None,
        )
        for one in raw["answers"]
    )
