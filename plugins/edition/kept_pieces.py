"""What a press that begins needs to print again what another process printed: content, and what was made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.edition.questions.changes import AnswerChanges
from plugins.reading.problem import ContentProblem


@dataclass(frozen=True, kw_only=True)
class KeptPieces:
    """The `edition` of the last whole build (whoever reads editions knows its kind), and a piece of each generator.

    `settings` are those of that build which are plain values.
    """

    edition: Any
    of: Mapping[str, object]
    settings: Mapping[str, Any] = field(default_factory=dict)
    too_long: tuple[ContentProblem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LeftPieces:
    """Pieces that were kept, and which answers came `since`."""

    pieces: KeptPieces
    since: AnswerChanges
