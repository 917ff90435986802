"""An editor is told which sentence of a text below the header is hard to read, and in which line."""

import pytest

from plugins.reading.body_notes import body_notes
from plugins.reading.content_file import ContentFile

LONG = "Datang " + "lalu " * 20 + "pulang."


def notes(body: str, **values: str) -> list[str]:
    file = ContentFile(path="halaman/cara.md", values=values, lines={(): 2}, body=body, body_line=10)
    return [f"{note.line}: {note.sentence}" for note in body_notes(file)]


def too_long(line: int, count: int = 22) -> list[str]:
    return [f"{line}: Kalimat ini {count} kata. Usahakan paling banyak 20."]


def unexplained(line: int, short: str) -> list[str]:
    return [f'{line}: Singkatan "{short}" belum dijelaskan di tulisan ini.']


def test_short_sentences_are_met_with_silence():
    assert notes("Datang ke loket.\nBawa KK.\n\n- Ambil nomor.\n- Tunggu.\n") == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (LONG, 10),
        (f"Satu.\n\n{LONG}", 12),
        (f"Satu. Dua.\n{LONG}", 11),
        (f"- Satu.\n- {LONG}", 11),
        (f"1. Satu.\n2. {LONG}\n", 11),
        (f"## Judul\n{LONG}", 11),
        (LONG.replace("lalu lalu", "lalu\nlalu", 3), 10),
    ],
)
def test_a_long_sentence_is_named_with_the_line_on_which_it_begins(body, line):
    assert notes(body) == too_long(line)


@pytest.mark.parametrize("body", [f"## {LONG}", f"| {LONG} |", f"> {LONG}", f"```\n{LONG}"[:3] + LONG])
def test_headings_tables_and_quotes_are_no_running_text(body):
    assert notes(body) == []


def test_items_of_a_list_are_not_one_sentence():
    assert notes("\n".join(["- Bawa kartu keluarga"] * 20)) == []


def test_the_address_of_a_link_is_no_word():
    assert (
        notes("Baca [panduan](/panduan/ dengan kata kata kata kata kata kata kata kata kata kata kata kata kata).")
        == []
    )


def test_an_abbreviation_is_named_once():
    assert notes("Siapkan XYZ.\nBawa XYZ.") == unexplained(10, "XYZ")


@pytest.mark.parametrize(
    "body",
    ["Surat besar (XYZ). Bawa XYZ.", "XYZ (surat besar).", "Baca [XYZ](/x/).", "Bawa KTP.", "SP4N-LAPOR dan XYZ-baru."],
)
def test_an_abbreviation_that_people_know_or_can_look_up_is_left_alone(body):
    assert notes(body) == []


def test_what_the_header_explains_is_explained():
    assert notes("Bawa XYZ.", ringkas="Bawa surat besar (XYZ).") == []
