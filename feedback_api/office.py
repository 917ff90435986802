"""Says who the office is: as the site was published, else as the store remembers, else as the program was packaged."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.identity import UNNAMED, Identity, identity_from_json
from feedback_api.settings import Settings

if TYPE_CHECKING:  # what they speak of is loaded with what is opened
    from feedback_api.catalogue.protocol import Catalogue
    from feedback_api.store.protocol import Store

log = logging.getLogger(__name__)

# Written when a package for the cloud is made; on one machine the settings name the file.
PACKAGED = Path(__file__).with_name("kantor.json")
NO_LONGER_A_SETTING = "{name} is ignored: name and time zone of the office stand in content/data/kantor.yaml"


def published_office(catalogue: "Catalogue", store: "Store", settings: Settings) -> Identity:
    """Return the office as people read it on the site just now, as far as anything knows it."""
    return catalogue.office() or _remembered(store) or packaged_office(settings.office_file or PACKAGED)


def packaged_office(file: Path) -> Identity:
    """Return what the file says; a file that is missing or no identity leaves the office without a name."""
    return office_in(file) or UNNAMED


def office_in(file: Path) -> Identity | None:
    try:
        return identity_from_json(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def say_ignored(settings: Settings, say: Callable[[str], None] = log.warning) -> None:
    """Say one line for each setting that somebody still sets although nobody reads it."""
    for name in settings.ignored:
        say(NO_LONGER_A_SETTING.format(name=name))


def _remembered(store: "Store") -> Identity | None:
    try:
        return store.builds.read().office
    except StoreUnavailable:
        return None
