"""A program sends, for whoever has the code, the one message that may follow an answer."""

from datetime import timedelta

import pytest
from jsonschema import Draft202012Validator

from feedback_api.domain.members.staff import Role
from feedback_api.domain.thread import FOLLOW_UP_DAYS, follow_up_id
from tests.web_office import an_office

ADDRESS = "/api/v1/follow-ups"
UNKNOWN = "2222-2222"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def answered(office, press="terbitkan", **typed):
    """Send a letter that staff answer; return its code and how it is kept."""
    code = office.visitor().gets_code("Apa syarat KTP?", **typed)
    (letter,) = office.waiting()
    office.staff().decides(letter, press, jawaban="Bawa KK.", panduan_kondisi="benar")
    return code, office.now_kept(letter)


def send(office, **body):
    return office.visitor().client.post(ADDRESS, json=body)


def test_it_waits_beside_the_answer_and_is_answered_with_the_same_code(office):
    code, letter = answered(office)

    answer = send(office, kode=code.lower().replace("-", ""), isi="Berapa lama?", rahasia="ya")

    (second,) = office.waiting()
    assert (second.follows, second.text, second.only_private) == (letter.id, "Berapa lama?", True)
    assert (answer.status_code, answer.json) == (
        201, {"id": follow_up_id(letter.id), "tracking_code": code, "due": second.due.isoformat()},
    )  # fmt: skip


def test_the_same_key_and_text_make_one_message_and_another_one_is_refused(office):
    code, _ = answered(office)
    message = {"kode": code, "isi": "Berapa lama?", "kunci": "satu"}

    first, again, other = send(office, **message), send(office, **message), send(office, kode=code, isi="Lagi.")

    assert (first.status_code, first.json) == (again.status_code, again.json)
    assert (other.status_code, other.content_type) == (409, "application/problem+json")
    assert "hanya bisa satu" in other.text
    assert len(office.waiting()) == 1


def test_nothing_follows_what_is_not_answered_or_was_answered_too_long_ago(office):
    waiting = office.visitor().gets_code("Belum dijawab.")
    early = send(office, kode=waiting, isi="Kapan?")
    (letter,) = office.waiting()
    office.staff().decides(letter, "jawab_pribadi", jawaban="Besok.", panduan_kondisi="benar")
    office.clock.passes(timedelta(days=2 * FOLLOW_UP_DAYS))
    late = send(office, kode=waiting, isi="Kapan?")

    assert (early.status_code, late.status_code, office.waiting()) == (409, 409, ())


@pytest.mark.parametrize(
    ("change", "status", "fields"),
    [
        ({"kode": UNKNOWN}, 404, []),
        ({"kode": "1234"}, 422, ["kode"]),
        ({"kode": None}, 422, ["kode"]),
        ({"kode": 7}, 422, ["kode"]),
        ({"isi": " \u200b"}, 422, ["isi"]),
        ({"isi": "x" * 4001, "rahasia": "tidak"}, 422, ["isi", "rahasia"]),
        ({"kunci": "a b"}, 422, ["kunci"]),
        ({"desa": "atlantis", "lain": 1}, 201, []),
    ],
)
def test_what_is_wrong_is_named_exactly_where_the_description_forbids_it(office, change, status, fields):
    code, _ = answered(office)
    described = office.visitor().client.get("/api/v1/openapi.json").json["components"]["schemas"]["FollowUp"]
    body = {"kode": code, "isi": "Berapa lama?", **change}

    answer = send(office, **body)

    assert (answer.status_code, [error["field"] for error in answer.json.get("errors", [])]) == (status, fields)
    assert Draft202012Validator(described).is_valid(body) is (status != 422)


@pytest.mark.parametrize(("body", "kind", "status"), [(b"[" * 30_000, "application/json", 400), (b"{}", "", 415)])
def test_what_is_no_object_of_json_is_refused(office, body, kind, status):
    answer = office.visitor().client.post(ADDRESS, data=body, content_type=kind)

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")


def test_wrong_codes_are_counted_together_with_those_of_the_form_and_right_ones_are_not(tmp_path):
    with an_office(tmp_path, limit_tracking="2 per hour") as office:
        code, _ = answered(office)
        begins = "22" if not code.startswith("22") else "33"
        for guess in ("2222", "3333"):
            send(office, kode=f"{begins}99-{guess}", isi="Menebak.")

        guessed = send(office, kode=f"{begins}99-4444", isi="Menebak.")
        own = send(office, kode=code, isi="Berapa lama?")

    assert (guessed.status_code, own.status_code) == (429, 201)
    assert "kode yang salah" in guessed.text
    assert int(guessed.headers["Retry-After"]) > 0


def test_it_counts_as_a_letter_of_its_group(tmp_path):
    with an_office(tmp_path, limit_per_sender="2 per hour") as office:
        code, _ = answered(office)
        message = {"kode": code, "isi": "Berapa lama?", "kunci": "satu"}

        first, again = send(office, **message), send(office, **message)
        letter = office.visitor().client.post("/api/v1/submissions", json={"jenis": "saran", "isi": "Tiga."})

    assert (first.status_code, again.status_code, letter.status_code) == (201, 201, 429)
    assert "Terlalu banyak kiriman" in letter.text


def test_what_follows_a_report_is_sealed_and_shown_to_nobody_but_the_supervisor(office):
    code = office.visitor().gets_code("Saya dimintai uang.", jenis="laporan")
    (report,) = office.reports()
    office.staff("wati", role=Role.SUPERVISOR).decides(report, "jawab_pribadi", jawaban="Kami periksa.")

    answer = send(office, kode=code, isi="Petugasnya Anton.", kunci="satu")

    second = office.services.store.submissions.get(follow_up_id(report.id))
    assert (answer.status_code, second.text, office.waiting()) == (201, "", ())
    assert "Anton" not in answer.text
