"""Connects to DynamoDB, once a process."""

import os
import threading
from dataclasses import dataclass

from botocore.client import BaseClient
from botocore.config import Config

from feedback_api.aws.session import new_client
from feedback_api.aws.table.place import TablePlace

_making = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How many seconds one request may take, and how often it is sent before it is given up."""

    connects: float = 1.0
    answers: float = 3.0
    tries: int = 4


class Connection:
    """A client for all threads of a process, and a new one in each forked process."""

    def __init__(self, place: TablePlace, patience: Patience) -> None:
        self._place = place
        self._patience = patience
        self._made: tuple[int, BaseClient] | None = None

    @property
    def client(self) -> BaseClient:
        """The client of this process."""
        return self._of_this_process() or self._new()

    def close(self) -> None:
        """Close what this process opened."""
        if client := self._of_this_process():
            client.close()

    def _of_this_process(self) -> BaseClient | None:
        made = self._made
        return made[1] if made and made[0] == os.getpid() else None

    def _new(self) -> BaseClient:
        with _making:  # boto3 can be used by many threads, but not made by many at once
            if client := self._of_this_process():
                return client
            client = _client(self._place, self._patience)
            self._made = (os.getpid(), client)
            return client


def _client(place: TablePlace, patience: Patience) -> BaseClient:
    config = Config(
        connect_timeout=place.waits or patience.connects,
        read_timeout=place.waits or patience.answers,
        retries={"mode": "standard", "total_max_attempts": patience.tries},
        max_pool_connections=32,
    )
    return new_client(
        "dynamodb",
        region_name=place.region,
        endpoint_url=place.endpoint,
        aws_access_key_id=place.key,
        aws_secret_access_key=place.secret,
        config=config,
    )
