"""Whoever types a day, on a form, in a command or in a header, is understood in one way or asked again."""

from datetime import date

import pytest

from feedback_api.domain.calendar.dates import day_from
from plugins.kinds.file_naming import day_from as day_from_words
from plugins.visits.__main__ import main
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import VISIT, write_content
from tests.web_office import an_office

STRANGE = [
    "2026-1-3", "20260103", "2026-W01-1", "2026-001", "२०२६-०१-०३", "২০২৬-০১-০৩", " 2026-01-03", "2026-01-03\n",
    "2026-01-03T00:00", "2026-02-30", "0001-01-01", "9999-12-31", "",
]  # fmt: skip


def test_a_day_is_written_in_one_way():
    assert day_from("2026-01-03") == date(2026, 1, 3)


@pytest.mark.parametrize("typed", STRANGE)
def test_anything_else_is_no_day(typed):
    assert day_from(typed) is None


@pytest.mark.parametrize("typed", ["20261210", "2026-W50-4", "२०२६-१२-१०", "2026-12-1", "9999-12-31"])
def test_the_form_of_a_visit_asks_for_the_day_again(tmp_path, typed):
    with an_office(tmp_path) as office:
        sri, path = office.staff(), "/moderasi/kunjungan/baru"
        plan = {"desa": "tambakmisal", "tanggal": typed, "tempat": "Balai Desa", "layanan-ktp-el-baru": "ya"}

        page = sri.sends(path, {**sri.opens(path).fields(), **plan})

    assert (page.status, "Pilih tanggal" in page.words, page.value("tanggal")) == (422, True, typed)


@pytest.mark.parametrize("typed", ["20261210", "2026-W50-4", "২০২৬-১২-১০", "2026-12-1"])
def test_the_command_that_moves_a_visit_writes_nothing(tmp_path, typed, capsys):
    content = write_content(tmp_path / "content")
    file = content / "kunjungan/2026/wates-desember.md"

    arguments = ["kunjungan-ubah", "--nama", "wates-desember", "--alasan", "Hujan.", "--tanggal", typed]
    code = main([*arguments, "--folder", str(content)])

    assert (code, file.read_text("utf-8")) == (1, VISIT)
    assert "--tanggal: tulis tanggal" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["20261203", "2026-W49-4", "২০২৬-১২-০৩", "0026-12-03"])
def test_a_header_says_what_is_wrong_with_its_day(tmp_path, typed):
    text = VISIT.replace("tanggal: 2026-12-03", f'tanggal: "{typed}"')

    said = sentences(write_content(tmp_path / "content", {"kunjungan/2026/wates-desember.md": text}))

    assert [line for line in said if line.startswith("kunjungan/2026/wates-desember.md:3:")]


@pytest.mark.parametrize("typed", ["२०२६-१२-०३", "৩ desember 2026"])
def test_the_command_for_new_files_reads_digits_of_its_own_script_only(typed):
    assert day_from_words(typed) is None
