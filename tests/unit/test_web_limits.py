"""Somebody sends, guesses or signs in too often."""

import re
from datetime import timedelta

import pytest

from feedback_api.domain.errors import CodeAsked
from feedback_api.web.half_signed_in import signed_half
from tests.builders import some_settings
from tests.web_office import PASSWORD, an_office

# What an office has that sets nothing.
STANDARD = {"limit_per_sender": "60 per hour"}


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
    # This office has no telephone yet, so nobody is sent to one.
    assert ("nomor di bawah" in page.words, "Datang ke loket pada jam buka" in page.words) == (False, True)
    assert re.search(r"Terlalu banyak kiriman dari sambungan ini\. Coba (59|60) menit lagi\.", page.words)
    assert 3500 < int(page.response.headers["Retry-After"]) <= 3601


def test_the_last_letter_of_an_hour_pressed_again_is_answered_with_its_receipt(visitor, office):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "dua"}
    visitor.asks("satu")

    first, again = visitor.sends("/kirim/", form), visitor.sends("/kirim/", form)

    codes = {visitor.opens(sent.address).first(".slip__code").text for sent in (first, again)}
    assert (first.status, again.status, len(codes), len(office.waiting())) == (303, 303, 1, 2)


def test_a_repeat_is_answered_however_old_its_form_is_and_never_uses_up_a_turn(visitor, office):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "satu"}
    visitor.sends("/kirim/", form)
    office.clock.passes(timedelta(days=2))

    again = [visitor.sends("/kirim/", form).status for _ in range(3)]

    assert (again, visitor.asks("dua").status, len(office.waiting())) == ([303] * 3, 303, 2)


def test_a_program_that_repeats_its_last_letter_of_an_hour_gets_the_same_code(visitor):
    letter = {"jenis": "saran", "isi": "dua", "kunci": "letter-2"}
    visitor.asks("satu")

    first, again, other = (
        visitor.client.post("/api/v1/submissions", json=letter | changed) for changed in ({}, {}, {"isi": "tiga"})
    )

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 429)
    assert first.json == again.json


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

    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "tiga"}

    assert visitor.sends("/kirim/", form, **{"X-Forwarded-For": "203.0.113.9"}).status == 429


def test_behind_our_own_edge_its_header_tells_senders_apart(tmp_path):
    with an_office(tmp_path, limit_per_sender="1 per hour", client_address_header="X-Edge-Client") as office:
        visitor = office.visitor()
        form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "satu"}

        sent = [
            visitor.sends("/kirim/", {**form, "kunci": f"k{number}"}, **{"X-Edge-Client": address}).status
            for number, address in enumerate(["203.0.113.1", "203.0.113.2", "203.0.113.1"])
        ]

    assert sent == [303, 303, 429]


def test_what_others_send_never_refuses_anybody(tmp_path):
    with an_office(tmp_path, limit_overall="1 per hour") as office:
        first, second = office.visitor(), office.visitor()
        second.client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
        sent = [first.asks(f"satu {number}").status for number in range(5)]

        assert (sent, second.asks("dua").status) == ([303] * 5, 303)


def test_eleven_neighbours_behind_one_address_all_write(tmp_path):
    with an_office(tmp_path, **STANDARD) as office:
        sent = [office.visitor().asks(f"dari tetangga {number}").status for number in range(11)]

    assert sent == [303] * 11


def test_the_eleventh_letter_of_one_device_waits_and_a_neighbours_first_does_not(tmp_path):
    with an_office(tmp_path, **STANDARD) as office:
        writer, neighbour = office.visitor(), office.visitor()
        sent = [writer.asks(f"surat {number}").status for number in range(10)]
        page = writer.asks("yang kesebelas", kontak="0812 3456 7890")

        assert (sent, page.status, page.value("isi")) == ([303] * 10, 429, "yang kesebelas")
        assert "Dari HP ini sudah banyak kiriman dalam satu jam. Coba" in page.words
        assert neighbour.asks("yang pertama").status == 303


def test_whoever_throws_the_cookie_away_is_still_counted_with_the_group(tmp_path):
    with an_office(tmp_path, **STANDARD) as office:
        form = {**office.visitor().opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan"}
        sent = [
            office.visitor().sends("/kirim/", {**form, "isi": f"surat {number}", "kunci": f"k{number}"}).status
            for number in range(61)
        ]

    assert sent == [303] * 60 + [429]


def test_a_page_of_one_too_many_names_other_ways(visitor):
    visitor.asks("satu")
    visitor.asks("dua")

    page = visitor.asks("tiga")

    assert "Tidak bisa menunggu? Datang ke loket" in page.words
    assert page.first("a[href='https://www.lapor.go.id/']")
    assert page.first("a[href='/kontak/']")


@pytest.mark.parametrize(
    ("origin", "name"), [("https://kantor.example", "__Host-pengirim"), ("http://127.0.0.1:8000", "pengirim")]
)
def test_the_word_of_a_device_is_random_signed_and_gone_in_a_day(tmp_path, origin, name):
    with an_office(tmp_path, origin=origin) as office:
        set_cookie = office.app.test_client().get("/kirim/", base_url=origin).headers["Set-Cookie"]

    parts = [part.strip() for part in set_cookie.split(";")]
    assert parts[0].startswith(f"{name}=")
    assert {"Max-Age=86400", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts)
    assert ("Secure" in parts) is origin.startswith("https")
    assert not any(part.startswith("Domain") for part in parts)


def test_a_word_that_somebody_made_up_or_that_is_a_day_old_is_none(tmp_path):
    with an_office(tmp_path, **STANDARD) as office:
        writer, liar = office.visitor(), office.visitor()
        [writer.asks(f"surat {number}") for number in range(10)]
        liar.client.set_cookie("pengirim", "WyJrYXRhIiwxNzAwMDAwMDAwXQ.bukan-tanda-tangan")
        form = {**writer.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "sehari kemudian"}
        office.clock.passes(timedelta(hours=24))

        assert liar.sends("/kirim/", {**form, "kunci": "punya-orang"}).status in {303, 422}
        assert writer.opens("/kirim/").response.headers["Set-Cookie"].startswith("pengirim=")
        assert writer.asks("sehari kemudian").status == 303


def test_an_office_that_lets_a_group_send_more_lets_a_device_send_more_too(tmp_path):
    known = [
        some_settings(tmp_path, limit_per_sender=group, limit_per_device=device).limit_of_a_device
        for group, device in [
            ("60 per hour", None),
            ("100000 per hour", None),
            ("5 per minute", None),
            ("60 per hour", "3 per hour"),
        ]
    ]

    assert known == ["10 per hour", "16666 per hour", "10 per minute", "3 per hour"]


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


def test_a_neighbours_wrong_codes_keep_nobody_from_theirs(office):
    code = office.visitor().gets_code()
    wrong = [office.visitor().sends("/lacak/", {"kode": "2222-2222"}).status for _ in range(5)]

    assert wrong == [404] * 2 + [429] * 3
    assert office.visitor().sends("/lacak/", {"kode": code}).status == 200


def test_guessing_codes_that_begin_differently_ends_too(visitor):
    wrong = [visitor.sends("/lacak/", {"kode": f"{a}{b}22-2222"}).status for a in "ABCDE" for b in "ABCDE"]

    assert wrong == [404] * 20 + [429] * 5


def tries_of(visitor, names):
    form = visitor.opens("/moderasi/masuk").fields()
    return [visitor.sends("/moderasi/masuk", {**form, "nama": name, "sandi": "x"}).status for name in names]


def test_guessing_a_password_from_one_address_ends_soon(visitor):
    assert tries_of(visitor, ["orang"] * 3) == [422, 422, 429]


def test_a_colleagues_wrong_passwords_keep_nobody_else_out(office, visitor):
    office.has_password()
    tries_of(office.visitor(), ["rini"] * 5)

    form = {**visitor.opens("/moderasi/masuk").fields(), "nama": "sri", "sandi": PASSWORD}

    assert visitor.sends("/moderasi/masuk", form).status == 303


def test_guessing_with_many_names_from_one_address_ends_too(visitor):
    tries = tries_of(visitor, [f"orang{number}" for number in range(22)])

    assert tries == [422] * 20 + [429] * 2


def sends_code(visitor, half, code="000000"):
    fields = {**visitor.opens("/moderasi/masuk").fields(), "setengah": half, "kode_masuk": code}
    return visitor.sends("/moderasi/masuk/kode", fields)


def half_of(office, name):
    """What the page that asks for the code of this person carries."""
    half = CodeAsked(name=name, epoch=1, until=office.clock() + timedelta(minutes=5))
    with office.app.app_context():
        return signed_half(half)


def test_codes_of_one_name_that_do_not_fit_keep_no_colleague_out(office, visitor):
    tries = [sends_code(visitor, half_of(office, "rini")).status for _ in range(3)]

    assert tries == [422, 422, 429]
    assert sends_code(visitor, half_of(office, "sri")).status == 422


def test_a_device_that_is_known_enters_its_code_however_many_strangers_try(office, visitor):
    office.has_password()
    form = {**visitor.opens("/moderasi/masuk").fields(), "nama": "sri", "sandi": PASSWORD}
    visitor.sends("/moderasi/masuk", form)
    stranger = office.visitor()

    tries = [
        sends_code(stranger, half).status for half in ("dibuat.sendiri", half_of(office, "sri")) for _ in range(22)
    ]

    assert tries[-1] == 429
    assert sends_code(visitor, half_of(office, "sri")).status == 422


def test_limits_outlive_the_worker(tmp_path):
    limits = f"sqlite:{tmp_path / 'limits.sqlite'}"
    with an_office(tmp_path, limits=limits, limit_per_sender="1 per hour") as office:
        office.visitor().asks("satu")
    with an_office(tmp_path, limits=limits, limit_per_sender="1 per hour") as office:
        page = office.visitor().asks("dua")

    assert page.status == 429


def test_an_office_that_is_closed_has_no_file_open(tmp_path):
    with an_office(tmp_path, limits=f"sqlite:{tmp_path / 'limits.sqlite'}") as office:
        office.visitor().asks()
        open_files = sorted(file.name for file in tmp_path.glob("*-wal"))

    # SQLite takes a write-ahead log away when the last connection is closed.
    assert open_files == ["feedback.sqlite-wal", "limits.sqlite-wal"]
    assert list(tmp_path.glob("*-wal")) == []
