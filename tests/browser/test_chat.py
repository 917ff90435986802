"""Staff paste a WhatsApp chat on a phone without script, and answer it with a code that leads to the letter."""

from playwright.sync_api import expect

from tests.browser.staff import sign_in

CHAT = """[12/03/26 08.15] +62 812-0000-0000: Assalamualaikum
[12/03/26 08.16] +62 812-0000-0000: KK saya basah kena banjir, harus bawa apa?
[12/03/26 08.20] Kantor: Sebentar ya."""


def test_a_pasted_chat_becomes_a_letter_and_its_reply_leads_its_writer_there(new_page, open_office):
    staff, resident = new_page(javascript=False), new_page(javascript=False)
    sign_in(staff, open_office)
    staff.get_by_role("link", name="Dari WhatsApp").click()
    staff.get_by_label("Obrolan yang disalin").fill(CHAT)
    staff.get_by_role("button", name="Baca obrolan").click()
    expect(staff.get_by_label("Yang masuk ke antrean")).to_have_value(
        "Assalamualaikum\nKK saya basah kena banjir, harus bawa apa?"
    )
    staff.get_by_label("Pertanyaan").check()
    staff.get_by_role("button", name="Masukkan ke antrean").click()
    reply = staff.get_by_label("Balasan siap kirim").input_value()
    answering = staff.get_by_role("link", name="Balas lewat WhatsApp").get_attribute("href")

    resident.goto("/lacak/")
    resident.get_by_label("Kode lacak").fill(reply.partition("Kode lacak: ")[2].partition(".")[0])
    resident.get_by_role("button", name="Lihat status").click()

    expect(resident.get_by_text("Dijawab paling lambat")).to_be_visible()
    assert answering.startswith("https://wa.me/6281200000000?text=")
    assert staff.evaluate("document.documentElement.scrollWidth") == 360
