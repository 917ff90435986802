"""On a small phone without scripts one more message is sent under the same code; while somebody types, answers come."""

import pytest
from playwright.sync_api import Page, expect

from tests.asking import ask, code_on, publish, signed_in
from tests.browser import staff
from tests.browser.width import is_as_wide_as_the_phone
from tests.opened import OpenOffice

QUESTION = "Apakah kerapu boleh dijual di pelelangan Tambakmisal hari Jumat?"
ANSWER = "**Boleh.** Datang sebelum pukul enam."
AGAIN = "Kalau udang vaname bagaimana?"


@pytest.fixture
def code(open_office: OpenOffice, request: pytest.FixtureRequest) -> str:
    """The code of a letter of this test's own that was published."""
    text = f"{QUESTION} ({request.node.name})"
    receipt = ask(open_office.running.visitor(), text)
    publish(signed_in(open_office), open_office.id_of(text), text=QUESTION, answer=ANSWER)
    return code_on(receipt)


def follow(page: Page, code: str) -> None:
    page.goto("/lacak/")
    page.locator("#kode").fill(code)
    page.get_by_role("button", name="Lihat status").click()
    page.get_by_role("heading", name="Kiriman Anda").wait_for()


def test_one_more_message_is_sent_read_with_its_thread_and_answered(new_page, open_office, code):
    sender, desk = (new_page(javascript=False, width=360) for _ in range(2))
    follow(sender, code)
    fits = [is_as_wide_as_the_phone(sender)]
    sender.get_by_label("Yang masih ingin Anda tanyakan").fill(AGAIN)
    sender.get_by_role("button", name="Kirim susulan").click()
    expect(sender.get_by_role("heading", level=1)).to_have_text("Pesan susulan: Diterima")

    staff.sign_in(desk, open_office)
    staff.open_item(desk, open_office.id_of(AGAIN))
    expect(desk.get_by_text("Boleh. Datang sebelum pukul enam.")).to_be_visible()
    fits.append(is_as_wide_as_the_phone(desk))
    staff.write_answer(desk, "**Boleh juga.** Bawa timbangan.")
    staff.publish(desk)
    expect(desk.get_by_text("Terbit. Halaman:")).to_be_visible()
    follow(sender, code)

    fits.append(is_as_wide_as_the_phone(sender))
    expect(sender.get_by_role("heading", level=1)).to_have_text("Pesan susulan: Dijawab")
    expect(sender.locator(".track__says")).to_contain_text(["Boleh juga.", "Datang sebelum pukul enam."])
    assert fits == [True, True, True]


def test_an_answer_comes_while_somebody_types_and_no_word_leaves_the_phone(phone, open_office):
    known = next(iter(open_office.answers))
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    phone.goto("/kirim/")
    phone.get_by_label("Pertanyaan").check()
    phone.locator("#isi").fill(known.title)

    offered = phone.locator("[data-similar]").get_by_role("link", name=known.title)
    expect(offered).to_be_visible()

    assert not [one for one in asked if known.title.split()[0] in one]
    assert is_as_wide_as_the_phone(phone)
    phone.locator("[data-similar]").get_by_role("button", name="Ya, ini menjawab").first.click()
    expect(phone.get_by_text("Kami catat: ini menjawab.")).to_be_visible()
    expect(phone.get_by_text("Tulisan Anda tidak dikirim.")).to_be_visible()
