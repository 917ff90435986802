"""Lets a rule of EventBridge wake a function once: the press when what readers see is over, mail when it may leave."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from feedback_api.aws.bucket_place import CONNECT_SECONDS, READ_SECONDS, TRIES
from feedback_api.aws.session import new_client

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class EndRule:
    """The rule with this name, which the template aims at a function. Until its moment it asks for nothing."""

    name: str
    client: Any

    @classmethod
    def named(cls, name: str) -> "EndRule":
        retries = {"total_max_attempts": TRIES, "mode": "standard"}
        config = Config(connect_timeout=CONNECT_SECONDS, read_timeout=READ_SECONDS, retries=retries)
        return cls(name=name, client=new_client("events", config=config))

    def wake_at(self, end: datetime) -> None:
        """Write down when; if that fails the sweep finds what is due, up to a quarter of an hour later."""
        try:
            self.client.put_rule(Name=self.name, ScheduleExpression=once_at(end), State="ENABLED")
        except (BotoCoreError, ClientError) as trouble:
            log.warning("%s wakes nobody when it is time: %s", self.name, type(trouble).__name__)


def once_at(moment: datetime) -> str:
    """Return the schedule of the first whole minute, in UTC, that is not before the moment."""
    at = (moment.astimezone(UTC) + timedelta(minutes=1) - timedelta.resolution).replace(second=0, microsecond=0)
    return f"cron({at.minute} {at.hour} {at.day} {at.month} ? {at.year})"
