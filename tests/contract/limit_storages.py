"""Every place where limits are counted, opened for the contract tests; a new one is one more function here."""

from pathlib import Path

from feedback_api.limits import storage_uri
from tests.aws.tables import place_in_limits
from tests.builders import some_settings


def open_sqlite(scratch: Path) -> str:
    return storage_uri(some_settings(scratch, limits=f"sqlite:{scratch / 'limits.sqlite'}"))


def open_dynamodb(scratch: Path) -> str:
    return storage_uri(some_settings(scratch, limits=f"dynamodb:{place_in_limits('contract')}"))


STORAGES = [open_sqlite, open_dynamodb]
