"""Whoever reads badly lets the phone read the answer and the list, as they stand there, and stops it with a tap."""

import re

import pytest
from playwright.sync_api import Page, expect

LOST = "/panduan/ktp-el-hilang/"
MARRIAGE = "/panduan/surat-pengantar-nikah/"
BROTHER = "Orang lain mewakili saya"
# A phone whose voice notes down what it is given: what a real one makes of it, only ears can tell.
VOICE = """() => {
  const heard = (window.heard = []);
  const voice = {speaking: false, pending: true, speak: (said) => {
    voice.speaking = true;
    heard.push(said);
  }, cancel: () => (voice.speaking = false)};
  Object.defineProperty(window, "speechSynthesis", {value: voice});
}"""
NO_VOICE = "() => Object.defineProperty(window, 'speechSynthesis', {value: undefined})"
SHOWN = "parts => parts.filter(part => part.checkVisibility()).map(part => part.textContent)"
PARTS = ".answer, .folder__if, .doc__name, .doc__tags .tag"


def opened(page: Page, address: str, voice: str = VOICE) -> Page:
    page.add_init_script(f"({voice})()")
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    return page


def heard(page: Page) -> list[str]:
    """Return what the voice was given to say."""
    assert page.evaluate("heard.every(said => said.lang === 'id-ID')")
    return list(page.evaluate("heard.map(said => said.text)"))


def spelled(shown: str) -> str:
    """Return it as a voice says it: capitals one by one, codes without their signs, the currency behind its number."""
    text = re.sub(r"Rp\s([\d.]*\d)", r"\1 rupiah", shown)
    text = re.sub(r"(?<=-\d)\.", " ", text).replace("-", " ")
    return re.sub(r"([A-Z])(?=[A-Z])", r"\1 ", text)


@pytest.mark.parametrize("address", [LOST, MARRIAGE, "/peristiwa/meninggal/"])
def test_the_voice_is_given_the_answer_and_every_row_of_the_list(phone, address):
    opened(phone, address).get_by_role("button", name="Bacakan").click()

    shown = phone.eval_on_selector_all(PARTS, SHOWN)
    assert heard(phone) == [spelled(one) for one in shown]
    assert len(shown) > 5


def test_it_reads_the_list_of_the_answers_that_were_given(phone):
    opened(phone, LOST).get_by_role("radio", name="Saya sendiri").check()

    phone.get_by_role("button", name="Bacakan").click()

    said = heard(phone)
    assert said[0].startswith("Bawa surat kehilangan dari polisi")
    assert "Surat kehilangan dari polisi" in said
    assert not [one for one in said if "1 07" in one]


def test_codes_numbers_and_money_are_said_as_people_say_them(phone):
    opened(phone, LOST).get_by_role("radio", name=BROTHER).check()
    phone.get_by_role("button", name="Bacakan").click()
    assert "Surat kuasa F 1 07 dengan meterai" in heard(phone)

    words = "KTP-el dan KK: Rp 10.000, F-2.01A."
    phone.evaluate("words => document.querySelector('.answer').textContent = words", words)
    phone.get_by_role("button", name="Stop").click()
    phone.get_by_role("button", name="Bacakan").click()
    assert "K T P el dan K K: 10.000 rupiah, F 2 01A." in heard(phone)


def test_a_second_tap_stops_it_and_its_end_offers_it_again(phone):
    button = opened(phone, LOST).get_by_role("button", name=re.compile("Bacakan|Stop"))
    button.click()
    expect(button).to_have_text("Stop")
    button.click()
    expect(button).to_have_text("Bacakan")
    assert phone.evaluate("speechSynthesis.speaking") is False

    button.click()
    phone.evaluate("() => { speechSynthesis.pending = false; heard.at(-1).onend(); }")
    expect(button).to_have_text("Bacakan")


def test_a_phone_without_a_voice_has_no_button(phone):
    opened(phone, LOST, NO_VOICE)

    expect(phone.get_by_role("button", name="Cetak")).to_be_visible()
    assert phone.get_by_role("button", name="Bacakan").count() == 0
