"""Takes a page down, or puts it back, for whoever sits at the office's machine."""

from pathlib import Path

from feedback_api.actions.site.take_down import TakingDown, is_known, kept_takedown, put_back, take_down
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.site.takedown import Takedown, page_named
from feedback_api.settings import Settings
from feedback_api.wiring import open_services
from publisher import wording

# Who can write into the data folder needs no sign-in; the history says that it was done here.
AT_THE_MACHINE = StaffMember(name=wording.AT_THE_MACHINE, role=Role.ADMIN, password_hash="")


def decided(settings: Settings, typed: str, *, reason: str, is_down: bool) -> Takedown | None:
    """Do it and return what is kept now; `None` if what was typed names no page that is made of one file.

    A guide or desa that the site does not have is none either, unless its file lies there: who mistypes one would
    believe that it is down.
    """
    name = page_named(typed)
    if name is None:
        return None
    with open_services(settings) as services:
        if is_down and not is_known(services, name) and not Path(typed).is_file():
            return None
        kept = kept_takedown(services, name)
        taking = TakingDown(name=name, version=kept.version, moderator=AT_THE_MACHINE, reason=reason)
        return (take_down if is_down else put_back)(services, taking)
