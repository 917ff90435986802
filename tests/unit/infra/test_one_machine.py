"""An office on one machine is run by a service that may do little, behind a door that says the same as the cloud's."""

import configparser
import re
import runpy
from pathlib import Path

import pytest

from feedback_api.office_folder import OfficeFolder
from infra.deploy.template import read_template
from publisher.data_directory import DataDirectory
from tests.serving import ROOT

FOLDER = ROOT / "infra" / "one-machine"
CADDYFILE = (FOLDER / "Caddyfile").read_text("utf-8")
COPYING = (FOLDER / "sekali-datang-copy.service").read_text("utf-8")


class _Unit(configparser.RawConfigParser):
    """A unit file: names keep their letters, and what is said twice counts as said last."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.fixture(params=["sekali-datang.service", "sekali-datang-copy.service"])
def service(request):
    unit = _Unit(strict=False, comment_prefixes="#")
    unit.read(FOLDER / request.param)
    return dict(unit["Service"])


def test_a_service_writes_to_its_own_data_and_nowhere_else(service):
    assert (service["ProtectSystem"], service["ProtectHome"]) == ("strict", "yes")
    assert service["StateDirectory"].split()[0] == "sekali-datang"
    assert "ReadWritePaths" not in service


def test_a_service_has_no_right_of_roots_and_no_way_to_one(service):
    assert service["User"] == "sekali"
    assert (service["CapabilityBoundingSet"], service["NoNewPrivileges"]) == ("", "yes")


@pytest.fixture
def steps():
    """What the nightly copy does, one after the other."""
    return re.findall(r"^ExecStart=(.+)$", COPYING, re.MULTILINE)


def test_rclone_may_write_the_folder_that_its_tokens_are_in_and_takes_it_nowhere(steps):
    (config, source) = re.findall(r"--config /var/lib/(\S+)/rclone\.conf .* /var/lib/(\S+) elsewhere:", steps[-2])[0]

    assert f"\nStateDirectory=sekali-datang {source} {config}\n" in COPYING
    assert config != source


def test_nothing_but_whole_copies_goes_elsewhere(steps):
    assert " copy --immutable --include *.tar.encrypted " in steps[-2]


def test_the_last_thing_a_copy_does_is_to_leave_the_mark_that_staff_are_told_by(steps):
    mark = DataDirectory(root=Path("/var/lib/sekali-datang")).copy_mark

    assert (steps[0], steps[-1]) == (f"/usr/bin/touch -a {mark}", f"/usr/bin/touch {mark}")


def test_an_office_on_one_machine_looks_at_that_mark(tmp_path):
    data = DataDirectory(root=tmp_path)
    data.make_settings(demonstration=False)

    assert data.settings().copy_mark == data.copy_mark


def test_who_sets_copies_up_makes_the_file_of_rclone_as_the_user_who_will_read_it():
    setting_up = (FOLDER / "README.md").read_text("utf-8").partition("## Coming back")[0]
    config = "rclone --config /var/lib/sekali-datang-rclone/rclone.conf"

    assert f"runuser -u sekali -- {config} config" in setting_up
    assert "systemctl start sekali-datang-copy" in setting_up
    assert f"runuser -u sekali -- {config} ls elsewhere:sekali-datang" in setting_up


def test_the_press_can_see_when_the_machine_was_started():
    assert not re.search(r"^ProcSubset=", (FOLDER / "sekali-datang.service").read_text("utf-8"), re.MULTILINE)


def test_the_callers_address_is_set_here_under_the_name_that_the_settings_are_told():
    (told,) = re.findall(r"SEKALI_CLIENT_ADDRESS_HEADER=(\S+?)\.", CADDYFILE)

    assert f"header_up {told} {{remote_host}}" in CADDYFILE


def test_a_slow_sender_waits_at_the_door_and_not_in_the_office():
    assert re.search(r"^\t\tbuffer_requests$", CADDYFILE, re.MULTILINE)


def test_an_answer_in_the_offices_place_carries_the_clouds_headers():
    said = dict(re.findall(r"^\t\t\t([A-Z][\w-]+) (.+)$", CADDYFILE, re.MULTILINE))
    policy = read_template()["Resources"]["PageHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]

    cloud = policy["SecurityHeadersConfig"]

    assert said["Referrer-Policy"] == cloud["ReferrerPolicy"]["ReferrerPolicy"]
    assert said["X-Frame-Options"] == cloud["FrameOptions"]["FrameOption"]
    assert said["Strict-Transport-Security"] == f"max-age={cloud['StrictTransportSecurity']['AccessControlMaxAgeSec']}"
    assert said["X-Content-Type-Options"] == "nosniff"


def test_a_backup_takes_what_operators_are_told_to_back_up_and_calls_it_as_the_office_does():
    backup, folder = runpy.run_path(str(FOLDER / "backup.py")), OfficeFolder(root=ROOT)
    told = re.findall(
        r"^\| `([^`]+)` \|.*\| yes[^|]*\|$", (ROOT / "docs/operating.md").read_text("utf-8"), re.MULTILINE
    )

    taken = {*backup["KEPT"], *backup["ALSO"]}

    assert taken == set(told)
    assert taken == {path.name for path in (folder.settings_file, folder.database, folder.readings, folder.addresses)}
