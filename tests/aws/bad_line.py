"""A bad line to DynamoDB: some requests are refused, fail, never arrive, or do their work and lose the answer."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from random import Random

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.client import BaseClient
from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError
from botocore.httpsession import URLLib3Session

WRITES = ("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems")


class Fault(StrEnum):
    """What may happen to a request."""

    THROTTLED = "ThrottlingException"
    SERVER_ERROR = "InternalServerError"
    NEVER_ARRIVED = "the connection times out"
    ANSWER_LOST = "the work is done and nobody hears of it"
    CROWDED = "somebody else writes the same items at this moment"


@dataclass(kw_only=True)
class BadLine:
    """Spoils every request with the same chance, but no more than `most` of them."""

    fault: Fault
    chance: float = 0.4
    most: int = 1_000_000
    operations: tuple[str, ...] = ("*",)
    random: Random = field(default_factory=lambda: Random(20261203))  # noqa: S311 the same faults in every run
    spoilt: int = 0
    turn: threading.Lock = field(default_factory=threading.Lock)

    def under(self, client: BaseClient) -> None:
        """Put the line under a client; what the client sends again goes through it as well."""
        for operation in self.operations:
            client.meta.events.register(f"before-send.dynamodb.{operation}", self._spoil)

    def _spoil(self, request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
        with self.turn:
            if self.spoilt >= self.most or self.random.random() >= self.chance:
                return None
            self.spoilt += 1
        match self.fault:
            case Fault.THROTTLED:
                return _refusal(request, 400, self.fault.value)
            case Fault.SERVER_ERROR:
                return _refusal(request, 500, self.fault.value)
            case Fault.CROWDED:
                return _conflict(request)
            case Fault.NEVER_ARRIVED:
                raise ConnectTimeoutError(endpoint_url=request.url)
            case Fault.ANSWER_LOST:
                session = URLLib3Session()
                session.send(request)
                session.close()
                raise ReadTimeoutError(endpoint_url=request.url)


class _Body(BytesIO):
    def stream(self) -> Iterator[bytes]:
        yield self.read()


def _conflict(request: AWSPreparedRequest) -> AWSResponse:
    if b"TransactWriteItems" not in request.headers["X-Amz-Target"]:
        return _refusal(request, 400, "TransactionConflictException")
    reasons = [{"Code": "None"}, {"Code": "TransactionConflict"}]
    return _refusal(request, 400, "TransactionCanceledException", CancellationReasons=reasons)


def _refusal(request: AWSPreparedRequest, status: int, code: str, **more: object) -> AWSResponse:
    said = {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "by the test", **more}
    body = json.dumps(said).encode()
    return AWSResponse(request.url, status, {"Content-Type": "application/x-amz-json-1.0"}, _Body(body))
