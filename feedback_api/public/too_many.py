"""Says to a sender who sent too much what the reason is, and when to come back."""

from dataclasses import dataclass

from flask_limiter import RateLimitExceeded

from feedback_api.domain.errors import TooMuchWaiting
from feedback_api.public import wording
from feedback_api.web.rate_limits import OF_DEVICE, OF_GROUP, seconds_to_wait

AN_HOUR = 3600


@dataclass(frozen=True, kw_only=True)
class TooMany:
    """The sentence, and how long it holds."""

    detail: str
    seconds: int


def too_many_letters(refused: RateLimitExceeded | TooMuchWaiting) -> TooMany:
    """Return the true reason: this device, the group it is in, or a flood that this group is part of."""
    if isinstance(refused, TooMuchWaiting):
        return TooMany(detail=wording.TOO_MUCH_WAITING.format(when=wording.wait(AN_HOUR)), seconds=AN_HOUR)
    seconds = seconds_to_wait()
    reason = wording.TOO_MANY_OF_DEVICE if refused.description == OF_DEVICE else wording.TOO_MANY_OF_GROUP
    return TooMany(detail=reason.format(when=wording.wait(seconds)), seconds=seconds)


def too_many_under_a_code(refused: RateLimitExceeded | TooMuchWaiting) -> TooMany:
    """Return the true reason where a letter is sent under a code: too many letters, or too many wrong codes."""
    if isinstance(refused, TooMuchWaiting) or refused.description in {OF_DEVICE, OF_GROUP}:
        return too_many_letters(refused)
    seconds = seconds_to_wait()
    return TooMany(detail=wording.TOO_MANY_CODES.format(when=wording.wait(seconds)), seconds=seconds)
