"""A press that keeps what it made gives readers the very site that one which begins anew would give them."""

import html
import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.going_back import SaidBefore
from feedback_api.domain.submissions.submission import Status
from feedback_api.domain.thread import follow_up_id
from feedback_api.store import open_store
from publisher.building.build_memory import BuildMemory
from publisher.building.pelican_site import PelicanSite
from publisher.project import PROJECT
from tests.builders import MONDAY_NOON, a_submission, an_answer, an_event, published
from tests.small_office import FILES
from tests.unit.plugins.building import COMPILED, WithoutEmptyShards
from tests.unit.plugins.small_content import write_content

DAY, NEXT_DAY = "2026-12-01", "2026-12-02"
GUIDE = "ktp-el-baru"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Three guides, two desa and twenty answers, which a test may write into."""
    desk = tmp_path_factory.mktemp("desk")
    write_content(desk / "content", FILES)
    with open_store(store_of(desk)) as store:
        for number in range(20):
            published(store.submissions, a_submission(f"answer{number:04}", guide="kia", village="wates"))
    return desk


@pytest.fixture(scope="module")
def press(desk):
    """A site whose memory lives on from build to build."""
    return PelicanSite(settings_file=PROJECT / "publishconf.py", overrides=overrides(desk), memory=memory())


def memory():
    """Return what a press knows that has built nothing yet."""
    return BuildMemory(compiled=COMPILED, kept=WithoutEmptyShards())


def overrides(desk):
    content = str(desk / "content")
    return {"PATH": content, "SUBMISSION_STORE": store_of(desk), "SOURCES": "as written", "TODAY": DAY}


def store_of(desk):
    return f"sqlite:{desk / 'feedback.sqlite'}"


def files_of(site, into):
    assert site.build(into) == ()
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*") if path.is_file()}


def anew(press):
    return PelicanSite(settings_file=press.settings_file, overrides=press.overrides, memory=memory())


def different(one, other):
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_an_answer_and_its_withdrawal_leave_nothing_behind_and_touch_few_pages(press, desk):
    before = files_of(press, desk / "kept")
    with open_store(press.overrides["SUBMISSION_STORE"]) as store:
        answer = published(store.submissions, a_submission(guide=GUIDE))
        with_answer = files_of(press, desk / "kept")
        from_scratch = files_of(anew(press), desk / "anew")
        gone = replace(answer, status=Status.DECLINED, answer=None)
        store.submissions.save(gone, an_event(answer, Act.WITHDRAWN), publishes=True)
    after = files_of(press, desk / "kept")

    assert different(with_answer, from_scratch) == []
    assert f"tanya/{answer.id}/index.html" in with_answer
    assert len([path for path in different(before, with_answer) if path.startswith("panduan/")]) == 1
    assert different(before, after) == []


def test_a_correction_is_shown_with_its_note_and_leaves_nothing_of_the_wrong_amount(press, desk):
    with open_store(press.overrides["SUBMISSION_STORE"]) as store:
        wrong = published(store.submissions, a_submission("wrong23456", guide=GUIDE))
        files_of(press, desk / "kept")
        before = SaidBefore(at=MONDAY_NOON, by="sri", answer=an_answer("Bayar Rp654.321."), note="Gratis <b>saja</b>.")
        right = replace(wrong, answer=an_answer("Gratis."), said_before=(before,), title="Biaya KTP")
        store.submissions.save(right, an_event(wrong, Act.CORRECTED), publishes=True)

    after, from_scratch = files_of(press, desk / "kept"), files_of(anew(press), desk / "anew")

    page = BeautifulSoup(after[f"tanya/{wrong.id}/index.html"], "html.parser")
    said = [one.get_text() for one in page.select("h1, .corrected, .reply")]
    assert different(after, from_scratch) == []
    assert said == ["Biaya KTP", "Diperbaiki 23 November 2026: Gratis <b>saja</b>.", "Gratis."]
    assert "Gratis &lt;b&gt;saja" in html.unescape(after["tanya/atom.xml"].decode())
    assert [path for path, content in after.items() if b"654.321" in content] == []


def test_what_was_asked_once_more_stands_on_the_page_of_the_first_and_leaves_it_alone(press, desk):
    with open_store(press.overrides["SUBMISSION_STORE"]) as store:
        first = published(store.submissions, a_submission("first23456", guide=GUIDE))
        before = files_of(press, desk / "kept")
        asked = a_submission(follow_up_id(first.id), text="Perlu <b>materai</b>?", follows=first.id)
        second = published(store.submissions, asked)
        with_both, from_scratch = files_of(press, desk / "kept"), files_of(anew(press), desk / "anew")
        gone = replace(second, status=Status.DECLINED, answer=None)
        store.submissions.save(gone, an_event(second, Act.WITHDRAWN), publishes=True)
    after = files_of(press, desk / "kept")

    page = BeautifulSoup(with_both[f"tanya/{first.id}/index.html"], "html.parser")
    assert different(with_both, from_scratch) == []
    assert [one.get_text() for one in page.select(".talk__ask--plain")] == [first.text, "Perlu <b>materai</b>?"]
    assert len(page.select(".reply")) == 2
    assert "materai" in with_both["tanya/atom.xml"].decode()
    listed = json.loads(with_both["data/catalogue/answers.json"])["answers"]
    assert [one["verdict"] for one in listed if one["id"] == first.id] == ["Bawa fotokopi KK."]
    assert [path for path, content in with_both.items() if second.id in path or second.id.encode() in content] == []
    assert different(before, after) == []


def test_what_is_filed_under_another_guide_and_desa_stands_there_and_nowhere_else(press, desk):
    with open_store(press.overrides["SUBMISSION_STORE"]) as store:
        before = published(store.submissions, a_submission("moved23456", guide=GUIDE, village="wates"))
        files_of(press, desk / "kept")
        moved = replace(before, guide="kia", village="tambakmisal", title="Dipindahkan ke sini")
        store.submissions.save(moved, an_event(before, Act.ABOUT_CHANGED), publishes=True)

    after, from_scratch = files_of(press, desk / "kept"), files_of(anew(press), desk / "anew")

    link = f"/tanya/{before.id}/".encode()
    assert different(after, from_scratch) == []
    assert link in after["panduan/kia/index.html"]
    assert link not in after[f"panduan/{GUIDE}/index.html"]


def test_a_new_day_and_a_saved_file_are_seen(press, desk):
    files_of(press, desk / "kept")
    guide = desk / "content" / "panduan" / f"{GUIDE}.md"
    guide.write_text(guide.read_text().replace("judul:", "judul: Sungguh", 1))
    later = replace(press, overrides={**press.overrides, "SOURCES": "saved", "TODAY": NEXT_DAY})

    kept, from_scratch = files_of(later, desk / "kept"), files_of(anew(later), desk / "anew")

    assert b"Sungguh" in kept[f"panduan/{GUIDE}/index.html"]
    assert different(kept, from_scratch) == []
