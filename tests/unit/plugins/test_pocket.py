"""A resident keeps everything on the phone in one file, and reads it where there is no signal."""

import base64
import hashlib
import re
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.answer import SafeHtml
from feedback_api.store import open_store
from plugins.edition.edition import ContentRefused
from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.pages.pocket.filling import ReadOnce, fitting, newest_of_each_guide_first, own_village_first
from tests.builders import a_submission, an_answer, an_event, answered, kept
from tests.unit.plugins.building import PROJECT, build, page
from tests.unit.plugins.small_content import GUIDE, VISIT, write_content

WHOLE, WATES, TAMPUNG = "saku.html", "desa/wates/saku.html", "desa/tampung/saku.html"
EDITIONS = (WHOLE, WATES, TAMPUNG)
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
TOMORROW = NOON.date() + timedelta(days=1)
HOSTILE = 'Apa <script>alert("1")</script> & "kutip"?'


def site_with(tmp_path, *questions, content=None, **settings):
    """Build the small content with the real theme; each question is answered an hour after the one before."""
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with open_store(url) as store:
        for number, question in enumerate(questions):
            known = {"text": f"Soal {number}?", "guide": "ktp-hilang", "arrival_digest": f"arrival {number}"}
            html = question.pop("html", "<p><b>Tidak.</b> Bawa KK saja.</p>")
            before = kept(store.submissions, a_submission(f"submission{number}", **(known | question)))
            answer = an_answer(answered_at=NOON + timedelta(hours=number), html=SafeHtml(html=html, sanitiser=1))
            store.submissions.save(answered(before, answer), an_event(before, Act.PUBLISHED), publishes=True)
    root = write_content(tmp_path / "content", content)
    return build(root, SUBMISSION_STORE=url, THEME=str(PROJECT / "theme"), **settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_with(tmp_path_factory.mktemp("pocket"), {}, {"guide": None, "text": "Kapan buka?"})


def edition(site, name=WHOLE) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text("utf-8"), "html.parser")


def words(soup) -> str:
    return " ".join(soup.get_text(" ", strip=True).split())


def an_answer_view(number: int, *, guide: str | None = "a", village: str | None = None) -> AnswerView:
    return AnswerView(
        id=f"answer{number}", kind="question", question="Apa?", village=village, guide=guide, visit=None,
        html=SafeHtml(html="x" * 10, sanitiser=1), plain="x", received_at=NOON, ordinal=number,
        answered_at=NOON - timedelta(hours=number),
        change=number, demonstration=False, url="/", title="Apa?", verdict=None,
    )  # fmt: skip


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_needs_nothing_but_itself(site, name):
    soup = edition(site, name)

    loaded = soup.select("[src], link:not([rel=icon]), iframe, object, form")
    led_to = {str(link["href"]) for link in soup.select("a[href]")}
    assert loaded == []
    assert {address for address in led_to if not address.startswith(("#", "https://kantor.example/"))} <= {
        "https://kantor.example"
    }


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_runs_its_own_script_and_style_and_no_other(site, name):
    text = (site / name).read_text("utf-8")
    soup = BeautifulSoup(text, "html.parser")

    (style,), (script,) = soup.find_all("style"), soup.find_all("script")
    policy = str(soup.select("meta[http-equiv=Content-Security-Policy]")[0]["content"])
    assert f"style-src '{digest_of(style.string)}';" in policy
    assert f"script-src '{digest_of(script.string)}';" in policy
    assert policy.startswith("default-src 'none';")
    assert text.index("Content-Security-Policy") < text.index("<style>")
    assert soup.select("[style], [onclick], [onload]") == []


def digest_of(source) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def test_the_whole_edition_says_everything_that_the_guide_says_of_bringing(site):
    said = words(edition(site))

    assert "Bawa KK dan surat polisi. Gratis." in said
    assert "Kartu Keluarga , fotokopi 1 lembar" in said
    assert "Bila hilang: Surat kehilangan , asli" in said
    assert "Rp 0" in said
    assert "Balai desa atau saat kunjungan" in said
    assert "Minta surat di polsek." in said
    assert "Belum disahkan Camat." in said


def test_days_are_dates_that_stay_true(site):
    said = words(edition(site))

    assert "Dibuat Sabtu, 21 November 2026." in said
    assert "Kamis, 3 Desember 2026 , 08.00 sampai 12.00 WIB" in said
    assert "hari lagi" not in said


def test_a_visit_that_was_called_off_stands_there_as_such(tmp_path):
    off = VISIT.replace(
        "status: terjadwal",
        "status: batal\nalasan: Balai desa dipakai.\npengganti: null\n"
        "riwayat: [{pada: 2026-11-20 10.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Dipakai.}]",
    )

    said = words(edition(site_with(tmp_path, content={"kunjungan/2026/wates-desember.md": off}), WATES))

    assert "Kamis, 3 Desember 2026 , BATAL" in said
    assert "Balai desa dipakai." in said


def test_a_visit_that_is_over_is_not_taken_along(tmp_path):
    past = VISIT.replace("2026-12-03", "2026-11-19")

    said = words(edition(site_with(tmp_path, content={"kunjungan/2026/wates-desember.md": past})))

    assert "Belum ada jadwal kunjungan." in said


def test_the_edition_of_a_desa_has_the_visits_its_people_may_come_to(tmp_path):
    only_wates = VISIT.replace("untuk_desa: [wates, tampung]", "untuk_desa: wates")
    site = site_with(tmp_path, content={"kunjungan/2026/wates-desember.md": only_wates})

    assert "Kamis, 3 Desember 2026" in words(edition(site, WATES))
    assert "Belum ada jadwal kunjungan." in words(edition(site, TAMPUNG))


def test_what_the_office_has_not_filled_in_says_so(site):
    said = words(edition(site))

    assert "Alamat belum diisi kantor" in said
    assert "Alamat balai desa belum diisi kantor: Tampung, Wates." in said


def test_answers_stand_under_their_guide_and_the_others_at_the_end(site):
    soup = edition(site)

    assert "Soal 0?" in words(soup.select_one("#ktp-hilang"))
    assert "Kapan buka?" in words(soup.select_one("#tanya"))


def test_a_hostile_question_is_only_text(tmp_path):
    soup = edition(site_with(tmp_path, {"text": HOSTILE}))

    assert HOSTILE in words(soup)
    assert len(soup.find_all("script")) == 1


def test_links_in_an_answer_lead_to_the_site_from_wherever_the_file_is_read(tmp_path):
    soup = edition(site_with(tmp_path, {"html": '<p>Baca <a href="/panduan/ktp-hilang/">ini</a>.</p>'}))

    (link,) = soup.select("article a")
    assert link["href"] == "https://kantor.example/panduan/ktp-hilang/"


def test_an_answer_too_long_to_take_along_begins_here_and_goes_on_there(tmp_path):
    soup = edition(site_with(tmp_path, {"html": f"<p>{'Panjang sekali. ' * 200}</p>"}))

    (link,) = soup.select("article a")
    assert link["href"] == "https://kantor.example/tanya/submission0/"
    assert len(words(soup.select_one("article"))) < 800


def test_an_example_is_called_one(site, tmp_path):
    real = site_with(tmp_path, settings_file="publishconf.py")

    assert "Ini contoh." in words(edition(site))
    assert "Ini contoh." not in words(edition(real))


def test_thousands_of_answers_fill_what_room_there_is_and_no_more(tmp_path):
    long = "<p>" + "Bawa KK dan KTP asli ke balai desa. " * 30 + "</p>"

    site = site_with(tmp_path, *({"html": long, "village": "wates"} for _ in range(320)), TODAY="2026-12-06")

    sizes = {name: (site / name).stat().st_size for name in EDITIONS}
    assert 295_000 < sizes[WHOLE] <= 300_000
    assert 57_000 < sizes[WATES] <= 60_000
    assert 57_000 < sizes[TAMPUNG] <= 60_000


def test_a_build_of_the_same_things_differs_in_no_byte(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()

    first, second = (
        [(site / edition).read_bytes() for edition in EDITIONS]
        for site in (site_with(tmp_path / "one", {}, {}), site_with(tmp_path / "two", {}, {}))
    )

    assert second == first


def test_guides_that_are_too_long_for_every_phone_stop_the_build(tmp_path, capsys):
    longest = GUIDE.replace("di polsek.", "di polsek " + "lama " * 30_000)
    other = GUIDE.replace("KTP hilang", "KTP rusak").replace("di polsek.", "di polsek " + "lama " * 20_000)
    content = {"panduan/ktp-hilang.md": longest, "panduan/ktp-rusak.md": other}

    with pytest.raises(ContentRefused) as refused:
        site_with(tmp_path, content=content)

    (problem,) = refused.value.problems
    assert problem.line == 2
    assert re.fullmatch(
        r"Buku saku: panduan dan desa saja sudah \d+ KB\. Paling banyak 220 KB\. "
        r"Pendekkan panduan yang terpanjang: KTP hilang \(\d+ KB\), KTP rusak \(\d+ KB\)\.",
        problem.sentence,
    )
    assert "ktp-hilang.md:2: Buku saku" in capsys.readouterr().err


def test_the_page_to_save_from_names_the_fingerprint_of_every_file(site):
    said = words(page(site, "/saku/")).replace(" ", "")

    assert [hashlib.sha256((site / name).read_bytes()).hexdigest() in said for name in EDITIONS] == [True] * 3


def test_the_button_names_the_size_and_gives_the_file_a_name_with_its_day(site):
    button = page(site, "/saku/").select_one("a[download]")

    kilobytes = -(-(site / WHOLE).stat().st_size // 1000)
    assert button is not None
    assert f"({kilobytes} KB)" in words(button)
    assert (button["href"], button["download"]) == ("/saku.html", "saku-misal-2026-11-21.html")


def test_the_foot_of_every_page_leads_there_without_a_size_that_changes(site):
    links = [page(site, at).select_one(".foot__save a") for at in ("/", "/panduan/ktp-hilang/", "/404.html")]

    assert [words(link) for link in links if link] == ["Simpan semua di HP"] * 3
    assert {str(link["href"]) for link in links if link} == {"/saku/"}


def test_a_desa_offers_its_own_edition(site):
    link = page(site, "/desa/wates/").select_one("a[download]")

    assert link is not None
    assert link["href"] == "/desa/wates/saku.html"


def test_the_newest_answer_of_every_guide_comes_before_the_second_of_any():
    answers = [an_answer_view(1), an_answer_view(2), an_answer_view(3, guide="b"), an_answer_view(4, guide=None)]

    ordered = [answer.id for answer in newest_of_each_guide_first(Answers.of(answers))]

    assert ordered == ["answer1", "answer3", "answer4", "answer2"]


def test_a_desa_reads_its_own_questions_first():
    answers = Answers.of([an_answer_view(1), an_answer_view(2, village="wates"), an_answer_view(3, guide="b")])

    ordered = [answer.id for answer in own_village_first(ReadOnce(answers), "wates", today=TOMORROW)]

    assert ordered == ["answer2", "answer1", "answer3"]


def test_what_other_desa_were_told_today_waits_for_the_edition_of_tomorrow():
    answers = Answers.of([an_answer_view(1), an_answer_view(2, village="wates")])

    ordered = [answer.id for answer in own_village_first(ReadOnce(answers), "wates", today=NOON.date())]

    assert ordered == ["answer2"]


def test_an_answer_too_long_for_the_room_lets_shorter_ones_pass():
    sizes = {"answer1": 50, "answer2": 500, "answer3": 40}

    chosen = fitting(map(an_answer_view, (1, 2, 3)), room=100, size_of=lambda answer: sizes[answer.id])

    assert [answer.id for answer in chosen] == ["answer1", "answer3"]


def test_looking_for_what_fits_ends():
    looked_at = []

    def size_of(answer: AnswerView) -> int:
        looked_at.append(answer)
        return 1000

    fitting(map(an_answer_view, range(10_000)), room=100, size_of=size_of)

    assert len(looked_at) < 50


ACTIVITY = """---
judul: Senam pagi
ringkas: Senam bersama di halaman kantor.
tanggal: 2026-11-14
mulai: 07.00
selesai: 08.00
ulang: FREQ=WEEKLY;BYDAY=SA;UNTIL=20270130
ulang_kata: Setiap Sabtu
tempat: {nama: Pendopo}
dipastikan: ya
kecuali:
  - hari_asal: 2026-11-21
    status: batal
    alasan: Hujan lebat.
    riwayat:
      - {pada: 2026-11-20 09.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Hujan lebat.}
---
"""


def test_the_next_day_of_each_activity_is_in_the_edition_of_everything(tmp_path):
    site = site_with(tmp_path, content={"kegiatan/senam-pagi.md": ACTIVITY})

    assert words(edition(site).find("section", attrs={"data-entry": "Kegiatan"})) == (
        "Kegiatan"
        " Senam pagi . BATAL. Sabtu, 21 November 2026, 07.00 sampai 08.00 WIB. Pendopo. Hujan lebat."
        " Senam pagi . Sabtu, 28 November 2026, 07.00 sampai 08.00 WIB. Pendopo."
    )
    assert "Senam pagi" not in words(edition(site, WATES))
