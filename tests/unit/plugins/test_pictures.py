"""An editor puts a photo from a phone into the folder; a resident loads little, and nobody's whereabouts."""

import os
import re
from pathlib import Path

import pytest

from plugins.edition.pictures.cache import PictureCache
from plugins.edition.pictures.making import Made, Variant, made, variants
from plugins.edition.pictures.pictures import read_picture, read_pictures
from plugins.pages.frame.picture_markup import with_pictures
from tests.pictures import (
    OWNER,
    TURNED_LEFT,
    a_noisy_photo,
    a_photo,
    a_sign_with_holes,
    an_empty_picture,
    opened,
)
from tests.unit.plugins.building import PROJECT, build, page, part
from tests.unit.plugins.reading import content_of, sentences
from tests.unit.plugins.small_content import POST, write, write_content

PAGE = "/kabar/loket-pindah/"
WITH_PICTURE = f"{POST}\n![Loket di ruang depan](/gambar/loket.jpg)\n"
FILES = ("loket.jpg", "loket-480.jpg", "loket-480.webp", "loket-960.jpg", "loket-960.webp")


def with_picture(tmp_path: Path, picture: bytes, name: str = "gambar/loket.jpg") -> Path:
    post = WITH_PICTURE.replace("/gambar/loket.jpg", f"/{name}")
    return write_content(tmp_path / "content", {"kabar/loket-pindah.md": post, name: picture})


def files_of(raw: bytes, ending: str = ".jpg") -> dict[str, Variant]:
    """Return what is made of a picture, by what stands behind its name."""
    one = made(raw, ending)
    assert isinstance(one, Made), one
    return {each.suffix: each for each in variants(one)}


def published(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / "gambar").iterdir()}


def test_a_photo_is_published_small_in_two_widths_and_formats(tmp_path):
    files = published(build(with_picture(tmp_path, a_photo(4000, 3000))))

    assert tuple(sorted(files)) == tuple(sorted(FILES))
    assert {name: opened(data).size for name, data in files.items() if "480" in name} == {
        "loket-480.jpg": (480, 360),
        "loket-480.webp": (480, 360),
    }
    assert opened(files["loket.jpg"]).size == opened(files["loket-960.webp"]).size == (960, 720)


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_where_a_photo_was_taken_and_by_whom_is_gone(kind, ending):
    photo = a_photo(kind=kind)

    files = files_of(photo, ending)

    assert OWNER.encode() in photo
    assert [name for name, one in files.items() if OWNER.encode() in one.data or dict(opened(one.data).getexif())] == []


def test_a_photo_taken_with_the_phone_on_its_side_stands_upright():
    upright = opened(files_of(a_photo(orientation=TURNED_LEFT))["-480.jpg"].data)

    red, _, blue = upright.split()
    right, left = red.crop((460, 0, 480, 640)).tobytes(), blue.crop((0, 0, 20, 640)).tobytes()
    assert upright.size == (480, 640)
    assert (min(right) > 200, min(left) > 200) == (True, True)


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("WEBP", ".webp")])
def test_a_photo_whose_notes_are_torn_is_a_photo_all_the_same(kind, ending):
    artist, height = b"\x01\x3b\x00\x02", b"\x01\x01\x00\x02"  # a height that is a name cannot be written again
    torn = a_photo(orientation=TURNED_LEFT, kind=kind).replace(artist, height)

    assert opened(files_of(torn, ending)["-480.jpg"].data).size == (480, 640)


@pytest.mark.parametrize("ending", [".png", ".jpg"])
def test_even_a_picture_of_noise_is_light(ending):
    files = files_of(a_noisy_photo(600, 600), ending)

    assert max(len(one.data) for one in files.values()) <= 60_000


def test_the_page_says_how_large_the_picture_is_and_loads_it_late(tmp_path):
    site = build(with_picture(tmp_path, a_photo()), THEME=str(PROJECT / "theme"))

    found = part(page(site, PAGE), "picture")
    (image,), (source,) = found.select("img"), found.select("source")
    assert (image["width"], image["height"], image["loading"]) == ("960", "720", "lazy")
    assert (image["alt"], image["src"]) == ("Loket di ruang depan", "/gambar/loket.jpg")
    assert source["srcset"] == "/gambar/loket-480.webp 480w, /gambar/loket-960.webp 960w"
    assert image["srcset"] == "/gambar/loket-480.jpg 480w, /gambar/loket-960.jpg 960w"


def test_everything_a_page_names_is_there(tmp_path):
    pictures = content_of(with_picture(tmp_path, a_sign_with_holes(), "gambar/tanda.png")).beside.pictures

    written = with_pictures('<img alt="Tanda" src="/gambar/tanda.png">', pictures)

    named = re.findall(r"/gambar/[a-z0-9.-]+", written)
    assert len(named) == 3
    assert set(named) <= {address for address, _ in pictures["/gambar/tanda.png"].files()}


def test_of_a_picture_that_cannot_be_shown_the_words_stay():
    assert with_pictures('<img alt="Loket &amp; pintu" src="/gambar/x.jpg">', {}) == "<span>Loket &amp; pintu</span>"


def test_where_a_drawing_has_holes_the_paper_is_white():
    files = files_of(a_sign_with_holes(), ".png")

    assert opened(files["-960.jpg"].data).getpixel((10, 10)) == (255, 255, 255)
    assert opened(files[""].data).convert("RGBA").getpixel((10, 10)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "picture", "sentence"),
    [
        ("loket.heic", lambda: b"\0\0\0\x18ftypheic", "Ini foto HEIC dari iPhone"),
        ("loket.jpg", lambda: b"\0\0\0\x18ftypheic\0\0", "Ini foto HEIC dari iPhone"),
        ("loket.jpg", lambda: bytes(range(256)) * 9, "File ini bukan gambar yang bisa dipakai."),
        ("loket.jpg", lambda: b"", "File ini bukan gambar yang bisa dipakai."),
        ("loket.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "File ini bukan gambar yang bisa dipakai."),
        ("loket.svg", lambda: b"<svg/>", "Nama file gambar harus berakhir .jpg, .png, atau .webp."),
        ("loket.txt", lambda: b"halo", "Nama file gambar harus berakhir .jpg, .png, atau .webp."),
        ("loket.jpg", lambda: a_photo()[:-3000], "Gambar ini rusak atau terpotong."),
        ("loket.png", lambda: a_photo(kind="PNG")[:900], "Gambar ini rusak atau terpotong."),
        ("loket.png", lambda: an_empty_picture(8000, 6000),
         "Gambar ini 8000 x 6000 titik. Paling banyak 40 juta titik."),
        ("loket.png", lambda: an_empty_picture(20_000, 20_000), "Gambar ini jauh lebih dari 40 juta titik."),
        ("loket.jpg", lambda: a_photo() + bytes(30_000_000), "Gambar ini 31 MB. Paling besar 30 MB."),
        ("foto loket.jpg", a_photo, 'Nama file gambar hanya boleh huruf, angka, "-", "_", dan titik.'),
    ],
    ids=["HEIC", "HEIC by another name", "anything", "nothing", "a drawing", "a drawing by its name", "a text",
         "a photo cut short", "a PNG cut short", "too many pixels", "a bomb", "too heavy", "a blank in the name"],
)  # fmt: skip
def test_what_is_no_picture_for_a_page_is_named_with_its_mend(tmp_path, name, picture, sentence):
    (said,) = sentences(write_content(tmp_path / "content", {f"gambar/{name}": picture()}))

    assert said.startswith(f"gambar/{name}:1: {sentence}")


def test_two_pictures_that_would_share_an_address_are_named(tmp_path):
    root = write_content(tmp_path / "content", {"gambar/a.jpg": a_photo(), "gambar/a.png": a_photo(kind="PNG")})

    (said,) = sentences(root)

    assert said.startswith(f"gambar/a.png:1: Namanya bentrok dengan {root}/gambar/a.jpg:")


def test_a_picture_nobody_described_is_refused(tmp_path):
    post = f"{POST}\n![](/gambar/loket.jpg)\n"
    root = write_content(tmp_path / "content", {"kabar/loket-pindah.md": post, "gambar/loket.jpg": a_photo()})

    (said,) = sentences(root)

    assert said.startswith('kabar/loket-pindah.md:9: Gambar "/gambar/loket.jpg" belum punya keterangan.')


def test_a_photo_is_read_once_for_as_long_as_it_stays_the_same(tmp_path):
    root = with_picture(tmp_path, a_photo())
    cache = PictureCache(folder=tmp_path / "kept")
    read_pictures((root,), cache)
    (kept,) = cache.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")  # whoever reads the photo again would not come to this
    write(root / "gambar/salinan.jpg", a_photo())

    copy = read_pictures((root,), cache).by_url["/gambar/salinan.jpg"]

    assert copy.made.others[-1].data.endswith(b"!")


def test_what_the_cache_lost_is_made_again(tmp_path):
    cache = PictureCache(folder=tmp_path / "kept")
    one = made(a_photo(), ".jpg")
    assert isinstance(one, Made)
    cache.keep(a_photo(), ".jpg", one)
    (kept,) = cache.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])

    assert cache.found(a_photo(), ".jpg") is None


def test_the_cache_gives_back_what_was_made(tmp_path):
    cache = PictureCache(folder=tmp_path / "kept")
    one = made(a_sign_with_holes(), ".png")
    assert isinstance(one, Made)
    cache.keep(a_sign_with_holes(), ".png", one)

    assert cache.found(a_sign_with_holes(), ".png") == one
    assert len(tuple(variants(one))) == len(FILES)


def test_a_picture_that_cannot_be_kept_is_shown_all_the_same(tmp_path):
    root = with_picture(tmp_path, a_photo())
    write(tmp_path / "kept", "a file where the folder should be")

    read = read_pictures((root,), PictureCache(folder=tmp_path / "kept"))

    assert (tuple(read.by_url), read.problems) == (("/gambar/loket.jpg",), ())


def test_a_picture_that_cannot_be_read_is_named_and_looked_for_again(tmp_path):
    path, cache = tmp_path / "loket.jpg", PictureCache(folder=tmp_path / "kept")

    said = read_picture(path, cache)
    write(path, a_photo())

    assert str(said).startswith("File ini tidak bisa dibuka (No such file or directory). Periksa izin file,")
    assert isinstance(read_picture(path, cache), Made)


def test_what_another_press_forgot_first_stops_nobody(tmp_path):
    cache = PictureCache(folder=tmp_path / "kept")
    (cache.folder / "x.gambar").mkdir(parents=True)
    os.utime(cache.folder / "x.gambar", (0, 0))
    one = made(a_sign_with_holes(), ".png")
    assert isinstance(one, Made)

    cache.keep(a_sign_with_holes(), ".png", one)

    assert cache.found(a_sign_with_holes(), ".png") == one
