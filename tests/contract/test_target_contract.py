"""Any place the site is published to passes these tests; a place that does not is no target."""

import gzip

import brotli
import pytest

from tests.contract.targets import TARGETS
from tests.unit.publisher.sites import a_site, everything, plain_files


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

    assert plain_files(place.readers_see) == plain_files(built) == set(publication.written)


def test_a_page_that_is_no_longer_built_disappears_with_its_copies(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tanya__abc__index_html="ditarik"))

    publication = place.target.publish(a_site(tmp_path / "second"))

    assert "tanya/abc/index.html" in publication.deleted
    assert not (place.readers_see / "tanya").exists()


def test_a_file_with_the_same_bytes_is_left_alone(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tanya__index_html="lama"))
    kept = (place.readers_see / "index.html").stat()

    publication = place.target.publish(a_site(tmp_path / "second", tanya__index_html="baru"))

    assert (place.readers_see / "index.html").stat().st_ino == kept.st_ino
    assert (publication.written, publication.unchanged) == (("tanya/index.html",), 2)


def test_every_text_has_its_compressed_copies(place, tmp_path):
    place.target.publish(a_site(tmp_path / "built", tanya__index_html="tanya " * 50))

    page = place.readers_see / "tanya" / "index.html"
    zipped, brotlied = page.with_name("index.html.gz"), page.with_name("index.html.br")
    assert gzip.decompress(zipped.read_bytes()) == brotli.decompress(brotlied.read_bytes()) == page.read_bytes()


def test_pictures_are_not_compressed_again(place, tmp_path):
    place.target.publish(a_site(tmp_path / "built", gambar__kia_webp="not really a picture"))

    assert "gambar/kia.webp.gz" not in everything(place.readers_see)


def test_publishing_again_clears_what_an_interruption_left_behind(place, tmp_path):
    built = a_site(tmp_path / "built", tanya__index_html="tanya")
    place.target.publish(built)
    whole = everything(place.readers_see)
    (place.readers_see / "tanya" / ".index.html.0a1b.part").write_text("half")
    (place.readers_see / "tanya" / "index.html").write_text("torn")
    (place.readers_see / "index.html.br").unlink()

    place.target.publish(built)

    assert everything(place.readers_see) == whole


def test_a_page_may_become_a_folder_and_a_folder_a_page(place, tmp_path):
    place.target.publish(a_site(tmp_path / "first", tentang_html="page", kabar_html__index_html="folder"))

    built = a_site(tmp_path / "second", tentang_html__index_html="folder", kabar_html="page")
    place.target.publish(built)

    assert plain_files(place.readers_see) == plain_files(built)
