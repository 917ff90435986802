"""Reads an office's secrets from AWS's parameter store."""

from typing import Any, Protocol

SECRET, EDGE_SECRETS = "secret", "edge-secrets"
# A start has ten seconds; better a second try than a start that hangs.
CONNECT_SECONDS, READ_SECONDS, TRIES = 1.0, 2.0, 3


class NoSuchParameter(Exception):
    """The office's secrets were not made yet; the deployment makes them."""


class ParameterClient(Protocol):
    """The one thing we ask of boto3's client."""

    def get_parameters(self, *, Names: list[str], WithDecryption: bool) -> dict[str, Any]: ...  # noqa: N803 AWS's names


class Parameters:
    """The parameters below a path such as `/sekali-datang/lekok`."""

    def __init__(self, path: str, client: ParameterClient) -> None:
        self._path = path.rstrip("/")
        self._client = client

    def read(self, *names: str) -> dict[str, str]:
        """Return their values by their short names, or raise `NoSuchParameter`."""
        full = {f"{self._path}/{name}": name for name in names}
        answer = self._client.get_parameters(Names=list(full), WithDecryption=True)
        if answer.get("InvalidParameters"):
            raise NoSuchParameter(", ".join(answer["InvalidParameters"]))
        return {full[found["Name"]]: found["Value"] for found in answer["Parameters"]}

    def edge_secrets(self) -> tuple[str, ...]:
        """Return the words our edge may send now: the newest first, the one before it while they are being changed."""
        return tuple(self.read(EDGE_SECRETS)[EDGE_SECRETS].split(","))


def parameter_client() -> ParameterClient:
    """Return a client that asks where this machine's environment says."""
    import boto3  # noqa: PLC0415 only the cloud needs it
    from botocore.config import Config  # noqa: PLC0415 the same

    patience = {"total_max_attempts": TRIES, "mode": "standard"}
    config = Config(connect_timeout=CONNECT_SECONDS, read_timeout=READ_SECONDS, retries=patience)
    client: ParameterClient = boto3.client("ssm", config=config)
    return client
