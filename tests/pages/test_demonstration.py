"""The first five minutes show a living site, and a real office never shows any of it."""

from datetime import UTC, datetime

import pytest

from feedback_api.domain.submissions.submission import Status
from feedback_api.wiring import open_services
from plugins.edition.content import Content, read_content
from plugins.kinds.tree import read_content_tree
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import Surroundings, visit_views
from publisher.building.pelican_site import PelicanSite
from publisher.data_directory import DataDirectory
from publisher.demonstration import load
from publisher.project import PROJECT
from publisher.site_of_office import OfficeSite
from tests.unit.plugins.reading import dated_on


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """A data directory into which the demonstration was loaded twice, as after a start that was cut short."""
    data = DataDirectory(root=tmp_path_factory.mktemp("office") / "var")
    data.make_settings(demonstration=True)
    office = OfficeSite(data=data, settings=data.settings(origin="http://127.0.0.1:8000"))
    load(data, office.settings)
    (data.demonstration / ".complete").unlink()
    load(data, office.settings)
    return office


@pytest.fixture(scope="module")
def content(loaded):
    read = read_content(read_content_tree([PROJECT / "content", loaded.data.demonstration]), demonstration=True)
    assert isinstance(read, Content), read
    return read


@pytest.fixture(scope="module")
def schedule(content):
    today = datetime.now(UTC).astimezone(read_content_tree([PROJECT / "content"]).office.tz).date()
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in content.guides},
    )
    return Schedule(today=today, visits=visit_views(dated_on(around.today, content), around))


def test_every_desa_has_a_visit_to_come(schedule, content):
    visited = {visit.village.slug for visit in schedule.coming}

    assert len(visited) == min(len(content.villages), 11)


def test_one_visit_was_moved_and_one_cancelled_with_its_replacement(schedule):
    cancelled = [visit for visit in schedule.visits if visit.status == "batal"]
    moved = [visit for visit in schedule.visits if visit.status == "berubah"]

    assert [visit.replacement.village.slug for visit in cancelled] == [cancelled[0].village.slug]
    assert [visit.previous_day < visit.day for visit in moved] == [True]


def test_there_are_four_posts_and_all_of_it_is_marked(content, loaded):
    examples = [one for one in (*content.visits, *content.posts) if str(loaded.data.demonstration) in one.file.path]

    assert len([post for post in content.posts if post in examples]) == 4
    assert [one.slug for one in examples if not one.demonstration] == []


def test_twelve_questions_are_answered_and_three_wait(loaded):
    with open_services(loaded.settings) as services:
        answered = services.store.submissions.published(limit=50).items
        waiting = services.store.submissions.waiting(limit=50).items

    assert (len([one for one in answered if one.follows is None]), len(waiting)) == (12, 3)
    assert {submission.demonstration for submission in (*answered, *waiting)} == {True}


def test_one_of_them_was_asked_about_again_and_answered_on_the_same_page(loaded):
    with open_services(loaded.settings) as services:
        answered = services.store.submissions.published(limit=50).items
        ((second, follows),) = [(one, one.follows) for one in answered if one.follows is not None]
        first = services.store.submissions.get(follows)

    assert (first.status, second.demonstration, second.only_private) == (Status.PUBLISHED, True, False)
    assert [bool(one.answer) for one in (first, second)] == [True, True]
    assert first.closed_at is not None
    assert first.closed_at < second.received_at


def test_the_answered_questions_hold_no_personal_details(loaded):
    with open_services(loaded.settings) as services:
        answered = services.store.submissions.published(limit=50).items

    assert [submission.text for submission in answered if submission.finds] == []
    assert {submission.status for submission in answered} == {Status.PUBLISHED}


def test_the_questions_are_spread_over_guides_and_desa(loaded):
    with open_services(loaded.settings) as services:
        answered = services.store.submissions.published(limit=50).items

    assert len({submission.guide for submission in answered}) >= 9
    assert len({submission.village for submission in answered}) >= 9


def test_a_published_site_shows_no_example(loaded, tmp_path):
    overrides = {**loaded.overrides(), "DEMONSTRATION": False}
    site = PelicanSite(settings_file=PROJECT / "publishconf.py", overrides=overrides)

    assert site.build(tmp_path) == ()

    pages = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")}
    assert {page for page in pages if "contoh" in page} == set()
    assert {page for page in pages if page.startswith("tanya/") and page != "tanya/index.html"} == set()


def test_a_demonstration_says_on_every_page_that_it_is_one(loaded, tmp_path):
    assert loaded.build(tmp_path).problems == ()

    pages = [path for path in tmp_path.rglob("*.html") if "saku" not in path.name]
    assert [str(path) for path in pages if "Situs contoh" not in path.read_text()] == []


def test_every_row_of_fastest_ways_says_how_sure_it_is(demonstration_site):
    rows = [row for page in demonstration_site.pages for row in page.all(".fastest tbody")]

    assert len(rows) > 10
    assert [row for row in rows if len(row.select(".fastest__sure")) != 1] == []
