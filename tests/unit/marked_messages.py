"""Reads messages whose personal details stand between brackets with their kind."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from feedback_api.domain.personal.personal_details import Detail, Find

HERE = Path(__file__).parent
_MARK = re.compile(r"⟦(?P<detail>\w+)\|(?P<value>[^⟧]*)⟧")


@dataclass(frozen=True, kw_only=True)
class Message:
    """A text, what has to be found in it, and the masked text if somebody wrote it down."""

    text: str
    finds: tuple[Find, ...]
    masked: str | None = None


def realistic_messages() -> list[Message]:
    """Sixty messages as residents write them."""
    lines = (HERE / "messages.jsonl").read_text("utf-8").splitlines()
    return [_message(json.loads(line)) for line in lines]


def hard_messages() -> list[Message]:
    """Messages made to mislead."""
    return _marked("hard_messages.txt")


def hidden_numbers() -> list[Message]:
    """Numbers hidden between signs or in words, and as many that are nobody's."""
    return _marked("hidden_numbers.txt")


def _marked(file: str) -> list[Message]:
    lines = (HERE / file).read_text("utf-8").splitlines()
    return [_unmarked(line.replace("⏎", "\n")) for line in lines if line and not line.startswith("#")]


def _message(raw) -> Message:
    finds = tuple(Find(detail=Detail(one["type"]), start=one["start"], end=one["end"]) for one in raw["pii"])
    return Message(text=raw["text"], finds=finds, masked=raw["redacted_text"])


def _unmarked(line: str) -> Message:
    text, finds, read_to = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[read_to : mark.start()]
        finds.append(Find(detail=Detail(mark["detail"]), start=len(text), end=len(text) + len(mark["value"])))
        text += mark["value"]
        read_to = mark.end()
    return Message(text=text + line[read_to:], finds=tuple(finds))
