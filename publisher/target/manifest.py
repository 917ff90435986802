"""What the press noted of the site in a bucket: which files stand there, which are leaving, who is at work."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class ManifestClaim:
    """Somebody is writing, and is dead if it still says so at `until`."""

    by: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`files` are paths with the digests of their bytes; `leaving` are files that nothing links to, and since when.

    `headers` names the rules by which the files got their headers, `listed` the day on which somebody last looked at
    what really stands there. `written_by` is the publishing that wrote this.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    leaving: Mapping[str, datetime] = field(default_factory=dict)
    headers: str = ""
    listed: str = ""
    written_by: str = ""
    claim: ManifestClaim | None = None

    def as_json(self) -> bytes:
        claim = self.claim and {"by": self.claim.by, "until": self.claim.until.isoformat()}
        content = {
            "headers": self.headers,
            "listed": self.listed,
            "written_by": self.written_by,
            "claim": claim,
            "files": dict(sorted(self.files.items())),
            "leaving": {path: since.isoformat() for path, since in sorted(self.leaving.items())},
        }
        return json.dumps(content, separators=(",", ":")).encode()

    @classmethod
    def parsed(cls, text: bytes) -> "Manifest":
        content = json.loads(text)
        claim = content["claim"]
        return cls(
            files=content["files"],
            leaving={path: datetime.fromisoformat(since) for path, since in content["leaving"].items()},
            headers=content["headers"],
            listed=content["listed"],
            written_by=content["written_by"],
            claim=claim and ManifestClaim(by=claim["by"], until=datetime.fromisoformat(claim["until"])),
        )
