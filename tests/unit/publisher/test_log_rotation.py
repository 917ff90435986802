"""Logs of a machine that runs for years stay small."""

from publisher.one_machine.log_rotation import LogRotation
from publisher.one_machine.supervisor import Child


def test_a_long_log_is_set_aside_and_a_short_one_stays(tmp_path):
    (tmp_path / "access.log").write_text("x" * 200)
    (tmp_path / "access.log.1").write_text("older")
    (tmp_path / "web.log").write_text("x")

    LogRotation(folder=tmp_path, web=Child(name="web", command=()), longest=100).rotate()

    assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == {"access.log.1": 200, "web.log": 1}
