"""One bad content file stops only itself: it is shown as it was last good, or left out, and everything else is new."""

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_api.domain.site.build_report import BuildReportCode
from plugins.edition.content import Content, ReadContent, read_content
from plugins.edition.readings.reading import Readings
from plugins.edition.readings.reporting import MOST_REPORTS, reports_of
from plugins.edition.readings.settling import ContentCheck, SettledFiles, settled, whole_check
from plugins.kinds.tree import files_of
from plugins.reading.content_tree import ContentTree
from tests.proof.bad_office import add_good_files, spoilt_files
from tests.unit.plugins.small_content import FILES, GUIDE, POST, VISIT, write, write_content
from tests.unit.plugins.test_broken_files import BROKEN, TODAY, changed

MONDAY = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
A_GUIDE, A_VISIT, A_POST = "panduan/ktp-hilang.md", "kunjungan/2026/wates-desember.md", "kabar/loket-pindah.md"
HOLIDAYS = FILES["data/hari-libur.yaml"]
BROKEN_POST = POST.replace("2026-11-20", "2026-13-45")


@dataclass(kw_only=True)
class Desk:
    """A content folder, and the readings a press has of it."""

    root: Path
    readings: Readings = field(default_factory=Readings)

    def saved(self, path: str, text: str | bytes | None) -> None:
        if text is None:
            (self.root / path).unlink()
        else:
            write(self.root / path, text)

    def looked_at(self, now: datetime = TUESDAY, *, check: ContentCheck = whole_check) -> SettledFiles:
        """Look at the folder as the press does, and keep what was good."""
        found = settled(replace(files_of((self.root,)), today=TODAY), self.readings, now=now, check=check)
        assert isinstance(found, SettledFiles), [str(problem) for problem in found]
        self.readings = found.readings
        return found

    def fate(self, found: SettledFiles) -> dict[str, str]:
        """Return what became of each file that is not shown as it lies there."""
        return {
            Path(one.path).relative_to(self.root).as_posix(): "stands in"
            if one.stands_in
            else "left out"
            if one.is_left_out
            else "told of"
            for one in found.held
        }


@pytest.fixture
def desk(tmp_path):
    """A desk whose files were all good on Monday."""
    opened = Desk(root=write_content(tmp_path / "content"))
    opened.looked_at(MONDAY)
    return opened


@pytest.fixture(scope="module")
def good_desk(tmp_path_factory):
    """One for all mistakes: each is mended again."""
    opened = Desk(root=write_content(tmp_path_factory.mktemp("good") / "content"))
    opened.looked_at(MONDAY)
    return opened


@pytest.fixture
def mended_desk(good_desk):
    readings = good_desk.readings
    texts = {path: path.read_bytes() for path in good_desk.root.rglob("*") if path.is_file()}
    yield good_desk
    good_desk.readings = readings
    for path in [path for path in good_desk.root.rglob("*") if path.is_file()]:
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        if not path.exists() or path.read_bytes() != text:
            write(path, text)


def shown(found: SettledFiles) -> Content:
    content = read_content(found.tree, demonstration=True)
    assert isinstance(content, Content), content
    return content


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken["name"])
def test_whatever_is_wrong_with_a_file_only_that_file_is_held(mended_desk, broken):
    path, text = changed(broken)
    was_there = (mended_desk.root / path).exists()
    mended_desk.saved(path, text)

    found = mended_desk.looked_at()

    assert mended_desk.fate(found) == {broken.get("says_in", path): "stands in" if was_there else "left out"}
    assert shown(found).office.name


def test_a_broken_file_is_shown_as_it_was_last_good_and_says_since_when(desk):
    desk.saved(A_POST, BROKEN_POST)
    desk.saved(A_GUIDE, GUIDE.replace("KTP hilang", "KTP hilang atau rusak"))

    found = desk.looked_at()

    assert [(post.title, post.day.isoformat()) for post in shown(found).posts] == [
        ("Loket pindah ruangan", "2026-11-20")
    ]
    assert [guide.title for guide in shown(found).guides] == ["KTP hilang atau rusak"]
    assert [one.good_at for one in found.stand_ins.values()] == [MONDAY]


def test_who_can_mend_it_reads_file_line_sentence_and_since_when(desk):
    desk.saved(A_POST, BROKEN_POST)

    (report,) = reports_of(desk.looked_at(), now=TUESDAY)

    assert (report.code, report.path, report.line) == (BuildReportCode.BAD_FILE, f"{desk.root}/{A_POST}", 3)
    assert "2026-13-45" in report.sentence
    assert report.since == MONDAY


def breaks_off_at(word: str):
    def check(tree: ContentTree) -> ReadContent:
        if any(word in file.text for file in tree.files):
            raise ValueError(word)
        return whole_check(tree)

    return check


def test_a_file_at_which_the_check_itself_breaks_off_stops_no_other(desk):
    desk.saved(A_GUIDE, GUIDE.replace("KTP hilang", "KTP meledak"))
    desk.saved(A_POST, POST.replace("Loket", "Meja"))

    found = desk.looked_at(check=breaks_off_at("meledak"))

    assert desk.fate(found) == {A_GUIDE: "stands in"}
    assert "tidak bisa diperiksa (ValueError)" in found.held[0].problems[0].sentence
    assert any("Meja" in post.title for post in shown(found).posts)


def test_of_two_files_at_which_the_check_breaks_off_both_stand_in(desk):
    desk.saved(A_GUIDE, GUIDE.replace("KTP hilang", "KTP meledak"))
    desk.saved(A_POST, POST.replace("Loket", "Meledak"))

    found = desk.looked_at(check=breaks_off_at("eledak"))

    assert desk.fate(found) == {A_GUIDE: "stands in", A_POST: "stands in"}


def test_a_check_that_breaks_off_at_what_was_good_is_told_as_what_it_is(desk):
    with pytest.raises(ValueError, match="KTP"):
        desk.looked_at(check=breaks_off_at("KTP"))


def test_a_reading_older_than_a_week_is_told_of_as_old(desk):
    desk.saved(A_POST, BROKEN_POST)
    later = MONDAY + timedelta(days=7, seconds=1)

    assert [one.code for one in reports_of(desk.looked_at(later), now=later)] == [BuildReportCode.OLD_READING]


def test_a_file_that_stays_broken_for_months_is_still_shown_as_it_was(desk):
    desk.saved(A_POST, BROKEN_POST)
    desk.looked_at(MONDAY + timedelta(days=90))

    found = desk.looked_at(MONDAY + timedelta(days=180))

    assert [one.good_at for one in found.stand_ins.values()] == [MONDAY]


def test_a_mended_file_is_shown_as_it_lies_there_again(desk):
    desk.saved(A_POST, BROKEN_POST)
    desk.looked_at()
    desk.saved(A_POST, POST.replace("ruangan", "gedung"))

    found = desk.looked_at()

    assert found.is_whole
    assert [post.title for post in shown(found).posts] == ["Loket pindah gedung"]


def test_a_new_file_that_is_broken_is_left_out(desk):
    desk.saved("kabar/baru.md", BROKEN_POST)

    found = desk.looked_at()

    assert desk.fate(found) == {"kabar/baru.md": "left out"}
    assert [one.code for one in reports_of(found, now=TUESDAY)] == [BuildReportCode.LEFT_OUT]


def test_what_needs_a_broken_new_file_is_shown_as_it_was_before_it_named_it(desk):
    desk.saved("panduan/baru.md", GUIDE.replace("KTP hilang", "Baru").replace("kategori: ktp", "kategori: kpt"))
    desk.saved(A_VISIT, VISIT.replace("layanan:\n", "layanan:\n  - {panduan: baru}\n"))

    found = desk.looked_at()

    assert desk.fate(found) == {"panduan/baru.md": "left out", A_VISIT: "stands in"}


def test_a_table_that_no_longer_has_what_good_files_name_is_held_and_they_are_shown(desk):
    desk.saved("data/kategori.yaml", FILES["data/kategori.yaml"].replace("ktp: {", "kartu: {"))
    desk.saved(A_GUIDE, GUIDE.replace("KTP hilang", "KTP hilang atau rusak"))

    found = desk.looked_at()

    assert desk.fate(found)["data/kategori.yaml"] == "stands in"
    assert [guide.slug for guide in shown(found).guides] == ["ktp-hilang"]


def test_a_change_that_breaks_another_file_is_told_of_with_what_it_broke(desk):
    desk.saved("data/kategori.yaml", FILES["data/kategori.yaml"].replace("ktp: {", "kartu: {"))

    found = desk.looked_at()

    assert desk.fate(found) == {"data/kategori.yaml": "stands in"}
    (report,) = reports_of(found, now=TUESDAY)
    assert f"{desk.root}/{A_GUIDE}:4:" in report.sentence


def test_a_new_file_that_takes_the_title_of_an_old_one_does_not_push_it_out(desk):
    desk.saved("panduan/aaa.md", GUIDE)

    found = desk.looked_at()

    assert desk.fate(found) == {"panduan/aaa.md": "left out"}
    assert [guide.slug for guide in shown(found).guides] == ["ktp-hilang"]


def test_what_names_something_deleted_is_left_out_and_told_of(desk):
    desk.saved("panduan/ktp-baru.md", GUIDE.replace("KTP hilang", "KTP baru"))
    desk.looked_at(MONDAY)
    desk.saved(A_GUIDE, None)

    found = desk.looked_at()

    assert desk.fate(found) == {A_VISIT: "left out"}
    assert [guide.slug for guide in shown(found).guides] == ["ktp-baru"]


def test_a_link_to_something_deleted_is_told_of_and_the_page_stays(desk):
    desk.saved("kabar/lain.md", POST.replace("**ruang depan**", "[sana](/kabar/loket-pindah/)"))
    desk.looked_at(MONDAY)
    desk.saved(A_POST, None)

    found = desk.looked_at()

    assert desk.fate(found) == {"kabar/lain.md": "told of"}
    assert [post.slug for post in shown(found).posts] == ["lain"]


def test_a_day_that_becomes_a_holiday_leaves_the_visit_and_the_holiday(desk):
    desk.saved("data/hari-libur.yaml", HOLIDAYS.replace("2026-12-25, nama: Natal", "2026-12-03, nama: Pilkada"))

    found = desk.looked_at()

    assert desk.fate(found) == {A_VISIT: "told of"}
    assert [holiday.name for holiday in shown(found).holidays] == ["Pilkada"]


@pytest.mark.parametrize("table", ["kantor", "kategori", "sumber", "hari-libur"])
def test_a_table_that_is_broken_or_gone_stands_in(desk, table):
    path = f"data/{table}.yaml"
    desk.saved(path, "nama: [\n")
    broken = desk.fate(desk.looked_at())
    desk.saved(path, None)

    found = desk.looked_at()

    assert (broken, desk.fate(found)) == ({path: "stands in"}, {path: "stands in"})
    assert shown(found).office.name == "Kecamatan Misal"


@pytest.mark.parametrize("table", ["kantor", "kategori", "sumber", "hari-libur"])
def test_without_any_reading_of_a_table_that_everything_rests_on_there_is_no_site(tmp_path, table):
    root = write_content(tmp_path / "content", {f"data/{table}.yaml": "nama: [\n"})

    found = settled(files_of((root,)), Readings(), now=MONDAY)

    assert not isinstance(found, SettledFiles)
    assert f"{root}/data/{table}.yaml" in {problem.path for problem in found}


def test_the_offices_new_number_is_published_though_a_page_still_says_the_old_one(desk):
    office = FILES["data/kantor.yaml"]
    desk.saved("data/kantor.yaml", f"{office}telepon: (0343) 481234\n")
    desk.saved(A_POST, f"{POST}\nTelepon (0343) 481234.\n")
    desk.looked_at(MONDAY)
    desk.saved("data/kantor.yaml", f"{office}telepon: (0343) 999999\n")

    found = desk.looked_at()

    assert shown(found).office.phone == "(0343) 999999"
    assert desk.fate(found) == {A_POST: "told of"}


@pytest.mark.parametrize(
    "text",
    [
        GUIDE.encode("utf-16"),
        b"\x00\xff",
        b"",
        GUIDE.replace("[", "[" * 99_999).encode(),
    ],
    ids=["in another encoding", "no text at all", "empty", "brackets without end"],
)
def test_a_file_that_is_hardly_a_text_stands_in(desk, text):
    desk.saved(A_GUIDE, text)

    assert desk.fate(desk.looked_at()) == {A_GUIDE: "stands in"}


def test_a_folder_or_a_link_where_a_file_was_stands_in(desk):
    desk.saved(A_POST, None)
    (desk.root / A_POST).mkdir()
    desk.saved(A_GUIDE, None)
    (desk.root / A_GUIDE).symlink_to(desk.root / "data" / "kantor.yaml")

    found = desk.looked_at()

    assert desk.fate(found)[A_GUIDE] == "stands in"
    assert [guide.slug for guide in shown(found).guides] == ["ktp-hilang"]


def test_a_file_of_another_ending_is_told_of(desk):
    desk.saved("panduan/lain.docx", b"PK")

    assert desk.fate(desk.looked_at()) == {"panduan/lain.docx": "left out"}


def test_a_file_whose_name_is_no_text_is_left_out_and_told_of_by_one_that_can_be_stored(desk):
    desk.saved(A_POST, POST.replace("Loket", "Meja"))
    Path(os.fsdecode(os.fsencode(desk.root / "panduan") + b"/kartu\xff.md")).write_text(GUIDE, encoding="utf-8")

    found = desk.looked_at()

    assert desk.fate(found) == {"panduan/kartu\N{REPLACEMENT CHARACTER}.md": "left out"}
    assert all(report.path.encode() for report in reports_of(found, now=TUESDAY))
    assert any("Meja" in post.title for post in shown(found).posts)


def test_a_file_that_was_away_for_a_moment_still_has_its_reading(desk):
    desk.saved(A_POST, None)
    desk.looked_at()
    desk.saved(A_POST, BROKEN_POST)

    assert desk.fate(desk.looked_at()) == {A_POST: "stands in"}


def test_very_many_problems_are_told_of_up_to_a_point(desk):
    for number in range(MOST_REPORTS + 20):
        desk.saved(f"kabar/baru-{number}.md", BROKEN_POST)

    reports = reports_of(desk.looked_at(), now=TUESDAY)

    assert len(reports) == MOST_REPORTS + 1
    assert "Masih ada 20 lagi" in reports[-1].sentence


SPOILT = st.lists(st.sampled_from(BROKEN), min_size=1, max_size=6)
GONE = st.sets(st.sampled_from(sorted(FILES)), max_size=2)


@settings(max_examples=25, deadline=None)
@given(spoilt=SPOILT, gone=GONE)
def test_however_many_files_are_spoilt_or_gone_two_presses_choose_the_same_sound_tree(tmp_path_factory, spoilt, gone):
    desk = Desk(root=write_content(tmp_path_factory.mktemp("desk") / "content"))
    before = desk.looked_at(MONDAY).readings
    for broken in spoilt:
        desk.saved(*changed(broken))
    for path in gone:
        (desk.root / path).unlink(missing_ok=True)

    one, other = (settled(files_of((desk.root,)), before, now=TUESDAY) for _ in range(2))

    assert isinstance(one, SettledFiles)
    assert one == other
    assert settled(files_of((desk.root,)), one.readings, now=TUESDAY) == one
    assert shown(one).office.name == "Kecamatan Misal"


@pytest.mark.parametrize(
    "more", ["", "    - {tanggal: 2026-12-03, nama: Pilkada, jenis: libur}\n"], ids=["", "a holiday"]
)
def test_all_mistakes_the_check_knows_at_once_hold_only_the_files_that_have_them(tmp_path, more):
    desk = Desk(root=write_content(tmp_path / "content"))
    add_good_files(desk.root)
    desk.looked_at(MONDAY)
    spoilt = {file.path: file.bad for file in spoilt_files()}
    for path, text in {**spoilt, "data/hari-libur.yaml": HOLIDAYS + more}.items():
        desk.saved(path, text)

    found = desk.looked_at()

    assert desk.fate(found).keys() - spoilt.keys() <= {A_VISIT}
    assert {"left out", "stands in"} == {desk.fate(found)[path] for path in spoilt}
    assert "wates-desember" in [visit.slug for visit in shown(found).visits]


EVENT = "---\njudul: Kehilangan\nurutan:\n  - {panduan: ktp-hilang, jawaban: {sebab: hilang}}\nalasan: Begitu.\n---\n"


@pytest.mark.parametrize(
    "guide",
    [
        GUIDE.replace("pilihan: {hilang: Hilang", "pilihan: {raib: Raib").replace(
            "jika: {sebab: hilang}", "jika: {sebab: raib}"
        ),
        None,
    ],
    ids=["answers otherwise", "is gone"],
)
def test_a_life_event_gives_way_to_its_guide_and_is_told_of(desk, guide):
    desk.saved("peristiwa/kehilangan.md", EVENT)
    desk.looked_at(MONDAY)
    desk.saved(A_GUIDE, guide)

    found = desk.looked_at()

    assert desk.fate(found)["peristiwa/kehilangan.md"] == "told of"
    assert A_GUIDE not in desk.fate(found)
