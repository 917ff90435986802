"""Whoever has only a keyboard comes everywhere, sees where they are, and decides."""

import pytest
from playwright.sync_api import Page, expect

from tests.asking import ask
from tests.browser import staff

# What shows where the focus is: an outline that is really drawn.
HAS_OUTLINE = """() => { const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }"""
NAME = """() => { const one = document.activeElement;
  const name = one.labels?.[0]?.textContent || one.getAttribute('aria-label') || one.textContent;
  return name.trim().replace(/\\s+/g, ' ') }"""
IS_COVERED = """() => { const box = document.activeElement.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const shown = top && (document.activeElement.contains(top) || top.contains(document.activeElement)
    || top.closest('label')?.contains(document.activeElement));
  return !shown }"""
STEP = (
    f"() => document.activeElement === document.body ? null : [{NAME}, {HAS_OUTLINE}, {IS_COVERED}].map(look => look())"
)


def tab_to(page: Page, name: str, *, most: int = 80) -> None:
    """Press Tab until the thing with this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"{name} was not reached")


def steps(page: Page, *, most: int = 200) -> list[tuple[str, bool, bool]]:
    """Press Tab from the top to the end; return name, whether an outline is drawn, and whether it is covered."""
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        step = page.evaluate(STEP)
        if step is None:
            break
        seen.append(tuple(step))
    return seen


def test_the_first_key_leads_past_the_menu(reading_phone, example):
    reading_phone.goto(example)
    reading_phone.keyboard.press("Tab")
    expect(reading_phone.get_by_role("link", name="Langsung ke isi")).to_be_in_viewport()
    reading_phone.keyboard.press("Enter")
    reading_phone.keyboard.press("Tab")

    assert reading_phone.evaluate("() => document.activeElement.closest('main, footer') !== null")


def test_every_step_is_seen(reading_phone, example):
    reading_phone.goto(example)

    walked = steps(reading_phone)

    assert len(walked) >= 8
    assert [name for name, has_outline, is_covered in walked if not has_outline or is_covered] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_question_is_asked_with_the_keyboard_alone(new_page, open_office, javascript):
    page = new_page(javascript=javascript)
    page.goto("/kirim/")
    tab_to(page, "Pertanyaan")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Desa Anda")
    page.keyboard.type("Wates")
    tab_to(page, "Tulis di sini")
    page.keyboard.type("Petugas loket 2 tidak ada sejak pagi.")
    tab_to(page, "Kirim")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sudah kami terima")
    expect(page.locator("main")).to_contain_text("Keluhan")
    expect(page.locator("main")).to_contain_text("Wates")
    assert "Petugas loket 2 tidak ada sejak pagi." in open_office.waiting()


def test_after_a_mistake_the_focus_is_on_what_is_wrong(phone):
    phone.goto("/kirim/?jenis=pertanyaan")
    tab_to(phone, "Kirim")
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("alert")).to_be_focused()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_label("Tulis di sini")).to_be_focused()


def test_staff_decide_with_the_keyboard_alone(new_page, open_office):
    page, text = new_page(width=1280), "Boleh bayar PBB di balai desa?"
    ask(open_office.running.visitor(), text)
    staff.sign_in(page, open_office)
    staff.open_item(page, open_office.id_of(text))
    tab_to(page, "Jawaban")
    page.keyboard.type("**Boleh.** Bawa SPPT.")
    tab_to(page, "Sudah benar")
    page.keyboard.press("Space")
    tab_to(page, "Sudah saya baca")
    page.keyboard.press("Space")
    tab_to(page, "Terbitkan")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Terbit")


def test_the_focus_is_never_under_the_bar_of_the_desk(phone, open_office):
    text = "Apakah SPPT lama masih laku?"
    ask(open_office.running.visitor(), text)
    staff.sign_in(phone, open_office)
    staff.open_item(phone, open_office.id_of(text))

    walked = steps(phone)

    assert [name for name, has_outline, is_covered in walked if not has_outline or is_covered] == []
