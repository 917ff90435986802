"""Search engines, browsers and the feedback function read what the build leaves for them."""

import base64
import hashlib
import json
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from feedback_api.catalogue import open_catalogue
from feedback_api.catalogue.protocol import DocumentEntry, GuideEntry, VillageEntry, VisitEntry
from feedback_api.domain.visits.note import NotedService
from plugins.pages.frame.style_policy import with_style_policy
from tests.builders import a_visit_note
from tests.unit.plugins.building import build, page
from tests.unit.plugins.small_content import write_content

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(write_content(tmp_path_factory.mktemp("machines") / "content"))


def test_the_function_reads_the_catalogue_the_build_wrote(site):
    catalogue = open_catalogue(f"directory:{site / 'data/catalogue'}")

    assert catalogue.guides() == (
        GuideEntry(
            slug="ktp-hilang",
            url="/panduan/ktp-hilang/",
            title="KTP hilang",
            summary="Bawa KK dan surat polisi. Gratis.",
            category="ktp",
            documents=(
                DocumentEntry(id="kk", name="Kartu Keluarga"),
                DocumentEntry(id="surat-polisi", name="Surat kehilangan"),
            ),
            on_visits=True,
        ),
    )
    assert catalogue.villages()[0] == VillageEntry(slug="tampung", url="/desa/tampung/", name="Tampung")
    assert catalogue.visits() == (
        VisitEntry(
            slug="wates-desember",
            url="/kunjungan/wates-desember/",
            title="Kunjungan ke Desa Wates",
            day=date(2026, 12, 3),
            village="wates",
            guides=("ktp-hilang",),
            plan=a_visit_note(
                open_to=("tampung", "wates"), services=(NotedService(guide="ktp-hilang", quota=20, same_day=True),)
            ),
        ),
    )
    assert catalogue.holidays() == frozenset({date(2026, 12, 25)})


def test_each_list_of_a_form_stands_alone_as_well_for_a_function_that_is_older_than_the_site(site):
    form, *alone = (
        json.loads((site / f"data/catalogue/{name}.json").read_text("utf-8"))
        for name in ("form", "guides", "villages", "holidays")
    )

    assert [form["guides"], form["villages"], form["holidays"]] == alone


def test_the_sitemap_names_every_page_but_those_for_lost_visitors_walls_and_staff(site):
    root = ET.fromstring((site / "sitemap-situs.xml").read_text("utf-8"))  # noqa: S314 made by ourselves a moment ago
    named = {(entry.text or "").removeprefix("https://kantor.example") for entry in root.iter(f"{SITEMAP}loc")}

    written = {f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/") for path in site.rglob("index.html")}

    posters = {address for address in written if address.startswith("/poster/")}
    assert named == written - posters - {"/luring/", "/luring/kirim/", "/luring/lacak/", "/luring/meja/", "/kesegaran/"}


def test_the_sitemap_says_when_a_guide_was_checked(site):
    text = (site / "sitemap-situs.xml").read_text("utf-8")

    assert "<loc>https://kantor.example/panduan/ktp-hilang/</loc><lastmod>2026-11-10</lastmod>" in text


def test_robots_find_the_sitemap_and_stay_out_of_the_staff_pages(site):
    lines = (site / "robots.txt").read_text("utf-8").splitlines()

    assert {"Disallow: /moderasi/", "Sitemap: https://kantor.example/sitemap.xml"} <= set(lines)


def test_every_page_allows_its_own_inline_style_and_no_other(site):
    # The pocket editions have a policy of their own, with the hash of their one script.
    pages = [path.read_text("utf-8") for path in site.rglob("*.html") if path.name != "saku.html"]

    allowed = [re.findall(r"style-src 'self' '(sha256-[^']+)'\"", text) for text in pages]

    digest = base64.b64encode(hashlib.sha256(b"p{margin:0}").digest()).decode()
    assert allowed == [[f"sha256-{digest}"]] * len(pages)


def test_the_policy_stands_before_the_style_it_allows(site):
    head = page(site, "/").head
    assert head is not None

    names = [child.name for child in head.select("*")]

    assert names.index("style") == names.index("meta", names.index("link")) + 1


def test_a_page_without_styles_is_left_as_it_is():
    assert with_style_policy("<p>style</p>") == "<p>style</p>"


def test_equal_styles_are_named_once_and_different_ones_each():
    sealed = with_style_policy("<style>a{}</style><style>a{}</style><style>b{}</style>")

    assert sealed.count("sha256-") == 2
