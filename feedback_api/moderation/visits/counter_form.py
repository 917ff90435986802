"""Turns a tap at the counter into what is counted, or into the sentence that says what is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from feedback_api.actions.visits.count_trip import Tap
from feedback_api.catalogue.protocol import Catalogue, DocumentEntry, GuideEntry, VillageEntry
from feedback_api.domain.visits.trip import OTHER_REASON
from feedback_api.moderation import wording

FINISHED = "ya"
PAPER = "berkas:"
_KEY = re.compile(r"[A-Za-z0-9_.:-]{1,100}")


@dataclass(frozen=True, kw_only=True)
class Counter:
    """What the page at the counter is set to; a slug nobody knows is simply not chosen."""

    guides: tuple[GuideEntry, ...]
    villages: tuple[VillageEntry, ...]
    guide: GuideEntry | None
    village: VillageEntry | None

    @property
    def guide_choices(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.slug, one.title) for one in self.guides)

    @property
    def village_choices(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.slug, one.name) for one in self.villages)

    @property
    def papers(self) -> tuple[DocumentEntry, ...]:
        return self.guide.documents if self.guide else ()


def counter_of(catalogue: Catalogue, fields: Mapping[str, str]) -> Counter:
    """Return the counter that an address or a form asks for."""
    guides, villages = catalogue.guides(), catalogue.villages()
    return Counter(
        guides=tuple(sorted(guides, key=lambda guide: guide.title.casefold())),
        villages=villages,
        guide=next((one for one in guides if one.slug == fields.get("panduan")), None),
        village=next((one for one in villages if one.slug == fields.get("desa")), None),
    )


def tap_of(counter: Counter, fields: Mapping[str, str]) -> Tap | str:
    """Return the tap, or the sentence people read."""
    if counter.guide is None:
        return wording.GUIDE_FIRST
    ending, key = fields.get("hasil", ""), fields.get("kunci", "")
    missing = ending.removeprefix(PAPER) if ending.startswith(PAPER) else None
    is_known = missing in {paper.id for paper in counter.papers} if missing else ending in {FINISHED, OTHER_REASON}
    if not is_known or not _KEY.fullmatch(key):
        return wording.TAP_UNKNOWN
    return Tap(
        guide=counter.guide.slug,
        village=counter.village.slug if counter.village else None,
        finished=ending == FINISHED,
        missing=missing,
        key=key,
    )
