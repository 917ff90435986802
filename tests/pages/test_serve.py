"""Whoever starts an office on one machine gets a whole one, or one sentence that says why not."""

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import ROOT, free_port, running_office, start, wait_for, write_settings

WRONG_POST = "---\njudul: Salah\ntanggal: 2026-13-45\ncontoh: ya\n---\nTanggal ini tidak ada.\n"


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
def office(tmp_path_factory):
    with running_office(tmp_path_factory.mktemp("office") / "var") as running:
        yield running


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
    os.kill(child(office.data, "one_machine.web"), signal.SIGKILL)

    assert office.visitor().get("/sehat").status == 200


def test_a_wrong_file_is_told_in_the_terminal_while_the_old_page_stays(office):
    wrong = office.data / "demonstration" / "kabar" / "contoh-salah.md"
    wrong.write_text(WRONG_POST)
    wait_for(lambda: "contoh-salah.md:3:" in office.said, seconds=30)
    health = office.visitor().get("/sehat").text
    home = office.visitor().get("/")
    wrong.unlink()

    assert home.status == 200
    assert "contoh-salah.md:3:" in health
    wait_for(lambda: "contoh-salah.md:3:" not in office.visitor().get("/sehat").text, seconds=30)


def test_a_saved_post_is_on_the_site_soon(office):
    post = office.data / "demonstration" / "kabar" / "contoh-baru.md"
    post.write_text(WRONG_POST.replace("2026-13-45", "2026-11-02"))

    wait_for(lambda: office.visitor().get("/kabar/contoh-baru/").status == 200, seconds=30)


def test_logs_keep_no_query_and_no_text_of_anybody(office):
    office.visitor().get("/hasil/?q=rahasia-warga")

    wait_for(lambda: "GET /hasil/" in logged(office.data), seconds=5)
    assert "rahasia-warga" not in logged(office.data)


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


def test_secrets_are_made_once_and_only_their_owner_can_read_them(tmp_path):
    office = start(tmp_path / "var", "--kosong")
    office.wait_until_ready().stop()
    settings = tmp_path / "var" / "settings.env"
    made = settings.read_text()

    start(tmp_path / "var").wait_until_ready().stop()

    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    assert settings.read_text() == made


def test_a_stop_ends_every_process(tmp_path):
    with running_office(tmp_path / "var", "--kosong") as office:
        assert len(processes_of(office.data)) >= 4

    assert office.process.returncode == 0
    assert processes_of(office.data) == {}


def test_children_end_when_the_one_who_started_them_is_killed(tmp_path):
    with running_office(tmp_path / "var", "--kosong") as office:
        office.process.kill()
        office.process.wait()

        wait_for(lambda: not processes_of(office.data), seconds=30)


def test_an_office_whose_data_was_removed_ends(tmp_path):
    with running_office(tmp_path / "var", "--kosong") as office:
        office.data.rename(tmp_path / "taken away")

        wait_for(lambda: office.process.poll() is not None, seconds=60)

        assert "tidak ada lagi" in office.said


def test_a_killed_office_starts_again_at_once_on_the_same_port(tmp_path):
    with running_office(tmp_path / "var", "--kosong") as office:
        office.process.kill()
        office.process.wait()
        again = start(office.data, port=office.port)
        answered = wait_for(again.is_answering, seconds=60)
        again.stop()

        assert answered < 60


def test_the_next_start_builds_nothing_and_names_no_password(tmp_path):
    with running_office(tmp_path / "var") as office:
        port = office.port

    again = start(tmp_path / "var", port=port).wait_until_ready()
    again.stop()

    assert "Situs diperbarui" not in again.said
    assert "Sandi: " not in again.said


def test_an_empty_office_shows_no_examples(tmp_path):
    with running_office(tmp_path / "var", "--kosong") as office:
        visits, answers = office.visitor().get("/kunjungan/"), office.visitor().get("/tanya/")

        assert "/kunjungan/contoh-" not in visits.text
        assert "/tanya/2" not in answers.text
        assert not (office.data / "demonstration").exists()


def test_a_member_of_staff_gets_a_new_password(tmp_path):
    with running_office(tmp_path / "var", "--kosong") as office:
        command = (sys.executable, "-m", "publisher.one_machine", "sandi", "--data", str(office.data))
        given = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        password = given.split("Sandi: ")[1].strip()
        visitor = office.visitor()

        form = visitor.get("/moderasi/masuk").form()

        assert visitor.post("/moderasi/masuk", {**form, "nama": "petugas", "sandi": password}).status == 303
