"""A press that keeps what it made gives readers the very site that one which begins anew would give them."""

import shutil
from dataclasses import replace

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.submission import Status
from feedback_api.store import open_store
from publisher.pelican_site import PelicanSite
from publisher.site_of_office import PROJECT
from tests.builders import a_submission, an_event, published

DAY, NEXT_DAY = "2026-12-01", "2026-12-02"
GUIDE = "ktp-el-baru"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A copy of the content and theme that a test may write into, and an empty store."""
    desk = tmp_path_factory.mktemp("desk")
    for name in ("content", "theme"):
        shutil.copytree(PROJECT / name, desk / name)
    return desk


@pytest.fixture(scope="module")
def press(desk):
    """A site whose memory lives on from build to build."""
    return PelicanSite(settings_file=PROJECT / "publishconf.py", overrides=overrides(desk))


def overrides(desk):
    content, theme = desk / "content", desk / "theme"
    store = f"sqlite:{desk / 'feedback.sqlite'}"
    return {"PATH": str(content), "THEME": str(theme), "SUBMISSION_STORE": store, "SOURCES": "as copied", "TODAY": DAY}


def files_of(site, into):
    assert site.build(into) == ()
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*") if path.is_file()}


def anew(press):
    return PelicanSite(settings_file=press.settings_file, overrides=press.overrides)


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


def test_a_new_day_and_a_saved_file_are_seen(press, desk):
    files_of(press, desk / "kept")
    guide = desk / "content" / "panduan" / f"{GUIDE}.md"
    guide.write_text(guide.read_text().replace("judul:", "judul: Sungguh", 1))
    later = replace(press, overrides={**press.overrides, "SOURCES": "saved", "TODAY": NEXT_DAY})

    kept, from_scratch = files_of(later, desk / "kept"), files_of(anew(later), desk / "anew")

    assert b"Sungguh" in kept[f"panduan/{GUIDE}/index.html"]
    assert different(kept, from_scratch) == []
