"""Real workers behind a real socket: what only they can get wrong."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from feedback_api.store import open_store
from tests.gunicorn_office import ask, gunicorn_office, raw
from tests.web_office import read_form


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    return tmp_path_factory.mktemp("gunicorn")


@pytest.fixture(scope="module")
def port(directory):
    """Two workers with two threads each, on a socket that was open before they were."""
    settings = {"SEKALI_LIMIT_PER_SENDER": "12 per hour", "SEKALI_CLIENT_ADDRESS_HEADER": "X-Test-Client"}
    with gunicorn_office(directory, settings=settings) as port:
        yield port


@pytest.fixture
def store(directory):
    with open_store(f"sqlite:{directory / 'feedback.sqlite'}") as store:
        yield store


def send_form(port: int, fields: dict[str, str], sender: str) -> tuple[int, bytes, str]:
    kind = "application/x-www-form-urlencoded"
    return ask(port, "POST", "/kirim/", urlencode(fields).encode(), Content_Type=kind, X_Test_Client=sender)


def test_presses_that_come_at_once_make_one_submission_and_one_receipt(port, store):
    form = {**read_form(ask(port, "GET", "/kirim/?jenis=pertanyaan")[1]), "isi": "Kapan ke Wates?"}

    with ThreadPoolExecutor(6) as presses:
        answers = list(presses.map(lambda _: send_form(port, form, "203.0.113.1"), range(6)))
    codes = {read_form(ask(port, "GET", where)[1])["kode"] for _, _, where in answers}

    assert {status for status, _, _ in answers} == {303}
    assert len(codes) == 1
    assert [kept.text for kept in store.submissions.waiting(limit=50).items].count("Kapan ke Wates?") == 1


def test_a_body_that_is_too_large_is_answered_and_not_cut_off(port):
    status, body, _ = send_form(port, {"isi": "x" * 2_000_000}, "203.0.113.2")

    assert status == 413
    assert b"Tulisannya terlalu besar" in body


def test_a_body_of_unsaid_length_is_measured_too(port):
    chunk = b"%x\r\n%s\r\n" % (70_000, b"x" * 70_000)
    head = b"POST /api/v1/submissions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"

    answer = raw(port, head + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk + b"0\r\n\r\n")

    assert answer.split(b"\r\n")[0].split()[1] in {b"400", b"413"}
    assert b"application/problem+json" in answer


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: -1",
        b"Content-Length: 5\r\nContent-Length: 7",
        b"Transfer-Encoding: xchunked",
        b"Bad Header: x",
    ],
)
def test_a_request_that_is_none_is_refused_without_harm(port, header):
    answer = raw(port, b"POST /kirim/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header + b"\r\n\r\nisi=x")

    assert answer.split(b" ")[1] in {b"400", b"411", b"422", b"501"}
    assert ask(port, "GET", "/sehat")[0] == 200


@pytest.mark.parametrize("path", ["/kirim/%0d%0aSet-Cookie:%20a=b", "/%00", "/%ff%fe", "/" + "a" * 3000])
def test_a_foul_address_is_a_calm_page(port, path):
    status, body, _ = ask(port, "GET", path)

    assert status == 404
    assert b"Traceback" not in body


def test_the_limit_holds_for_all_workers_together(port):
    form = read_form(ask(port, "GET", "/kirim/?jenis=pertanyaan")[1])

    statuses = [send_form(port, {**form, "isi": f"Pertanyaan {number}"}, "203.0.113.3")[0] for number in range(13)]

    assert statuses[0] == 303
    assert statuses[-1] == 429
