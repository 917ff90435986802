"""Carries what was typed before a session ended through the sign-in, for the one who typed it and for nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import session
from itsdangerous import BadSignature, URLSafeSerializer

from feedback_api.domain.members.staff import StaffMember
from feedback_api.settings import KeyUse
from feedback_api.web.answers.error_pages import CARRIED, NEVER_SHOWN
from feedback_api.web.current import services
from feedback_api.web.staff_cookie import OWNER

NEVER_CARRIED = NEVER_SHOWN | {"nama", "lanjut"}
# Whose fields they are, and where they were going; signed, so that they are handed to nobody else.
SEAL = f"{CARRIED}segel"


@dataclass(frozen=True, kw_only=True)
class CarriedField:
    """A field typed elsewhere, on its way through the sign-in."""

    name: str
    value: str


def handed_in(typed: Mapping[str, str], *, onward: str) -> tuple[CarriedField, ...]:
    """Return what travels: nothing if nobody had signed in here, for then nobody could be told from anybody else."""
    owner = session.get(OWNER)
    if not owner:
        return ()
    fields = ((f"{CARRIED}{name}", value) for name, value in typed.items() if name not in NEVER_CARRIED)
    seal = _serializer().dumps([owner, onward])
    return (*(CarriedField(name=name, value=value) for name, value in fields), CarriedField(name=SEAL, value=seal))


def on_the_way(typed: Mapping[str, str]) -> tuple[CarriedField, ...]:
    """Return what goes on travelling when the sign-in is asked for once more."""
    return tuple(CarriedField(name=name, value=value) for name, value in typed.items() if name.startswith(CARRIED))


def handed_back(typed: Mapping[str, str], member: StaffMember, *, onward: str) -> dict[str, str]:
    """Return what this person had typed; of somebody else's fields nothing."""
    try:
        owner, where = _serializer().loads(typed.get(SEAL, ""))
    except BadSignature:
        return {}
    if (owner, where) != (member.name, onward):
        return {}
    return {one.name.removeprefix(CARRIED): one.value for one in on_the_way(typed) if one.name != SEAL}


def _serializer() -> URLSafeSerializer:
    keys = services().settings.keys(KeyUse.CARRIED)
    return URLSafeSerializer(keys[::-1], salt="titip")  # it signs with the last one
