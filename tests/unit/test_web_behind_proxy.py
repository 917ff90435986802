"""A proxy stands before the office, and nobody told the office which header says who is asking."""

import pytest

from feedback_api.web.behind_proxy import is_told_too_little, proxy_watch
from tests.builders import some_settings
from tests.web_office import an_office

WARNING = "Semua pengirim terhitung sebagai satu orang"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def asks(office, *, by="127.0.0.1", **headers):
    told = []
    proxy_watch(office.app).tell = lambda: told.append(by)
    for _ in range(2):
        office.visitor().client.get("/kirim/", headers=headers, environ_base={"REMOTE_ADDR": by})
    return told


@pytest.mark.parametrize(
    ("sign", "by"),
    [
        ("X-Forwarded-For", "127.0.0.1"),
        ("Forwarded", "::1"),
        ("Via", "10.0.0.2"),
        ("X-Real-IP", "192.168.1.1"),
        ("Via", "fd00::1"),
        ("X-Forwarded-For", ""),
        ("X-Forwarded-For", "::ffff:172.18.0.1"),
    ],
)
def test_the_terminal_is_told_once_and_staff_read_it(office, sign, by):
    told = asks(office, by=by, **{sign: "203.0.113.7"})

    assert told == [by]
    assert WARNING in office.staff().opens("/moderasi/").words


@pytest.mark.parametrize("by", ["203.0.113.7", "2001:4860:4860::8888"])
def test_what_somebody_far_away_claims_means_nothing(office, by):
    assert asks(office, by=by, Via="1.1 jahil") == []
    assert WARNING not in office.staff().opens("/moderasi/").words


def test_without_a_proxy_nothing_is_said(office):
    assert asks(office) == []
    assert WARNING not in office.staff().opens("/moderasi/").words


def test_who_says_so_is_not_believed(tmp_path):
    with an_office(tmp_path, limit_per_sender="1 per hour", limits=f"sqlite:{tmp_path / 'limits.sqlite'}") as office:
        visitor = office.visitor()
        form = {**visitor.opens("/kirim/").fields(), "jenis": "pertanyaan", "isi": "satu"}
        visitor.sends("/kirim/", form, **{"X-Forwarded-For": "203.0.113.1"})

        again = {**visitor.opens("/kirim/").fields(), "jenis": "pertanyaan", "isi": "dua"}

        assert visitor.sends("/kirim/", again, **{"X-Forwarded-For": "203.0.113.2"}).status == 429


def test_a_proxy_that_fills_the_header_is_no_trouble_and_one_that_forgets_it_is(tmp_path):
    with an_office(tmp_path, client_address_header="X-Caller") as office:
        fills = asks(office, **{"X-Caller": "203.0.113.7", "X-Forwarded-For": "203.0.113.7"})
        forgets = asks(office, **{"X-Forwarded-For": "203.0.113.7"})

    assert (fills, forgets) == ([], ["127.0.0.1"])


@pytest.mark.parametrize(("header", "is_missing"), [(None, True), ("X-Caller", False)])
def test_https_without_the_header_is_known_from_the_settings_alone(tmp_path, header, is_missing):
    settings = some_settings(tmp_path, origin="https://kantor.example", client_address_header=header)

    assert is_told_too_little(settings) is is_missing
