"""Whoever measures gets figures that mean something: the tables, the options, and toy runs of what measures."""

import json
import os
import re
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bench import idle, publish, whole_build
from bench.function import desk, submit
from bench.measuring.processes import family, held_by_family, peak_of, processor_of_family
from bench.measuring.requests import Refused, get, load, post_form
from bench.measuring.runs import RunFailed, run
from bench.measuring.turns import Turns, keep
from bench.pages import lighthouse, view
from bench.pages.govuk_page import govuk_page
from feedback_api.progress import steps
from tests.serving import ROOT


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body = b"x" * 100_000
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            said = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(303 if said == b"isi=ya" else 422)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as opened:
        opened.daemon_threads = True
        Thread(target=opened.serve_forever, args=(0.01,), daemon=True).start()
        yield opened.server_port
        opened.shutdown()


def test_a_table_says_how_often_the_median_the_spread_and_how_many_times_the_first():
    turns = Turns()
    for ours, theirs in ((1.0, 3.0), (2.0, 4.0), (9.0, 5.0)):
        turns.note("processor_ms", "ours", ours)
        turns.note("processor_ms", "isso", theirs)

    head, of_ours, of_theirs = turns.table()

    assert head.split() == ["n", "median", "least", "most", "ratio"]
    assert of_ours.split() == ["processor_ms", "ours", "3", "2", "1", "9", "1.00"]
    assert of_theirs.split() == ["processor_ms", "isso", "3", "4", "3", "5", "2.00"]
    assert turns.told()["isso"] == {"processor_ms": 4.0}


def test_what_was_found_is_kept_with_the_moment_and_the_machine(tmp_path):
    path = keep("toy", {"10": {"ours_s": 1}}, into=tmp_path)

    kept = json.loads(path.read_text("utf-8"))

    assert path.name.startswith("toy-20")
    assert kept["found"] == {"10": {"ours_s": 1}}
    assert kept["at"]
    assert kept["machine"]


@pytest.mark.parametrize("module", [submit, desk, publish, whole_build])
def test_every_bench_at_size_takes_sizes_in_one_option(module):
    assert module.options_of(["--sizes", "0,1000"]).sizes == (0, 1000)
    assert len(module.options_of([]).sizes) >= 2


@pytest.mark.parametrize("module", [idle, view, lighthouse])
def test_every_other_bench_can_be_run_with_no_option(module):
    assert module.options_of([]).folder


def test_requests_over_several_lines_are_all_answered_and_timed(server):
    found = load(server, [get("/")] * 12, lines=3)

    assert len(found.each) == 12
    assert 0 < found.part(50) <= found.part(99) <= found.seconds


def test_a_line_that_is_closed_after_each_answer_is_opened_again(server):
    found = load(server, [post_form("/", {"isi": "ya"}, headers={}, taken=303)] * 3)

    assert len(found.each) == 3


def test_what_is_refused_measures_nothing(server):
    with pytest.raises(Refused):
        load(server, [get("/elsewhere")])


def test_a_run_is_measured_and_one_that_fails_is_not(tmp_path):
    found = run((sys.executable, "-c", "sum(range(10**6))"), tmp_path)

    assert found.processor > 0
    assert found.peak_mib > 1
    with pytest.raises(RunFailed):
        run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


def test_a_process_is_measured_with_all_that_came_of_it():
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as process:
        end = time.monotonic() + 30
        while len(family(process.pid)) < 2:
            assert time.monotonic() < end

        used, held = processor_of_family(process.pid), held_by_family(process.pid)

        assert used > 0
        assert held > 0
        assert peak_of(process.pid) > 1
        process.communicate(b"\n")


def test_progress_is_for_a_terminal_only(capfd):
    with steps("toy", 2) as done:
        done(1)

    assert capfd.readouterr() == ("", "")


def test_on_a_terminal_it_says_how_far_it_is_and_how_long_it_still_takes():
    here, there = os.openpty()
    program = "from feedback_api.progress import steps\nwith steps('memuat', 4) as done:\n    done(1)\n    done(1)\n"
    environ = {"TERM": "xterm", "COLUMNS": "80", "PATH": os.defpath}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, stderr=there, env=environ, check=True)
    os.close(there)
    said = os.read(here, 65536).decode()
    os.close(here)

    assert "memuat" in said
    assert "2/4" in said
    assert re.search(r"[0-9-]:[0-9-]{2}", said)


def test_a_page_that_grows_with_the_office_is_named():
    turns = Turns()
    for page, small, large in (("queue, ms", 10, 11), ("finished, ms", 10, 20), ("lacak, ms", 29, 31)):
        turns.note(page, "ours 10", small)
        turns.note(page, "ours 100", large)

    assert [line.partition(":")[0] for line in desk.too_slow(turns, ["ours 10", "ours 100"])] == [
        "finished, ms",
        "lacak, ms",
    ]


def test_the_other_page_says_the_same_and_wears_only_their_classes():
    ours = (
        '<title>KTP</title><main class="page" data-x="1"><h1 class="big">KTP baru</h1>'
        '<p>Bawa <a class="l" href="/kk/">KK</a>.</p><svg></svg><script>x</script></main>'
    )

    theirs = govuk_page(ours)

    assert '<h1 class="govuk-heading-xl">KTP baru</h1>' in theirs
    assert '<a class="govuk-link" href="/kk/">KK</a>' in theirs or '<a href="/kk/" class="govuk-link">KK</a>' in theirs
    assert "data-x" not in theirs
    assert "<svg" not in theirs


def test_lighthouse_s_table_shows_the_median_of_each_category_and_the_lowest():
    scores = {"guide": {category: [100.0, 96.0, 99.0] for category in lighthouse.CATEGORIES}}

    _, line = lighthouse.table(scores)

    assert line.split()[:4] == ["guide", "3", "99", "(96)"]
    assert lighthouse.medians(scores)["guide"]["seo"] == 99.0
