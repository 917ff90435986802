"""What the site's one build record says: what is wanted, what is built, who builds."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.identity import Identity
from feedback_api.domain.site.build_report import BuildReport


@dataclass(frozen=True, kw_only=True)
class BuildRecord:
    """`wanted` grows with every decision, commit and new day; the site is fresh when `built == wanted`.

    `lease_until` is aware, UTC. `failed` is the `wanted` whose build failed last, with `problems` to show to staff.
    `reports` are what the last build, published or not, tells those who can act.
    `wanted_at` is when the first of what is not built yet was wanted, as far as that is known. One that only a later
    version may act on `is_set_aside`: it is read, and never built.
    `office` is who the published site says it is.
    """

    wanted: int
    built: int
    lease_owner: str | None = None
    lease_until: datetime | None = None
    failed: int | None = None
    problems: tuple[str, ...] = ()
    reports: tuple[BuildReport, ...] = ()
    built_at: datetime | None = None
    wanted_at: datetime | None = None
    is_set_aside: bool = False
    office: Identity | None = None

    @property
    def is_behind(self) -> bool:
        return self.wanted > self.built
