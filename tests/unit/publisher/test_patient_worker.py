"""Callers who send slowly, half or nonsense: everybody else is served meanwhile, and each reads what is wrong."""

import http.client
import json
import socket
import time
from contextlib import ExitStack

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from publisher.one_machine.arriving import LONGEST_BODY, LONGEST_CHUNKED, LONGEST_HEAD, Arriving, RequestState
from tests.gunicorn_office import ImpatientWorker, ask, gunicorn_office, raw

HALF_BODY = b"POST /kirim/ HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\nisi=x"
HALF_HEAD = b"GET /kirim/ HTTP/1.1\r\nHost: a\r\nX-Slow: "
HALF_CHUNK = b"POST /kirim/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nisi="
NOTHING = b""
FORM = b"POST /lacak/ HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    return tmp_path_factory.mktemp("impatient")


@pytest.fixture(scope="module")
def port(directory):
    with gunicorn_office(directory, ImpatientWorker) as port:
        yield port


@pytest.fixture(scope="module")
def patient(tmp_path_factory):
    with gunicorn_office(tmp_path_factory.mktemp("patient")) as port:
        yield port


def status_in(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def body_of(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize("sent", [HALF_BODY, HALF_HEAD, HALF_CHUNK, NOTHING], ids=["body", "head", "chunk", "nothing"])
def test_sixty_slow_senders_keep_nobody_waiting(patient, sent):
    with ExitStack() as slow:
        for _ in range(60):
            slow.enter_context(socket.create_connection(("127.0.0.1", patient))).sendall(sent)
        started = time.monotonic()

        statuses = [ask(patient, "GET", "/kirim/")[0] for _ in range(4)]

        assert statuses == [200] * 4
        assert time.monotonic() - started < 4 * 2


def test_who_reads_nothing_and_never_hangs_up_keeps_nobody_waiting(patient):
    with ExitStack() as slow:
        for _ in range(40):
            caller = slow.enter_context(socket.create_connection(("127.0.0.1", patient)))
            caller.sendall(b"GET /kirim/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        started = time.monotonic()

        status = ask(patient, "GET", "/kirim/")[0]

        assert status == 200
        assert time.monotonic() - started < 2 * 5


@pytest.mark.parametrize("sent", [HALF_BODY, HALF_HEAD, HALF_CHUNK], ids=["body", "head", "chunk"])
def test_who_takes_too_long_is_told_so_and_let_go(port, sent):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        slow.sendall(sent)

        answer = slow.makefile("rb").read()

    assert status_in(answer) == 408
    assert "terlalu lama di jalan" in body_of(answer).decode()


def test_who_connects_and_says_nothing_is_let_go_without_a_word(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as silent:
        assert silent.makefile("rb").read() == b""


REFUSED = {
    "a long address": (b"GET %s" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "terlalu panjang"),
    "many headers": (b"GET %s HTTP/1.1\r\nHost: a\r\n" + b"X-A: b\r\n" * 200 + b"\r\n", 431, "terlalu banyak catatan"),
    "a long header": (
        b"GET %s HTTP/1.1\r\nHost: a\r\nX-A: " + b"b" * 9000 + b"\r\n\r\n",
        431,
        "terlalu banyak catatan",
    ),
    "an endless head": (b"GET %s HTTP/1.1\r\nX-A: " + b"b" * 70_000, 431, "terlalu banyak catatan"),
    "a large body": (b"POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\nisi=x", 413, "terlalu besar"),
    "a body of no length": (b"POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nisi=x", 400, "tidak terbaca"),
    "two lengths": (b"POST %s HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nisi=x", 400, "tidak terbaca"),
    "a foul header": (b"GET %s HTTP/1.1\r\nBad Header: x\r\n\r\n", 400, "tidak terbaca"),
    "an unknown coding": (b"POST %s HTTP/1.1\r\nTransfer-Encoding: x\r\n\r\nisi=x", 501, "tidak terbaca"),
    "an unknown version": (b"GET %s HTTP/9.9\r\n\r\n", 400, "tidak terbaca"),
    "a foul chunk": (b"POST %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "tidak terbaca"),
    "an expectation": (b"GET %s HTTP/1.1\r\nHost: a\r\nExpect: the-moon\r\n\r\n", 417, "tidak terbaca"),
}


@pytest.mark.parametrize(("sent", "status", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_person_reads_in_indonesian_what_the_server_refuses(port, sent, status, words):
    answer = raw(port, sent.replace(b"%s", b"/kirim/"))

    page = BeautifulSoup(body_of(answer), "html.parser")
    assert status_in(answer) == status
    assert page.select('html[lang="id"]')
    assert words in page.select("main")[0].text
    assert b"Content-Security-Policy" in answer


@pytest.mark.parametrize(("sent", "status", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_program_reads_it_in_the_shape_of_every_refusal(port, sent, status, words):
    answer = raw(port, sent.replace(b"%s", b"/api/v1/submissions"))

    problem = json.loads(body_of(answer))
    assert status_in(answer) == problem["status"] == status
    assert words in problem["detail"]
    assert b"Content-Type: application/problem+json" in answer


def test_an_address_for_people_may_be_less_long(port):
    assert status_in(raw(port, b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: a\r\n\r\n")) == 414


def test_a_program_that_searches_for_too_much_is_told_which_field_it_is(port):
    answer = raw(port, b"GET /api/v1/search?q=" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

    assert [error["field"] for error in json.loads(body_of(answer))["errors"]] == ["q"]


@pytest.mark.parametrize("path", ["/api/v1/submissions", "/kirim/minat", "/moderasi/keluar"])
def test_what_is_only_sent_to_says_so_to_whoever_opens_it(port, path):
    answer = raw(port, f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())

    assert status_in(answer) == 405


@pytest.mark.parametrize(
    "header", ["SCRIPT_NAME: /x", "PATH_INFO: /x", "X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off"]
)
def test_a_caller_cannot_say_what_only_a_server_may(port, header):
    answer = raw(port, f"GET /kirim/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{header}\r\n\r\n".encode())

    assert status_in(answer) in {200, 400}
    assert 'lang="id"' in answer.decode()


def test_one_connection_carries_one_request_after_another(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    answers = []
    for _ in range(3):
        connection.request("GET", "/sehat")
        answers.append(connection.getresponse().read())
    connection.close()

    assert len(set(answers)) == 1


def test_requests_sent_before_the_first_answer_are_answered_in_turn(port):
    answer = raw(
        port, b"GET /sehat HTTP/1.1\r\nHost: a\r\n\r\nGET /lacak/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    )

    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.index(b'"status"') < answer.index(b"Kode lacak")


def test_who_waits_to_be_told_to_go_on_is_told(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as caller:
        caller.sendall(FORM + b"Expect: 100-continue\r\nContent-Length: 9\r\nConnection: close\r\n\r\n")
        word = caller.recv(100)
        caller.sendall(b"kode=2222")
        answer = caller.makefile("rb").read()

    assert word == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert status_in(answer) == 422


def test_a_form_in_pieces_of_unsaid_size_arrives_whole(port):
    chunks = b"".join(b"1\r\n%c\r\n" % letter for letter in b"kode=2222")

    answer = raw(port, FORM + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n")

    assert status_in(answer) == 422
    assert b'value="2222"' in answer


def test_what_was_asked_stands_in_no_log(directory, port):
    raw(port, b"GET /3514220101010001 HTTP/9.9 rahasia\r\n\r\n")
    raw(port, b"GET /?q=rahasia" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n")
    raw(port, b"GET / HTTP/1.1\r\nrahasia sekali: x\r\n\r\n")

    log = (directory / "web.log").read_text()

    assert "refused with 414" in log
    assert "refused with 400" in log
    assert "rahasia" not in log
    assert "3514220101010001" not in log
    assert "127.0.0.1\n" not in log


CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
WHOLE = {
    "no body": b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "a body": b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nisi=x",
    "chunks": CHUNKED + b"\r\n2\r\n\r\n\r\n7;a=b\r\n0\r\n\r\nxx\r\n0\r\nA: b\r\n\r\n",
    "an expectation": b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nisi=x",
    "chunks expected": CHUNKED + b"Expect: 100-continue\r\n\r\n1\r\na\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("request_bytes", WHOLE.values(), ids=WHOLE.keys())
@given(cuts=st.lists(st.integers(1, 20), max_size=40))
def test_a_request_is_whole_with_its_last_byte_however_it_was_cut(request_bytes, cuts):
    arriving, at, states = Arriving(), 0, []
    for size in [*cuts, len(request_bytes)]:
        piece = request_bytes[at : at + size]
        states += [arriving.take(piece)] if piece else []
        at += size

    assert states[-1] is RequestState.WHOLE
    assert set(states[:-1]) <= {RequestState.COMING}
    assert bytes(arriving.received) == request_bytes.replace(b"Expect: 100-continue\r\n", b"")


def test_a_body_in_half_a_million_pieces_is_looked_at_once():
    arriving, started = Arriving(), time.process_time()
    arriving.take(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")

    states = {arriving.take(b"1\r\na\r\n" * 100) for _ in range(LONGEST_CHUNKED // 600)}

    assert states == {RequestState.COMING}
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (LONGEST_BODY + 1), 413),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n" + b"a" * LONGEST_CHUNKED, 413),
        (b"GET /" + b"a" * 5000, 414),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * (LONGEST_HEAD // 6 + 1), 431),
    ],
)
def test_what_is_too_large_is_known_before_it_is_here(sent, status):
    assert Arriving().take(sent) == status
