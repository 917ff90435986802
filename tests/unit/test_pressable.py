"""A resident presses a contact as the office wrote it, and the phone dials, writes or mails."""

import pytest

from feedback_api.domain.text.pressable import mobile_number, pressable, whatsapp_address


def links(text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.link) for piece in pressable(text) if piece.link]


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("0343-481234", "tel:+62343481234"),
        ("(0343) 481 234", "tel:+62343481234"),
        ("+62 (0)343 481234", "tel:+62343481234"),
        ("0812 3456 7890", "tel:+6281234567890"),
        ("6281234567890", "tel:+6281234567890"),
        ("+62812-3456-7890", "tel:+6281234567890"),
        ("81234567890", "tel:+6281234567890"),
        ("0812.3456.7890", "tel:+6281234567890"),
        ("+44 20 7946 0018", "tel:+442079460018"),
        ("O8l2-3456-7890", "tel:+6281234567890"),
        ("112", "tel:112"),
        ("WA 0812-3456-7890", "https://wa.me/6281234567890"),
        ("WhatsApp: 0812-3456-7890", "https://wa.me/6281234567890"),
        ("kantor@contoh.example", "mailto:kantor@contoh.example"),
    ],
)
def test_however_it_is_written_it_can_be_pressed(written, link):
    assert [found for _, found in links(written)] == [link]


@pytest.mark.parametrize(
    "written", ["belum ada", "jam 08.00-15.00", "tahun 2025", "pesawat 12", "loket 2", "Senin-Kamis", "1/12/2026", ""]
)
def test_what_is_no_contact_stays_words(written):
    assert links(written) == []


def test_of_two_numbers_each_is_pressed_by_itself():
    assert links("0343-481234, WA 0812 3456 7890 (jam 08.00-15.00)") == [
        ("0343-481234", "tel:+62343481234"),
        ("0812 3456 7890", "https://wa.me/6281234567890"),
    ]


@pytest.mark.parametrize("text", ["Kasi Pelayanan, 0343-481234 (jam kerja)", "kantor1@contoh.example atau datang", "x"])
def test_nothing_of_what_was_written_is_lost(text):
    assert "".join(piece.text for piece in pressable(text)) == text


@pytest.mark.parametrize("written", ["0812-3456-7890", "62812 3456 7890", "+62 812 3456 7890 (pesan saja)"])
def test_whatsapp_opens_with_the_number(written):
    assert whatsapp_address(written) == "https://wa.me/6281234567890"


def test_a_word_is_no_number_to_write_to():
    assert whatsapp_address("menyusul") is None


@pytest.mark.parametrize(
    "written",
    ["081234567890", "+62 812-3456-7890", "62812.3456.7890", "8123 4567 890", " 0812 3456 7890", "0062 812 3456 7890"],
)
def test_a_mobile_number_is_known_however_it_is_written(written):
    assert mobile_number(written) == "6281234567890"


@pytest.mark.parametrize(
    "written",
    [
        "0343-481234",
        "(0343) 481234",
        "08123456",
        "+65 8123 4567",
        "0065 8123 4567",
        "0812345678901234",
        "a@b.example",
        "",
        "0812 atau 0813",
    ],
)
def test_what_is_no_mobile_number_of_this_country_is_none(written):
    assert mobile_number(written) is None
