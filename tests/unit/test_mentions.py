"""Staff are shown what may be the name or the address of somebody, before they publish it."""

import pytest

from feedback_api.domain.personal.mentions import mentions


@pytest.mark.parametrize(
    ("text", "pointed_out"),
    [
        ("bu Rina di loket 2 galak", ("bu Rina",)),
        ("petugas loket bernama Joko Santoso minta maaf", ("bernama Joko Santoso",)),
        ("surat atas nama Siti Aminah", ("atas nama Siti Aminah",)),
        ("rekening a.n. budi", ("a.n. budi",)),
        ("pak sugeng kemarin bilang", ("pak sugeng",)),
        ("Bapak H. Abdul Aziz rumahnya RT 01 RW 02", ("Bapak H. Abdul Aziz", "RT 01 RW 02")),
        ("Sdr. Agus Salim, dan Mbak Nur", ("Sdr. Agus Salim", "Mbak Nur")),
        ("nama saya Dewi, bu Dewi", ("nama saya Dewi", "bu Dewi")),
        ("Pak Rt, PAK JOKO SUSILO di loket", ("PAK JOKO SUSILO",)),
        ("Bpk. H. Sulaiman", ("Bpk. H. Sulaiman",)),
        ("rekening an Budi Hartono", ("an Budi Hartono",)),
        ("anak saya Dimas Prasetyo", ("anak saya Dimas Prasetyo",)),
        ("istri saya Nurhayati sakit", ("istri saya Nurhayati",)),
        ("kak Dewi yang jaga", ("kak Dewi",)),
        ("petugas bernama joko santoso minta maaf", ("bernama joko santoso",)),
        ("Jl. Melati No. 12", ("Jl. Melati No. 12",)),
    ],
)
def test_a_name_or_an_address_is_pointed_out(text, pointed_out):
    assert mentions(text) == pointed_out


@pytest.mark.parametrize(
    "text",
    [
        "Pak Camat tolong",
        "Assalamualaikum pak/bu, mau tanya",
        "ibu saya sakit",
        "anak saya kuliah di Malang",
        "kak mau tanya",
        "ibu hamil di wates",
        "Bu, saya mau tanya",
        "dr desa tampung",
        "mas tolong cek",
        "akta anak, ibu kandung dan bapak tiri",
        "",
    ],
)
def test_offices_and_relatives_are_nobodys_name(text):
    assert mentions(text) == ()
