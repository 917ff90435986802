"""Reads an office's secrets from AWS's parameter store."""

from typing import Any, Protocol

SECRET, EDGE_SECRETS = "secret", "edge-secrets"
# A start has ten seconds; better a second try than a start that hangs.
CONNECT_SECONDS, READ_SECONDS, TRIES = 1.0, 2.0, 3


class ParameterClient(Protocol):
    """The one thing we ask of a client."""

    def get_parameter(self, *, Name: str, WithDecryption: bool) -> dict[str, Any]: ...  # noqa: N803 AWS's names


class Parameters:
    """The parameters below a path such as `/sekali-datang/kecamatan-contoh`; the deployment makes them."""

    def __init__(self, path: str, client: ParameterClient) -> None:
        self._path = path.rstrip("/")
        self._client = client

    def secrets(self) -> dict[str, str]:
        """Return the office's secret and those before it, as settings; they stand in one parameter, newest first."""
        secret, *older = self._read(SECRET).split()
        return {"SEKALI_SECRET": secret, "SEKALI_OLDER_SECRETS": " ".join(older)}

    def edge_secrets(self) -> tuple[str, ...]:
        """Return the words our edge may send now: the newest first, the one before it while they are being changed."""
        return tuple(self._read(EDGE_SECRETS).split(","))

    def _read(self, name: str) -> str:
        """Return one value; asked for by its own name, so that a role can be held to it."""
        return str(self._client.get_parameter(Name=f"{self._path}/{name}", WithDecryption=True)["Parameter"]["Value"])


def parameter_client() -> ParameterClient:
    """Return a client that asks where this machine's environment says."""
    from botocore.config import Config  # noqa: PLC0415 only the cloud needs it

    from feedback_api.aws.session import new_client  # noqa: PLC0415 the same

    patience = {"total_max_attempts": TRIES, "mode": "standard"}
    config = Config(connect_timeout=CONNECT_SECONDS, read_timeout=READ_SECONDS, retries=patience)
    client: ParameterClient = new_client("ssm", config=config)
    return client
