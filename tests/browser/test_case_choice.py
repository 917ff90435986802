"""A resident answers what is asked about them and sees exactly their own list; without JavaScript links lead there."""

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

GUIDE = "/panduan/akta-kelahiran/"
CASE = "/panduan/akta-kelahiran/tanpa-surat-lahir-tanpa-buku-nikah/"
CHOSEN = "?surat-lahir=tanpa-surat-lahir&buku-nikah=tanpa-buku-nikah&siapa=anak"
NO_BOOK = "Tidak punya, tetapi di KK tertulis suami istri"
FILLED_THERE = "Diisi di tempat. Formulirnya ada di sana."
MARRIAGE = "/panduan/surat-pengantar-nikah/"


def listed(page: Page) -> list[str]:
    """Return the papers that stand in the map without a condition, in their order."""
    return page.locator("[data-always] .doc__name").all_inner_texts()


def conditions(page: Page) -> list[str]:
    return page.locator(".folder__if:visible").all_inner_texts()


def choose(page: Page, *answers: str) -> None:
    for answer in answers:
        page.get_by_role("radio", name=answer, exact=True).first.check()


def canonical(page: Page) -> str:
    return str(page.locator("link[rel=canonical]").get_attribute("href"))


def test_the_list_follows_the_answers_at_once(phone):
    phone.goto(GUIDE)

    choose(phone, "Tidak punya surat lahir", NO_BOOK, "Anak")

    assert listed(phone) == [
        "Surat pernyataan kelahiran (SPTJM F-2.03)",
        "Surat pernyataan suami istri (SPTJM F-2.04)",
        "KK tempat anak akan didaftarkan",
        "KTP ayah dan ibu",
    ]
    assert phone.locator("[data-filled] .doc__name").all_inner_texts() == ["Formulir F-2.01 atau F-2.01A"]
    assert conditions(phone) == [FILLED_THERE]
    expect(phone.get_by_role("status")).to_have_text("Untuk: Tanpa surat lahir, tanpa buku nikah")


def test_the_answers_stand_in_the_address_and_the_page_names_its_case(phone):
    phone.goto(GUIDE)

    choose(phone, "Tidak punya surat lahir", NO_BOOK, "Anak")

    assert phone.url.endswith(GUIDE + CHOSEN)
    assert canonical(phone).endswith(CASE)


def test_a_shared_address_shows_the_same_list(new_page):
    sender, receiver = new_page(), new_page()
    sender.goto(GUIDE)
    choose(sender, "Tidak punya surat lahir", NO_BOOK, "Anak")

    receiver.goto(sender.url)

    assert listed(receiver) == listed(sender)
    assert canonical(receiver).endswith(CASE)


def test_the_page_of_a_case_has_the_list_that_the_answers_gave(phone):
    phone.goto(GUIDE + CHOSEN)
    answered = listed(phone)

    phone.get_by_role("button", name="Tampilkan berkas saya").click()

    phone.wait_for_url(f"**{CASE}#isi-map")
    assert listed(phone) == answered
    assert "Kondisi Anda" in phone.locator("h2").all_inner_texts()


def test_who_does_not_know_sees_what_depends_on_it_under_its_condition(phone):
    phone.goto(GUIDE)
    everything = conditions(phone)

    choose(phone, NO_BOOK)

    assert len(everything) == 11
    assert len(conditions(phone)) == 5
    assert "Surat pernyataan suami istri (SPTJM F-2.04)" in listed(phone)
    phone.locator("fieldset").nth(1).get_by_role("radio", name="Saya tidak tahu").check()
    assert conditions(phone) == everything
    assert not canonical(phone).endswith(CASE)


def test_a_question_that_no_longer_matters_is_not_asked(phone):
    phone.goto("/panduan/akta-kelahiran-sptjm/")
    asked = phone.locator("legend:visible").count()

    choose(phone, "Hanya surat lahir yang tidak ada")

    assert asked == 2
    assert phone.locator("legend:visible").all_inner_texts() == ["1. Apa yang tidak Anda punya?"]


def test_an_answer_that_makes_no_page_goes_along_to_the_page_of_the_case(phone):
    phone.goto(MARRIAGE)
    choose(phone, "Ke KUA, daftar nikah", "21 tahun atau lebih", "Belum pernah, dua-duanya", "Di kecamatan lain")

    phone.get_by_role("button", name="Tampilkan berkas saya").click()

    phone.wait_for_url(f"**{MARRIAGE}kua/?akad=lain#isi-map")
    assert "Surat rekomendasi nikah dari KUA asal" in listed(phone)
    assert canonical(phone).endswith(f"{MARRIAGE}kua/")


def test_steps_follow_the_answers_too(phone):
    phone.goto("/panduan/kk-hilang-rusak/")

    choose(phone, "KK hilang")

    steps = phone.locator(".steps__step:visible").all_inner_texts()
    assert any("Minta surat kehilangan di polsek." in step for step in steps)
    assert not any("Bila" in step for step in steps)


def test_ticks_belong_to_the_list_they_were_made_in(phone):
    phone.goto(GUIDE + CHOSEN)
    phone.get_by_role("checkbox", name=re.compile("^KTP ayah dan ibu")).check()

    choose(phone, "Punya buku nikah")
    other = phone.get_by_role("checkbox", name=re.compile("^KTP ayah dan ibu")).is_checked()
    phone.goto(CASE)

    assert not other
    assert phone.get_by_role("checkbox", name=re.compile("^KTP ayah dan ibu")).is_checked()
    expect(phone.locator("[data-count]")).to_contain_text("1 dari 4 siap")


def test_a_shared_phone_forgets_the_ticks_when_told(phone):
    phone.goto(CASE)
    phone.get_by_role("checkbox").first.check()

    phone.get_by_role("button", name="Kosongkan").click()
    phone.reload()

    expect(phone.locator("[data-count]")).to_contain_text("0 dari 4 siap")


def test_answers_can_be_given_by_keyboard_alone(phone):
    phone.goto("/panduan/ktp-el-hilang/")
    phone.get_by_role("radio", name="Saya sendiri").focus()

    phone.keyboard.press("ArrowDown")

    assert "Surat kuasa F-1.07 dengan meterai" in listed(phone)


def test_without_javascript_links_in_words_stand_where_the_questions_were(new_page):
    page = new_page(javascript=False)

    page.goto("/panduan/ktp-el-hilang/")

    assert page.locator("[data-words-links] a").first.is_visible()
    assert page.locator("form[data-case]").is_hidden()


def test_without_javascript_a_case_can_be_changed_for_another(new_page):
    page = new_page(javascript=False)
    page.goto(CASE)

    page.locator("summary", has_text="Ubah").click()
    page.locator("summary", has_text="Punya surat dari bidan").click()
    page.get_by_role("link", name="Tanpa buku nikah", exact=True).click()

    expect(page.locator("h1")).to_have_text("Akta kelahiran tanpa buku nikah")


def message(page: Page, start: str = "https://wa.me/") -> str:
    href = page.locator(f"[data-acts] a[href^='{start}']").get_attribute("href")
    return unquote(str(href).partition("text=" if start.startswith("https") else "body=")[2])


def test_a_message_says_exactly_what_was_answered_also_where_the_answer_makes_no_page(phone):
    phone.goto(f"{MARRIAGE}kua/?akad=lain&sisa=cukup&tni-polri=tidak")
    expect(phone.get_by_role("heading", name="Isi map Anda")).to_be_visible()

    said = message(phone)
    short = message(phone, "sms:")

    papers = [line for line in said.split("\n") if re.match(r"\d+\. ", line)]
    assert len(papers) == len(listed(phone))
    assert papers[-1].startswith(f"{len(papers)}. Rekomendasi KUA asal")
    assert f"*Bawa {len(papers)}:*" in said
    assert "akad" not in said.lower()
    assert "Polri" not in said
    assert f"Bawa {len(papers)}:" in short
    assert short.index("-Rekomendasi KUA asal") < short.index("Bila perlu:")


def test_a_message_nobody_answered_for_names_every_condition(phone):
    phone.goto(f"{MARRIAGE}kua/")
    expect(phone.get_by_role("heading", name="Isi map Anda")).to_be_visible()

    assert "Bila akad di kecamatan lain" in message(phone)
