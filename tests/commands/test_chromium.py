"""A tester's Chromium is found, installed where that is allowed, and never silently missing."""

from pathlib import Path

import pytest

from tests.browser.chromium import Machine, find_chromium, prepare
from tests.equipment import EquipmentMissing


def a_machine(**changed):
    nothing = {
        "environ": {},
        "which": lambda _: None,
        "playwrights_own": lambda: None,
        "may_install": lambda: False,
        "install": lambda _: False,
        "complaint": lambda _: None,
    }
    return Machine(**{**nothing, **changed})


def a_machine_that_installs(*, of=("chromium-headless-shell", "chromium"), **changed):
    installed = set()

    def install(package):
        installed.update({package} & set(of))
        return package in of

    def which(name):
        return f"/usr/bin/{name}" if name in installed else None

    return a_machine(**{"may_install": lambda: True, "install": install, "which": which, **changed})


def what_is_said_of(machine):
    with pytest.raises(EquipmentMissing) as refused:
        prepare(machine)
    return str(refused.value)


def test_the_one_named_in_the_environment_comes_first(tmp_path):
    named = tmp_path / "my-chromium"
    named.touch()
    machine = a_machine(environ={"SEKALI_CHROMIUM": str(named)}, which=lambda _: "/usr/bin/chromium")

    assert find_chromium(machine) == named


def test_a_named_one_that_is_not_there_is_not_replaced_by_another():
    machine = a_machine_that_installs(environ={"SEKALI_CHROMIUM": "/nowhere/chromium"})

    assert find_chromium(machine) is None
    assert "SEKALI_CHROMIUM menunjuk ke /nowhere/chromium" in what_is_said_of(machine)


def test_the_one_on_the_path_is_found():
    machine = a_machine(which=lambda name: "/opt/chrome" if name == "google-chrome" else None)

    assert find_chromium(machine) == Path("/opt/chrome")


def test_playwrights_own_is_better_than_none():
    assert find_chromium(a_machine(playwrights_own=lambda: Path("/pw/chrome"))) == Path("/pw/chrome")


def test_one_is_installed_only_by_the_test_command():
    machine = a_machine_that_installs()

    assert find_chromium(machine) is None
    assert prepare(machine) == "/usr/bin/chromium-headless-shell"
    assert find_chromium(machine) == Path("/usr/bin/chromium-headless-shell")


def test_where_there_is_none_without_windows_a_whole_one_will_do():
    assert prepare(a_machine_that_installs(of=("chromium",))) == "/usr/bin/chromium"


def test_a_whole_one_that_is_there_stays_where_nothing_may_be_installed():
    machine = a_machine_that_installs(may_install=lambda: False, which={"chromium": "/usr/bin/chromium"}.get)

    assert prepare(machine) == "/usr/bin/chromium"


def test_the_one_without_windows_comes_before_a_whole_one():
    machine = a_machine(which=lambda name: f"/usr/bin/{name}")

    assert prepare(machine) == "/usr/bin/chromium-headless-shell"


def test_who_may_not_install_is_told_how_to_get_one():
    assert "apt install chromium-headless-shell" in what_is_said_of(a_machine_that_installs(may_install=lambda: False))


def test_where_installing_failed_nobody_is_told_to_do_what_just_failed():
    said = what_is_said_of(a_machine_that_installs(install=lambda _: False))

    assert "apt-get tidak bisa memasangnya" in said
    assert "apt install chromium" not in said


def test_one_that_does_not_start_is_named_with_what_it_says():
    machine = a_machine(which=lambda _: "/usr/bin/chromium", complaint=lambda _: "libnss3.so: cannot open")

    assert "/usr/bin/chromium tidak mau jalan: libnss3.so: cannot open." in what_is_said_of(machine)
