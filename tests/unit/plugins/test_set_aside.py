"""What only a later version may act on is on no page, and keeps no other page from being built."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from feedback_api.domain.visits.note import note_document
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.override import VisitOverride, override_document
from feedback_api.store import open_store
from tests.builders import MONDAY_NOON, a_note_event, a_submission, a_visit_note, published
from tests.contract.rewriting import later, rewriter
from tests.unit.plugins.building import build, items, page
from tests.unit.plugins.small_content import FILES, write_content

STAFFS_LIST = "data/catalogue/visits.json"
QUESTIONS = {"public2345": "Apakah KK lama ditarik?", "private234": "Ini rahasia."}


def test_a_private_answer_of_a_later_version_has_no_page_and_others_have(tmp_path):
    content, url = write_content(tmp_path / "content", None), f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for name, text in QUESTIONS.items():
            published(store.submissions, a_submission(name, text=text))
    with rewriter(url) as other:
        other.submission("private234", later(reads_from=90, private=True))

    site = build(content, SUBMISSION_STORE=url)

    shown = {name: (site / "tanya" / name / "index.html").exists() for name in QUESTIONS}
    assert shown == {"public2345": True, "private234": False}
    assert not [file for file in site.rglob("*.html") if "Ini rahasia." in file.read_text("utf-8")]


WRITTEN = "kunjungan/2026/wates-desember.md"
RENAMED = {WRITTEN: None, "kunjungan/2026/wates-tiga-desember.md": FILES[WRITTEN]}
ELSEWHERE = {"kunjungan/2026/tampung-desember.md": FILES[WRITTEN].replace("desa: wates", "desa: tampung")}


@pytest.fixture
def url(tmp_path):
    """A store in which staff moved the visit, and a later version called it off in words that nobody knows here."""
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    changed = VisitOverride(base=a_visit_note(), note=a_visit_note(day=MONDAY_NOON.date() + timedelta(days=9)))
    keep(url, EntryKind.OVERRIDE, "wates-desember", override_document(changed))
    with rewriter(url) as other:
        other.entry(EntryKind.OVERRIDE, "wates-desember", later(reads_from=90, called_off_by="pengawas"))
    return url


@pytest.mark.parametrize("changes", [{}, RENAMED], ids=["of its name", "renamed"])
def test_the_page_of_a_visit_that_may_be_off_says_to_ask_and_staff_are_told(tmp_path, url, changes):
    content = write_content(tmp_path / "content", {**changes, **ELSEWHERE})
    slug = Path(list({WRITTEN: "", **changes})[-1]).stem

    site = build(content, SUBMISSION_STORE=url)

    entry = next(one for one in json.loads((site / STAFFS_LIST).read_text("utf-8")) if one["slug"] == slug)
    coming = {str(link["href"]) for link in page(site, "/kunjungan/").select("#coming a[href*=desember]")}
    assert {href.rstrip("/").rpartition("/")[2] for href in coming} == {"tampung-desember"}
    assert "Jadwal sedang diperbaiki, tanya dulu" in page(site, f"/kunjungan/{slug}/").get_text()
    assert (entry["reports"], entry["in_doubt"]) == (["set_aside"], True)


def test_a_visit_of_which_staff_changed_something_unreadable_is_in_no_list_of_coming_ones(tmp_path):
    content, url = write_content(tmp_path / "content", None), f"sqlite:{tmp_path / 'feedback.sqlite'}"
    document = override_document(VisitOverride(base=a_visit_note(), note=a_visit_note()))
    keep(url, EntryKind.OVERRIDE, "wates-desember", document)
    with rewriter(url) as other:
        other.entry(EntryKind.OVERRIDE, "wates-desember", later(reads_from=90, called_off_by="pengawas"))

    site = build(content, SUBMISSION_STORE=url)

    assert items(page(site, "/kunjungan/"), "coming") == []


def test_a_planned_visit_of_an_unknown_status_keeps_no_page_from_anybody(tmp_path):
    content, url = write_content(tmp_path / "content", None), f"sqlite:{tmp_path / 'feedback.sqlite'}"
    keep(url, EntryKind.VISIT, "wates-baru", note_document(a_visit_note(slug="wates-baru")))
    with rewriter(url) as other:
        other.entry(EntryKind.VISIT, "wates-baru", lambda said: {**said, "status": "postponed"})

    site = build(content, SUBMISSION_STORE=url)

    assert (site / "index.html").exists()
    assert not (site / "kunjungan" / "wates-baru").exists()


def keep(url, kind, name, document):
    entry = NotebookEntry(kind=kind, name=name, day=MONDAY_NOON.date(), document=document)
    with open_store(url) as store:
        store.notebook.write(entry, a_note_event(entry))
