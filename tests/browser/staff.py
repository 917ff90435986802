"""A member of staff at a browser, a step a function."""

from playwright.sync_api import Page

from tests.opened import OpenOffice


def sign_in(page: Page, office: OpenOffice) -> None:
    """Come in with the words of the first start; the queue is open afterwards."""
    name, password = office.running.sign_in_line()
    page.goto("/moderasi/masuk")
    page.get_by_label("Nama").fill(name)
    page.get_by_label("Sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("heading", name="Antrean").wait_for()


def write_answer(page: Page, answer: str) -> None:
    """Write it on the open submission, and say that the guide is right."""
    page.get_by_label("Jawaban", exact=True).fill(answer)
    page.get_by_role("radio", name="Sudah benar").check()


def publish(page: Page) -> None:
    page.get_by_label("Sudah saya baca").check()
    page.get_by_role("button", name="Terbitkan").click()


def open_item(page: Page, submission: str) -> None:
    page.goto(f"/moderasi/kiriman/{submission}")
