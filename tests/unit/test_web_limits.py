"""Somebody sends, guesses or signs in too often."""

import re

import pytest

from tests.web_office import an_office


@pytest.fixture
def office(tmp_path):
    few = {"limit_per_sender": "2 per hour", "limit_tracking": "2 per hour", "limit_sign_in": "2 per hour"}
    with an_office(tmp_path, limits=f"sqlite:{tmp_path / 'limits.sqlite'}", **few) as office:
        yield office


@pytest.fixture
def visitor(office):
    return office.visitor()


def test_one_too_many_is_refused_with_the_text_kept_and_a_time_to_come_back(visitor):
    visitor.asks("satu")
    visitor.asks("dua")

    page = visitor.asks("tiga", kontak="0812 3456 7890")

    assert page.status == 429
    assert (page.value("isi"), page.value("kontak")) == ("tiga", "0812 3456 7890")
    assert re.search(r"Terlalu banyak kiriman dari sambungan ini\. Coba (59|60) menit lagi\.", page.words)
    assert 3500 < int(page.response.headers["Retry-After"]) <= 3601


def test_a_mistake_costs_no_turn(visitor):
    mistakes = [visitor.asks("").status for _ in range(5)]

    assert mistakes == [422] * 5
    assert visitor.asks("benar").status == 303


def test_another_sender_is_not_held_up(office):
    first, second = office.visitor(), office.visitor()
    second.client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    first.asks("satu")
    first.asks("dua")

    assert second.asks("tiga").status == 303


def test_an_invented_header_makes_nobody_another_sender(visitor):
    visitor.asks("satu")
    visitor.asks("dua")

    form = {**visitor.opens("/kirim/").fields(), "isi": "tiga"}

    assert visitor.sends("/kirim/", form, **{"X-Forwarded-For": "203.0.113.9"}).status == 429


def test_behind_our_own_edge_its_header_tells_senders_apart(tmp_path):
    with an_office(tmp_path, limit_per_sender="1 per hour", client_address_header="X-Edge-Client") as office:
        visitor = office.visitor()
        form = {**visitor.opens("/kirim/").fields(), "isi": "satu"}

        sent = [
            visitor.sends("/kirim/", {**form, "kunci": f"k{number}"}, **{"X-Edge-Client": address}).status
            for number, address in enumerate(["203.0.113.1", "203.0.113.2", "203.0.113.1"])
        ]

    assert sent == [303, 303, 429]


def test_everybody_together_has_a_limit_too(tmp_path):
    with an_office(tmp_path, limit_overall="1 per hour") as office:
        first, second = office.visitor(), office.visitor()
        second.client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
        first.asks("satu")

        page = second.asks("dua")

    assert (page.status, page.value("isi")) == (429, "dua")


def test_form_and_interface_count_together(visitor):
    visitor.asks("satu")
    visitor.asks("dua")

    answer = visitor.client.post("/api/v1/submissions", json={"jenis": "saran", "isi": "tiga"})

    assert answer.status_code == 429
    assert answer.content_type == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0


def test_guessing_codes_ends_soon_and_a_right_code_costs_nothing(visitor):
    code = visitor.gets_code()
    right = [visitor.sends("/lacak/", {"kode": code}).status for _ in range(4)]

    wrong = [visitor.sends("/lacak/", {"kode": "2222-2222"}).status for _ in range(3)]

    assert (right, wrong) == ([200] * 4, [404, 404, 429])


def test_guessing_passwords_from_one_address_ends_soon(visitor):
    form = visitor.opens("/moderasi/masuk").fields()

    tries = [
        visitor.sends("/moderasi/masuk", {**form, "nama": f"orang{number}", "sandi": "x"}).status for number in range(3)
    ]

    assert tries == [422, 422, 429]


def test_limits_outlive_the_worker(tmp_path):
    limits = f"sqlite:{tmp_path / 'limits.sqlite'}"
    with an_office(tmp_path, limits=limits, limit_per_sender="1 per hour") as office:
        office.visitor().asks("satu")
    with an_office(tmp_path, limits=limits, limit_per_sender="1 per hour") as office:
        page = office.visitor().asks("dua")

    assert page.status == 429
