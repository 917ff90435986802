"""Puts one office's press together from what its function is told."""

import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feedback_api.aws.bucket_place import BucketPlace
from feedback_api.aws.end_rule import EndRule
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.office import PACKAGED, office_in, packaged_office, say_ignored
from feedback_api.settings import Settings
from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from publisher.building.build_memory import BuildMemory
from publisher.building.built import Built
from publisher.lease import LEASE, renewed
from publisher.on_lambda.bucket_memory import BucketMemory
from publisher.on_lambda.editors_content import FOLDER, EditorsContent
from publisher.press import Outcome, Press, Printed, name_of_this_press
from publisher.target.bucket import BucketTarget
from publisher.target.bucket_objects import AT_ONCE, BucketObjects
from publisher.watch import Watch

PROJECT = Path(__file__).resolve().parent.parent.parent
# Where a build says who the office is, for the function.
OFFICE_JSON = "data/catalogue/kantor.json"
SCRATCH = Path(tempfile.gettempdir()) / "press"


@dataclass(frozen=True, kw_only=True)
class CloudOffice:
    """An office whose store is a table and whose site is a bucket.

    `release` names the program that builds, `end_rule` the rule that wakes it when what holds ends, where there is one.
    """

    settings: Settings
    site: BucketPlace
    client: Any
    release: str
    end_rule: str = ""
    scratch: Path = SCRATCH
    memory: BuildMemory = field(default_factory=BuildMemory)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "CloudOffice":
        """Read the settings; the press opens nobody's contact, so it is given no secret and makes one up."""
        settings = Settings.from_environment({**environ, "SEKALI_SECRET": secrets.token_hex(32)})
        say_ignored(settings)
        site = BucketPlace.parsed(environ["SEKALI_SITE"])
        client = site.client(connections=AT_ONCE)
        release, end_rule = environ.get("SEKALI_RELEASE", ""), environ.get("SEKALI_END_RULE", "")
        return cls(settings=settings, site=site, client=client, release=release, end_rule=end_rule)

    def printed(self, outcome: Printed) -> None:
        """Remember what was published, and be woken when what it says is over."""
        self.memory.kept.changed.published(outcome.publication.state)
        if outcome.lasts_until is not None and self.end_rule:
            EndRule.named(self.end_rule).wake_at(outcome.lasts_until)

    def content(self) -> EditorsContent:
        scratch = self.scratch / "editors"
        return EditorsContent(place=self.site, client=self.client, bundled=PROJECT, scratch=scratch)

    def overrides(self) -> dict[str, object]:
        """Return the Pelican settings that follow from this office."""
        return {"SITEURL": self.settings.origin, "SUBMISSION_STORE": self.settings.store, "DEMONSTRATION": False}

    def fingerprint(self) -> str:
        text = json.dumps([self.release, self.overrides()], sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def build(self, into: Path) -> Built:
        """Build the site as it is on this day, of what editors committed last."""
        # Only a build needs Pelican: most wakings find nothing to do, and end before this is loaded.
        from plugins.kinds.tree import read_office  # noqa: PLC0415 see above
        from publisher.building.lasting_site import LastingSite  # noqa: PLC0415 see above
        from publisher.building.pelican_site import PelicanSite  # noqa: PLC0415 see above
        from publisher.on_lambda.bucket_readings import BucketReadings  # noqa: PLC0415 see above

        content = self.content()
        sources, folder = content.fingerprint(), content.unpacked()
        os.chdir(folder)  # problems then name `content/...`, as editors know their files
        office = read_office((folder / FOLDER,)) or packaged_office(PACKAGED)
        now = _now()
        today = now.astimezone(office.tz).date()
        pictures = {"PICTURE_CACHE": str(self.scratch / "pictures")}
        day = {"TODAY": today.isoformat(), "CHECKED_ON": today.isoformat(), "NOW": now.isoformat()}
        read_from = {"SOURCES": sources, "LOOKS": self.fingerprint()}
        overrides = {**self.overrides(), **pictures, **day, **read_from, "PATH": str(folder / FOLDER)}
        site = PelicanSite(settings_file=PROJECT / "publishconf.py", overrides=overrides, memory=self.memory)
        readings = BucketReadings(place=self.site, client=self.client, scratch=self.scratch / "readings")
        target = BucketTarget(objects=BucketObjects(self.site, self.client), now=_now)
        made = LastingSite(site=site, readings=readings, has_site=target.has_site, now=_now).build(into)
        return replace(made, office=office_in(into / OFFICE_JSON))


@contextmanager
def opened_watch(office: CloudOffice, *, report: Callable[[Outcome], None]) -> Iterator[Watch]:
    """Yield the office's watch with an open store."""

    def told(outcome: Outcome) -> None:
        if isinstance(outcome, Printed):
            office.printed(outcome)
        report(outcome)

    with open_store(office.settings.store) as store:
        owner = name_of_this_press()
        press = Press(
            builds=store.builds,
            build=office.build,
            target=BucketTarget(objects=BucketObjects(office.site, office.client), now=_now),
            staging=office.scratch / "build",
            owner=owner,
            now=_now,
            hold_lease=lambda: renewed(_renewing(store, owner)),
        )
        yield Watch(
            press=press,
            sources=office.content(),
            memory=BucketMemory(place=office.site, client=office.client),
            settings=office.fingerprint(),
            zone=lambda: (store.builds.read().office or packaged_office(PACKAGED)).tz,
            report=told,
            boot="",
        )


def _renewing(store: Store, owner: str) -> Callable[[], bool]:
    def renew() -> bool:
        try:
            return store.builds.keep(owner=owner, now=_now(), lease=LEASE)
        except StoreUnavailable:  # whoever takes over meanwhile is seen at the next renewal
            return True

    return renew


def _now() -> datetime:
    return datetime.now(UTC)
