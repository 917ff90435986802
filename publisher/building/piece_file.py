"""The file of pieces that let a new process print again; signed, for whoever could write it could run programs."""

import gc
import hashlib
import hmac
import io
import marshal
import pickle
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from feedback_api.durable_file import replace_durably
from feedback_api.web.template_cache import TemplateCache
from plugins.edition.kept_pieces import KeptPieces
from plugins.edition.questions.answers import Answers
from plugins.kinds.declared import KINDS

_ONLY_FOR_US = 0o600
_DIGEST = hashlib.sha256
_PYTHON = sys.version.encode()
Compiled = Mapping[str, tuple[str, CodeType]]


@dataclass(frozen=True, kw_only=True)
class PieceFile:
    """Holds the pieces of one build under a name that nobody else knows; `key` is a secret of the office."""

    path: Path
    key: bytes
    compiled: TemplateCache

    def write(self, pieces: KeptPieces) -> str:
        """Keep these instead of others, and return their name."""
        name = secrets.token_hex(16)
        made = io.BytesIO()
        _Pickler(made, protocol=5).dump((pieces, marshal.dumps(self.compiled.told())))
        content = made.getvalue()
        replace_durably(self.path, self._signed(name, content) + content, mode=_ONLY_FOR_US)
        return name

    def read(self, name: str) -> KeptPieces | None:
        """Return the pieces of this name, if it is they that stand there, and let their templates be known."""
        try:
            signed, content = _parted(self.path.read_bytes())
        except OSError:
            return None
        if not hmac.compare_digest(signed, self._signed(name, content)):
            return None
        gc.disable()
        try:
            pieces, compiled = _Unpickler(io.BytesIO(content)).load()
        finally:
            gc.freeze()  # until it is made anew nobody has to look through it for what may go
            gc.enable()
        self.compiled.learn(marshal.loads(compiled))  # noqa: S302 - signed
        kept: KeptPieces = pieces
        return kept

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)

    def _signed(self, name: str, content: bytes) -> bytes:
        """Sign it for this Python: another one writes programs otherwise."""
        return hmac.digest(self.key, b"\0".join((name.encode(), _PYTHON, content)), _DIGEST)


def _parted(content: bytes) -> tuple[bytes, bytes]:
    size = _DIGEST().digest_size
    return content[:size], content[size:]


class _Pickler(pickle.Pickler):
    """Leaves out what the programs declare themselves, and the answers, which have a file of their own."""

    def persistent_id(self, thing: Any) -> object:  # noqa: ANN401  # whatever pieces hold
        if isinstance(thing, Answers):
            return "answers"
        return _PLACES.get(id(thing))


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, name: Any) -> object:  # noqa: ANN401  # what `persistent_id` returned
        return None if name == "answers" else KINDS[name]


_PLACES = {id(kind): place for place, kind in enumerate(KINDS)}
