"""Signs the moment a form was handed out, so that its age can be believed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum, auto

from itsdangerous import BadSignature, URLSafeSerializer

OLDEST = timedelta(hours=24)
# Nobody reads, types and sends within two seconds; a program does.
FASTEST = timedelta(seconds=2)


class FormAge(Enum):
    """What the signed time says about how long a form was open."""

    FITTING = auto()
    TOO_FAST = auto()
    UNUSABLE = auto()


def signed_time(key: bytes, now: datetime) -> str:
    """Return the moment as text that only we can have made."""
    return _serializer(key).dumps(int(now.timestamp() * 1000))


def form_age(keys: Sequence[bytes], signed: str, now: datetime) -> FormAge:
    """Judge a time signed under any of the keys; foreign, foul, future and old ones are unusable."""
    try:
        opened = _serializer(*keys).loads(signed)
    except BadSignature:
        return FormAge.UNUSABLE
    age = now.timestamp() * 1000 - opened
    if age < 0 or age > OLDEST / timedelta(milliseconds=1):
        return FormAge.UNUSABLE
    return FormAge.TOO_FAST if age < FASTEST / timedelta(milliseconds=1) else FormAge.FITTING


def _serializer(*keys: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(keys[::-1], salt="waktu")  # it signs with the last one
