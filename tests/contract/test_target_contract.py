"""Any place the site is published to passes these tests; a place that does not is no target."""

import contextlib
import threading

import pytest

from publisher.target.protocol import Changes, NotOurTurn
from tests.contract.targets import TARGETS
from tests.unit.publisher.sites import a_site, everything


@pytest.fixture(params=TARGETS, ids=lambda opened: opened.__name__)
def place(request, tmp_path):
    with request.param(tmp_path) as opened:
        yield opened


def test_an_empty_place_has_no_site_until_one_is_published(place, tmp_path):
    before = place.target.has_site()

    place.target.publish(a_site(tmp_path / "built"))

    assert (before, place.target.has_site()) == (False, True)


def test_readers_see_exactly_what_was_built(place, tmp_path):
    built = a_site(tmp_path / "built", panduan__kia__index_html="KIA", data__desa_json="[]")

    publication = place.target.publish(built)

    assert place.files() == everything(built)
    assert set(publication.written) == set(everything(built))


def test_a_page_that_is_no_longer_built_disappears_at_once(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tanya__abc__index_html="ditarik"))

    publication = place.target.publish(a_site(tmp_path / "second"))

    assert "tanya/abc/index.html" in publication.deleted
    assert "tanya/abc/index.html" not in place.files()


def test_a_file_with_the_same_bytes_is_left_alone(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tanya__index_html="lama"))
    kept = place.written_in("index.html")

    publication = place.target.publish(a_site(tmp_path / "second", tanya__index_html="baru"))

    assert place.written_in("index.html") == kept
    assert (publication.written, publication.unchanged) == (("tanya/index.html",), 2)


def test_with_changes_readers_see_exactly_what_was_built_and_nothing_else_is_looked_at(place, tmp_path):
    site = {"tanya__index_html": "lama", "tanya__abc__index_html": "ditarik", "desa__index_html": "tetap"}
    state = place.target.publish(a_site(tmp_path / "first", **site)).state
    built = a_site(tmp_path / "second", tanya__index_html="baru", tanya__new__index_html="x", desa__index_html="tetap")
    paths = frozenset({"tanya/index.html", "tanya/abc/index.html", "tanya/new/index.html"})

    publication = place.target.publish(built, Changes(since=state, paths=paths, count=5))

    assert place.files() == everything(built)
    assert publication.written == ("tanya/index.html", "tanya/new/index.html")
    assert "tanya/abc/index.html" in publication.deleted
    assert publication.unchanged == 3


@pytest.mark.parametrize("meanwhile", ["interrupted", "published"])
def test_changes_since_a_state_that_is_gone_are_no_reason_to_look_at_less(place, tmp_path, meanwhile):
    built = a_site(tmp_path / "built", tanya__index_html="tanya")
    state = place.target.publish(built).state
    if meanwhile == "interrupted":
        place.interrupt("tanya/index.html")
    else:
        place.target.publish(a_site(tmp_path / "other", tanya__index_html="lain"))

    place.target.publish(built, Changes(since=state, paths=frozenset(), count=3))

    assert place.files() == everything(built)


def test_publishing_again_clears_what_an_interruption_left_behind(place, tmp_path):
    built = a_site(tmp_path / "built", tanya__index_html="tanya")
    place.target.publish(built)
    place.interrupt("tanya/index.html")

    place.target.publish(built)

    assert place.files() == everything(built)


def test_publishing_another_site_after_an_interruption_leaves_nothing_of_it(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tanya__index_html="lama"))
    place.interrupt("tanya/index.html")

    place.target.publish(a_site(tmp_path / "second", tanya__index_html="lama", kia_html="KIA"))

    assert place.files() == everything(tmp_path / "second")


def test_a_page_may_become_a_folder_and_a_folder_a_page(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tentang_html="page", kabar_html__index_html="folder"))

    built = a_site(tmp_path / "second", tentang_html__index_html="folder", kabar_html="page")
    place.target.publish(built)

    assert place.files() == everything(built)


def test_two_presses_at_once_leave_one_whole_site(place, tmp_path):
    sites = [a_site(tmp_path / name, kia_html=name * 1000, **{f"{name}_html": name}) for name in ("satu", "dua")]

    def publish(site):
        with contextlib.suppress(NotOurTurn):
            place.target.publish(site)

    presses = [threading.Thread(target=publish, args=(site,)) for site in sites * 4]
    for press in presses:
        press.start()
    for press in presses:
        press.join()

    assert place.files() in [everything(site) for site in sites]
