"""A page of the desk that was open too long says so and keeps what was ticked, on every form there is."""

import pytest

from feedback_api.domain.members.staff import Role
from feedback_api.moderation.rights import BEFORE_SIGN_IN
from tests.rights_table import staff_rules
from tests.web_office import an_office

STALE = {"csrf_token": "lama"}
# Its button types and ticks nothing: its page is opened anew, and is pressed there.
OPENED_ANEW = {"look_back.look": (303, False)}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def test_every_form_of_the_desk_says_that_the_page_was_open_too_long(office):
    letter = office.kept(desa="wates")
    ani = office.staff("ani", role=Role.ADMIN)
    names = {"<submission_id>": letter.id, "<task_id>": "tugas"}

    said = {}
    for address, method, endpoint in staff_rules(office.app):
        if method == "POST" and endpoint not in BEFORE_SIGN_IN:
            path = address.replace("<slug>", "wates-november" if address.endswith("/suara") else "wates-desember")
            for name, value in names.items():
                path = path.replace(name, value)
            page = ani.sends(path, {**STALE, "nama": "ani", "halaman": "/panduan/kia/"})
            said[endpoint] = (page.status, "terlalu lama terbuka" in page.words)

    assert {endpoint: one for endpoint, one in said.items() if one != (422, True)} == OPENED_ANEW


@pytest.mark.parametrize("list_address", ["/moderasi/", "/moderasi/cari?q=KTP"])
def test_ticks_of_a_list_that_was_open_too_long_stay(office, list_address):
    letter, other = office.kept(), office.kept("Syarat KTP hilang?")
    ticked = f"{letter.id}:{letter.version}"

    page = office.staff().sends(
        "/moderasi/banyak", {**STALE, "pilih": ticked, "tindakan": "spam", "kembali": list_address}
    )

    boxes = {box["value"]: box.has_attr("checked") for box in page.soup.select("input[name=pilih]")}
    assert (page.status, "terlalu lama terbuka" in page.words) == (422, True)
    assert boxes == {ticked: True, f"{other.id}:{other.version}": False}
    assert office.now_kept(letter) == letter


@pytest.mark.parametrize("typed", ["😀", '"*:)(', "…"])
def test_a_search_without_a_word_finds_nothing(office, typed):
    office.kept()

    page = office.staff().opens(f"/moderasi/cari?q={typed}")

    assert (page.status, "Tidak ada yang cocok" in page.words) == (200, True)
