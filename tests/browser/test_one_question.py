"""The whole way of one question at 360 pixels, with JavaScript and without: asked, answered, read by everybody."""

from playwright.sync_api import Page, expect

from tests.browser import staff
from tests.serving import wait_for

# One for each phone: what was answered before is offered first to who asks much the same.
TEXTS = {
    "script": "Kartu anak hilang di pasar bersama dompet ibunya tadi pagi. Diurus di mana, dan siapa yang mengambil?",
    "no-script": "Buku kuning sobek kena banjir rob di rumah nenek kemarin. Gantinya ke siapa, dan kapan boleh datang?",
}
ANSWER = "**Bisa di balai desa.** Bawa KK asli dan KTP orang tua."


def ask(page: Page, text: str) -> None:
    """Go from the home page to a guide, and ask about it; the receipt is open afterwards."""
    page.goto("/")
    page.get_by_role("link", name="Panduan", exact=True).click()
    page.get_by_role("link", name="Kartu anak (KIA)").click()
    page.get_by_role("link", name="Tanya tentang panduan ini").click()
    page.get_by_role("radio", name="Pertanyaan").check()
    page.get_by_label("Desa Anda").select_option(label="Wates")
    page.get_by_label("Tulis di sini").fill(text)
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", name="Sudah kami terima")).to_be_visible()


def answer(page: Page, office, text: str) -> str:
    """Let staff claim and answer it, and return where the answer will stand."""
    staff.sign_in(page, office)
    staff.open_item(page, office.id_of(text))
    page.get_by_text("Lainnya").click()
    page.get_by_role("button", name="Ambil").click()
    expect(page.get_by_text("Anda pegang sampai")).to_be_visible()
    staff.write_answer(page, ANSWER)
    staff.publish(page)
    return str(page.get_by_role("status").get_by_role("link").first.get_attribute("href"))


def test_a_question_comes_back_as_an_answer_for_everybody(any_phone, new_page, open_office, request):
    text = TEXTS[request.node.callspec.id]
    ask(any_phone, text)
    any_phone.get_by_role("button", name="Lihat status").click()
    expect(any_phone.get_by_role("heading", level=1)).to_have_text("Diterima")

    address = answer(new_page(javascript=False), open_office, text)
    reader = open_office.running.visitor()
    wait_for(lambda: address in reader.get("/panduan/kia/").text, seconds=60)

    any_phone.goto("/panduan/kia/")
    any_phone.locator(f"a[href='{address}']").click()
    expect(any_phone.get_by_text(text)).to_be_visible()
    expect(any_phone.locator(".reply")).to_contain_text("Bisa di balai desa.")


def test_what_has_to_be_put_right_is_said_and_nothing_typed_is_lost(any_phone):
    any_phone.goto("/kirim/?panduan=kia")
    any_phone.get_by_role("radio", name="Keluhan").check()
    any_phone.get_by_label("Nama Anda").fill("Siti")
    any_phone.get_by_label("Nomor WhatsApp").fill("0812")
    any_phone.get_by_role("button", name="Kirim").click()

    expect(any_phone.get_by_role("alert")).to_contain_text("Ada 2 yang perlu diperbaiki")
    expect(any_phone.get_by_label("Nama Anda")).to_have_value("Siti")
    expect(any_phone.get_by_role("radio", name="Keluhan")).to_be_checked()


def test_an_error_leads_to_its_field(any_phone):
    any_phone.goto("/kirim/?jenis=saran")
    any_phone.get_by_role("button", name="Kirim").click()

    any_phone.get_by_role("alert").get_by_role("link").first.click()

    expect(any_phone.get_by_label("Tulis di sini")).to_be_in_viewport()
    assert any_phone.url.endswith("#isi")


def test_the_code_opens_the_status_however_it_is_typed(any_phone, request):
    ask(any_phone, f"Kapan loket buka lagi? ({request.node.name})")
    code = any_phone.locator(".slip__code").inner_text()

    any_phone.goto("/lacak/")
    any_phone.get_by_label("Kode lacak").fill(f" {code.lower().replace('-', ' ')} ")
    any_phone.get_by_role("button", name="Lihat status").click()

    expect(any_phone.get_by_role("heading", level=1)).to_have_text("Diterima")
