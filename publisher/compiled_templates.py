"""Keeps compiled templates from one build to the next: compiling them anew would be a quarter of every build."""

from dataclasses import dataclass, field
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


@dataclass(frozen=True, kw_only=True)
class _Compiled:
    """A template's code, and the checksum of the text it was made from."""

    checksum: str
    code: CodeType


@dataclass(kw_only=True)
class CompiledTemplates(BytecodeCache):
    """Lives as long as the press. A saved template has another checksum, so it is compiled again."""

    kept: dict[str, _Compiled] = field(default_factory=dict)

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.kept.get(bucket.key)
        if found is not None and found.checksum == bucket.checksum:
            bucket.code = found.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.kept[bucket.key] = _Compiled(checksum=bucket.checksum, code=bucket.code)
