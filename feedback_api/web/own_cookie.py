"""A signed cookie in which a browser keeps something for us; only the host that set it is sent it back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Request, Response
from itsdangerous import BadSignature, URLSafeSerializer

from feedback_api.services import Services
from feedback_api.settings import KeyUse


@dataclass(frozen=True, kw_only=True)
class OwnCookie:
    """How it is called, signed, and for how long a browser keeps it."""

    name: str
    key: KeyUse
    salt: str
    lasts: timedelta

    def kept(self, services: Services, asked: Request) -> Any:  # noqa: ANN401 JSON can hold anything
        """Return what the browser keeps; nothing if it keeps nothing that we signed."""
        try:
            return self._signer(services).loads(asked.cookies.get(self._name(services), ""))
        except BadSignature:
            return None

    def keep(self, services: Services, response: Response, said: object) -> None:
        """Let the browser keep it."""
        response.set_cookie(
            self._name(services),
            self._signer(services).dumps(said),
            max_age=int(self.lasts.total_seconds()),
            secure=services.settings.is_secure,
            httponly=True,
            samesite="Lax",
        )

    def _name(self, services: Services) -> str:
        return f"__Host-{self.name}" if services.settings.is_secure else self.name

    def _signer(self, services: Services) -> URLSafeSerializer:
        return URLSafeSerializer(services.settings.keys(self.key)[::-1], salt=self.salt)
