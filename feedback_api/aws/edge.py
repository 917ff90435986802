"""Lets in only what our own CloudFront passes on, and tells the app where people really are."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

# Both are set by CloudFront, whatever the caller sent under these names; see infra/template.yaml.
SECRET_HEADER = "x-edge-secret"  # noqa: S105 the name of a header
VIEWER_HEADER = "x-viewer-ip"

# Who knocks with a wrong word makes us look for a newer one, but not more often than this.
ASK_AGAIN_AFTER = 10.0
# A caller that bypasses CloudFront, or a proxy on the way, may claim anything in these.
_CLAIMS = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"})

Event = dict[str, Any]


@dataclass(kw_only=True)
class EdgeSecrets:
    """The words that our edge may send: one, or two while they are being changed. `clock` counts seconds."""

    read: Callable[[], tuple[str, ...]]
    clock: Callable[[], float]
    known: tuple[str, ...] = ()
    read_at: float = float("-inf")

    def are_known_to(self, event: Event) -> bool:
        """Say whether the request came through our edge; only then anything else of it may be believed."""
        said = str(event.get("headers", {}).get(SECRET_HEADER, ""))
        if self._is_one_of(said):
            return True
        if self.clock() - self.read_at < ASK_AGAIN_AFTER:
            return False
        self.known, self.read_at = self.read(), self.clock()
        return self._is_one_of(said)

    def _is_one_of(self, said: str) -> bool:
        # Every word is compared, and each in the same time wherever it differs.
        same = [hmac.compare_digest(said.encode(), word.encode()) for word in self.known if word]
        return any(same)


def as_people_asked(event: Event, *, origin: str) -> dict[str, Any]:
    """Return the event with our public address in place of the function's own, and without anybody's claims."""
    address = urlsplit(origin)
    kept = {name: value for name, value in event["headers"].items() if name not in _CLAIMS and name != SECRET_HEADER}
    return {**event, "headers": {**kept, "host": address.netloc, "x-forwarded-proto": address.scheme}}
