"""Finds the pages that answer what somebody typed."""

from functools import cache

from feedback_api.domain.search.ranking import search
from feedback_api.domain.search.shard import Thing
from feedback_api.services import Services


def find(services: Services, text: str, *, page: int = 1) -> tuple[Thing, ...]:
    """Return what answers the text, best first; before anything is published nothing does.

    If many answers have the title that was typed, `page` is which of them are told.
    """
    return search(text, cache(services.catalogue.search_shard), page)
