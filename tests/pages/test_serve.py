"""Whoever starts an office on one machine gets a whole one, or one sentence that says why not."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from feedback_api.store import open_store
from tests.serving import ROOT, Reply, free_port, start, wait_for, write_settings
from tests.small_office import small_office, small_project

NOT_SERVED = ("/readings.sqlite", "/../readings.sqlite", "/data/readings.sqlite", "/%2e%2e/readings.sqlite")
WRONG_POST = "---\njudul: Salah\ntanggal: 2026-13-45\n---\nTanggal ini tidak ada.\n"


def processes_of(data: Path) -> dict[int, str]:
    """Return the running processes whose command names the data directory, by their number."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if f"--data {data} " in f"{command} ":
                found[int(entry.name)] = command
    return found


def child(data: Path, name: str) -> int:
    """Return the oldest process of the office with this word in its command."""
    return min(number for number, command in processes_of(data).items() if name in command)


def others(data: Path, known: int) -> list[str]:
    """Return the commands of the office's processes other than one that is known."""
    return [command for number, command in processes_of(data).items() if number != known]


def logged(data: Path) -> str:
    return "".join(path.read_text() for path in (data / "log").iterdir())


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the programs with a small content: starting and stopping is the same with it."""
    return small_project(tmp_path_factory.mktemp("small") / "project", {})


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with small_office(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture(scope="module")
def begun(tmp_path_factory, project):
    """An empty office that was started once and stopped: what starts it again builds nothing, and leaves it whole."""
    data = tmp_path_factory.mktemp("begun") / "var"
    first = start(data, "--kosong", project=project).wait_until_ready()
    first.stop()
    return first


@contextmanager
def started_again(begun):
    # At another address every page would be another.
    office = start(begun.data, port=begun.port, project=begun.project)
    try:
        yield office.wait_until_ready()
    finally:
        office.stop()


@dataclass(frozen=True, kw_only=True)
class SecondStart:
    """What an office that had been stopped showed when it was started again, and what was left once it was stopped."""

    said: str
    settings_before: str
    settings_after: str
    processes: dict[int, str]
    visits: Reply
    answers: Reply
    exit_code: int | None
    processes_left: dict[int, str]


@pytest.fixture(scope="module")
def second_start(begun):
    settings = begun.data / "settings.env"
    before = settings.read_text()
    with started_again(begun) as office:
        said, processes = office.said, processes_of(office.data)
        visits, answers = office.visitor().get("/kunjungan/"), office.visitor().get("/tanya/")
    return SecondStart(
        said=said,
        settings_before=before,
        settings_after=settings.read_text(),
        processes=processes,
        visits=visits,
        answers=answers,
        exit_code=office.process.returncode,
        processes_left=processes_of(office.data),
    )


def test_the_first_start_says_where_it_is_and_who_may_sign_in(office):
    name, password = office.sign_in_line()

    assert f"{office.origin}/\n" in office.said
    assert f"{office.origin}/moderasi/masuk" in office.said
    assert f"tasks.py sandi --nama {name}" in office.said
    assert len(password) >= 12


def test_a_dead_child_is_started_again(office):
    press = child(office.data, "publisher run")

    os.kill(press, signal.SIGKILL)

    wait_for(lambda: any("publisher run" in command for command in others(office.data, press)), seconds=30)


def test_the_site_answers_again_after_the_web_server_was_killed(office):
    before = {number for number, command in processes_of(office.data).items() if "one_machine.web" in command}

    os.kill(min(before), signal.SIGKILL)

    assert office.visitor().get("/sehat").status == 200
    # Its workers take letters until they notice; later tests speak with the new ones alone.
    wait_for(lambda: before.isdisjoint(processes_of(office.data)), seconds=30)


def reports(data: Path) -> tuple[str, ...]:
    with open_store(f"sqlite:{data / 'feedback.sqlite'}") as store:
        return tuple(f"{Path(one.path).name}:{one.line}" for one in store.builds.read().reports)


def test_a_wrong_file_is_told_in_the_terminal_and_stops_only_itself(office):
    folder = office.project / "content" / "kabar"
    (folder / "salah.md").write_text(WRONG_POST)
    (folder / "benar.md").write_text(WRONG_POST.replace("2026-13-45", "2026-11-02"))
    wait_for(lambda: "salah.md:3:" in office.said, seconds=30)
    wait_for(lambda: office.visitor().get("/kabar/benar/").status == 200, seconds=30)
    told = reports(office.data)
    (folder / "salah.md").unlink()

    assert told == ("salah.md:3",)
    wait_for(lambda: reports(office.data) == (), seconds=30)


def test_what_was_last_good_is_kept_where_no_address_leads(office):
    answers = {path: office.visitor().get(path).status for path in NOT_SERVED}

    assert (office.data / "readings.sqlite").stat().st_mode & 0o077 == 0
    assert answers == dict.fromkeys(NOT_SERVED, 404)


def test_a_saved_post_is_on_the_site_soon(office):
    post = office.project / "content" / "kabar" / "baru.md"
    post.write_text(WRONG_POST.replace("2026-13-45", "2026-11-02"))

    wait_for(lambda: office.visitor().get("/kabar/baru/").status == 200, seconds=30)


def test_logs_keep_no_query_and_no_text_of_anybody(office):
    office.visitor().get("/hasil/?q=rahasia-warga")

    wait_for(lambda: "GET /hasil/" in logged(office.data), seconds=5)
    assert "rahasia-warga" not in logged(office.data)


def test_nothing_that_serve_writes_holds_a_word_of_a_report(office):
    visitor = office.visitor()
    form = visitor.get("/kirim/?jenis=laporan").form("/kirim/")

    sent = visitor.post("/kirim/", {**form, "isi": "zamrudtulisan", "nama": "zamrudnama", "kontak": "0812 9876 5432"})

    wait_for(lambda: "POST /kirim/" in logged(office.data), seconds=5)
    written = [path for path in (*office.data.rglob("*"), office.output) if path.is_file()]
    words = (b"zamrudtulisan", b"zamrudnama", b"081298765432")
    assert sent.status == 303
    assert [path.name for path in written if any(word in path.read_bytes() for word in words)] == []


def test_the_command_of_the_readme_withstands_slow_senders_without_a_proxy(office):
    half = b"POST /kirim/ HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\nisi=x"
    with ExitStack() as slow:
        for _ in range(32):
            slow.enter_context(socket.create_connection(("127.0.0.1", office.port))).sendall(half)

        statuses = [office.visitor().get(path).status for path in ("/kirim/", "/", "/lacak/", "/moderasi/masuk")]

    assert statuses == [200] * 4


def test_a_proxy_that_hides_who_sends_is_named_once_in_the_terminal(office):
    for _ in range(6):
        office.visitor().get("/kirim/", {"X-Forwarded-For": "203.0.113.7"})

    wait_for(lambda: "SEKALI_CLIENT_ADDRESS_HEADER=X-Caller" in office.said, seconds=10)
    assert office.said.count("semua warga terhitung satu pengirim") == 1


def test_a_second_server_on_the_same_data_is_refused_in_one_sentence(office):
    second = start(office.data, port=free_port())

    assert second.process.wait(timeout=60) == 2
    assert "sedang dipakai oleh serve yang lain" in second.said


def test_a_demonstration_is_not_opened_as_an_empty_office(tmp_path):
    write_settings(tmp_path / "var", {}, is_empty=False)

    refused = start(tmp_path / "var", "--kosong")

    assert refused.process.wait(timeout=60) == 2
    assert "situs contoh" in refused.said


def test_a_port_in_use_is_said_in_one_sentence(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        refused = start(tmp_path / "var", port=other.getsockname()[1])
        code = refused.process.wait(timeout=60)

    assert code == 2
    assert refused.said.count("\n") == 1
    assert "sedang dipakai program lain" in refused.said


def test_an_office_whose_secret_was_lost_is_not_given_a_new_one(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "feedback.sqlite").touch()

    refused = start(tmp_path / "var")

    assert refused.process.wait(timeout=60) == 2
    assert "settings.env tidak ada" in refused.said
    assert not (tmp_path / "var" / "settings.env").exists()


def test_secrets_are_made_once_and_only_their_owner_can_read_them(begun, second_start):
    assert stat.S_IMODE((begun.data / "settings.env").stat().st_mode) == 0o600
    assert second_start.settings_after == second_start.settings_before


def test_a_stop_ends_every_process(second_start):
    assert len(second_start.processes) >= 4
    assert second_start.exit_code == 0
    assert second_start.processes_left == {}


def test_children_end_when_the_one_who_started_them_is_killed(begun):
    with started_again(begun) as office:
        office.process.kill()
        office.process.wait()

        wait_for(lambda: not processes_of(office.data), seconds=30)


def test_an_office_whose_data_was_removed_ends(tmp_path, begun):
    copy = replace(begun, data=shutil.copytree(begun.data, tmp_path / "var"))
    with started_again(copy) as office:
        office.data.rename(tmp_path / "taken away")

        wait_for(lambda: office.process.poll() is not None, seconds=60)

        assert "tidak ada lagi" in office.said


def test_a_killed_office_starts_again_at_once_on_the_same_port(begun):
    with started_again(begun) as office:
        office.process.kill()
        office.process.wait()
        again = start(office.data, port=office.port, project=office.project)
        answered = wait_for(again.is_answering, seconds=60)
        again.stop()

        assert answered < 60


def test_the_next_start_builds_nothing_and_names_no_password(begun, second_start):
    assert "Situs diperbarui" in begun.said
    assert "Situs diperbarui" not in second_start.said
    assert "Sandi: " in begun.said
    assert "Sandi: " not in second_start.said


def test_an_empty_office_shows_no_examples(begun, second_start):
    assert (second_start.visits.status, second_start.answers.status) == (200, 200)
    assert "/kunjungan/contoh-" not in second_start.visits.text
    assert "/tanya/2" not in second_start.answers.text
    assert not (begun.data / "demonstration").exists()


def test_a_member_of_staff_gets_a_new_password(office):
    command = (sys.executable, "-m", "publisher.one_machine", "sandi", "--data", str(office.data))
    given = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    password = given.splitlines()[0].rpartition(" ")[2]
    visitor = office.visitor()

    form = visitor.get("/moderasi/masuk").form()

    assert visitor.post("/moderasi/masuk", {**form, "nama": "petugas", "sandi": password}).status == 303
