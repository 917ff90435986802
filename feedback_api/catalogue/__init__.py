"""What the function knows of the site: only what the press published."""

from feedback_api.catalogue.protocol import Catalogue


class UnknownCatalogue(Exception):
    """The settings name a kind of catalogue that does not exist."""


def open_catalogue(url: str | None) -> Catalogue:
    """Return the catalogue a URL such as `directory:/srv/site/data/catalogue` names; `None` is one that stays empty."""
    from feedback_api.catalogue.directory import DirectoryCatalogue

    if url is None:
        return DirectoryCatalogue(None)
    scheme, _, place = url.partition(":")
    if scheme != "directory" or not place:
        raise UnknownCatalogue(scheme)
    return DirectoryCatalogue(place)
