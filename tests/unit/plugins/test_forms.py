"""Somebody who is told to bring a form finds out where it is had, what to know, who signs and what is stuck on it."""

from datetime import date

import pytest

from feedback_api.domain.identity import UNNAMED
from plugins.kinds.build_day import BuildDay
from plugins.kinds.forms.demand_checks import demand_problems
from plugins.kinds.forms.demanded import FormShelf
from plugins.kinds.forms.model import OfficialForm
from plugins.kinds.forms.open_rows import open_rows
from plugins.kinds.forms.pocket import in_the_pocket
from plugins.kinds.kind import Around
from plugins.reading.content_file import ContentFile
from tests.unit.plugins.guides import a_document, a_guide
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import write, write_content

DAY = BuildDay(today=date(2026, 12, 1), office=UNNAMED, site_url="https://kantor.example")
SIGNED = [{"peran": "Pemberi kuasa", "meterai": "1"}, {"peran": "Penerima kuasa"}, {"peran": "Loket", "petugas": "ya"}]
FORM = """---
kode: F-1.02
judul: Pendaftaran
ringkas: Untuk **KK**.
di_mana: Loket.
siapkan: [{tentang: Pemohon, data: [nama, NIK]}]
dicek: 2026-11-10
---
"""


def a_form(slug: str = "f-1-07", **changes) -> OfficialForm:
    header = {
        "judul": "Surat kuasa",
        "ringkas": "Kalau **orang lain** yang datang.",
        "di_mana": ["Loket dinas."],
        "siapkan": [{"tentang": "Pemberi kuasa", "data": ["nama", "NIK"]}],
        "tanda_tangan": SIGNED,
        "dicek": "2026-11-30",
        **changes,
    }
    form, problems = OfficialForm.read(ContentFile(path=f"content/formulir/{slug}.md", values=header, lines={(): 1}))
    assert form is not None, [str(problem) for problem in problems]
    return form


def named(name: str, **changes):
    guide = a_guide(berkas=[a_document("x", nama=name, bentuk="formulir", **changes)])
    return guide, guide.documents[0]


def test_a_paper_is_the_form_whose_code_its_name_holds():
    form = a_form(kode="F-1.07")

    assert FormShelf(forms=(form,)).behind(*named("Surat kuasa F-1.07 dengan meterai")) == (form,)


def test_of_an_old_and_a_new_name_the_new_form_is_shown_and_tells_the_old_one():
    old = a_form("f-2-01", kode="F-2.01")
    new = a_form("f-2-01a", kode="F-2.01A", ganti={"kode": "F-2.01", "kata": "Tanya dulu."})

    assert FormShelf(forms=(old, new)).behind(*named("Formulir F-2.01 atau F-2.01A")) == (new,)
    assert FormShelf(forms=(old, new)).behind(*named("Formulir F-2.01")) == (old,)


def test_a_paper_without_a_code_is_the_form_that_says_so():
    form = a_form("kuasa", diminta=[{"panduan": "ktp-hilang", "berkas": "x"}])

    assert FormShelf(forms=(form,)).behind(*named("Surat kuasa")) == (form,)


def test_what_others_sign_or_what_is_stamped_is_seen_to_before_the_trip():
    alone = a_form(tanda_tangan=[{"peran": "Pemohon"}, {"peran": "Petugas", "petugas": "ya"}])

    assert a_form().is_signed_on_the_way
    assert not alone.is_signed_on_the_way


def test_the_pocket_edition_says_where_what_who_and_the_stamp():
    (line,) = in_the_pocket([a_form(kode="F-1.07", alias=["surat kuasa dukcapil"])], DAY).lines

    assert line.title == "F-1.07 Surat kuasa"
    assert line.text == (
        "Ambil di: Loket dinas. Siapkan: Pemberi kuasa: nama, NIK. Tanda tangan: Pemberi kuasa, Penerima kuasa. "
        "Meterai Rp 10.000: 1. Belum pasti, tanya dulu."
    )


def test_open_data_has_a_row_for_every_form():
    (row,) = open_rows([a_form(kode="F-1.07")], DAY)

    assert (row["kode"], row["meterai"], row["alamat"]) == ("F-1.07", 1, "https://kantor.example/formulir/f-1-07/")
    assert row["lembar"] is None


def refusals(guide, *forms, roots=()) -> list[str]:
    around = Around(roots=roots, days_off={}, overrides={}, of=lambda _kind: (guide,))
    return [problem.sentence for problem in demand_problems(forms, around)]


def test_a_guide_may_ask_for_a_form_that_has_a_page():
    guide, _ = named("Formulir F-1.02")

    assert refusals(guide, a_form("f-1-02", kode="F-1.02")) == []


def test_a_guide_that_asks_for_a_form_without_a_page_is_refused():
    guide, _ = named("Formulir F-1.02")

    (said,) = refusals(guide, a_form("f-1-03", kode="F-1.03"))

    assert said == (
        "Formulir F-1.02 belum punya halaman, jadi warga tidak tahu di mana mengambilnya. "
        'Maksud Anda "F-1.03"? Buat content/formulir/f-1-02.md, atau betulkan kodenya.'
    )


def test_a_form_without_a_code_that_nobody_described_is_refused():
    guide, _ = named("Surat pernyataan")

    (said,) = refusals(guide)

    assert said == (
        '"Surat pernyataan" adalah formulir, tetapi belum ada halaman yang bilang di mana mengambilnya. Buat filenya '
        "di content/formulir/, lalu tulis di situ: diminta: [{panduan: ktp-hilang, berkas: x}]."
    )


def test_what_is_no_form_needs_no_page():
    assert refusals(a_guide(berkas=[a_document("x", nama="Kartu Keluarga", bentuk="fotokopi")])) == []


def test_a_form_that_cannot_be_read_is_told_once_and_not_again_in_every_guide(tmp_path):
    write(tmp_path / "formulir/f-1-02.md", "---\nkode: F-1.02\n---\n")
    guide, _ = named("Formulir F-1.02")

    assert refusals(guide, roots=(tmp_path,)) == []


@pytest.mark.parametrize("twice", ["kode: F-1.02", "diminta: [{panduan: ktp-hilang, berkas: kk}]"])
def test_two_forms_cannot_be_the_same_paper(tmp_path, twice):
    one, other = (FORM.replace("kode: F-1.02", twice) for _ in range(2))

    said = sentences(write_content(tmp_path / "content", {"formulir/f-1-02.md": one, "formulir/f-1-03.md": other}))

    assert any("f-1-03.md" in sentence and "f-1-02" in sentence for sentence in said)


LETTER = """---
judul: Data untuk surat
ringkas: Data yang desa tanyakan.
di_mana: Balai desa.
siapkan: [{tentang: Pemohon, data: [nama]}]
untuk_surat: {nama: Surat usaha, diminta: tidak}
dicek: 2026-11-10
---
"""


def test_a_letter_of_the_desa_is_found_by_the_guide_it_is_about_and_by_one_that_asks_for_it():
    letter = {"nama": "Surat usaha", "diminta": "ya"}
    about = a_form("data-usaha", untuk_surat=letter, surat_dari=["ktp-hilang"])
    asked = a_form("data-lain", untuk_surat=letter, diminta=[{"panduan": "ktp-hilang", "berkas": "x"}])
    guide, _ = named("Surat desa")

    assert FormShelf(forms=(asked, about)).letter_wanted_by(guide) == about
    assert FormShelf(forms=(asked,)).letter_wanted_by(guide) == asked
    assert FormShelf(forms=(a_form(kode="F-1.07"),)).letter_wanted_by(guide) is None


def test_a_letter_needs_its_sheet_and_one_that_is_not_asked_for_what_says_so(tmp_path):
    said = sentences(write_content(tmp_path / "content", {"formulir/data-surat.md": LETTER}))

    assert any("Lembar dengan isian untuk surat ini belum ada." in one for one in said)
    assert any("Surat ini tidak diminta lagi. Tulis di dasar: aturan dan pasalnya." in one for one in said)
