"""Tidies the store up after something was deleted."""

import logging

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.services import Services

log = logging.getLogger(__name__)


def left_tidy(services: Services) -> bool:
    """Let nothing that was deleted stand in some corner of the store's files; it is deleted already if this fails.

    `False` while somebody reads what was before, such as a copy being made, or writes: the next day tries again.
    """
    try:
        return services.store.tidy()
    except StoreUnavailable as trouble:
        log.warning("the store could not be tidied: %s", trouble.__cause__)
        return False
