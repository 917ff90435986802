"""Staff answer from a phone without JavaScript, beside a colleague who does the same."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.asking import ask, code_on
from tests.browser import staff
from tests.serving import wait_for

ANSWER = "**Tidak perlu.** Cukup fotokopi KK."


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that waits, and the code that its sender has."""

    id: str
    code: str


@pytest.fixture
def asked(open_office, request) -> Asked:
    """A question of this test's own."""
    text = f"Perlu surat pengantar RT? ({request.node.name})"
    receipt = ask(open_office.running.visitor(), f"{text} NIK saya 3514220000000001.")
    return Asked(id=open_office.id_of(text), code=code_on(receipt))


@pytest.fixture
def desk(new_page, open_office, asked):
    """A phone without JavaScript, on which the submission is open."""
    page = new_page(javascript=False)
    staff.sign_in(page, open_office)
    staff.open_item(page, asked.id)
    return page


def test_whoever_has_not_signed_in_is_asked_to_and_led_back(new_page, open_office, asked):
    page = new_page(javascript=False)
    staff.open_item(page, asked.id)
    name, password = open_office.running.sign_in_line()
    page.get_by_label("Nama").fill(name)
    page.get_by_label("Sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Pertanyaan dari Wates")


def test_numbers_are_hidden_until_staff_ask_for_the_original(desk):
    expect(desk.locator("main")).not_to_contain_text("3514220000000001")

    desk.get_by_role("button", name="Lihat tulisan asli").click()

    expect(desk.get_by_text("NIK saya 3514220000000001.")).to_be_visible()


def test_a_preview_shows_the_answer_as_everybody_will_read_it(desk):
    staff.write_answer(desk, ANSWER)

    desk.get_by_role("button", name="Pratinjau").click()

    expect(desk.locator("#pratinjau strong")).to_have_text("Tidak perlu.")
    expect(desk.get_by_label("Jawaban", exact=True)).to_have_value(ANSWER)


def test_a_text_with_a_number_in_it_is_not_published_by_mistake(desk):
    desk.get_by_label("Isi kiriman").fill("NIK saya 3514220000000001.")
    staff.write_answer(desk, ANSWER)

    staff.publish(desk)

    expect(desk.get_by_role("alert")).to_contain_text("Masih ada yang mirip data pribadi")
    expect(desk.get_by_label("Jawaban", exact=True)).to_have_value(ANSWER)


def test_two_colleagues_do_not_overwrite_each_other(desk, new_page, open_office, asked):
    colleague = new_page(javascript=False)
    staff.sign_in(colleague, open_office)
    staff.open_item(colleague, asked.id)
    staff.write_answer(colleague, "**Perlu.** Minta di balai desa.")
    staff.publish(colleague)
    expect(colleague.get_by_role("status").first).to_contain_text("Terbit")

    staff.write_answer(desk, ANSWER)
    with desk.expect_response(lambda response: response.request.method == "POST") as answered:
        staff.publish(desk)

    assert answered.value.status == 409
    both = desk.get_by_role("region", name="Dua tulisan")
    expect(both).to_contain_text("Minta di balai desa.")
    expect(both).to_contain_text("Cukup fotokopi KK.")


def test_staff_publish_from_a_phone_without_javascript(desk, asked):
    desk.get_by_label("Isi kiriman").fill("Perlu surat pengantar RT?")
    staff.write_answer(desk, ANSWER)

    staff.publish(desk)

    expect(desk.get_by_role("status").first).to_contain_text(f"/tanya/{asked.id}/")
    assert urlsplit(desk.url).path == "/moderasi/"


def test_a_refused_question_tells_its_sender_why(desk, asked):
    desk.get_by_text("Lainnya").click()
    desk.get_by_role("button", name="Tolak").click()
    desk.get_by_label("Alasan").fill("Ini urusan PLN. Hubungi 123.")
    desk.get_by_role("button", name="Tolak dengan alasan ini").click()

    expect(desk.get_by_role("status").first).to_contain_text("Ditolak")
    desk.goto("/lacak/")
    desk.get_by_label("Kode lacak").fill(asked.code)
    desk.get_by_role("button", name="Lihat status").click()
    expect(desk.get_by_text("Ini urusan PLN. Hubungi 123.")).to_be_visible()


def test_a_slip_is_undone_with_one_tap_after_leaving_the_page(desk):
    staff.write_answer(desk, ANSWER)
    desk.get_by_text("Lainnya").click()
    desk.get_by_role("button", name="Jawab pribadi").click()
    desk.goto("/moderasi/kunjungan/")
    desk.goto("/moderasi/")

    desk.get_by_role("button", name="Urungkan").first.click()

    expect(desk.get_by_role("status").first).to_contain_text("Sudah diurungkan.")
    expect(desk.get_by_label("Jawaban", exact=True)).to_have_value(ANSWER)
    assert desk.evaluate("document.documentElement.scrollWidth") <= desk.viewport_size["width"]


def test_a_wrong_amount_is_corrected_and_everybody_reads_what_changed(desk, asked, open_office):
    desk.get_by_label("Isi kiriman").fill("Perlu surat pengantar RT?")
    staff.write_answer(desk, "Bayar Rp300.000.")
    staff.publish(desk)
    staff.open_item(desk, asked.id)
    desk.get_by_text("Perbaiki jawaban").click()
    desk.get_by_label("Jawaban", exact=True).fill("**Gratis.** Cukup fotokopi KK.")
    desk.get_by_label("Apa yang diperbaiki").fill("Gratis, bukan Rp300.000.")
    desk.get_by_label("Sudah saya baca").check()
    desk.get_by_role("button", name="Terbitkan perbaikannya").click()

    reader, path = open_office.running.visitor(), f"/tanya/{asked.id}/"
    wait_for(lambda: "Gratis, bukan Rp300.000." in reader.get(path).text, seconds=60)

    page = reader.get(path).page
    assert page.select_one(".corrected").get_text().startswith("Diperbaiki ")
    assert page.select_one(".reply").get_text(" ", strip=True) == "Gratis. Cukup fotokopi KK."


def test_a_way_out_is_a_way_out(desk, asked):
    desk.get_by_role("button", name="Keluar").click()
    staff.open_item(desk, asked.id)

    expect(desk.get_by_role("heading", level=1)).to_have_text("Masuk petugas")


def test_another_guide_is_chosen_and_then_its_case_and_nothing_typed_is_lost(desk):
    desk.get_by_label("Jawaban", exact=True).fill("Setengah jadi.")
    desk.get_by_text("Lainnya", exact=True).click()
    desk.get_by_role("button", name="Ganti judul").click()
    desk.locator("#tentang").select_option("ktp-el-hilang")
    desk.locator("#diminta button").click()
    desk.locator("#kondisi").select_option(index=1)
    chosen = desk.locator("#kondisi option:checked").inner_text()
    desk.locator("#diminta button").click()

    expect(desk.get_by_text(f"Kondisi: {chosen}")).to_be_visible()
    expect(desk.get_by_label("Jawaban", exact=True)).to_have_value("Setengah jadi.")
