"""Knows a browser again on which a member of staff has signed in, so that strangers cannot shut it out."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from flask import Request, Response

from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.web.own_cookie import OwnCookie

_COOKIE = OwnCookie(name="meja-dikenal", key=KeyUse.SESSION, salt="perangkat-petugas", lasts=timedelta(days=400))
# A counter has as many colleagues; whoever signed in last is known.
MOST_NAMES = 20


@dataclass(frozen=True, kw_only=True)
class _KnownDevice:
    """What the browser keeps: a random word, and digests of the names that signed in here."""

    word: str
    names: tuple[str, ...]


def device_of_staff(services: Services, asked: Request, name: str) -> str | None:
    """Return the word of this browser if somebody of this name has signed in on it before."""
    kept = _kept(services, asked)
    return kept.word if kept and _digest(kept.word, name) in kept.names else None


def know_again(services: Services, asked: Request, response: Response, name: str) -> None:
    """Let the browser keep that somebody of this name signed in here."""
    kept = _kept(services, asked) or _KnownDevice(word=services.new_key(), names=())
    names = dict.fromkeys((_digest(kept.word, name), *kept.names))
    _COOKIE.keep(services, response, [kept.word, *tuple(names)[:MOST_NAMES]])


def _kept(services: Services, asked: Request) -> _KnownDevice | None:
    try:
        word, *names = _COOKIE.kept(services, asked)
    except (ValueError, TypeError):
        return None
    return _KnownDevice(word=str(word), names=tuple(map(str, names)))


def _digest(word: str, name: str) -> str:
    """Return what stands for a name on this browser and on no other."""
    return hashlib.sha256(f"{word}/{name}".encode()).hexdigest()[:16]
