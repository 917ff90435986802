"""On a bad line, with an impatient thumb and the way back, nothing is sent twice and nothing typed is lost."""

import re

from playwright.sync_api import Page, expect

from tests.browser import staff
from tests.examples import desa

RECEIPT = re.compile(r"/kirim/diterima/")


def fill_in(page: Page, text: str) -> None:
    page.goto("/kirim/?panduan=kia&desa=wates")
    page.get_by_role("radio", name="Pertanyaan").check()
    page.get_by_label("Tulis di sini").fill(text)


def send(page: Page) -> str:
    """Press the button, and return the code on the receipt."""
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", name="Sudah kami terima")).to_be_visible()
    return page.locator(".slip__code").inner_text()


def test_a_double_press_sends_once(any_phone, open_office, request):
    text = f"Apakah anak harus ikut? ({request.node.name})"
    fill_in(any_phone, text)

    any_phone.get_by_role("button", name="Kirim").dblclick(no_wait_after=True)
    any_phone.wait_for_url(RECEIPT)

    assert open_office.waiting().count(text) == 1


def test_going_back_and_sending_again_gives_the_same_receipt(any_phone, open_office, request):
    text = f"Kapan kartunya jadi? ({request.node.name})"
    fill_in(any_phone, text)
    code = send(any_phone)

    any_phone.go_back()
    expect(any_phone.get_by_label("Tulis di sini")).to_have_value(text)
    again = send(any_phone)

    assert again == code
    assert open_office.waiting().count(text) == 1


def test_going_back_and_forward_shows_the_receipt_again(any_phone, request):
    fill_in(any_phone, f"Di mana fotonya diambil? ({request.node.name})")
    code = send(any_phone)

    any_phone.go_back()
    any_phone.go_forward()

    expect(any_phone.locator(".slip__code")).to_have_text(code)


def test_reloading_the_receipt_sends_nothing_again(any_phone, open_office, request):
    text = f"Berapa lama jadinya? ({request.node.name})"
    fill_in(any_phone, text)
    code = send(any_phone)

    any_phone.reload()

    expect(any_phone.locator(".slip__code")).to_have_text(code)
    assert open_office.waiting().count(text) == 1


def test_what_is_sent_without_a_line_leaves_once_with_name_and_number_when_there_is_one(phone, open_office, request):
    text = f"Apakah KIA berlaku di luar kabupaten? ({request.node.name})"
    fill_in(phone, text)
    phone.get_by_label("Nama Anda").fill("Siti")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Kirim").click()
    expect(phone.get_by_text("Biarkan halaman ini terbuka")).to_be_visible()

    phone.context.set_offline(False)

    expect(phone.get_by_role("heading", name="Sudah kami terima")).to_be_visible()
    assert open_office.waiting().count(text) == 1


def test_the_phone_remembers_words_and_neither_name_nor_number(phone):
    fill_in(phone, "Kapan kartunya bisa diambil?")
    phone.get_by_label("Nama Anda").fill("Siti Aminah")
    phone.get_by_label("Nomor WhatsApp").fill("0812 3456 7890")

    kept = phone.evaluate("() => JSON.stringify(localStorage)")

    assert "Kapan kartunya bisa diambil?" in kept
    assert "Siti" not in kept
    assert "0812" not in kept


def test_what_is_said_at_a_visit_without_a_line_is_sent_once_when_there_is_one(phone, open_office, request):
    text = f"Mejanya jangan di bawah matahari. ({request.node.name})"
    staff.sign_in(phone, open_office)
    phone.goto(f"/moderasi/kunjungan/contoh-{desa(11).slug}-bulan-lalu/suara")
    phone.get_by_role("radio", name="Usulan").check()
    phone.get_by_label("Yang disampaikan").fill(text)
    phone.context.set_offline(True)

    phone.get_by_role("button", name="Simpan").click()
    expect(phone.get_by_text("Biarkan halaman ini terbuka")).to_be_visible()
    phone.context.set_offline(False)

    expect(phone.get_by_text("Tercatat.")).to_be_visible()
    assert open_office.waiting().count(text) == 1


def opened_before(page: Page, address: str) -> str:
    """Open a page after the keeper of pages has begun its work, and return its heading."""
    page.goto("/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto(address)
    return page.get_by_role("heading", level=1).inner_text()


def test_a_page_that_was_opened_reads_without_a_connection(phone):
    heading = opened_before(phone, "/panduan/kia/")
    phone.goto("/desa/wates/")
    phone.context.set_offline(True)

    phone.goto("/panduan/kia/")

    expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
    expect(phone.locator("main")).to_contain_text("akta lahir")


def test_without_a_connection_other_pages_lead_to_those_that_were_kept(phone):
    heading = opened_before(phone, "/panduan/kia/")
    phone.context.set_offline(True)

    phone.goto("/panduan/pbb-p2-bayar/")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Tidak ada sambungan")
    phone.get_by_role("link", name=heading).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(heading)


def test_what_one_person_sees_is_never_kept_on_the_phone(phone, request):
    opened_before(phone, "/panduan/kia/")
    fill_in(phone, f"Ini rahasia? ({request.node.name})")
    send(phone)

    kept = phone.evaluate(
        "async () => { const names = await caches.keys(); const all = await Promise.all(names.map(async name =>"
        " (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname))); return all.flat() }"
    )

    assert "/panduan/kia/" in kept
    assert [path for path in kept if path.startswith(("/kirim", "/lacak", "/moderasi"))] == []
