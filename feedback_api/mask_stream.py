"""Masks a stream of messages, one JSON object a line, as fast as they come."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from feedback_api.domain.personal.personal_details import find, masked


def mask_lines(lines: Iterable[bytes], out: BinaryIO, problems: BinaryIO, *, complaint: str) -> bool:
    """Answer each {"text": …} with its masked text and what was found; return whether every line could be read.

    `complaint` is the sentence, with a place for the line's number, that is written to `problems` for one that cannot.
    """
    all_read = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        text = _text_of(line)
        if text is None:
            all_read = False
            _write(problems, complaint.format(number=number))
        else:
            _write(out, _answer(text))
    return all_read


def _text_of(line: bytes) -> str | None:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    text = message.get("text") if isinstance(message, dict) else None
    return text if isinstance(text, str) else None


def _answer(text: str) -> str:
    finds = find(text)
    found = [{"type": one.detail.value, "start": one.start, "end": one.end} for one in finds]
    return json.dumps({"masked": masked(text, finds), "found": found}, ensure_ascii=False)


def _write(stream: BinaryIO, line: str) -> None:
    # Half a pair of surrogates cannot be UTF-8; escaped with a backslash it is still the same JSON.
    stream.write(line.encode("utf-8", "backslashreplace") + b"\n")
    stream.flush()
