"""The build writes exactly the addresses we promise: none is missing, and nothing is written that nobody promised."""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.edition.content import Content, read_content
from plugins.edition.questions.answers import Answers
from plugins.kinds.activities.activity_days import activity_days
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.laws.kind import LAWS
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.tree import read_content_tree
from tests.pages.sites import BuiltSite, file_at
from tests.serving import ROOT

PLACES = (
    "/", "/404.html", "/luring/", "/panduan/", "/peristiwa/", "/formulir/", "/desa/", "/kunjungan/", "/tanya/",
    "/kabar/", "/kegiatan/", "/kinerja/", "/luring/kirim/", "/luring/lacak/", "/luring/meja/", "/cari/", "/a-z/",
    "/saku/", "/saku.html", "/kesegaran/", "/kontak/", "/hukum/",
)  # fmt: skip
FEEDS = ("/atom.xml", "/tanya/atom.xml", "/kunjungan/atom.xml", "/kegiatan/atom.xml", "/panduan/atom.xml")
OPEN_DATA = tuple(
    f"/data/{name}"
    for name in (
        "panduan.json",
        "skema/panduan.json",
        "kesegaran.json",
        "peristiwa.json",
        "formulir.json",
        "kunjungan.json",
        "kunjungan.csv",
        "hari-ini.json",
        "kinerja.json",
        "kinerja.csv",
        "kiriman-per-bulan.json",
        "kiriman-per-bulan.csv",
        "skm.json",
        "skm.csv",
    )
)
CALENDARS = ("/kunjungan.ics", "/kegiatan.ics")
BESIDE_A_VILLAGE = ("", "atom.xml", "kunjungan.ics", "saku.html")
# Which letters and which shards there are follows from the words of the content; the tests of the search hold them.
BY_WORDS = re.compile(r"theme/js/|data/cari/|a-z/[a-z0]/")
CATALOGUE = tuple(
    f"/data/catalogue/{name}.json"
    for name in ("answers", "form", "guides", "cases", "villages", "visits", "holidays", "kantor", "facts", "not_asked")
)
FOR_BROWSERS = ("/sw.js", "/site.webmanifest", "/robots.txt", "/theme/images/favicon.svg")
SITEMAPS = ("/sitemap.xml", "/sitemap-situs.xml")


def promised(content: Content, answers: Answers) -> Iterator[str]:
    """Yield every address this content has, but those of scripts."""
    yield from (*PLACES, *FEEDS, *OPEN_DATA, *CALENDARS, *CATALOGUE, *FOR_BROWSERS, *SITEMAPS)
    yield from (case.url for made in content.cases.values() for case in made.all)
    yield from (event.url for event in content.of(LIFE_EVENTS))
    yield from (form.url for form in content.of(FORMS))
    yield from (form.sheet_url for form in content.of(FORMS) if form.sheet)
    yield from (f"/hukum/{law}/" for law in content.rows(LAWS))
    yield "/sumber/formulir/"
    yield from (f"/sumber/{category.slug}/" for category in content.categories if category.guides)
    yield from (f"/poster{guide.url}" for guide in content.guides)
    yield from (f"/poster{village.url}" for village in content.villages)
    yield from (f"{village.url}{name}" for village in content.villages for name in BESIDE_A_VILLAGE)
    yield from (f"{visit.url}{name}" for visit in content.visits for name in ("", "kunjungan.ics"))
    yield from months(content)
    yield from (programme.url for programme in content.programmes)
    yield from (activity.url for activity in content.activities)
    yield from (f"/kabar/{post.slug}/" for post in content.posts)
    yield from {f"/kabar/desa/{post.village}/" for post in content.posts}
    yield from (f"/{page.slug}/" for page in content.pages)
    yield from content.beside.moved
    yield from (answer.url for answer in answers)
    yield from {answer.answered_at.strftime("/tanya/%Y/%m/") for answer in answers}
    yield from {answer.answered_at.strftime("/sitemap-%Y-%m.xml") for answer in answers}


def months(content: Content) -> Iterator[str]:
    """Yield every month from that of the first visit or activity to that of the last."""
    days = [visit.day for visit in content.visits]
    days += [one.day for one in activity_days(content.activities, today=max(days))] if days else []
    numbers = [day.year * 12 + day.month - 1 for day in days]
    span = range(min(numbers), max(numbers) + 1) if numbers else range(0)
    yield from (f"/kunjungan/{number // 12}/{number % 12 + 1:02}/" for number in span)


def content_of(*folders: Path, demonstration: bool) -> Content:
    read = read_content(read_content_tree(folders), demonstration=demonstration)
    assert isinstance(read, Content), read
    return read


def without_scripts(site: BuiltSite) -> list[str]:
    return sorted(name for name in site.files if not BY_WORDS.match(name))


def test_a_demonstration_has_every_address_and_no_other(open_office):
    folders = (ROOT / "content", open_office.running.data / "demonstration")
    content = content_of(*folders, demonstration=True)

    assert without_scripts(open_office.site) == sorted(map(file_at, promised(content, open_office.answers)))


def test_a_published_site_has_every_address_and_no_other(published_site):
    content = content_of(ROOT / "content", demonstration=False)

    assert without_scripts(published_site) == sorted(map(file_at, promised(content, answers=Answers())))


def test_every_script_has_an_address_that_changes_with_what_it_says(site):
    scripts = {name for name in site.files if name.startswith("theme/js/")}
    plain = {name for name in scripts if name.count(".") == 1}

    assert {name.rpartition("/")[2].partition(".")[0] for name in plain} == {
        path.stem for path in (ROOT / "theme/static/js").glob("*.js")
    }
    assert len(scripts) == 2 * len(plain)
