"""Two members publish a letter that sounds like a report from phones without JavaScript, each at 360 pixels."""

import pytest
from playwright.sync_api import expect

from feedback_api.actions.members.staff import NewMember, create
from feedback_api.domain.members.staff import Role
from feedback_api.wiring import open_services
from tests.asking import ask
from tests.browser import staff
from tests.browser.width import is_as_wide_as_the_phone
from tests.opened import OpenOffice
from tests.web_office import PASSWORD

TEXT = "Petugas loket minta uang 50 ribu."
ANSWER = "**Semua layanan gratis.** Kami sudah periksa."


@pytest.fixture
def letter(open_office: OpenOffice, request: pytest.FixtureRequest) -> str:
    """The id of a letter of this test's own, which its sender sent as an ordinary one."""
    text = f"{TEXT} ({request.node.name})"
    ask(open_office.running.visitor(), text, jenis="keluhan", tetap="ya")
    return open_office.id_of(text)


@pytest.fixture
def budi(open_office: OpenOffice) -> str:
    """The name of a colleague."""
    with open_services(open_office.settings) as services:
        return create(services, NewMember(name="budi", role=Role.DISTRICT, password=PASSWORD)).name


def test_one_proposes_another_reads_the_same_and_it_is_published(new_page, open_office, letter, budi):
    first, second = (new_page(javascript=False, width=360) for _ in range(2))
    staff.sign_in(first, open_office)
    staff.open_item(first, letter)
    staff.write_answer(first, ANSWER)
    first.get_by_label("Sudah saya baca").check()
    first.get_by_role("button", name="Usulkan terbit").click()
    expect(first.get_by_text("Terbit setelah orang kedua membaca dan menyetujuinya.")).to_be_visible()

    second.goto(f"/moderasi/kiriman/{letter}")
    second.get_by_label("Nama").fill(budi)
    second.get_by_label("Sandi").fill(PASSWORD)
    second.get_by_role("button", name="Masuk").click()
    expect(second.locator("#usulan strong")).to_have_text("Semua layanan gratis.")
    fits = [is_as_wide_as_the_phone(page) for page in (first, second)]
    second.get_by_label("Sudah saya baca").check()
    second.get_by_role("button", name="Setujui").click()

    expect(second.get_by_role("link", name=f"/tanya/{letter}/")).to_be_visible()
    assert fits == [True, True]
