"""Logs of a machine that runs for years stay small, whoever writes them."""

import logging
import subprocess
import sys
from pathlib import Path

from gunicorn.config import Config  # type: ignore[import-untyped]  # gunicorn ships no types

from publisher.one_machine.log_file import LogFile
from publisher.one_machine.web_log import WebLog

ROOT = Path(__file__).parents[3]
LINE = len("a 0000 ") + 80 + len("\n")
WRITER = (
    "import logging, sys; from publisher.one_machine.log_file import LogFile; log = logging.getLogger(); "
    "log.addHandler(LogFile(sys.argv[1], longest=20_000)); "
    "[log.error('%s %04d %s', sys.argv[2], number, 'x' * 80) for number in range(150)]"
)


def record(text):
    return logging.LogRecord("a", logging.INFO, "", 0, text, None, None)


def sizes(folder):
    return {path.name: path.stat().st_size for path in folder.iterdir()}


def test_a_long_log_is_set_aside_and_the_one_set_aside_before_is_let_go(tmp_path):
    (tmp_path / "access.log.1").write_text("older")
    (tmp_path / "access.log").write_text("x" * 99)
    log = LogFile(tmp_path / "access.log", longest=100)

    log.emit(record("new"))
    log.close()

    assert sizes(tmp_path) == {"access.log.1": 99, "access.log": 4}


def test_a_log_that_another_process_set_aside_is_not_set_aside_again(tmp_path):
    first, second = (LogFile(tmp_path / "access.log", longest=100) for _ in range(2))
    first.emit(record("x" * 98))

    first.emit(record("first"))
    second.emit(record("second"))
    for log in (first, second):
        log.close()

    assert sizes(tmp_path) == {"access.log.1": 99, "access.log": 13}


def test_of_two_writers_every_line_of_the_last_files_is_whole(tmp_path):
    path = tmp_path / "access.log"
    writers = [subprocess.Popen((sys.executable, "-c", WRITER, path, name), cwd=ROOT) for name in ("a", "b")]

    codes = [writer.wait(timeout=60) for writer in writers]

    kept = [line for name in ("access.log.1", "access.log") for line in (tmp_path / name).read_text().splitlines()]
    assert codes == [0, 0]
    assert {len(line) for line in kept} == {LINE - 1}
    assert len(kept) > 200
    # Between one's look at the size and its line, the other may write one more.
    assert all(size <= 20_000 + LINE for size in sizes(tmp_path).values())


def test_the_web_server_writes_its_logs_so(tmp_path):
    config = Config()
    config.set("accesslog", str(tmp_path / "access.log"))
    config.set("errorlog", str(tmp_path / "web.log"))
    log = WebLog(config)

    log.setup(config)

    handlers = [*log.error_log.handlers, *log.access_log.handlers]
    assert [(type(one), one.maxBytes) for one in handlers] == [(LogFile, 5_000_000)] * 2
