"""A reader finds published answers, and nothing that was not published."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.answer import SafeHtml
from feedback_api.store import open_store
from plugins.edition.questions.answer_view import title_of
from tests.builders import a_submission, an_answer, an_event, answered, kept
from tests.unit.plugins.building import PROJECT, build, items, page, part
from tests.unit.plugins.small_content import write_content

LATE_EVENING_IN_UTC = datetime(2026, 10, 31, 18, 0, tzinfo=UTC)  # the first of November where the office is
HOSTILE = 'Apa syaratnya? <script>alert("1")</script> & "kutip" ]]> \u202egnirts'


def publish(store, submission, html="<p><strong>Tidak perlu.</strong> Bawa KK saja.</p>", at=LATE_EVENING_IN_UTC):
    before = kept(store.submissions, submission)
    answer = an_answer(answered_at=at, html=SafeHtml(html=html, sanitiser=1))
    return store.submissions.save(answered(before, answer), an_event(before, Act.PUBLISHED), publishes=True)


def site_with(tmp_path, *submissions, **settings):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for number, submission in enumerate(submissions):
            publish(store, submission, at=LATE_EVENING_IN_UTC + timedelta(hours=number))
    return build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, **settings)


def asked(number, **changes):
    known = {"text": f"Soal {number}?", "guide": "ktp-hilang", "arrival_digest": f"arrival {number}"}
    return a_submission(f"submission{number}", **(known | changes))


def test_an_answer_has_its_page_with_question_guide_and_village(tmp_path):
    soup = page(site_with(tmp_path, asked(1, text=HOSTILE)), "/tanya/submission1/")

    assert part(soup, "blockquote").text == HOSTILE
    assert part(soup, "#answer strong").text == "Tidak perlu."
    assert part(soup, "#guide").text == "KTP hilang"
    assert part(soup, "#village").text == "Wates"
    assert len(soup.find_all("script")) == 1


def test_an_answer_to_what_was_said_at_a_visit_leads_to_the_visit(tmp_path):
    site = site_with(tmp_path, asked(1, visit="wates-desember"), asked(2, visit="visit-that-is-gone"), asked(3))

    visits = [part(page(site, f"/tanya/submission{number}/"), "#visit").text for number in (1, 2, 3)]

    assert visits == ["/kunjungan/wates-desember/", "", ""]


def test_the_page_says_that_it_was_said_at_a_visit(tmp_path):
    site = site_with(tmp_path, asked(1, visit="wates-desember"), asked(2), THEME=str(PROJECT / "theme"))

    said = ["Disampaikan saat kunjungan" in page(site, f"/tanya/submission{number}/").text for number in (1, 2)]

    assert said == [True, False]
    assert page(site, "/tanya/").text.count("disampaikan saat kunjungan") == 1


def test_an_answer_stands_on_every_page_it_concerns(tmp_path):
    site = site_with(tmp_path, asked(1))

    lists = [items(page(site, at), "answers") for at in ["/", "/tanya/", "/panduan/ktp-hilang/", "/desa/wates/"]]

    assert lists == [["Soal 1? Tidak perlu."]] * 4
    assert items(page(site, "/desa/tampung/"), "answers") == []


def test_months_are_those_of_the_local_calendar(tmp_path):
    site = site_with(tmp_path, asked(1), asked(2))

    assert items(page(site, "/tanya/"), "months") == ["2026-11: 2"]
    assert items(page(site, "/tanya/2026/11/"), "answers") == ["Soal 2? Tidak perlu.", "Soal 1? Tidak perlu."]


def test_a_full_part_of_a_month_stays_as_it_is_when_one_more_answer_comes(tmp_path):
    letters = [asked(number) for number in range(61)]
    site = site_with(tmp_path, *letters[:60])
    before = (site / "tanya/2026/11/1/index.html").read_bytes()

    with open_store(f"sqlite:{tmp_path / 'feedback.sqlite'}") as store:
        publish(store, letters[60], at=LATE_EVENING_IN_UTC + timedelta(hours=60))
    again = build(tmp_path / "content", SUBMISSION_STORE=f"sqlite:{tmp_path / 'feedback.sqlite'}")

    on_top = items(page(again, "/tanya/2026/11/"), "answers")
    assert (again / "tanya/2026/11/1/index.html").read_bytes() == before
    assert (len(items(page(again, "/tanya/2026/11/1/"), "answers")), len(on_top)) == (50, 11)
    assert on_top[-1] == "Soal 50? Tidak perlu."


def test_the_sitemap_names_the_answers_of_each_month_in_a_list_of_its_own(tmp_path):
    site = site_with(tmp_path, asked(1), asked(2))

    assert "<loc>https://kantor.example/sitemap-2026-11.xml</loc>" in (site / "sitemap.xml").read_text("utf-8")
    assert "/tanya/submission1/</loc><lastmod>2026-11-01" in (site / "sitemap-2026-11.xml").read_text("utf-8")


def test_answers_about_the_same_guide_are_similar(tmp_path):
    site = site_with(tmp_path, asked(1), asked(2, guide=None, village=None), asked(3))

    assert items(page(site, "/tanya/submission3/"), "similar") == ["Soal 1? Tidak perlu."]


def test_a_page_that_stands_does_not_change_because_somebody_asked_later(tmp_path):
    site = site_with(tmp_path, asked(1), asked(2))

    assert items(page(site, "/tanya/submission1/"), "similar") == []


def test_the_likest_is_the_one_that_shares_the_words_few_others_have(tmp_path):
    texts = ["Berapa biaya sampul lontar?", "Berapa lama jadi?", "Berapa lama antre?", "Apakah lontar dipungut biaya?"]
    site = site_with(tmp_path, *(asked(number, text=text) for number, text in enumerate(texts)))

    assert items(page(site, "/tanya/submission3/"), "similar")[0] == "Berapa biaya sampul lontar? Tidak perlu."


def test_the_list_of_answers_holds_the_newest_twenty(tmp_path):
    site = site_with(tmp_path, *(asked(number) for number in range(22)))

    newest = items(page(site, "/tanya/"), "answers")

    assert (len(newest), newest[0]) == (20, "Soal 21? Tidak perlu.")


def test_what_waits_is_nowhere_on_the_site(tmp_path):
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        kept(store.submissions, asked(1, text="Rahasia saya"))

    site = build(write_content(tmp_path / "content"), SUBMISSION_STORE=url)

    texts = [path.read_text("utf-8") for path in site.rglob("*") if path.suffix in {".html", ".xml", ".json"}]
    assert [text for text in texts if "Rahasia saya" in text] == []


def test_examples_are_not_answers_of_a_real_office(tmp_path):
    example = replace(asked(1), demonstration=True)

    site = site_with(tmp_path, example, settings_file="publishconf.py")

    assert items(page(site, "/tanya/"), "answers") == []
    assert not (site / "tanya/submission1").exists()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Apa syaratnya?", "Apa syaratnya?"),
        ("Selamat pagi. Apa syaratnya? Terima kasih.", "Selamat pagi. Apa syaratnya? Terima kasih."),
        ("Satu baris\n\ndan baris lain", "Satu baris dan baris lain"),
        ("kata " * 30, "kata " * 17 + "kata…"),
        ("x" * 200, "x" * 90 + "…"),
        ("Pendek. " + "panjang " * 20 + ".", "Pendek."),
        (
            "Kantor kecamatan jauh dari desa kami, naik ojek tiga puluh ribu. Kapan datang ke Sukamakmur?",
            "Kapan datang ke Sukamakmur?",
        ),
    ],
)
def test_a_title_is_the_beginning_of_the_question(question, title):
    assert title_of(question) == title
