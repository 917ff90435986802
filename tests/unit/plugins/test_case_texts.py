"""A resident without data reads the requirements in the message itself."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.kinds.guides.case_texts import WHATSAPP_LIMIT, Sender, whatsapp_text
from plugins.kinds.guides.cases import case_set
from plugins.kinds.guides.sms import Sms, plain, sms_text
from tests.unit.plugins.guides import KK, a_document, a_guide, a_question

SENDER = Sender(office="Kecamatan Misal", site_url="https://kantor.example", today=date(2026, 11, 21))
WHO = a_question("pengurus", {"sendiri": "Saya", "wakil": {"teks": "Orang lain", "judul": "diurus orang lain"}})
DEPUTY = a_document("kuasa", {"pengurus": "wakil"}, bentuk="formulir")
POLICE = a_document("polisi", bila="bila petugas meminta")
NOT_NEEDED = [
    {"nama": "Surat pengantar RT", "dasar": "Perpres", "teruji": "ya"},
    {"nama": "Foto", "dasar": "Kata orang"},
]


def everyone(**changes):
    return case_set(a_guide(**changes)).everyone


def test_a_message_says_what_to_bring_before_anything_else():
    _, deputy = case_set(a_guide(tanya=[WHO], berkas=[KK, DEPUTY, POLICE], tidak_perlu=NOT_NEEDED)).cases

    assert whatsapp_text(deputy, SENDER) == (
        "*KTP hilang, diurus orang lain*\n"
        "Kecamatan Misal\n\n"
        "*Bawa 2:*\n"
        "1. Kartu Keluarga (KK): fotokopi 1 lembar\n"
        "2. Surat kuasa: diisi\n"
        "*Bila petugas meminta:*\n"
        "- Surat polisi: asli\n\n"
        "*Tidak perlu:* Surat pengantar RT.\n"
        "Biaya: Rp 0.\n"
        "Wakil Anda yang datang.\n"
        "Di mana: kecamatan atau saat kunjungan.\n\n"
        "Dicek 10 Nov 2026. Belum disahkan Camat. Ragu? Tanya dulu.\n"
        "https://kantor.example/panduan/ktp-hilang/wakil/"
    )


def test_a_message_whose_guide_is_overdue_says_so():
    late = Sender(office="Kecamatan Misal", site_url="https://kantor.example", today=date(2027, 5, 11))

    assert "Sudah waktunya dicek lagi. Tanya dulu." in whatsapp_text(everyone(), late)


@given(st.lists(st.integers(8, 60), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_a_message_that_is_too_long_leaves_out_words_and_never_a_document(lengths):
    documents = [a_document(f"d{place}", nama=f"Surat {place} " + "x" * length) for place, length in enumerate(lengths)]

    text = whatsapp_text(everyone(berkas=documents, tidak_perlu=NOT_NEEDED), SENDER)

    assert len(text) <= WHATSAPP_LIMIT
    assert all(one["nama"] in text or one["pendek"] in text for one in documents)


def test_a_text_message_is_short_and_complete():
    _, deputy = case_set(a_guide(tanya=[WHO], berkas=[KK, DEPUTY, POLICE])).cases

    sms = sms_text(deputy, SENDER)

    assert sms.text == (
        "KTP hilang, diurus orang lain (Kecamatan Misal)\n"
        "Bawa 2:\n"
        "-KK fotokopi 1\n"
        "-Surat kuasa\n"
        "Bila perlu:\n"
        "-Surat polisi\n"
        "Wakil Anda yang datang. Biaya Rp 0. Dicek 10/11/26.\n"
        "kantor.example/panduan/ktp-hilang/wakil/"
    )
    assert sms.parts == 2


@pytest.mark.parametrize(("length", "parts"), [(1, 1), (160, 1), (161, 2), (306, 2), (307, 3), (459, 3), (460, 4)])
def test_a_text_is_counted_as_the_network_counts_it(length, parts):
    assert Sms(text="a" * length).parts == parts


@given(st.lists(st.integers(3, 24), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_three_parts_are_sent_only_when_two_cannot_hold_the_documents(lengths):
    documents = [a_document(f"d{place}", pendek=f"{place:02}{'x' * (size - 2)}") for place, size in enumerate(lengths)]

    sms = sms_text(everyone(berkas=documents), SENDER)

    needed = len(f"KTP hilang (Kecamatan Misal)\nBawa {len(documents)}:\nDicek 10/11/26.")
    needed += sum(len(one["pendek"]) + 2 for one in documents)
    assert sms.parts <= 2 or needed > 306
    assert all(f"-{one['pendek']}" in sms.text for one in documents)


def test_letters_that_would_double_the_price_are_written_plainly():
    assert plain("Ukuran “besar” \u2013 2\u00d73… [a]") == 'Ukuran "besar" - 2x3... ?a?'
