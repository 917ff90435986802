"""A member of staff looks at what waits."""

import os
from datetime import timedelta

import pytest

from feedback_api.domain.members.staff import Role
from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from feedback_api.wording import short_date
from tests.builders import MONDAY_NOON, a_submission, kept
from tests.web_office import an_office


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def counts(page) -> list[str]:
    return [tab.text.strip() for tab in page.soup.select(".pick__count")]


def texts(page) -> list[str]:
    return [" ".join(text.text.split()) for text in page.soup.select(".job__text")]


def test_an_empty_queue_says_so(office):
    page = office.staff().opens("/moderasi/")

    assert "Tidak ada yang menunggu." in page.words
    assert counts(page) == ["0", "0", "0", "0", "0"]


def test_what_is_due_first_stands_first(office):
    office.kept("saran saya", jenis="saran")
    office.kept("pertanyaan saya")
    office.clock.passes(timedelta(days=1))
    office.kept("pertanyaan kemudian")

    assert texts(office.staff().opens("/moderasi/")) == ["pertanyaan saya", "pertanyaan kemudian", "saran saya"]


@pytest.mark.parametrize(
    ("days", "mark"),
    [(0, "7 hari lagi"), (6, "1 hari lagi"), (7, "Hari ini"), (8, "Lewat 1 hari"), (20, "Lewat 13 hari")],
)
def test_how_many_days_are_left_is_said_in_words(office, days, mark):
    office.kept()
    office.clock.passes(timedelta(days=days))

    page = office.staff().opens("/moderasi/")

    assert page.first(".due").text == mark


def test_what_is_late_is_counted_at_the_top(office):
    office.kept()
    office.clock.passes(timedelta(days=8))
    office.kept()

    assert "2 menunggu, 1 lewat waktu" in office.staff().opens("/moderasi/").words


def test_the_lists_show_all_mine_free_late_and_what_needs_a_look(office):
    mine, hers = office.kept("milik saya"), office.kept("milik rini")
    office.kept("bebas")
    sri, rini = office.staff("sri"), office.staff("rini")
    sri.decides(mine, "ambil")
    rini.decides(hers, "ambil")

    assert counts(sri.opens("/moderasi/")) == ["3", "1", "1", "0", "3"]
    assert texts(sri.opens("/moderasi/?saring=milik-saya")) == ["milik saya"]
    assert texts(sri.opens("/moderasi/?saring=bebas")) == ["bebas"]
    assert len(texts(sri.opens("/moderasi/?saring=apa-saja"))) == 3


def test_what_a_colleague_holds_is_a_line_of_text_without_a_button(office):
    office.staff("rini").decides(office.kept(), "ambil")

    page = office.staff("sri").opens("/moderasi/")

    assert "Dipegang rini sampai 12.30" in page.words
    assert page.soup.select(".job button") == []


def test_what_i_hold_is_one_press_away(office):
    submission, sri = office.kept(), office.staff()
    sri.decides(submission, "ambil")

    page = sri.opens("/moderasi/")

    assert page.first(".job a.btn")["href"] == f"/moderasi/kiriman/{submission.id}"
    assert "Anda pegang sampai 12.30" in page.words


def test_a_hold_that_has_run_out_is_free_again(office):
    office.staff("rini").decides(office.kept(), "ambil")
    office.clock.passes(timedelta(minutes=31))

    assert counts(office.staff("sri").opens("/moderasi/"))[:3] == ["1", "0", "1"]


def test_taking_one_opens_it(office):
    submission, sri = office.kept(), office.staff()
    form = sri.opens("/moderasi/").soup.select_one(".job form")
    fields = {control["name"]: control["value"] for control in form.select("input")}

    taken = sri.sends(form["action"], {**fields, "tindakan": "ambil"})

    assert taken.address == f"/moderasi/kiriman/{submission.id}"
    assert office.now_kept(submission).claim.moderator == "sri"


def test_of_two_who_press_at_once_the_second_is_told_who_has_it(office):
    submission = office.kept()
    sri, rini = office.staff("sri"), office.staff("rini")
    form = rini.opens(f"/moderasi/kiriman/{submission.id}").fields()
    sri.decides(submission, "ambil")

    late = rini.sends(f"/moderasi/kiriman/{submission.id}", {**form, "tindakan": "ambil"})

    assert late.status == 409
    assert "Dipegang sri sampai 12.30" in late.words


def test_a_long_queue_comes_in_pages_that_do_not_shift(office):
    for number in range(53):
        at = MONDAY_NOON + timedelta(seconds=number)
        kept(office.services.store.submissions, a_submission(f"id{number}", text=f"kiriman {number}", received_at=at))
    sri = office.staff()
    first = sri.opens("/moderasi/")
    sri.decides(office.waiting()[0], "spam")

    second = sri.opens(first.first(".queue__pages a")["href"])

    assert len(texts(first)) == 50
    assert texts(second) == ["kiriman 50", "kiriman 51", "kiriman 52"]


def test_staff_of_a_desa_see_their_own_desa_only(office):
    office.kept("dari wates", desa="wates")
    office.kept("dari tambakmisal", desa="tambakmisal")
    budi = office.staff("budi", role=Role.VILLAGE, village="wates")

    assert texts(budi.opens("/moderasi/")) == ["dari wates"]


def test_a_number_that_looks_like_an_identity_is_shortened_and_counted(office):
    office.kept("NIK saya 3514220000000001 tidak ditemukan")

    page = office.staff().opens("/moderasi/")

    assert page.first(".pii").text == "3514…0001"
    assert "1 mirip NIK" in page.words
    assert "3514220000000001" not in page.response.text


def test_contact_data_is_not_in_the_queue(office):
    office.kept("Kapan?", nama="Siti Aminah", kontak="0812 3456 7890")

    page = office.staff().opens("/moderasi/")

    assert "Siti" not in page.response.text
    assert "7890" not in page.response.text


def test_a_failed_build_is_told_calmly_with_what_the_editors_must_mend(office):
    builds = office.services.store.builds
    wanted = builds.want()
    builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    builds.fail(owner="press", attempted=wanted, problems=("panduan/akta.md:3: judul kosong.",))

    page = office.staff().opens("/moderasi/")

    assert "Situs belum bisa diperbarui. Yang lama tetap tampil" in page.words
    assert "panduan/akta.md:3: judul kosong." in page.words


def test_what_a_published_build_reports_is_told_with_file_line_and_sentence(office):
    builds = office.services.store.builds
    wanted = builds.want()
    builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    report = BuildReport(
        code=BuildReportCode.BAD_FILE,
        path="content/desa/wates.md",
        line=3,
        sentence="Judul kosong.",
        since=office.clock(),
    )
    builds.finish(owner="press", built=wanted, now=office.clock(), reports=(report,))

    page = office.staff().opens("/moderasi/")

    assert "Perlu dibetulkan: 1" in page.words
    assert "content/desa/wates.md:3 Judul kosong. Yang tampil: keadaan" in page.words


def test_many_changed_laws_wait_behind_one_line_above_the_letters(office):
    builds = office.services.store.builds
    wanted = builds.want()
    builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
    reports = (
        BuildReport(code=BuildReportCode.BAD_FILE, path="content/desa/wates.md", line=3, sentence="Judul kosong."),
        *(
            BuildReport(
                code=BuildReportCode.LAW_CHANGED,
                path=f"content/panduan/p{number}.md",
                line=1,
                sentence="Aturannya berubah.",
            )
            for number in range(4)
        ),
    )
    builds.finish(owner="press", built=wanted, now=office.clock(), reports=reports)

    page = office.staff().opens("/moderasi/")

    assert "Perlu dibetulkan: 5" in page.words
    assert len(page.soup.select(".reports details li")) == 4
    assert [one.text[:21] for one in page.soup.select(".reports > div > .reports__list li")] == [
        "content/desa/wates.md"
    ]


def test_a_site_that_is_catching_up_is_said(office):
    office.services.store.builds.want()

    assert "Situs sedang diperbarui." in office.staff().opens("/moderasi/").words


@pytest.fixture
def copied(tmp_path):
    """An office from which a copy went elsewhere at noon, and its clock."""
    mark = tmp_path / "copied-elsewhere"
    with an_office(tmp_path, copy_mark=mark) as office:
        mark.touch()
        os.utime(mark, (office.clock().timestamp(),) * 2)
        yield office


def test_staff_are_told_since_when_no_copy_has_gone_elsewhere(copied):
    noon = copied.clock()
    copied.clock.passes(timedelta(days=2))

    page = copied.staff().opens("/moderasi/")

    assert f"Sejak {short_date(noon)} tidak ada salinan data di tempat lain. Beri tahu pengurus komputer" in page.words


def test_one_night_without_a_copy_is_mended_by_the_next(copied):
    copied.clock.passes(timedelta(days=1, hours=23))

    assert "salinan" not in copied.staff().opens("/moderasi/").words


def test_where_no_copies_were_set_up_nothing_is_said_of_them(tmp_path):
    with an_office(tmp_path, copy_mark=tmp_path / "copied-elsewhere") as office:
        assert "salinan" not in office.staff().opens("/moderasi/").words


def test_a_made_up_address_cannot_claim_that_something_was_done(office):
    submission = office.kept()
    sri = office.staff()

    pages = [sri.opens(f"/moderasi/?selesai={claimed}") for claimed in (submission.id, "tidak-ada", "<b>x</b>")]

    assert all(page.soup.select_one(".said a") is None for page in pages)
