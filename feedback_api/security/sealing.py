"""Makes of derived keys what encrypts with the first of them and opens with any."""

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def lock_of(keys: Sequence[bytes]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 slow to load; a form needs none

    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
