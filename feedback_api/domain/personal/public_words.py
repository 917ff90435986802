"""What staff type for everybody to read: what of it looks like a personal detail, and which names it holds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.errors import NotReadForNames, PersonalDetailsRemain
from feedback_api.domain.personal.mentions import mentions
from feedback_api.domain.personal.personal_details import find


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The word of whoever lets it out: no find is private, every name may be read; one never stands for the other."""

    no_personal_details: bool = False
    read_for_names: bool = False


UNREAD = Reading()


@dataclass(frozen=True, kw_only=True)
class PointedOut:
    """What has to be read again: finds, each with its text, and names and addresses as they stand there."""

    finds: tuple[tuple[str, Find], ...] = ()
    names: tuple[str, ...] = ()


def pointed_out(texts: Iterable[str | None], *, known: Collection[str | None] = ()) -> PointedOut:
    """Return what stands in these texts, but for those that everybody reads already; a place has an address."""
    new = tuple(text for text in texts if text and text not in known)
    return PointedOut(
        finds=tuple((text, one) for text in new for one in find(text) if one.detail is not Detail.ADDRESS),
        names=tuple(dict.fromkeys(name for text in new for name in mentions(text))),
    )


def refuse_unread(found: PointedOut, reading: Reading) -> None:
    """Raise `PersonalDetailsRemain` or `NotReadForNames` while somebody has still to say that this may be read."""
    if found.finds and not reading.no_personal_details:
        raise PersonalDetailsRemain(found.finds)
    if found.names and not reading.read_for_names:
        raise NotReadForNames
