"""Keeps the code that Jinja makes of templates: compiling it anew is a quarter of a build, most of a first page."""

from dataclasses import dataclass, field
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


@dataclass(frozen=True, kw_only=True)
class _Compiled:
    """A template's code, and the checksum of the text it was made from."""

    checksum: str
    code: CodeType


@dataclass(kw_only=True)
class TemplateCache(BytecodeCache):
    """Lives as long as the process. A saved template has another checksum, so it is compiled again."""

    kept: dict[str, _Compiled] = field(default_factory=dict)

    def told(self) -> dict[str, tuple[str, CodeType]]:
        """Return all of it in plain things."""
        return {key: (one.checksum, one.code) for key, one in self.kept.items()}

    def learn(self, told: dict[str, tuple[str, CodeType]]) -> None:
        """Know what another cache told."""
        self.kept.update({key: _Compiled(checksum=checksum, code=code) for key, (checksum, code) in told.items()})

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.kept.get(bucket.key)
        if found is not None and found.checksum == bucket.checksum:
            bucket.code = found.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.kept[bucket.key] = _Compiled(checksum=bucket.checksum, code=bucket.code)
