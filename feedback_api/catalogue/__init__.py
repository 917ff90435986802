"""What the function knows of the site: only what the press published."""

import time
from collections.abc import Callable
from pathlib import Path

from feedback_api.catalogue.protocol import Catalogue


class UnknownCatalogue(Exception):
    """The settings name a kind of catalogue that does not exist."""


def open_catalogue(url: str | None, *, clock: Callable[[], float] = time.monotonic) -> Catalogue:
    """Return the catalogue a URL such as `directory:/srv/site/data/catalogue` names; `None` is one that stays empty.

    `s3:bucket/site/data/catalogue` is read from a bucket. `clock` says when a copy of it is old.
    """
    from feedback_api.catalogue.directory import DirectoryFiles
    from feedback_api.catalogue.published import PublishedCatalogue

    if url is None:
        return PublishedCatalogue(DirectoryFiles(None))
    scheme, _, place = url.partition(":")
    if scheme == "directory" and place:
        return PublishedCatalogue(DirectoryFiles(Path(place)))
    if scheme == "s3":
        return _in_bucket(place, clock)
    raise UnknownCatalogue(scheme)


def _in_bucket(place: str, clock: Callable[[], float]) -> Catalogue:
    from feedback_api.aws.bucket_place import BadBucketPlace, BucketPlace
    from feedback_api.catalogue.bucket import BucketFiles
    from feedback_api.catalogue.published import PublishedCatalogue

    try:
        found = BucketPlace.parsed(place)
    except BadBucketPlace as bad:
        raise UnknownCatalogue("s3") from bad
    return PublishedCatalogue(BucketFiles(found, clock=clock))
