"""Somebody types into an address what would forge a line of the log, or what nobody should find there."""

import io
import logging
import re

import pytest

from feedback_api.web.log_lines import escaped, keep_to_one_line
from publisher.terminal import complain, say
from tests.gunicorn_office import ask, gunicorn_office, raw

NIK, CODE = "3514220101010001", "K7QM-3XDP"
LINE = re.compile(r"\[\d\d/\w{3}/\d{4}:[\d:]{8} \+0000\] (GET|HEAD|POST|OPTIONS|-) (/[\w/<>.-]*|-) \d{3} \d+ \d+us")
TYPED = [
    "/a%0a[30/Nov/2026:20:00:00%20+0000]%20GET%20/forged%20200%201%201us",
    "/a%1b[2J%07%08%7f%c2%9b31m",
    "/%e2%80%ae%e2%80%a8%e2%80%8b",
    f"/{NIK}",
    f"//{NIK}",
    f"/panduan/{NIK}/",
    f"/lacak/{CODE}",
    f"/kirim?q={NIK}",
    f"/lacak/?kode={CODE}",
    f"/hasil/?q={NIK}",
    f"/moderasi/kiriman/{NIK}",
    f"/moderasi/kunjungan/{NIK}/ubah",
    f"/moderasi/tugas/{NIK}/selesai",
    f"/api/v1/{NIK}",
]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The log of an office of which all this was asked."""
    folder = tmp_path_factory.mktemp("logs")
    site = folder / "site"
    (site / "panduan").mkdir(parents=True)
    (site / "panduan" / "index.html").write_text("<h1>Panduan</h1>")
    with gunicorn_office(folder, settings={"SEKALI_SITE_DIR": str(site)}) as port:
        for address in TYPED:
            ask(port, "GET", address)
            ask(port, "POST", address, b"isi=x")
        ask(port, "GET", "/panduan/?q=x")
        raw(port, f"{NIK} /sehat HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    return (folder / "access.log").read_text("utf-8"), (folder / "web.log").read_text("utf-8")


def test_each_request_is_one_line_that_only_we_can_have_written(written):
    lines = [line for line in written[0].splitlines() if " /sehat " not in line]

    assert len(lines) == 2 * len(TYPED) + 2
    assert [line for line in lines if not LINE.fullmatch(line)] == []


def test_nothing_that_was_typed_stands_in_a_log(written):
    assert [typed for typed in (NIK, CODE, "forged", "\x1b", "\x07", "q=") if typed in "".join(written)] == []


def test_what_we_named_ourselves_stands_there(written):
    access, _ = written

    assert " GET /panduan/ 200 " in access
    assert " GET /moderasi/kiriman/<submission_id> 303 " in access
    assert " GET /hasil/ 200 " in access


@pytest.fixture
def log():
    """A log as mail, press and cloud keep it, and what it wrote."""
    stream = io.StringIO()
    logger = logging.getLogger("tests.log_lines")
    logger.propagate = False
    logger.handlers = [logging.StreamHandler(stream)]
    keep_to_one_line(logger)
    yield logger, stream
    logger.handlers = []


def test_a_message_stays_one_line_without_the_numbers_of_people(log):
    logger, stream = log

    logger.warning("no mail about %s: %s", "abc", f"550 <siti@contoh.id>\r\nforged \x1b[2J {NIK}")

    assert stream.getvalue() == (
        "no mail about abc: 550 <[email disembunyikan]>\\r\\nforged \\x1b[2J [NIK disembunyikan]\n"
    )


def test_what_an_error_says_cannot_be_taken_for_a_line(log):
    logger, stream = log

    logger.error("unexpected", exc_info=ValueError(f"x\nforged {NIK}\x07"))

    first, *rest = stream.getvalue().splitlines()
    assert first == "unexpected"
    assert all(line.startswith("    ") for line in rest)
    assert NIK not in stream.getvalue()
    assert "\x07" not in stream.getvalue()


@pytest.mark.parametrize(
    ("typed", "shown"), [("a\nb", "a\\nb"), ("\x9b1m", "\\x9b1m"), ("\u202ea", "\\u202ea"), ("é", "é")]
)
def test_what_acts_in_a_terminal_is_written_out(typed, shown):
    assert escaped(typed) == shown


def test_a_sentence_at_the_terminal_keeps_its_lines_and_nothing_else(capsys):
    say("satu\ndua \x1b[2J")
    complain("tiga \x07")

    said = capsys.readouterr()
    assert said.out == "satu\ndua \\x1b[2J\n"
    assert said.err == "tiga \\x07\n"
