"""Every kind of page that the build writes, by the shape of its address."""

import re
from dataclasses import dataclass
from functools import cache

from tests.examples import desa
from tests.pages.sites import BuiltSite


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of page; the first shape that fits an address counts."""

    name: str
    shape: str

    def example(self, site: BuiltSite) -> str:
        """Return the page of this kind that has the most to show."""
        pages = [page for page in site.pages if kind_of(page.address) is self]
        return max(pages, key=lambda page: len(page.text)).address


KINDS = (
    Kind(name="home", shape="/"),
    Kind(name="contact", shape="/kontak/"),
    Kind(name="guides", shape="/panduan/"),
    Kind(name="guide", shape="/panduan/[^/]+/"),
    Kind(name="case", shape="/panduan/[^/]+/[^/]+/"),
    Kind(name="life events", shape="/peristiwa/"),
    Kind(name="life event", shape="/peristiwa/[^/]+/"),
    Kind(name="forms", shape="/formulir/"),
    Kind(name="form", shape="/formulir/[^/]+/"),
    Kind(name="sheet of a form", shape="/formulir/[^/]+/lembar/"),
    Kind(name="laws", shape="/hukum/"),
    Kind(name="law", shape="/hukum/[^/]+/"),
    Kind(name="sources", shape="/sumber/[^/]+/"),
    Kind(name="poster of a guide", shape="/poster/panduan/[^/]+/"),
    Kind(name="poster of a desa", shape="/poster/desa/[^/]+/"),
    Kind(name="freshness", shape="/kesegaran/"),
    Kind(name="performance", shape="/kinerja/([0-9]+/[0-9]+/)?"),
    Kind(name="pocket", shape="/saku/"),
    Kind(name="desa list", shape="/desa/"),
    Kind(name="desa", shape="/desa/[^/]+/"),
    Kind(name="visits", shape="/kunjungan/"),
    Kind(name="cancelled visit", shape=f"/kunjungan/contoh-{desa(3).slug}/"),
    Kind(name="moved visit", shape=f"/kunjungan/contoh-{desa(6).slug}/"),
    Kind(name="past visit", shape=f"/kunjungan/contoh-{desa(11).slug}-bulan-lalu/"),
    Kind(name="visit", shape="/kunjungan/[^/]+/"),
    Kind(name="month", shape="/kunjungan/[0-9]+/[0-9]+/"),
    Kind(name="programme", shape="/program/[^/]+/"),
    Kind(name="activities", shape="/kegiatan/"),
    Kind(name="activity", shape="/kegiatan/[^/]+/"),
    Kind(name="answers", shape="/tanya/"),
    Kind(name="answers of a month", shape="/tanya/[0-9]+/[0-9]+/"),
    Kind(name="answer", shape="/tanya/[a-z2-7]+/"),
    Kind(name="news", shape="/kabar/"),
    Kind(name="news of a desa", shape="/kabar/desa/[^/]+/"),
    Kind(name="post", shape="/kabar/[^/]+/"),
    Kind(name="text", shape="/(tentang|privasi|aksesibilitas|maklumat|data)/"),
    Kind(name="search", shape="/cari/"),
    Kind(name="a to z", shape="/a-z/"),
    Kind(name="letter", shape="/a-z/[a-z0]/"),
    Kind(name="lost", shape="/404.html"),
    Kind(name="offline", shape="/luring/"),
    Kind(name="offline, only with a connection", shape="/luring/[^/]+/"),
)


@cache
def kind_of(address: str) -> Kind | None:
    return next((kind for kind in KINDS if re.fullmatch(kind.shape, address)), None)
