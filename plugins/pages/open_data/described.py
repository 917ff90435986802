"""The frame of every file of open data: its version, its day, whether it is an example, and its rows."""

import json
from typing import Any

from plugins.edition.edition import Edition

VERSION = 1
Rows = list[dict[str, Any]]


def described(edition: Edition, name: str, rows: Rows) -> dict[str, Any]:
    """Return the rows in their frame."""
    return {"versi": VERSION, "tanggal": edition.today.isoformat(), "contoh": edition.demonstration, name: rows}


def json_text(content: Any) -> str:  # noqa: ANN401 JSON can hold anything
    """Return it as it is written to a file."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
