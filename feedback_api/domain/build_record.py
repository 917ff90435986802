"""What the site's one build record says: what is wanted, what is built, who builds."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class BuildRecord:
    """`wanted` grows with every decision, commit and new day; the site is fresh when `built == wanted`.

    `lease_until` is aware, UTC. `failed` is the `wanted` whose build failed last, with `problems` to show to staff.
    """

    wanted: int
    built: int
    lease_owner: str | None = None
    lease_until: datetime | None = None
    failed: int | None = None
    problems: tuple[str, ...] = ()
    built_at: datetime | None = None

    @property
    def is_behind(self) -> bool:
        return self.wanted > self.built
