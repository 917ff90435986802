"""Makes the first member of staff of a new office."""

from feedback_api.actions.members import staff
from feedback_api.domain.members.staff import Role
from feedback_api.security.passwords import new_password
from feedback_api.settings import Settings
from feedback_api.wiring import open_services
from publisher.one_machine.first_name import FIRST_NAME


def first_member(settings: Settings) -> str | None:
    """Make the first member of staff and return the password, which is kept nowhere; `None` if there is somebody."""
    with open_services(settings) as services:
        if services.store.staff.has_members():
            return None
        password = new_password()
        staff.create(services, staff.NewMember(name=FIRST_NAME, role=Role.ADMIN, password=password))
    return password
