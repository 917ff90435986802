"""Fills the office's own villages, guides and words into the examples, whichever office it is."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.villages.kind import VILLAGES
from plugins.reading.content_tree import ContentTree

_WORD = re.compile(r"<<(desa|Desa|nama) (\d{1,2})>>|<<(dukcapil)>>")
NONE = "contoh"


@dataclass(frozen=True, kw_only=True)
class DemoVillage:
    """A desa of this office, as addresses and as people call it."""

    slug: str
    name: str


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """What differs between the examples of two offices: `<<desa 3>>` is the third desa, or goes round again."""

    villages: Sequence[DemoVillage]
    guides: AbstractSet[str]
    registry: str
    has_market_days: bool

    @classmethod
    def of(cls, tree: ContentTree) -> "OwnWords":
        """Return those of the content of an office."""
        villages = (
            DemoVillage(slug=file.slug, name=file.root.text("nama") or file.slug) for file in tree.of(VILLAGES.files)
        )
        guides = frozenset(file.slug for file in tree.of(GUIDES.files))
        return cls(
            villages=sorted(villages, key=lambda village: village.name),
            guides=guides,
            registry=tree.office.registry,
            has_market_days=tree.office.has_market_days,
        )

    def filled(self, text: str) -> str:
        """Return the text with its words; `<<nama 3>>` is an address that no other number has."""

        def word(found: re.Match[str]) -> str:
            if found[3]:
                return self.registry
            return self._village_word(found[1], int(found[2]))

        return _WORD.sub(word, text)

    def held(self, visit: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the visit with what this office offers; `None` if that is nothing, or nowhere."""
        services = [service for service in visit["layanan"] if service["panduan"] in self.guides]
        if not services or not self.villages:
            return None
        invited = visit["untuk_desa"]
        once = list(dict.fromkeys(invited)) if isinstance(invited, list) else invited
        return {**visit, "layanan": services, "untuk_desa": once}

    def _village_word(self, kind: str, number: int) -> str:
        if not self.villages:
            return f"{NONE}-{number}"
        village = self.villages[(number - 1) % len(self.villages)]
        if kind == "nama":
            return village.slug if number <= len(self.villages) else f"{village.slug}-{number}"
        return village.name if kind == "Desa" else village.slug
