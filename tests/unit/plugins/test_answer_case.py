"""A reader of an answer is led to the very case it is about, or reads that the guide has it no more."""

import pytest

from feedback_api.store import open_store
from tests.builders import a_submission, published
from tests.unit.plugins.building import PROJECT, build, page, part
from tests.unit.plugins.small_content import write_content

THEME = str(PROJECT / "theme")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with an answer about a case, about one that is gone, and about the whole guide."""
    folder = tmp_path_factory.mktemp("answers")
    url = f"sqlite:{folder / 'feedback.sqlite'}"
    with open_store(url) as store:
        for name, case in (("aaaaaaaaaa", "hilang"), ("bbbbbbbbbb", "dicuri"), ("cccccccccc", None)):
            published(store.submissions, a_submission(name, guide="ktp-hilang", case=case))
    return build(write_content(folder / "content"), SUBMISSION_STORE=url, THEME=THEME)


def button(site, name):
    return part(page(site, f"/tanya/{name}/"), "main .btn--fill")


def test_an_answer_about_a_case_leads_to_its_page(site):
    shown = button(site, "aaaaaaaaaa")

    assert shown["href"] == "/panduan/ktp-hilang/hilang/#isi-map"
    assert shown.text.startswith("Lihat isi map: ")
    assert (site / "panduan/ktp-hilang/hilang/index.html").is_file()


def test_a_case_that_is_gone_is_said_and_leads_to_its_guide(site):
    assert button(site, "bbbbbbbbbb")["href"] == "/panduan/ktp-hilang/#isi-map"
    assert "tidak ada lagi di panduannya" in part(page(site, "/tanya/bbbbbbbbbb/"), "main").text


def test_an_answer_without_a_case_leads_to_its_guide_and_says_nothing_of_cases(site):
    assert button(site, "cccccccccc")["href"] == "/panduan/ktp-hilang/#isi-map"
    assert "Kondisi" not in part(page(site, "/tanya/cccccccccc/"), "main").text


def test_the_function_reads_which_cases_a_guide_has(site):
    listed = (site / "data/catalogue/cases.json").read_text("utf-8")

    assert '"url":"/panduan/ktp-hilang/hilang/"' in listed
