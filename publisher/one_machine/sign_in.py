"""Gives the first member of staff of a new office a password, and anybody a new one."""

import secrets

from feedback_api.actions import staff
from feedback_api.domain.errors import StaffNotFound
from feedback_api.domain.staff import Role
from feedback_api.settings import Settings
from feedback_api.wiring import open_services

# No letters that look alike on paper: three groups of four from 23 letters are 54 bits, and sign-ins are limited.
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
FIRST_NAME = "petugas"


def new_password() -> str:
    """Return a password that can be read out over the telephone."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def first_member(settings: Settings) -> str | None:
    """Make the first member of staff and return the password, which is kept nowhere; `None` if there is somebody."""
    with open_services(settings) as services:
        if services.store.staff.has_members():
            return None
        password = new_password()
        staff.create(services, staff.NewMember(name=FIRST_NAME, role=Role.ADMIN, password=password))
    return password


def renewed_password(settings: Settings, name: str) -> str | None:
    """Give a member of staff a new password and return it; `None` if nobody has this name."""
    password = new_password()
    with open_services(settings) as services:
        try:
            staff.set_password(services, name=name, password=password)
        except StaffNotFound:
            return None
    return password
