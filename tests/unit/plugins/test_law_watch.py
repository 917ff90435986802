"""A law changes: exactly what stands on it says so, until somebody has looked at it again."""

from datetime import date
from pathlib import Path

import pytest

from feedback_api.domain.site.build_report import BuildReportCode
from plugins.check import main as check
from plugins.edition.law_reports import law_reports
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.guides.case_texts import Sender, whatsapp_text
from plugins.kinds.guides.sms import sms_text
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.view import event_views
from plugins.laws.__main__ import main as laws
from plugins.pages.guides.freshness import freshness
from tests.unit.plugins.building import build
from tests.unit.plugins.reading import content_of, sentences
from tests.unit.plugins.small_content import FILES, GUIDE, write, write_content

TODAY = date(2026, 11, 21)
SENDER = Sender(office="Kecamatan Misal", site_url="https://kantor.example", today=TODAY)
PAPERS = FILES["data/berkas.yaml"].replace(
    "surat-polisi: {nama: Surat kehilangan, pendek: Surat polisi, milik: Anda}",
    "surat-polisi: {nama: Surat kehilangan, pendek: Surat polisi, milik: Anda, "
    "dasar: [{hukum: perpol-1-2020, pasal: Bentuk B}]}",
)
LAWS = (
    "# Ditulis tangan.\n"
    "uu-24-2013:\n  judul: UU 24/2013\n"
    "perpol-1-2020:\n  judul: Perpol 1/2020   # surat kehilangan\n\n"
    "uu-1-2030:\n  judul: UU 1/2030\n"
)
OTHER = GUIDE.replace("judul: KTP hilang", "judul: KTP rusak").replace("uu-24-2013", "uu-1-2030")
OTHER = OTHER.replace("berkas: surat-polisi", "berkas: surat")
SENTENCE = "Surat kehilangan mungkin berganti bentuk."
FORM = """---
kode: F-1.02
judul: Pendaftaran
ringkas: Untuk **KK**.
di_mana: Loket.
siapkan: [{tentang: Pemohon, data: [nama, NIK]}]
dasar: [{hukum: perpol-1-2020, pasal: Bentuk B}]
dicek: 2026-11-10
---
"""
OTHER_FORM = FORM.replace("F-1.02", "F-1.03").replace("Pendaftaran", "Pindah").replace("Bentuk B", "Bentuk C")
EVENT = """---
judul: Dompet hilang
urutan: [{panduan: ktp-hilang, jawaban: {sebab: hilang}}]
alasan: KTP dulu.
---
"""
OTHER_EVENT = EVENT.replace("Dompet hilang", "KTP patah").replace("ktp-hilang", "ktp-rusak")


@pytest.fixture
def root(tmp_path) -> Path:
    """Two guides: one stands on a law, and on another for one of its papers; the other on neither.

    Of two forms each stands on a part of that other law, and of two life events each has one of the guides.
    """
    changes = {
        "data/berkas.yaml": PAPERS,
        "data/hukum.yaml": LAWS,
        "panduan/ktp-rusak.md": OTHER,
        "formulir/f-1-02.md": FORM,
        "formulir/f-1-03.md": OTHER_FORM,
        "peristiwa/dompet-hilang.md": EVENT,
        "peristiwa/ktp-patah.md": OTHER_EVENT,
    }
    return write_content(tmp_path / "content", changes)


def marked(root: Path) -> list[str]:
    """Return the pages that say that a law changed."""
    content = content_of(root)
    cases = [case.url for made in content.cases.values() for case in made.all if case.changed_law]
    forms = [form.url for form in content.of(FORMS) if form.changed_law]
    events = [view.url for view in event_views(content.of(LIFE_EVENTS), content.cases) if view.changed_law]
    return sorted([*cases, *forms, *events])


def changed(root: Path, law: str, *more: str) -> int:
    return laws(["hukum-berubah", law, "--oleh=uu-1-2030", *more, f"--folder={root}"], today=TODAY)


def test_a_law_marks_every_list_of_the_guides_that_name_it_and_no_other(root, capsys):
    assert changed(root, "uu-24-2013") == 0

    lists = ["/panduan/ktp-hilang/", "/panduan/ktp-hilang/hilang/", "/panduan/ktp-hilang/rusak/"]
    assert marked(root) == [*lists, "/peristiwa/dompet-hilang/"]
    said = capsys.readouterr().out
    assert [line.rpartition(" ")[2] for line in said.splitlines() if line.startswith("- ")] == marked(root)


def test_a_law_about_one_paper_marks_its_form_and_only_the_lists_with_that_paper(root):
    changed(root, "perpol-1-2020", "--bagian=Bentuk B", f"--kata={SENTENCE}")

    lists = ["/panduan/ktp-hilang/", "/panduan/ktp-hilang/hilang/"]
    assert marked(root) == ["/formulir/f-1-02/", *lists, "/peristiwa/dompet-hilang/"]


def test_a_part_that_only_a_form_stands_on_marks_the_form_alone(root):
    changed(root, "perpol-1-2020", "--bagian=Bentuk C")

    assert marked(root) == ["/formulir/f-1-03/"]


def test_another_part_of_the_law_marks_nothing(root, capsys):
    changed(root, "perpol-1-2020", "--bagian=Bentuk D")

    assert marked(root) == []
    assert "Tidak ada panduan atau formulir" in capsys.readouterr().out


def test_messages_pages_posters_and_pocket_editions_say_it(root):
    changed(root, "perpol-1-2020", f"--kata={SENTENCE}")
    cases = {case.url: case for case in content_of(root).cases["ktp-hilang"].all}
    site = build(root)

    lost, broken = cases["/panduan/ktp-hilang/hilang/"], cases["/panduan/ktp-hilang/rusak/"]
    assert f"Aturannya berubah: {SENTENCE} Tanya dulu." in whatsapp_text(lost, SENDER)
    assert "Aturan berubah." in sms_text(lost, SENDER).text
    assert "berubah" not in whatsapp_text(broken, SENDER) + sms_text(broken, SENDER).text
    shown = (
        "saku.html", "data/panduan.json", "data/formulir.json", "data/peristiwa.json", "hukum/perpol-1-2020/index.html",
        "formulir/f-1-02/index.html", "peristiwa/dompet-hilang/index.html",
    )  # fmt: skip
    assert all(SENTENCE in (site / name).read_text("utf-8") for name in shown)
    law = (site / "hukum/perpol-1-2020/index.html").read_text("utf-8")
    assert "/panduan/ktp-hilang/hilang/" in law
    assert "/panduan/ktp-hilang/rusak/" not in law
    assert "Belum dicek lagi: 1 panduan, 2 formulir" in law


def test_it_is_a_task_for_editors_and_for_the_desk_and_no_longer_counts_as_fresh(root, capsys):
    changed(root, "uu-24-2013")
    capsys.readouterr()
    content = content_of(root)

    (report,) = law_reports(content.guides)
    assert check([str(root)], today=TODAY) == 0
    assert f"{report.place}: Catatan: UU 24/2013 diubah UU 1/2030." in capsys.readouterr().out
    assert (report.code, report.code.is_urgent, report.code.is_fault) == (BuildReportCode.LAW_CHANGED, False, False)
    assert freshness(content.guides, TODAY).percent_in_date == 50
    assert [row.guide.slug for row in freshness(content.guides, TODAY).those("changed")] == ["ktp-hilang"]


def test_who_looked_and_when_takes_the_mark_away_from_that_guide_alone(root):
    write(root / "panduan/ktp-rusak.md", OTHER.replace("hukum: uu-1-2030", "hukum: uu-24-2013"))
    changed(root, "uu-24-2013")

    looked = ["hukum-dilihat", "--panduan=ktp-hilang", "--hukum=uu-24-2013", "--nama=Sri Wahyuni", f"--folder={root}"]
    assert laws(looked, today=TODAY) == 0

    assert {url.split("/")[2] for url in marked(root)} == {"ktp-rusak", "ktp-patah"}
    assert "ktp-hilang: {oleh: Sri Wahyuni, tanggal: 2026-11-21}" in (root / "data/hukum.yaml").read_text("utf-8")


def test_each_mark_is_closed_by_itself_and_the_others_are_named(root, capsys):
    changed(root, "perpol-1-2020")
    looked = ["hukum-dilihat", "--hukum=perpol-1-2020", "--nama=Sri Wahyuni", f"--folder={root}"]
    capsys.readouterr()

    assert laws([*looked, "--formulir=f-1-03"], today=TODAY) == 0
    assert "formulir/f-1-03: {oleh: Sri Wahyuni, tanggal: 2026-11-21}" in (root / "data/hukum.yaml").read_text("utf-8")
    assert "Masih bertanda, satu per satu (2): ktp-hilang, formulir/f-1-02." in capsys.readouterr().out
    assert {url.split("/")[2] for url in marked(root)} == {"f-1-02", "ktp-hilang", "dompet-hilang"}

    laws([*looked, "--panduan=ktp-hilang"], today=TODAY)
    assert marked(root) == ["/formulir/f-1-02/"]
    laws([*looked, "--formulir=f-1-02"], today=TODAY)
    assert marked(root) == []
    assert "Tidak ada lagi yang perlu dicek karena Perpol 1/2020." in capsys.readouterr().out


def test_every_mark_is_a_task_of_its_own(root, capsys):
    changed(root, "perpol-1-2020", "--bagian=Bentuk")
    content = content_of(root)

    reports = law_reports((*content.guides, *content.of(FORMS)))

    assert [report.sentence.partition("hukum-dilihat ")[2].partition(" --hukum")[0] for report in reports] == [
        "--panduan ktp-hilang",
        "--formulir f-1-02",
        "--formulir f-1-03",
    ]
    capsys.readouterr()
    check([str(root)], today=TODAY)
    assert capsys.readouterr().out.count("hukum-dilihat") == 3


def test_what_an_editor_wrote_by_hand_stays_as_it_was(root):
    changed(root, "perpol-1-2020", f"--kata={SENTENCE}")
    changed(root, "perpol-1-2020", "--bagian=Bentuk B")

    written = (root / "data/hukum.yaml").read_text("utf-8")
    assert [line for line in LAWS.splitlines() if line not in written.splitlines()] == []
    assert written.index("oleh: uu-1-2030") < written.index("uu-1-2030:\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["hukum-berubah", "uu-24-2031", "--oleh=uu-1-2030"], 'Maksud Anda "uu-24-2013"?'),
        (["hukum-berubah", "uu-24-2013", "--oleh=uu-9-2031"], 'Aturan "uu-9-2031" tidak ada'),
        (["hukum-berubah", "uu-24-2013", "--oleh=uu-24-2013"], "tidak bisa mengubah dirinya sendiri"),
        (["hukum-dilihat", "--formulir=f-1-02", "--hukum=uu-24-2013", "--nama=Sri"], "tidak bertanda"),
        (["hukum-dilihat", "--panduan=ktp-rusak", "--hukum=uu-24-2013", "--nama=Sri"], "tidak bertanda"),
    ],
)
def test_what_makes_no_sense_is_not_written(root, capsys, arguments, said):
    assert laws([*arguments, f"--folder={root}"], today=TODAY) == 1

    assert said in capsys.readouterr().err
    assert (root / "data/hukum.yaml").read_text("utf-8") == LAWS


def test_a_law_in_braces_is_named_and_left_alone(root, capsys):
    braces = LAWS.replace("uu-24-2013:\n  judul: UU 24/2013\n", "uu-24-2013: {judul: UU 24/2013}\n")
    write(root / "data/hukum.yaml", braces)

    assert changed(root, "uu-24-2013") == 1
    assert "satu isian satu baris" in capsys.readouterr().err
    assert (root / "data/hukum.yaml").read_text("utf-8") == braces


def test_a_change_is_noted_once(root, capsys):
    changed(root, "uu-24-2013")

    assert changed(root, "uu-24-2013") == 1
    assert "sudah dicatat" in capsys.readouterr().err


def test_laws_and_guides_that_nobody_wrote_are_named_with_their_line(root):
    broken = LAWS.replace(
        "uu-1-2030:\n  judul: UU 1/2030\n",
        "uu-1-2030:\n  judul: UU 24/2013\n  mengubah: [uu-23-2013]\n  berubah:\n"
        "    - {oleh: uu-24-2013, dicatat: 2026-11-20, kata: Beda., "
        "dilihat: {ktp-hilng: {oleh: Sri, tanggal: 2026-11-20}, formulir/f-1-2: {oleh: Sri, tanggal: 2026-11-20}}}\n",
    )
    write_content(root, {"data/hukum.yaml": broken, "panduan/ktp-hilang.md": GUIDE.replace("uu-24-2013", "uu-24-2014")})

    assert sentences(root) == [
        'data/hukum.yaml:8: Aturan "UU 24/2013" sudah ada di baris 3. Hapus salah satu.',
        'data/hukum.yaml:9: Aturan "uu-23-2013" tidak ada di data/hukum.yaml. Maksud Anda "uu-24-2013"?',
        'data/hukum.yaml:11: Formulir "f-1-2" tidak ada. Maksud Anda "f-1-02"?',
        'data/hukum.yaml:11: Panduan "ktp-hilng" tidak ada. Maksud Anda "ktp-hilang"?',
        'panduan/ktp-hilang.md:32: Aturan "uu-24-2014" tidak ada di data/hukum.yaml. Maksud Anda "uu-24-2013"?',
    ]
