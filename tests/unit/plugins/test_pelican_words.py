"""Somebody who knows Pelican writes news in its own words, fences or not, and gets what Pelican would give."""

from datetime import date

import pytest

from plugins.edition.content import read_content
from plugins.kinds.tree import read_content_tree
from plugins.notes import notes_on
from tests.unit.plugins.building import PROJECT, build, page, part
from tests.unit.plugins.small_content import write_content

# As `pelican-import --blogger` writes it.
IMPORTED = """Title: Loket KTP: pindah ruangan
Date: 2026-11-20 08:15
Modified: 2026-11-21
Author: Sri Wahyuni
Category: Desa Wates
Tags: ktp, loket
Slug: loket-lama
Status: published

Loket ada di **ruang depan**.
"""
FENCED = """---
title: Loket KTP pindah ruangan
date: 2026-11-20T08:15:00+07:00
authors: Sri Wahyuni; Rini, S.Sos.
category: wates
tags: [ktp, loket]
summary: Di ruang depan.
---
Loket ada di **ruang depan**.
"""
NEWS = "kabar/loket-lama.md"
THEME = str(PROJECT / "theme")


def built(tmp_path, text, **changes):
    return build(write_content(tmp_path / "content", {NEWS: text}), **{"THEME": THEME, **changes})


def words(site, address):
    return " ".join(page(site, address).get_text(" ").split())


def naming(site, words):
    """Return every file in which the words stand."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix() for path in files if words in path.read_bytes()}


def test_an_imported_post_is_published_with_its_author_its_topics_and_its_days(tmp_path):
    shown = words(built(tmp_path, IMPORTED), "/kabar/loket-lama/")

    assert "Loket KTP: pindah ruangan" in shown
    assert "Jumat, 20 November 2026 Oleh Sri Wahyuni · Diperbarui Sabtu, 21 November 2026" in shown
    assert "Loket ada di ruang depan . Topik: ktp, loket" in shown


def test_an_imported_post_stands_in_the_news_of_the_desa_that_is_its_category(tmp_path):
    site = built(tmp_path, IMPORTED, THEME_TEMPLATES_OVERRIDES=[])

    assert "Loket KTP: pindah ruangan" in words(site, "/kabar/desa/wates/")


def test_between_fences_the_same_words_may_be_written(tmp_path):
    site = built(tmp_path, FENCED)

    assert "Oleh Sri Wahyuni, Rini, S.Sos." in words(site, "/kabar/loket-lama/")
    assert part(page(site, "/kabar/loket-lama/"), "meta[name=description]")["content"] == "Di ruang depan."


def test_the_day_of_a_change_is_the_one_that_feeds_and_search_engines_read(tmp_path):
    site = built(tmp_path, IMPORTED)

    assert "<updated>2026-11-21T00:00:00+07:00</updated>" in (site / "atom.xml").read_text("utf-8")
    entry = (site / "sitemap-situs.xml").read_text("utf-8").partition("/kabar/loket-lama/</loc>")[2]
    assert entry.startswith("<lastmod>2026-11-21</lastmod>")


@pytest.mark.parametrize("status", ["draft", "Draft", "draf"])
def test_a_draft_is_nowhere(tmp_path, status):
    site = built(tmp_path, IMPORTED.replace("published", status).replace("Loket KTP", "Rahasia"))

    assert (naming(site, b"Rahasia"), naming(site, b"loket-lama")) == (set(), set())


@pytest.mark.parametrize("status", ["hidden", "tersembunyi"])
def test_a_hidden_post_has_a_page_to_which_nothing_leads(tmp_path, status):
    site = built(tmp_path, IMPORTED.replace("published", status).replace("Loket KTP", "Rahasia"))

    own = "kabar/loket-lama/index.html"
    assert (naming(site, b"Rahasia"), naming(site, b"loket-lama") - {own}) == ({own}, set())
    assert part(page(site, "/kabar/loket-lama/"), "meta[name=robots]")["content"] == "noindex"


def test_a_link_to_a_draft_leads_nowhere(tmp_path):
    link = "---\njudul: Lain\ntanggal: 2026-11-19\n---\n[Loket](/kabar/loket-lama/)\n"
    files = {NEWS: IMPORTED.replace("published", "draft"), "kabar/lain.md": link}

    problems = read_content(read_content_tree([write_content(tmp_path / "content", files)]), demonstration=False)

    assert isinstance(problems, tuple)
    assert [(one.line, "/kabar/loket-lama/" in one.sentence) for one in problems] == [(5, True)]


def test_the_check_says_that_a_draft_is_not_shown(tmp_path):
    tree = read_content_tree([write_content(tmp_path / "content", {NEWS: IMPORTED.replace("published", "draft")})])

    notes = notes_on(tree, today=date(2026, 11, 21))

    (said,) = [note for note in notes if note.path.endswith(NEWS)]
    assert said.line == 8
    assert said.sentence.startswith("File ini draf: belum tampil di situs.")
    assert said.sentence.endswith("Ganti menjadi status: terbit.")
