"""A page as the search knows it."""

from dataclasses import dataclass

from feedback_api.domain.search.shard import ThingKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Findable:
    """A page, what people call it (best name first), and what else it says, the more telling before the less."""

    kind: ThingKind
    url: str
    title: str
    names: tuple[str, ...]
    asks: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def page_called(title: str, url: str, *more_names: str) -> Findable:
    """Return a page that is found by its names alone."""
    return Findable(kind=ThingKind.PAGE, url=url, title=title, names=(title, *more_names))
