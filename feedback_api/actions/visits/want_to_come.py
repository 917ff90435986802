"""Counts that somebody wants to come to a visit: once a device, and nobody knows who."""

from dataclasses import dataclass

from feedback_api.actions.visits.count_trip import press_digest
from feedback_api.services import Services

# The page says it from five on; after that every fifth is enough to build for, whatever the crowd.
SHOWN_EACH = 5


@dataclass(frozen=True, kw_only=True)
class VisitInterest:
    """That a device wants to come to a visit for a guide; `device` is a random word, or what stands in for one."""

    visit: str
    guide: str
    device: str


def want_to_come(services: Services, wish: VisitInterest) -> bool:
    """Count it; `False` if this device was counted for it before. The press is woken when the page has news."""
    press = press_digest(services, f"interest/{wish.visit}/{wish.guide}/{wish.device}")
    count = services.store.tallies.count_interest(wish.visit, wish.guide, press=press, at=services.now())
    if count is not None and count % SHOWN_EACH == 0:
        services.store.builds.want(now=services.now())
    return count is not None
