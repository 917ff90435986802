"""On a line that is slow, cuts off or is gone, people read what their phone keeps and are told how old it is."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.asking import ask, signed_in
from tests.browser.bad_line import Line, line_to
from tests.browser.conftest import PATIENCE, PHONE
from tests.examples import desa
from tests.serving import wait_for

SOON, WHERE = desa(10), desa(5)
GUIDE, VISIT = "/panduan/kia/", f"/kunjungan/contoh-{SOON.slug}/"
COPY = re.compile(r"Salinan dari \d+ \w+, \d\d\.\d\d WIB\.")
WHEN_KEPT = """async addresses => {
  const isKept = async one => await caches.match(one, { ignoreSearch: true });
  for (const one of addresses) while (!(await isKept(one))) await new Promise(done => setTimeout(done, 20));
}"""
# What a phone takes without being asked, the last at the end.
TAKEN = ["/luring/kirim/", "/luring/lacak/", "/luring/meja/", "/cari/", "/", "/panduan/"]


@pytest.fixture
def line(open_office) -> Iterator[Line]:
    with line_to(open_office.running.port) as line:
        yield line


@pytest.fixture
def phone(browser, line) -> Iterator[Page]:
    context = browser.new_context(base_url=line.origin, viewport={"width": PHONE, "height": 740}, locale="id-ID")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def keeps(page: Page, address: str) -> None:
    """Open a page and wait until the phone has it."""
    page.goto(address)
    page.evaluate(WHEN_KEPT, [address])


def keeps_all(page: Page) -> None:
    """Wait until the phone has all that it takes without being asked."""
    page.evaluate(WHEN_KEPT, TAKEN)


def test_the_very_first_page_reads_again_when_the_signal_is_gone(phone, line):
    keeps(phone, GUIDE)
    heading = phone.get_by_role("heading", level=1).inner_text()
    line.ends()

    phone.reload()

    expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
    expect(phone.get_by_text(COPY)).to_be_visible()


@pytest.fixture
def visit(open_office) -> str:
    """The path of a visit that staff have planned and can call off."""
    staff = signed_in(open_office)
    catalogue = json.loads(staff.get("/data/catalogue/guides.json").text)
    guide = next(guide["slug"] for guide in catalogue if guide["on_visits"])
    day = max(one["day"] for one in json.loads(staff.get("/data/catalogue/visits.json").text))
    plan = {"desa": WHERE.slug, "tanggal": day, "hari_libur": "ya", "mulai": "08.00", "selesai": "12.00",
            "tempat": f"Balai Desa {WHERE.name}", f"layanan-{guide}": "ya"}  # fmt: skip
    planned = staff.post("/moderasi/kunjungan/baru", {**staff.get("/moderasi/kunjungan/baru").form(), **plan})
    slug = planned.leads_to.split("/")[3]
    wait_for(lambda: staff.get(f"/kunjungan/{slug}/").status == 200, seconds=60)
    return f"/kunjungan/{slug}/"


def call_off(open_office, visit: str) -> None:
    staff, path = signed_in(open_office), f"/moderasi{visit}batal"
    assert staff.post(path, {**staff.get(path).form(path), "alasan": "Jalan banjir."}).status == 303
    wait_for(lambda: "Jalan banjir." in staff.get(visit).text, seconds=60)


def test_a_visit_that_was_called_off_says_so_on_a_line_that_answers_after_six_seconds(phone, line, open_office, visit):
    keeps(phone, visit)
    call_off(open_office, visit)
    line.delay = 6

    phone.goto(visit)
    at_first = phone.get_by_role("status").first.inner_text()
    expect(phone.locator(".answer").first).to_contain_text("Kunjungan ini batal. Jalan banjir.")

    assert COPY.match(at_first)
    expect(phone.get_by_role("status").first).to_contain_text("Baru saja berubah: Kunjungan ini batal.")
    line.delay = 0
    phone.get_by_role("button", name="Ada yang baru. Muat ulang").click()
    expect(phone.get_by_role("link", name="Simpan tanggal")).to_have_count(0)
    expect(phone.get_by_text(COPY)).to_have_count(0)


def test_a_copy_that_is_still_true_says_so(phone, line):
    keeps(phone, GUIDE)
    line.lost = True
    phone.goto(GUIDE)
    expect(phone.get_by_text(COPY)).to_be_visible()
    line.lost = False

    phone.evaluate("dispatchEvent(new Event('online'))")

    expect(phone.get_by_role("status").first).to_have_text("Isinya masih sama, baru saja dicocokkan.")


@pytest.mark.parametrize("address", ["/", "/kunjungan/", VISIT, SOON.url])
def test_without_a_line_no_date_of_a_visit_stands_without_its_age(phone, line, address):
    keeps(phone, address)
    line.ends()
    phone.goto(address)
    phone.get_by_text(COPY).wait_for()

    phone.evaluate("[...document.querySelectorAll('main time, main .leaf')].pop().scrollIntoView({ block: 'end' })")

    expect(phone.get_by_text(COPY)).to_be_in_viewport()


def test_a_page_that_breaks_off_on_the_way_leaves_the_copy_as_it_was(phone, line):
    keeps(phone, GUIDE)
    line.cut = 2000

    phone.goto(GUIDE)

    expect(phone.get_by_text(COPY)).to_be_visible()
    expect(phone.locator("main")).to_contain_text("akta lahir")
    expect(phone.locator("footer")).to_be_attached()


def test_a_page_that_was_taken_away_is_kept_no_longer(phone, line):
    keeps(phone, GUIDE)
    line.moved = {GUIDE: "/panduan/tidak-ada/"}
    phone.goto(GUIDE)
    line.ends()

    phone.goto(GUIDE)

    expect(phone.get_by_role("heading", level=1)).to_have_text("Tidak ada sambungan")


def test_a_letter_that_was_sent_into_nothing_waits_on_the_phone_until_it_gets_its_code(
    phone, line, open_office, request
):
    text = f"Apakah KIA perlu foto? ({request.node.name})"
    keeps(phone, GUIDE)
    keeps_all(phone)
    write_about_kia(phone, text)
    line.ends()
    phone.get_by_role("button", name="Kirim").click()

    expect(phone.get_by_role("heading", name="Formulir butuh sinyal")).to_be_visible()
    expect(phone.get_by_role("link", name=text[:20])).to_be_visible()
    line.begins()
    phone.get_by_role("link", name=text[:20]).click()
    expect(phone.get_by_role("status")).to_contain_text("Tulisan dari semenit lalu.")
    phone.get_by_role("button", name="Kirim").click()
    expect(phone.get_by_role("heading", name="Sudah kami terima")).to_be_visible()

    assert open_office.waiting().count(text) == 1


def write_about_kia(page: Page, text: str) -> None:
    page.goto("/kirim/?panduan=kia&desa=wates")
    page.get_by_role("radio", name="Keluhan").check()
    page.get_by_label("Tulis di sini").fill(text)


def test_a_letter_whose_answer_was_lost_is_sent_again_and_gets_its_receipt(phone, line, open_office, request):
    text = f"Apakah KIA perlu materai? ({request.node.name})"
    keeps(phone, GUIDE)
    keeps_all(phone)
    write_about_kia(phone, text)
    line.mute = True
    phone.get_by_role("button", name="Kirim").click()
    expect(phone.get_by_text("Tadi sudah menekan Kirim?")).to_be_visible()
    line.mute = False

    phone.get_by_role("link", name=text[:20]).click()
    phone.get_by_role("button", name="Kirim").click()

    expect(phone.get_by_role("heading", name="Sudah kami terima")).to_be_visible()
    assert open_office.waiting().count(text) == 1


def test_a_receipt_that_breaks_off_is_opened_again(phone, line, request):
    keeps(phone, GUIDE)
    keeps_all(phone)
    write_about_kia(phone, f"Apakah KIA perlu cap? ({request.node.name})")
    line.cut = 700
    phone.get_by_role("button", name="Kirim").click()
    expect(phone.get_by_text("Tadi sudah menekan Kirim?")).to_be_visible()
    line.cut = None

    phone.get_by_role("link", name="Coba lagi").click()

    expect(phone.get_by_role("heading", name="Sudah kami terima")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/kirim/", "Formulir butuh sinyal"),
        ("/lacak/", "Status kiriman butuh sinyal"),
        ("/moderasi/", "Meja petugas butuh sinyal"),
    ],
)
def test_what_only_the_office_can_say_has_a_page_of_its_own(phone, line, address, said):
    keeps(phone, GUIDE)
    keeps_all(phone)
    line.ends()

    phone.goto(address)

    expect(phone.get_by_role("heading", level=1)).to_have_text(said)
    assert (
        phone.evaluate(
            "async () => (await (await caches.open('halaman')).keys()).map(one => new URL(one.url).pathname)"
        ).count(address)
        == 0
    )


@pytest.mark.parametrize("address", ["/hasil/?q=kartu+anak", "/cari/?q=kartu+anak"])
def test_a_search_without_a_line_looks_in_what_the_phone_keeps(phone, line, address):
    keeps(phone, GUIDE)
    keeps_all(phone)
    phone.goto("/cari/")
    line.ends()

    phone.goto(address)

    expect(phone.get_by_role("searchbox")).to_have_value("kartu anak")
    expect(phone.get_by_text("Ini hanya dari halaman yang tersimpan di HP Anda.")).to_be_visible()
    phone.get_by_role("link", name="Kartu anak (KIA)").click()
    expect(phone.locator("main")).to_contain_text("akta lahir")


def test_an_answer_published_into_nothing_is_still_there(phone, line, open_office, request):
    text = f"KIA anak kedua sama? ({request.node.name})"
    ask(open_office.running.visitor(), text)
    name, password = open_office.running.sign_in_line()
    address = f"/moderasi/kiriman/{open_office.id_of(text)}"
    keeps(phone, GUIDE)
    keeps_all(phone)
    phone.goto(f"/moderasi/masuk?lanjut={address}")
    phone.get_by_label("Nama").fill(name)
    phone.get_by_label("Sandi").fill(password)
    phone.get_by_role("button", name="Masuk").click()
    phone.get_by_label("Jawaban", exact=True).fill("Sama. Bawa KK.")
    line.ends()
    phone.get_by_label("Sudah saya baca").check()
    phone.get_by_role("button", name="Terbitkan").click()
    expect(phone.get_by_role("heading", name="Meja petugas butuh sinyal")).to_be_visible()
    line.begins()

    phone.get_by_role("link", name="Coba lagi").click()

    expect(phone.get_by_label("Jawaban", exact=True)).to_have_value("Sama. Bawa KK.")


def test_what_another_site_sends_through_the_phone_is_refused_as_ever(phone, line, open_office):
    keeps(phone, GUIDE)
    letter = (
        '<form method="post" action="{}/kirim/"><input name="isi" value="Bukan saya."><button>Kirim</button></form>'
    )
    other = phone.context.new_page()
    other.set_content(letter.format(line.origin))

    with other.expect_response(lambda answer: answer.request.method == "POST") as answered:
        other.get_by_role("button").click()

    assert answered.value.status == 403
    assert "Bukan saya." not in open_office.waiting()
