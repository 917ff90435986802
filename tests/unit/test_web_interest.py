"""Somebody says that they will come to a visit; it is counted once a device, and nobody knows who."""

from datetime import timedelta

import pytest

from feedback_api.domain.visits.trip import InterestCount
from tests.web_office import Visitor, an_office

WISH = {"kunjungan": "wates-desember", "panduan": "ktp-el-baru"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def wants(visitor: Visitor, **typed: str):
    return visitor.sends("/kirim/minat", {**WISH, **typed})


def counted(office):
    return office.services.store.tallies.interest("wates-desember")


def test_a_press_is_counted_and_thanked_for(office):
    visitor = office.visitor()

    sent = wants(visitor)
    page = visitor.opens(sent.address)

    assert (sent.status, page.status) == (303, 200)
    assert "satu orang lagi yang akan datang" in page.words
    assert counted(office) == (InterestCount(guide="ktp-el-baru", count=1),)


def test_the_same_device_counts_once_however_much_later_it_presses(office):
    visitor = office.visitor()
    wants(visitor)
    office.clock.passes(timedelta(days=3))

    again = wants(visitor)

    assert again.status == 303
    assert counted(office) == (InterestCount(guide="ktp-el-baru", count=1),)


def test_two_quick_presses_before_there_is_a_cookie_count_once(office):
    wants(office.visitor())
    wants(office.visitor())

    assert counted(office) == (InterestCount(guide="ktp-el-baru", count=1),)


def test_two_devices_are_two_even_in_one_minute_when_the_form_has_its_key(office):
    for key in ("key-of-one", "key-of-one", "key-of-another"):
        wants(office.visitor(), kunci=key)

    assert counted(office) == (InterestCount(guide="ktp-el-baru", count=2),)


def test_a_forged_cookie_is_nobodys(office):
    visitor = office.visitor()
    visitor.client.set_cookie("perangkat", "made-up.signature")

    assert wants(visitor).status == 303
    assert counted(office) == (InterestCount(guide="ktp-el-baru", count=1),)


def test_one_device_may_come_for_two_services(office):
    visitor = office.visitor()
    wants(visitor)
    wants(visitor, panduan="akta-kelahiran")

    assert [one.guide for one in counted(office)] == ["akta-kelahiran", "ktp-el-baru"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kunjungan": "tidak-ada"}, "tidak kami temukan"),
        ({"kunjungan": "wates-november"}, "sudah lewat atau batal"),
        ({"panduan": "kia"}, "tidak ada di kunjungan itu"),
        ({"panduan": ""}, "tidak ada di kunjungan itu"),
    ],
)
def test_what_cannot_be_wanted_is_said(office, typed, said):
    page = wants(office.visitor(), **typed)

    assert page.status == 422
    assert said in page.words
    assert counted(office) == ()


def test_the_press_is_woken_at_five_and_then_at_every_fifth(office):
    woken = []
    for number in range(11):
        before = office.services.store.builds.read().wanted
        wants(office.visitor(), kunci=f"device-{number}")
        woken.append(office.services.store.builds.read().wanted - before)

    assert woken == [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]


def test_another_sites_page_cannot_press(office):
    page = office.visitor().sends("/kirim/minat", WISH, **{"Sec-Fetch-Site": "cross-site"})

    assert page.status == 403
    assert counted(office) == ()


def test_a_crowd_from_one_address_is_slowed_down(office):
    replies = [wants(office.visitor(), kunci=f"device-{number}") for number in range(61)]

    assert {reply.status for reply in replies[:60]} == {303}
    assert (replies[60].status, "Retry-After" in replies[60].response.headers) == (429, True)
