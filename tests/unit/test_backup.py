"""A backup taken while the office works is a whole database that starts again elsewhere."""

import json
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from feedback_api.actions.submit import submit
from feedback_api.store import open_store
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from publisher.site_of_office import PROJECT
from tests.builders import an_arrival


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


def test_a_drill_restores_the_office_elsewhere_and_says_how_long_it_took(tmp_path):
    data = DataDirectory(root=tmp_path / "var")
    data.make_settings(demonstration=False)
    with open_services(data.settings()) as services:
        submit(services, an_arrival())

    drill = (sys.executable, PROJECT / "infra/one-machine/restore_drill.py", data.root)
    done = subprocess.run(drill, check=False, capture_output=True, text=True)
    said = json.loads(done.stdout.splitlines()[-1])

    assert (done.returncode, said["restored"], said["problems"]) == (0, True, [])
    assert set(said["seconds"]) == {"backup", "restore", "compare", "site"}


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


def upgraded(project, data, health, wait):
    command = (sys.executable, PROJECT / "infra/one-machine/upgrade.py", "--project", project, "--to", "second")
    places = ("--data", data.root, "--copy", data.root.with_name("copy"), "--health", health, "--wait", wait)
    return subprocess.run((*command, *places, "--stop", "true", "--start", "true"), check=False).returncode


def test_an_upgrade_that_answers_stays(upgrading, health):
    project, data = upgrading

    assert upgraded(project, data, health[1], "5") == 0
    assert (project / "version").read_text() == "second"


def test_an_upgrade_that_does_not_answer_is_taken_back(upgrading, health):
    project, data = upgrading
    health[0][:] = [503, 200]

    assert upgraded(project, data, health[1], "0.3") == 1
    assert (project / "version").read_text() == "first"
