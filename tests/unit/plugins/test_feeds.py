"""A feed reader is told once of everything new, and never trips over what people wrote."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from feedback_api.store import open_store
from plugins.kinds.feed_entry import Entry
from plugins.pages.feeds.atom import Feed, atom
from tests.builders import a_submission
from tests.unit.plugins.building import build
from tests.unit.plugins.small_content import VISIT, write_content
from tests.unit.plugins.test_answers import HOSTILE, LATE_EVENING_IN_UTC, publish

ATOM = {"a": "http://www.w3.org/2005/Atom"}
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def entries(site, address):
    root = ET.fromstring((site / address.lstrip("/")).read_text("utf-8"))  # noqa: S314 made by ourselves a moment ago
    return [
        (entry.findtext("a:title", namespaces=ATOM), entry.findtext("a:updated", namespaces=ATOM))
        for entry in root.findall("a:entry", ATOM)
    ]


@pytest.fixture
def store_url(tmp_path):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        publish(store, a_submission("submission1", text=HOSTILE, guide="ktp-hilang"))
    return url


def test_the_feed_of_everything_holds_answers_posts_and_visits(tmp_path, store_url):
    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=store_url)

    assert entries(site, "/atom.xml") == [
        ("Loket pindah ruangan", "2026-11-20T00:00:00+07:00"),
        ("Kunjungan ke Desa Wates, Kamis, 3 Desember 2026", "2026-11-19T00:00:00+07:00"),
        ("Apa syaratnya?", "2026-11-01T01:00:00+07:00"),
    ]


def test_answers_have_a_feed_of_their_own(tmp_path, store_url):
    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=store_url)

    assert len(entries(site, "/tanya/atom.xml")) == 1


def test_a_village_has_a_feed_of_what_concerns_it(tmp_path, store_url):
    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=store_url)

    assert (len(entries(site, "/desa/wates/atom.xml")), len(entries(site, "/desa/tampung/atom.xml"))) == (3, 1)


def test_a_visit_enters_the_feed_two_weeks_before_its_day(tmp_path):
    content = write_content(tmp_path / "content", {"kabar/loket-pindah.md": None})

    before = entries(build(content, TODAY="2026-11-18"), "/atom.xml")
    then = entries(build(content, TODAY="2026-11-19"), "/atom.xml")

    assert (len(before), len(then)) == (0, 1)


def test_a_change_enters_the_feed_on_the_day_it_is_made(tmp_path):
    cancelled = VISIT.replace(
        "status: terjadwal\n",
        "status: batal\nalasan: Hujan & angin.\npengganti: null\nriwayat:\n"
        "  - {pada: 2026-10-05 14.30, apa: status, menjadi: batal, alasan: Hujan.}\n",
    )
    content = write_content(
        tmp_path / "content", {"kabar/loket-pindah.md": None, "kunjungan/2026/wates-desember.md": cancelled}
    )

    site = build(content, TODAY="2026-10-05")

    assert entries(site, "/atom.xml") == [
        ("Kunjungan ke Desa Wates, Kamis, 3 Desember 2026", "2026-10-05T14:30:00+07:00")
    ]
    assert "Hujan &amp;amp; angin." in (site / "atom.xml").read_text("utf-8")


def test_characters_that_xml_cannot_hold_are_dropped():
    entry = Entry(title="a\x00b\x0b\ud800c", url="/x/", html="<p>\x1fd\ufffe</p>", updated=NOW)
    feed = Feed(title="\x07Semua", author="a", url="/atom.xml", page_url="/", entries=(entry,))

    text = atom(feed, site_url="https://kantor.example", now=NOW)

    root = ET.fromstring(text)  # noqa: S314 made by ourselves a moment ago
    assert root.findtext("a:entry/a:title", namespaces=ATOM) == "abc"
    assert root.findtext("a:entry/a:content", namespaces=ATOM) == "<p>d</p>"


def test_an_entry_keeps_its_id_when_it_is_updated():
    def id_of(updated):
        entry = Entry(title="t", url="/tanya/x/", html="", updated=updated)
        feed = Feed(title="f", author="a", url="/atom.xml", page_url="/", entries=(entry,))
        text = atom(feed, site_url="https://kantor.example", now=NOW)
        return ET.fromstring(text).findtext("a:entry/a:id", namespaces=ATOM)  # noqa: S314 made by ourselves

    assert id_of(NOW) == id_of(LATE_EVENING_IN_UTC) == "tag:kantor.example,2026:/tanya/x/"


def test_a_feed_holds_the_newest_thirty():
    days = [NOW.replace(day=number % 28 + 1) for number in range(60)]
    many = tuple(Entry(title="t", url=f"/{number}/", html="", updated=day) for number, day in enumerate(days))
    feed = Feed(title="f", author="a", url="/atom.xml", page_url="/", entries=many)

    text = atom(feed, site_url="https://kantor.example", now=NOW)

    assert text.count("<entry>") == 30


def test_an_empty_feed_bears_the_date_of_the_build():
    text = atom(
        Feed(title="f", author="a", url="/atom.xml", page_url="/", entries=()),
        site_url="https://kantor.example",
        now=NOW,
    )

    assert "<updated>2026-11-21T00:00:00+00:00</updated>" in text
