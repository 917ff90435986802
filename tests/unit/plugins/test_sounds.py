"""Who does not read hears the guide, once the office has recorded it."""

import pytest

from plugins.kinds.guides.sounds import recording_fault
from tests.pictures import OPUS
from tests.unit.plugins.building import PROJECT, build, page, part
from tests.unit.plugins.reading import content_of, sentences
from tests.unit.plugins.small_content import GUIDE, write_content

WITH_SOUND = GUIDE.replace("dicek:", "suara: {mad: ktp-hilang-mad.opus}\ndicek:")
A_SOUND = OPUS + bytes(1500 - len(OPUS))
MP3 = b"\xff\xfb\x90\x00" + bytes(400)
PLACE = "panduan/ktp-hilang.md:30"


def content(tmp_path, sound: bytes | None, guide: str = WITH_SOUND, name: str = "ktp-hilang-mad.opus"):
    return write_content(tmp_path / "content", {"panduan/ktp-hilang.md": guide, f"suara/{name}": sound})


def test_a_recording_is_published_with_its_language_and_size(tmp_path):
    root = content(tmp_path, A_SOUND)

    (sound,) = content_of(root).sounds["ktp-hilang"]
    site = build(root)

    assert (sound.language, sound.kilobytes, sound.url) == ("mad", 2, "/suara/ktp-hilang-mad.opus")
    assert (site / "suara/ktp-hilang-mad.opus").read_bytes() == A_SOUND


def test_the_page_says_what_it_costs_to_listen_and_loads_nothing_before(tmp_path):
    site = build(content(tmp_path, A_SOUND), THEME=str(PROJECT / "theme"))

    guide = page(site, "/panduan/ktp-hilang/")
    sound = part(guide, ".listen audio")
    assert part(guide, ".listen").text.split() == ["Dengarkan,", "bahasa", "Madura", "(2", "KB)"]
    assert (sound["preload"], sound["src"]) == ("none", "/suara/ktp-hilang-mad.opus")


def test_a_guide_without_a_recording_has_nothing_to_hear(tmp_path):
    assert content_of(write_content(tmp_path / "content")).sounds["ktp-hilang"] == ()


def test_a_recording_that_is_not_there_is_missed(tmp_path):
    assert sentences(content(tmp_path, None)) == [f'{PLACE}: Rekaman "ktp-hilang-mad.opus" tidak ada di folder suara.']


def test_a_recording_that_phones_do_not_play_is_refused(tmp_path):
    guide = WITH_SOUND.replace(".opus", ".wav")

    (sentence,) = sentences(content(tmp_path, b"x", guide, "ktp-hilang-mad.wav"))

    assert sentence.startswith(f'{PLACE}: Rekaman "ktp-hilang-mad.wav" tidak bisa diputar semua HP.')


def test_a_recording_that_costs_too_much_to_load_is_refused(tmp_path):
    (sentence,) = sentences(content(tmp_path, b"x" * 1_000_001))

    assert sentence.startswith(f'{PLACE}: Rekaman "ktp-hilang-mad.opus" 1001 KB. Paling besar 1000 KB.')


@pytest.mark.parametrize("raw", [b"x" * 900, b"ID3" + b"x" * 900, b"OggS" + b"x" * 900, b"\xff\xfe" + bytes(900), b""])
@pytest.mark.parametrize("ending", [".opus", ".ogg", ".mp3"])
def test_a_file_that_only_has_the_name_of_a_recording_is_refused(tmp_path, raw, ending):
    guide = WITH_SOUND.replace(".opus", ending)

    (sentence,) = sentences(content(tmp_path, raw, guide, f"ktp-hilang-mad{ending}"))

    assert sentence.startswith(f'{PLACE}: Isi file "ktp-hilang-mad{ending}" bukan rekaman suara.')


@pytest.mark.parametrize(
    "raw", [MP3, b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128) + MP3], ids=["bare", "with notes before"]
)
def test_a_recording_of_another_common_kind_is_taken(tmp_path, raw):
    guide = WITH_SOUND.replace(".opus", ".mp3")

    assert sentences(content(tmp_path, raw, guide, "ktp-hilang-mad.mp3")) == []


@pytest.mark.parametrize("language", ["jawa", "en"])
def test_a_language_nobody_records_is_refused(tmp_path, language):
    guide = WITH_SOUND.replace("{mad:", f"{{{language}:")

    assert sentences(content(tmp_path, A_SOUND, guide))[0].startswith("panduan/ktp-hilang.md:")


def test_a_recording_that_cannot_be_opened_is_named(tmp_path):
    said = recording_fault(tmp_path / "ktp-hilang-mad.opus")

    assert str(said).startswith('Rekaman "ktp-hilang-mad.opus" tidak bisa dibuka (No such file or directory).')
