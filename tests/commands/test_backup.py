"""A backup taken while the office works is a whole database that starts again elsewhere."""

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from feedback_api.actions.letters.flood import SendingGroup
from feedback_api.actions.senders.submit import submit
from feedback_api.domain.backups import COPIES_LAST_DAYS
from feedback_api.store import open_store
from feedback_api.wiring import open_services
from plugins.edition.readings.reading import LastGoodReading, Readings
from publisher.data_directory import DataDirectory
from publisher.project import PROJECT
from publisher.readings.sqlite import SqliteReadings
from tests.builders import MONDAY_NOON, an_arrival
from tests.small_office import small_project

SCRIPTS = "infra/one-machine"
A_READING = LastGoodReading(name="content/kabar/loket.md", text="Loket pindah.", good_at=MONDAY_NOON)
LAST_GOOD = Readings(by_name={A_READING.name: A_READING})


def test_what_was_sent_before_the_backup_is_in_it(tmp_path):
    data, copy = DataDirectory(root=tmp_path / "var"), tmp_path / "copy"
    data.make_settings(demonstration=False)
    arrival = an_arrival("Apa syarat KIA?")
    with open_services(data.settings()) as services:
        sent = submit(services, arrival).submission

        subprocess.run((sys.executable, PROJECT / "infra/one-machine/backup.py", data.root, copy), check=True)

    with open_store(f"sqlite:{copy / 'feedback.sqlite'}") as store:
        assert store.submissions.get(sent.id).text == "Apa syarat KIA?"
    assert {stat.S_IMODE(path.stat().st_mode) for path in copy.glob("*.*") if path.suffix in {".sqlite", ".env"}} == {
        0o600
    }


def test_no_copy_says_from_which_group_a_letter_came(tmp_path):
    data, copy = DataDirectory(root=tmp_path / "var"), tmp_path / "copy"
    data.make_settings(demonstration=False)
    with open_services(data.settings()) as services:
        submit(services, an_arrival(), sender=SendingGroup(group="name-of-a-group"))

        subprocess.run((sys.executable, PROJECT / "infra/one-machine/backup.py", data.root, copy), check=True)
        known = [one.group for one in services.store.flood.came()]

    assert known == ["name-of-a-group"]
    assert not any(b"name-of-a-group" in path.read_bytes() for path in copy.iterdir())
    with open_store(f"sqlite:{copy / 'feedback.sqlite'}") as store:
        assert (store.flood.came(), len(store.submissions.waiting(limit=5).items)) == ((), 1)


def test_the_addresses_that_were_published_are_in_it(tmp_path):
    data, copy = DataDirectory(root=tmp_path / "var"), tmp_path / "copy"
    data.make_settings(demonstration=False)
    with open_services(data.settings()):
        data.addresses.write_text("alamat,35.14.22\n/kabar/loket/\n", "utf-8")

        subprocess.run((sys.executable, PROJECT / "infra/one-machine/backup.py", data.root, copy), check=True)

    assert (copy / data.addresses.name).read_text("utf-8") == data.addresses.read_text("utf-8")
    assert stat.S_IMODE((copy / data.addresses.name).stat().st_mode) == 0o600


@pytest.fixture(scope="module")
def drill(tmp_path_factory):
    """The drill, as it lies in a project with a small content: at its end it builds a site."""
    project = small_project(tmp_path_factory.mktemp("small") / "project", {})
    return shutil.copytree(PROJECT / SCRIPTS, project / SCRIPTS) / "restore_drill.py"


def test_a_drill_restores_the_office_elsewhere_and_says_how_long_it_took(tmp_path, drill):
    data = DataDirectory(root=tmp_path / "var")
    data.make_settings(demonstration=False)
    with open_services(data.settings()) as services:
        submit(services, an_arrival())

    done = script(drill, data.root)
    said = json.loads(done.stdout.splitlines()[-1])

    assert (done.returncode, said["restored"], said["problems"]) == (0, True, [])
    assert set(said["seconds"]) == {"backup", "restore", "compare", "site"}


def _filter(tmp_path, name, change):
    """Return a command that sends what it reads through `change`: a stand-in for the office's own tool."""
    script = tmp_path / f"{name}.py"
    script.write_text(f"import sys\nread = sys.stdin.buffer.read()\nsys.stdout.buffer.write({change})\n")
    return f"{sys.executable} {script}"


@pytest.fixture
def tool(tmp_path):
    """A tool that encrypts, badly but visibly, one that decrypts, and those that do not do what is asked."""
    turned, plain = "bytes(255 - one for one in read)", "read"
    return {
        "encrypt": _filter(tmp_path, "encrypt", turned),
        "decrypt": _filter(tmp_path, "decrypt", turned),
        "nothing": _filter(tmp_path, "nothing", plain),
        "gzip": _filter(tmp_path, "by_gzip", "__import__('gzip').compress(read)"),
        "bzip2": _filter(tmp_path, "by_bzip2", "__import__('bz2').compress(read)"),
        "xz": _filter(tmp_path, "by_xz", "__import__('lzma').compress(read)"),
        "silent": _filter(tmp_path, "silent", "b''"),
        "missing": str(tmp_path / "not-installed"),
        "unnamed": "",
        "impatient": f"{sys.executable} -c 'import os; os.write(1, os.read(0, 9)[::-1])'",
        "fails": f"{sys.executable} -c 'raise SystemExit(3)'",
    }


@pytest.fixture
def office(tmp_path):
    data = DataDirectory(root=tmp_path / "var")
    data.make_settings(demonstration=False)
    with open_services(data.settings()) as services:
        submit(services, an_arrival("Apa syarat KIA?"))
    SqliteReadings(path=data.readings).write(LAST_GOOD)
    return data


def script(name, *arguments):
    command = (sys.executable, PROJECT / SCRIPTS / name, *arguments)
    return subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def test_a_copy_that_goes_elsewhere_shows_nothing_and_comes_back_whole(tmp_path, office, tool):
    sent = script("send_away.py", office.root, tmp_path / "elsewhere", "--encrypt", tool["encrypt"])
    (copy,) = (tmp_path / "elsewhere").iterdir()

    back = script("bring_back.py", copy, tmp_path / "back", "--decrypt", tool["decrypt"])

    assert (sent.returncode, back.returncode) == (0, 0)
    assert b"SEKALI_SECRET" not in copy.read_bytes()
    assert (tmp_path / "back" / "settings.env").read_bytes() == office.settings_file.read_bytes()
    with open_store(f"sqlite:{tmp_path / 'back' / 'feedback.sqlite'}") as store:
        assert [one.text for one in store.submissions.waiting(limit=9).items] == ["Apa syarat KIA?"]
    assert SqliteReadings(path=tmp_path / "back" / "readings.sqlite").read() == LAST_GOOD


def test_a_copy_of_an_office_without_readings_comes_back_too(tmp_path, office, tool):
    office.readings.unlink()
    script("send_away.py", office.root, tmp_path / "elsewhere", "--encrypt", tool["encrypt"])
    (copy,) = (tmp_path / "elsewhere").iterdir()

    back = script("bring_back.py", copy, tmp_path / "back", "--decrypt", tool["decrypt"])

    assert back.returncode == 0
    assert {path.name for path in (tmp_path / "back").iterdir()} == {"settings.env", "feedback.sqlite"}


BROKEN = ["nothing", "gzip", "bzip2", "xz", "silent", "fails", "missing", "unnamed", "impatient"]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_copy_that_was_not_encrypted_goes_nowhere(tmp_path, office, tool, broken):
    sent = script("send_away.py", office.root, tmp_path / "elsewhere", "--encrypt", tool[broken])

    assert (sent.returncode, len(sent.stderr.splitlines())) == (1, 1)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_half_a_copy_that_a_power_cut_left_is_gone_after_the_next_night(tmp_path, office, tool):
    place = tmp_path / "elsewhere"
    place.mkdir()
    (place / ".sekali-datang-20261121T020000000000Z.tar.encrypted.part").write_bytes(b"half")

    sent = script("send_away.py", office.root, place, "--encrypt", tool["encrypt"])

    assert [str(one) for one in place.iterdir()] == [sent.stdout.strip()]


def test_a_copy_that_was_cut_short_brings_nothing_back(tmp_path, office, tool):
    script("send_away.py", office.root, tmp_path / "elsewhere", "--encrypt", tool["encrypt"])
    (copy,) = (tmp_path / "elsewhere").iterdir()
    copy.write_bytes(copy.read_bytes()[:5000])

    back = script("bring_back.py", copy, tmp_path / "back", "--decrypt", tool["decrypt"])

    assert back.returncode == 1
    assert list((tmp_path / "back").iterdir()) == []


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path, office, tool):
    script("send_away.py", office.root, tmp_path / "elsewhere", "--encrypt", tool["encrypt"])
    (copy,) = (tmp_path / "elsewhere").iterdir()
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "feedback.sqlite").write_text("another office")

    back = script("bring_back.py", copy, tmp_path / "back", "--decrypt", tool["decrypt"])

    assert (back.returncode, "nothing was done" in back.stderr) == (1, True)
    assert [path.read_text() for path in (tmp_path / "back").iterdir()] == ["another office"]


def test_only_the_newest_copies_stay(tmp_path, office, tool):
    place = tmp_path / "elsewhere"
    for _ in range(3):
        script("send_away.py", office.root, place, "--encrypt", tool["encrypt"], "--keep", "2")
    last = script("send_away.py", office.root, place, "--encrypt", tool["encrypt"], "--keep", "2").stdout.strip()

    kept = sorted(str(one) for one in place.iterdir())

    assert (len(kept), kept[-1]) == (2, last)


def test_a_copy_whose_time_is_over_goes_with_the_next_one(tmp_path, office, tool):
    place, now = tmp_path / "elsewhere", datetime.now(UTC)
    place.mkdir()
    ages = (timedelta(days=COPIES_LAST_DAYS, hours=1), timedelta(days=COPIES_LAST_DAYS, hours=-1))
    over, fresh = (place / f"sekali-datang-{now - age:%Y%m%dT%H%M%S%fZ}.tar.encrypted" for age in ages)
    over.touch()
    fresh.touch()

    script("send_away.py", office.root, place, "--encrypt", tool["encrypt"])

    assert (over.exists(), fresh.exists(), len(list(place.iterdir()))) == (False, True, 2)


def test_files_of_others_in_the_folder_stay(tmp_path, office, tool):
    place = tmp_path / "elsewhere"
    place.mkdir()
    others = ("arsip-2019.tar.encrypted", "zakat.tar.encrypted", ".arsip-2019.tar.encrypted.part", "catatan.txt")
    for name in others:
        (place / name).touch()

    sent = script("send_away.py", office.root, place, "--encrypt", tool["encrypt"], "--keep", "1")

    assert {path.name for path in place.iterdir()} == {*others, Path(sent.stdout.strip()).name}


def test_a_drill_may_begin_with_the_encrypted_copy(office, tool, drill):
    done = script(drill, office.root, "--encrypt", tool["encrypt"], "--decrypt", tool["decrypt"])
    said = json.loads(done.stdout.splitlines()[-1])

    assert (done.returncode, said["restored"], said["encrypted"], said["submissions"]) == (0, True, True, 1)


def test_a_drill_notices_addresses_that_did_not_come_back(tmp_path, office, tool):
    office.addresses.write_text("alamat,35.14.22\n/kabar/loket/\n", "utf-8")
    spoilt = "bytes(255 - one for one in read).replace(b'/kabar/loket/', b'/kabar/hilang')"
    decrypt = _filter(tmp_path, "spoils", spoilt)

    done = script("restore_drill.py", office.root, "--encrypt", tool["encrypt"], "--decrypt", decrypt)

    problems = json.loads(done.stdout.splitlines()[-1])["problems"]
    assert (done.returncode, len(problems), "addresses differ" in problems[0]) == (1, 1, True)


def test_a_drill_notices_a_history_that_was_changed(tmp_path):
    data = DataDirectory(root=tmp_path / "var")
    data.make_settings(demonstration=False)
    with open_services(data.settings()) as services:
        submit(services, an_arrival())
    with closing(sqlite3.connect(data.database)) as connection, connection:
        connection.execute("UPDATE events SET actor = 'somebody else'")

    drill = (sys.executable, PROJECT / "infra/one-machine/restore_drill.py", data.root)
    done = subprocess.run(drill, check=False, capture_output=True, text=True)

    assert done.returncode == 1
    assert "is broken" in json.loads(done.stdout.splitlines()[-1])["problems"][0]


BREAKS = "database.write_bytes(b'no database any more' * 400)"
# What the second version of the project does with the office's data before it turns out not to answer.
TAKES_TWENTY_LETTERS = """
import sys
sys.path.insert(0, "{project}")
from feedback_api.store import open_store
from tests.builders import a_submission, kept
if open("version").read() == "second":
    with open_store("sqlite:{database}") as store:
        for number in range(20):
            kept(store.submissions, a_submission(f"letter{{number:02d}}aa"))
"""


@pytest.fixture
def upgrading(tmp_path):
    """A project with two versions, of which the second one answers only if the test says so."""
    project, data = tmp_path / "project", DataDirectory(root=tmp_path / "var")
    data.make_settings(demonstration=False)
    with open_services(data.settings()) as services:
        services.store.builds.want()
    subprocess.run(("git", "init", "-q", project), check=True)
    for version in ("first", "second"):
        (project / "version").write_text(version)
        git = ("git", "-C", project, "-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run((*git, "add", "."), check=True)
        subprocess.run((*git, "commit", "-qm", version), check=True)
        subprocess.run((*git, "tag", version), check=True)
    subprocess.run(("git", "-C", project, "checkout", "-q", "first"), check=True)
    return project, data


@pytest.fixture
def health():
    """A page that answers well, or not, as its list says."""
    statuses = [200]

    class Health(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(statuses.pop(0) if len(statuses) > 1 else statuses[0])
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Health) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield statuses, f"http://127.0.0.1:{server.server_address[1]}/sehat"
        server.shutdown()


def upgraded(project, data, health, wait, *more, install="true"):
    """Upgrade an office that runs as long as there is a file that says so."""
    running(data).touch()
    places = ("--data", data.root, "--copy", data.root.with_name("copy"), "--health", health, "--wait", wait)
    programs = ("--stop", f"rm -f {running(data)}", "--install", install, "--start", f"touch {running(data)}")
    return script("upgrade.py", "--project", project, "--to", "second", *places, *programs, *more)


def running(data):
    return data.root.with_name("running")


def test_an_upgrade_that_answers_stays(upgrading, health):
    project, data = upgrading

    assert upgraded(project, data, health[1], "5").returncode == 0
    assert (project / "version").read_text() == "second"


def test_an_upgrade_that_does_not_answer_is_taken_back(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]

    assert upgraded(project, data, health[1], "0.3").returncode == 1
    assert (project / "version").read_text() == "first"


def test_what_was_sent_to_a_version_that_is_taken_back_stays(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]
    meanwhile = _written_by_the_second_version(project, data, "CREATE TABLE meanwhile (x)")

    went = upgraded(project, data, health[1], "0.3", install=meanwhile)

    assert "the database stayed as it is" in went.stderr
    assert running(data).exists()
    assert "meanwhile" in _tables(data.database)


def test_twenty_letters_taken_by_a_newer_version_are_still_there_after_going_back(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]
    taking = project.with_name("take.py")
    taking.write_text(TAKES_TWENTY_LETTERS.format(database=data.database, project=PROJECT))

    went = upgraded(project, data, health[1], "0.3", install=f"{sys.executable} {taking}")

    with open_services(data.settings()) as services:
        ids = {one.id for one in services.store.submissions.waiting(limit=50).items}
    assert "the database stayed as it is" in went.stderr
    assert ids == {f"letter{number:02d}aa" for number in range(20)}


def test_a_database_that_can_no_longer_be_opened_is_put_back_and_the_broken_one_kept(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]
    breaking = _done_by_the_second_version(project, data, BREAKS)

    went = upgraded(project, data, health[1], "0.3", install=breaking)

    broken = data.root.with_name("copy") / "feedback.sqlite.newer"
    assert str(broken) in went.stderr
    assert broken.read_bytes().startswith(b"no database")
    assert "submissions" in _tables(data.database)


def test_a_database_that_cannot_be_kept_aside_stays_where_it_is_and_the_older_version_is_started(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]
    breaking = _done_by_the_second_version(project, data, BREAKS)
    in_the_way = data.root.with_name("copy") / "feedback.sqlite.newer" / "feedback.sqlite"
    blocking = project.with_name("block.sh")
    blocking.write_text(f"{breaking}; mkdir -p {in_the_way}")

    went = upgraded(project, data, health[1], "0.3", install=f"sh {blocking}")

    assert _is_back(went, project, data)
    assert "Is a directory" in went.stderr
    assert (data.database.read_bytes()[:11], [*data.root.glob("*.part")]) == (b"no database", [])


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("0.1.0", "1.0.0", "say --without-way-back; nothing was done"),
        ("1.0.0", "0.1.0", "the only way back is the backup made then; nothing was done"),
    ],
)
def test_nobody_crosses_to_the_first_tolerant_version_or_back_unasked(upgrading, health, first, second, said):
    project, data = upgrading
    _versions(project, first, second)

    went = upgraded(project, data, health[1], "5")

    assert _is_back(went, project, data)
    assert said in went.stderr


def test_who_says_so_goes_to_the_first_tolerant_version(upgrading, health):
    project, data = upgrading
    _versions(project, "0.1.0", "1.0.0")

    went = upgraded(project, data, health[1], "5", "--without-way-back")

    assert (went.returncode, (project / "version").read_text()) == (0, "second")


def test_between_tolerant_versions_nobody_is_asked(upgrading, health):
    project, data = upgrading
    _versions(project, "1.0.0", "1.1.0")

    assert upgraded(project, data, health[1], "5").returncode == 0


def test_a_project_that_somebody_changed_by_hand_is_left_alone(upgrading, health):
    project, data = upgrading
    (project / "version").write_text("by hand")

    assert upgraded(project, data, health[1], "5").returncode == 1
    assert (project / "version").read_text() == "by hand"
    assert running(data).exists()


def _is_back(went, project, data):
    """Say whether all is as before the upgrade, and one sentence tells so."""
    said_so = went.returncode == 1 and len(went.stderr.splitlines()) == 1
    return said_so and (project / "version").read_text() == "first" and running(data).exists()


def test_an_office_is_not_stopped_for_a_backup_that_nobody_can_write(upgrading, health):
    project, data = upgrading
    data.root.with_name("copy").write_text("a file where a folder should be")

    went = upgraded(project, data, health[1], "5")

    assert _is_back(went, project, data)
    assert "nothing was done" in went.stderr


def test_a_database_that_lay_in_the_copies_folder_before_is_never_taken_for_todays(upgrading, health):
    project, data = upgrading
    data.root.with_name("copy").mkdir()
    (data.root.with_name("copy") / "feedback.sqlite").touch()

    went = upgraded(project, data, health[1], "5")

    assert _is_back(went, project, data)
    assert "is not empty; nothing was done" in went.stderr


def test_a_version_that_git_does_not_know_stops_nothing(upgrading, health):
    project, data = upgrading
    subprocess.run(("git", "-C", project, "tag", "-d", "second"), check=True)

    assert _is_back(upgraded(project, data, health[1], "5"), project, data)


def test_an_office_whose_backup_fails_is_started_again(upgrading, health):
    project, data = upgrading
    data.settings_file.unlink()

    went = upgraded(project, data, health[1], "5")

    assert _is_back(went, project, data)
    assert "no backup" in went.stderr


def test_an_office_is_started_again_if_a_file_of_somebodys_own_is_in_the_new_versions_way(upgrading, health):
    project, data = upgrading
    _only_in_the_second_version(project, "new.txt")
    (project / "new.txt").write_text("somebody's own")

    went = upgraded(project, data, health[1], "5")

    assert _is_back(went, project, data)
    assert "new.txt" in went.stderr
    assert (project / "new.txt").read_text() == "somebody's own"


def test_the_older_version_is_started_even_if_its_packages_cannot_be_fetched(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]

    went = upgraded(project, data, health[1], "0.3", install="grep -q second version")

    assert _is_back(went, project, data)
    assert "does not answer" in went.stderr
    assert "this failed: grep" in went.stderr


def test_an_upgrade_that_is_interrupted_leaves_the_older_version_running(upgrading, health):
    project, data = upgrading
    hanging_up = project.with_name("hang_up.sh")
    hanging_up.write_text("grep -q first version || { kill -HUP $PPID; exec sleep 5; }")

    went = upgraded(project, data, health[1], "5", install=f"sh {hanging_up}")

    assert _is_back(went, project, data)
    assert "was interrupted" in went.stderr


def _versions(project, *numbers):
    """Let the first and the second version say in `pyproject.toml` which they are."""
    git = ("git", "-C", project, "-c", "user.name=x", "-c", "user.email=x@example.org")
    for tag, number in zip(("first", "second"), numbers, strict=True):
        subprocess.run((*git, "checkout", "-q", tag), check=True)
        (project / "pyproject.toml").write_text(f'[project]\nversion = "{number}"\n')
        subprocess.run((*git, "add", "pyproject.toml"), check=True)
        subprocess.run((*git, "commit", "-qm", number), check=True)
        subprocess.run((*git, "tag", "-f", tag), check=True, stdout=subprocess.DEVNULL)
    subprocess.run((*git, "checkout", "-q", "first"), check=True)


def _only_in_the_second_version(project, name):
    git = ("git", "-C", project, "-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run((*git, "checkout", "-q", "second"), check=True)
    (project / name).touch()
    subprocess.run((*git, "add", name), check=True)
    subprocess.run((*git, "commit", "-qm", "one more"), check=True)
    subprocess.run((*git, "tag", "-f", "second"), check=True, stdout=subprocess.DEVNULL)
    subprocess.run((*git, "checkout", "-q", "first"), check=True)


def _written_by_the_second_version(project, data, statement):
    """Return a command that does to the database what only the second version does."""
    return _done_by_the_second_version(project, data, f"sqlite3.connect('{data.database}').execute('{statement}')")


def _done_by_the_second_version(project, data, does):
    """Return a command that does something to the database's file if it is the second version's."""
    script = project.with_name("install.py")
    script.write_text(
        "import pathlib, sqlite3\n"
        f"database = pathlib.Path('{data.database}')\n"
        f"if open('version').read() == 'second':\n    {does}\n"
    )
    return f"{sys.executable} {script}"


def _tables(database):
    with closing(sqlite3.connect(database)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
