"""A backup taken while the office works is a whole database that starts again elsewhere."""

import stat
import subprocess
import sys

from feedback_api.actions.submit import submit
from feedback_api.domain.submission import Arrival, Contact, Kind
from feedback_api.store import open_store
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from publisher.site_of_office import PROJECT


def test_what_was_sent_before_the_backup_is_in_it(tmp_path):
    data, copy = DataDirectory(root=tmp_path / "var"), tmp_path / "copy"
    data.make_settings(demonstration=False)
    arrival = Arrival(
        kind=Kind.QUESTION, text="Apa syarat KIA?", village=None, guide=None, contact=Contact(), idempotency_key="k"
    )
    with open_services(data.settings()) as services:
        sent = submit(services, arrival).submission

        subprocess.run((sys.executable, PROJECT / "infra/one-machine/backup.py", data.root, copy), check=True)

    with open_store(f"sqlite:{copy / 'feedback.sqlite'}") as store:
        assert store.submissions.get(sent.id).text == "Apa syarat KIA?"
    assert {stat.S_IMODE(path.stat().st_mode) for path in copy.glob("*.*") if path.suffix in {".sqlite", ".env"}} == {
        0o600
    }
