"""A reader learns how often one trip was enough, and how sure that is."""

from dataclasses import replace
from datetime import date

import pytest

from feedback_api.domain.counting.letter_figures import MonthFigures, Numbers, named_numbers, told_name
from feedback_api.domain.counting.survey import ELEMENTS, Filled, SurveyResult, counted_names, day_name, told_numbers
from feedback_api.domain.submissions.submission import Kind
from feedback_api.domain.visits.trip import TripCount
from feedback_api.store import open_store
from plugins.pages.performance.open_rows import rate_rows
from plugins.pages.performance.rates import last_months, performance
from plugins.pages.performance.wilson import wilson
from tests.builders import MONDAY_NOON, a_report, a_trip, an_event
from tests.unit.plugins.building import PROJECT, build, items, page, part
from tests.unit.plugins.small_content import write_content

THEME = str(PROJECT / "theme")
NAMES = {"kia": "KIA", "ktp": "Anak KTP", "wates": "Wates"}


def a_count(**changes) -> TripCount:
    known = TripCount(month="2026-11", guide="kia", village="wates", finished=4, missing_paper=1, other=0)
    return replace(known, **changes)


@pytest.mark.parametrize(
    ("successes", "total", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (8, 10, 0.4902, 0.9433),
        (5, 10, 0.2366, 0.7634),
        (50, 100, 0.4038, 0.5962),
        # Newcombe 1998, table I.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(successes, total, low, high):
    interval = wilson(successes, total)

    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


def read(rates):
    """Each row as it is read: whose it is, how many finished and how many did not, between which numbers."""
    return [(one.key, one.finished.low, one.finished.high, one.unfinished.low, one.unfinished.high) for one in rates]


def test_a_month_tells_its_guides_in_spans_of_five_and_its_desa_in_spans_of_ten():
    counts = (a_count(finished=23, other=5), a_count(village="tampung", finished=4), a_count(guide="ktp", finished=11))

    (month,) = performance(counts, NAMES).months

    assert month.url == "/kinerja/2026/11/"
    assert read(month.guides) == [("ktp", 10, 14, 0, 4), ("kia", 25, 29, 5, 9)]
    assert read(month.villages) == [("wates", 30, 39, 0, 9)]


def test_what_is_told_of_several_months_is_the_sum_of_what_each_shows():
    counts = (a_count(finished=23), a_count(month="2026-10", finished=14), a_count(month="2026-09"))

    rates = performance(counts, NAMES)

    assert [month.month for month in rates.months] == ["2026-11", "2026-10"]
    assert read(rates.guides) == [("kia", 30, 38, 0, 8)]
    assert read([rates.whole]) == [("", 30, 38, 0, 8)]


def test_the_share_is_as_unsure_as_the_spans_and_the_few_trips_are():
    (rate,) = performance([a_count(finished=23, missing_paper=5, other=1)], NAMES).guides

    assert (rate.low, rate.high) == (round(100 * wilson(20, 29).low), round(100 * wilson(24, 29).high))


def test_open_data_has_a_row_for_each_guide_and_each_desa_of_a_month_and_none_of_too_few():
    rates = performance([a_count(finished=17, other=2), a_count(guide="ktp", finished=1)], NAMES)

    guide, desa = rate_rows(rates)

    spans = {"sekali_datang_dari": 15, "sekali_datang_sampai": 19, "belum_selesai_dari": 0, "belum_selesai_sampai": 4,
             "bagian_dari": 0.57, "bagian_sampai": 1.0}  # fmt: skip
    assert guide == {"bulan": "2026-11", "panduan": "kia", "desa": None, **spans}
    assert desa == {**guide, "panduan": None, "desa": "wates", "sekali_datang_dari": 10, "belum_selesai_sampai": 9,
                    "bagian_dari": 0.32}  # fmt: skip


@pytest.mark.parametrize(("finished", "guides"), [(4, []), (5, ["kia"])])
def test_fewer_than_five_say_nothing(finished, guides):
    rates = performance([a_count(finished=finished)], NAMES)

    assert [rate.key for rate in rates.guides] == guides


def test_the_last_twelve_months_end_with_the_one_before_this_one():
    months = last_months(date(2026, 2, 28))

    assert (months[:3], months[-1], len(months)) == (("2026-01", "2025-12", "2025-11"), "2025-02", 12)


def test_the_page_shows_the_months_that_are_over_and_hides_what_is_too_little(tmp_path):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for number in range(16):
            trip = a_trip(guide="ktp-hilang", month="2026-10", finished=number > 0)
            store.tallies.count_trip(trip, press=f"{number}")
            store.tallies.count_trip(replace(trip, month="2026-11"), press=f"this month {number}")
        store.tallies.count_trip(a_trip(guide="kia", village="tampung", month="2026-10"), press="one")

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url)

    soup = page(site, "/kinerja/")
    assert items(soup, "guides") == ["ktp-hilang 15-19/0-4"]
    assert items(soup, "by-village") == ["wates 10-19/0-9"]
    assert items(soup, "months") == ["2026-10 15-19/0-4"]
    assert items(page(site, "/kinerja/2026/10/"), "cells") == ["ktp-hilang 15/0", "wates 10/0"]
    assert [line.split(",")[:4] for line in (site / "data/kinerja.csv").read_text("utf-8-sig").splitlines()[1:]] == [
        ["2026-10", "ktp-hilang", "", "15"],
        ["2026-10", "", "wates", "10"],
    ]


def test_residents_read_spans_on_the_page_and_on_that_of_the_month(tmp_path):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for number in range(12):
            store.tallies.count_trip(a_trip(guide="ktp-hilang", month="2026-10"), press=f"{number}")

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, THEME=THEME)

    assert [plain(row) for row in page(site, "/kinerja/").select("table tbody tr")][:3] == [
        "KTP hilang 45-100 % 10-14 selesai, < 5 belum",
        "Wates 32-100 % 10-19 selesai, < 10 belum",
        "Oktober 2026 45-100 % 10-14 selesai, < 5 belum",
    ]
    assert part(page(site, "/kinerja/2026/10/"), ".answer strong").text.startswith("45")


@pytest.mark.parametrize(("count", "shown"), [(4, "0"), (5, "5"), (9, "5"), (10, "10")])
def test_a_visit_says_how_many_want_to_come_from_five_on(tmp_path, count, shown):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for number in range(count):
            store.tallies.count_interest("wates-desember", "ktp-hilang", press=f"{number}", at=MONDAY_NOON)

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url)

    assert part(page(site, "/kunjungan/wates-desember/"), "#wishes").text == shown


def files_of(site):
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def an_office_with_reports(tmp_path, counts):
    """The URL of a store in which so many reports came in each year, and nothing else was ever done."""
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for year, count in counts.items():
            for number in range(count):
                report = a_report(f"r{year}{number:05}")
                store.submissions.add(report, b"sealed", an_event(report), year=year)
    return url


def test_reports_are_public_as_the_number_of_a_full_year_of_five_or_more(tmp_path):
    url = an_office_with_reports(tmp_path, {2023: 4, 2024: 5, 2025: 12, 2026: 9})

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, THEME=THEME)

    shown = page(site, "/kinerja/")
    assert [row.get_text(" ").split() for row in shown.select("#laporan + table tbody tr")] == [
        ["2025", "12"],
        ["2024", "5"],
    ]


def test_a_site_with_few_reports_is_byte_by_byte_the_one_without_any(tmp_path):
    few = an_office_with_reports(tmp_path, {2024: 4, 2025: 1, 2026: 9})
    content = write_content(tmp_path / "content")
    with_few = files_of(build(content, SUBMISSION_STORE=few, THEME=THEME))

    without = files_of(build(content, SUBMISSION_STORE=None, THEME=THEME))

    assert with_few["kinerja/index.html"]
    assert with_few == without


def an_office_that_told(tmp_path, *months):
    """The URL of a store in which these months were told."""
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for month in months:
            store.numbers.keep(named_numbers(month), growing=told_name(month.month))
    return url


def first_after(soup, heading, tag):
    """The first such thing below a heading."""
    return soup.select(f"{heading} ~ {tag}")[0]


def plain(one):
    return one.get_text(" ").replace("\N{EN DASH}", "-")


def a_told_month(month="2026-09", **changes):
    many = Numbers(received=23, answered=21, late=4, half=2, nine_in_ten=5)
    few = Numbers(received=4, answered=3, late=1, half=6, nine_in_ten=9)
    told = MonthFigures(
        month=month, whole=replace(many, received=27), kinds={Kind.QUESTION: many, Kind.COMPLAINT: few}, mended=3
    )
    return replace(told, **changes)


def test_letters_are_told_in_spans_by_kind_with_the_times_of_many_only(tmp_path):
    url = an_office_that_told(tmp_path, a_told_month())

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, THEME=THEME)

    shown = first_after(page(site, "/kinerja/"), "#kiriman", "table")
    assert [plain(row).split() for row in shown.select("tbody tr")] == [
        ["Pertanyaan", "20-24", "20-24", "<", "10"],
        ["Keluhan", "<", "5", "<", "5", "<", "10"],
        ["Saran", "<", "5", "<", "5", "<", "10"],
        ["Usulan", "<", "5", "<", "5", "<", "10"],
        ["Semua", "25-29", "20-24", "<", "10"],
    ]
    assert [item.text for item in first_after(page(site, "/kinerja/"), "#kiriman", "ul").select("li")] == [
        "Semua: separuhnya dijawab dalam 2 hari kerja, 9 dari 10 dalam 5 hari kerja.",
        "Pertanyaan: separuhnya dijawab dalam 2 hari kerja, 9 dari 10 dalam 5 hari kerja.",
        "Panduan diperbaiki karena kiriman: < 5.",
    ]


def test_the_year_before_is_folded_by_month_and_open_data_say_the_same(tmp_path):
    months = [a_told_month(f"2026-{number:02}") for number in range(1, 13)]
    url = an_office_that_told(tmp_path, *months, a_told_month("2027-01"))

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, THEME=THEME)

    shown = page(site, "/kinerja/")
    folded = [plain(one) for one in shown.select("details summary")]
    assert (len(folded), folded[0], folded[-1]) == (
        11, "Desember 2026: 25-29 masuk, 20-24 dijawab", "Februari 2026: 25-29 masuk, 20-24 dijawab",
    )  # fmt: skip
    assert "2026 35-39" in [plain(row) for row in shown.select("table tr")]
    rows = (site / "data/kiriman-per-bulan.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + 12 * 5
    assert rows[1:4] == [
        "2027-01,semua,25,29,20,24,0,9,2,5",
        "2027-01,pertanyaan,20,24,20,24,0,9,2,5",
        "2027-01,keluhan,0,4,0,4,0,9,,",
    ]


def test_the_survey_shows_value_grade_and_means_and_only_guides_that_many_named(tmp_path):
    sums = {element.code: 120 - number for number, element in enumerate(ELEMENTS)}
    result = SurveyResult(year=2026, filled=31, sums=sums, guides={"ktp-hilang": 31, "kia": 29})
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        store.numbers.keep(told_numbers(result, day=1), growing=day_name(2026))

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, THEME=THEME)

    shown = page(site, "/kinerja/")
    assert first_after(shown, "#skm", "p").text == "Tahun 2026: nilai 93,55, mutu A (sangat baik), dari 31 orang."
    assert plain(shown.select("#skm ~ table tbody tr")[0]) == "Persyaratan 3,871"
    assert plain(shown.select("#skm ~ table + p")[0]).startswith("Yang paling banyak dinilai: KTP hilang (30-34).")
    assert len((site / "data/skm.csv").read_text("utf-8-sig").splitlines()) == 10


def test_nothing_of_the_survey_is_shown_before_it_is_told(tmp_path):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        filled = Filled(answers={element.code: 4 for element in ELEMENTS}, guide=None)
        store.numbers.count(counted_names(2026, filled), press="one", at=MONDAY_NOON)

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, THEME=THEME)

    assert first_after(page(site, "/kinerja/"), "#skm", "p").text.startswith("Belum cukup yang mengisi.")
