"""A page that cannot be made, though its file passed the check, holds up only itself."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from feedback_api.domain.site.build_report import BuildReportCode
from feedback_api.domain.visits.note import note_document
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store import open_store
from plugins.edition.page_fault import PageFault
from plugins.edition.readings.reading import Readings
from plugins.kinds.declared import KINDS
from plugins.kinds.tree import files_of
from publisher.building.broken_pages import BrokenPages, Standing
from publisher.project import PROJECT
from tests.builders import a_note_event, a_visit_note
from tests.unit.plugins.small_content import FILES, GUIDE, POST, VISIT, write_content
from tests.unit.publisher.test_lasting_site import A_GUIDE, A_PAGE, A_POST, A_VILLAGE, A_VISIT, LINE, MONDAY, Desk

# What no template of this theme can show.
BAD = "Meledak"
TRAP = "{% if 'Meledak' in TITLE %}{{ 1 // 0 }}{% endif %}"
TRAPS = {
    "guide.html": "guide.title",
    "village.html": "village.name",
    "visit.html": "visit.place.name",
    "article.html": "article.title",
    "page.html": "page.title",
}
SPOILT = {
    A_GUIDE: (GUIDE.replace("KTP hilang", BAD), "/panduan/ktp-hilang/"),
    A_VISIT: (VISIT.replace("Balai desa", BAD), "/kunjungan/wates-desember/"),
    A_POST: (POST.replace("Loket pindah", BAD), "/kabar/loket-pindah/"),
    A_PAGE: (FILES[A_PAGE].replace("judul: Tentang", f"judul: {BAD}"), "/tentang/"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A desk whose first site was built on Monday, with templates that fail at one word."""
    folder = tmp_path_factory.mktemp("trapped")
    desk = Desk(folder=folder, theme=folder / "theme")
    shutil.copytree(PROJECT / "theme", desk.theme)
    for template, title in TRAPS.items():
        set_trap(desk, template, TRAP.replace("TITLE", title))
    write_content(desk.content)
    assert desk.built().problems == ()
    return desk


@pytest.fixture
def desk(built, tmp_path):
    """A copy of it, one day later."""
    shutil.copytree(built.folder, tmp_path / "desk")
    return Desk(folder=tmp_path / "desk", theme=tmp_path / "desk" / "theme", now=MONDAY + timedelta(days=1))


def set_trap(desk, template, trap):
    """Put it where every page made of the template meets it."""
    path = desk.theme / "templates" / template
    path.write_text(path.read_text("utf-8").replace("{%- block page %}", "{%- block page %}" + trap, 1), "utf-8")
    assert trap in path.read_text("utf-8")


@pytest.mark.parametrize("path", SPOILT)
def test_the_page_is_shown_as_it_was_last_good_everything_else_is_new_and_staff_are_told(desk, path):
    text, address = SPOILT[path]
    desk.saved(path, text)
    desk.saved("kabar/baru.md", POST.replace("Loket pindah ruangan", "Kabar baru"))

    built = desk.built()

    assert (built.problems, [one.path.endswith(path) for one in built.reports]) == ((), [True])
    assert "tidak bisa dibuat (ZeroDivisionError)" in built.reports[0].sentence
    assert (LINE in desk.words(address), BAD in desk.words(address)) == (True, False)
    assert "Kabar baru" in desk.words("/kabar/baru/")


def test_a_new_file_of_which_no_page_can_be_made_is_left_out(desk):
    desk.saved("kabar/baru.md", POST.replace("Loket pindah", BAD))

    built = desk.built()

    assert [one.code for one in built.reports] == [BuildReportCode.LEFT_OUT]
    assert not [path for path, text in desk.files("site").items() if BAD.encode() in text]


def test_the_next_build_knows_it_and_a_mended_template_shows_the_page(desk):
    desk.saved(A_PAGE, SPOILT[A_PAGE][0])
    first = desk.built().reports
    again = desk.built().reports
    page = desk.theme / "templates" / "page.html"
    page.write_text(page.read_text("utf-8").replace("1 // 0", "1 // 1"), "utf-8")
    desk.saves += 1

    after = desk.built()

    assert (first == again, after.reports) == (True, ())
    assert BAD in desk.words("/tentang/")


def test_a_new_day_at_the_office_is_tried_though_it_is_the_old_one_in_greenwich(desk):
    set_trap(desk, "article.html", "{% if TODAY == '2026-12-01' and 'Besok' in article.title %}{{ 1 // 0 }}{% endif %}")
    desk.saved(A_POST, POST.replace("Loket pindah", "Besok pindah"))
    first = desk.built().reports
    tomorrow = replace(desk, now=datetime(2026, 12, 1, 17, 30, tzinfo=UTC))

    after = tomorrow.built().reports

    assert (len(first), after) == (1, ())
    assert "Besok pindah" in desk.words("/kabar/loket-pindah/")


def test_what_a_changed_template_cannot_show_of_old_files_is_left_out_while_others_of_its_kind_stand(desk):
    set_trap(desk, "village.html", "{% if village.name == 'Wates' %}{{ 1 // 0 }}{% endif %}")
    desk.saves += 1

    built = desk.built()

    assert [(one.code, one.path.endswith(A_VILLAGE)) for one in built.reports][:1] == [(BuildReportCode.LEFT_OUT, True)]
    assert "Tampung" in desk.words("/desa/tampung/")


def test_a_template_of_which_no_page_can_be_made_keeps_the_whole_old_site(desk):
    set_trap(desk, "village.html", "{{ 1 // 0 }}")
    desk.saved(A_POST, POST.replace("**ruang depan**", "ruang belakang"))

    with pytest.raises(ZeroDivisionError):
        desk.built()


def a_visit_planned_on_the_form(desk, place):
    """Keep one that is called as if it were a day of the visit of a file."""
    note = a_visit_note(slug="wates-desember-2026-12-10", day=date(2026, 12, 10))
    services = tuple(replace(one, guide="ktp-hilang") for one in note.services)
    note = replace(note, services=services, place=place)
    with open_store(desk.store) as store:
        before = store.notebook.get(EntryKind.VISIT, note.slug)
        known = before or NotebookEntry(kind=EntryKind.VISIT, name=note.slug, day=note.day, document="")
        entry = replace(known, document=note_document(note))
        store.notebook.write(entry, a_note_event(entry))


def test_no_file_is_held_back_for_a_visit_that_staff_planned(desk):
    a_visit_planned_on_the_form(desk, BAD)
    with pytest.raises(ZeroDivisionError):
        desk.built()
    a_visit_planned_on_the_form(desk, "Balai RW")

    built = desk.built()

    assert (built.problems, built.reports) == ((), ())
    assert LINE not in desk.words("/kunjungan/wates-desember/")


SERIES = "kunjungan/2026/wates.md"


@pytest.mark.parametrize(
    ("address", "files"),
    [
        ("/kunjungan/wates-2026-12-17/", [SERIES]),
        ("/kunjungan/wates-2026-12-10/", []),  # staff planned that one
        ("/kunjungan/wates-lama/", []),
        ("/kunjungan/wates-2026-W51-4/", []),
        ("/kunjungan/wates-desember/", [A_VISIT]),
    ],
)
def test_only_a_day_of_a_visit_that_comes_again_is_made_of_its_file(desk, address, files):
    desk.saved(SERIES, VISIT)
    tree, planned = files_of((desk.content,), KINDS), frozenset({"wates-2026-12-10"})
    standing = Standing(tree=tree, known=Readings(), kinds=frozenset(), without_file=planned)

    blamed = standing.blamed(PageFault(about=address, error=ZeroDivisionError()))

    assert [name for name, _ in blamed] == [tree.lasting_name(str(desk.content / file)) for file in files]


def test_who_is_to_blame_again_is_held_back_in_vain(desk):
    standing = Standing(tree=files_of((desk.content,), KINDS), known=Readings(), kinds=frozenset())
    broken, fault = BrokenPages(), PageFault(about=A_POST, error=ZeroDivisionError())

    assert (broken.blame([fault], standing), broken.blame([fault], standing)) == (True, False)


def test_a_page_of_no_file_keeps_the_whole_old_site(desk):
    set_trap(desk, "home.html", "{{ 1 // 0 }}")
    desk.saves += 1

    with pytest.raises(ZeroDivisionError):
        desk.built()


def test_a_pocket_edition_that_became_too_long_is_published_and_told_of(desk):
    desk.saved(A_GUIDE, GUIDE.replace("di polsek.", "di polsek " + "lama " * 30_000))
    other = GUIDE.replace("KTP hilang", "KTP rusak").replace("di polsek.", "di polsek " + "sekali " * 20_000)
    desk.saved("panduan/ktp-rusak.md", other)

    built = desk.built()

    assert (built.problems, [one.code for one in built.reports]) == ((), [BuildReportCode.PAGE_TOO_LONG])
    assert "KTP rusak" in desk.words("/saku.html")


def test_the_first_site_is_made_whole_or_not_at_all(desk, tmp_path):
    new = Desk(folder=tmp_path / "new", theme=desk.theme)
    write_content(new.content, {A_POST: SPOILT[A_POST][0]})

    with pytest.raises(ZeroDivisionError):
        new.built()
