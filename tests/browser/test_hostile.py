"""A browser that reads a hostile question and answer runs nothing of it."""

import pytest
from playwright.sync_api import Dialog, Page

from tests.asking import ask, code_on, publish, signed_in
from tests.browser import staff
from tests.pages.test_questions import ANSWER, QUESTION
from tests.serving import wait_for

ATTACK = QUESTION.replace("Jahilkah", "Jahilkahlagi")


# Where the links of the page would lead a browser that follows them, other than to a page or a mail.
LEADS = """() => [...document.links].map(one => one.protocol)
  .filter(one => !['http:', 'https:', 'mailto:', 'tel:', 'sms:'].includes(one))"""


class Watch:
    """Writes down whatever a page does that text cannot do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: list[str] = []
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.seen.append(str(error)))
        page.on("console", lambda message: self.seen.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self.seen.append(request.url) if "jahil" in request.url else None)

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(dialog.message)
        dialog.dismiss()

    def everything(self) -> list[str]:
        """Return what was seen once the page has come to rest."""
        self.page.wait_for_load_state("networkidle")
        return [*self.seen, *self.page.evaluate(LEADS), *self.page.evaluate("() => window.jahil ? ['it ran'] : []")]


@pytest.fixture(scope="module")
def hostile(open_office) -> tuple[str, str]:
    """The id and the code of a hostile question that was answered and stands on its page."""
    visitor = open_office.running.visitor()
    code = code_on(ask(visitor, ATTACK))
    submission = open_office.id_of("Jahilkahlagi")
    publish(signed_in(open_office), submission, text=ATTACK, answer=ANSWER)
    wait_for(lambda: visitor.get(f"/tanya/{submission}/").status == 200, seconds=60)
    return submission, code


@pytest.mark.parametrize("address", ["/tanya/{}/", "/tanya/", "/", "/panduan/ktp-el-baru/", "/desa/wates/"])
def test_nothing_runs_where_everybody_reads_it(phone, hostile, address):
    watch = Watch(phone)

    phone.goto(address.format(hostile[0]))

    assert watch.everything() == []


def test_nothing_runs_where_its_sender_reads_it(phone, hostile):
    watch = Watch(phone)
    phone.goto("/lacak/")
    phone.get_by_label("Kode lacak").fill(hostile[1])

    phone.get_by_role("button", name="Lihat status").click()

    assert watch.everything() == []


def test_nothing_runs_where_staff_read_it(phone, open_office, hostile):
    staff.sign_in(phone, open_office)
    watch = Watch(phone)

    staff.open_item(phone, hostile[0])

    assert watch.everything() == []
