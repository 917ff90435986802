"""A tester's Chromium is found, installed where that is allowed, and never silently missing."""

from pathlib import Path

from tests.browser.chromium import Machine, find_chromium


def a_machine(**changed):
    nothing = {"environ": {}, "which": lambda _: None, "playwrights_own": lambda: None, "install": lambda: False}
    return Machine(**{**nothing, **changed})


def test_the_one_named_in_the_environment_comes_first(tmp_path):
    named = tmp_path / "my-chromium"
    named.touch()
    machine = a_machine(environ={"SEKALI_CHROMIUM": str(named)}, which=lambda _: "/usr/bin/chromium")

    assert find_chromium(machine) == named


def test_a_named_one_that_is_not_there_is_not_replaced_by_another():
    machine = a_machine(environ={"SEKALI_CHROMIUM": "/nowhere/chromium"}, which=lambda _: "/usr/bin/chromium")

    assert find_chromium(machine) is None


def test_the_one_on_the_path_is_found():
    machine = a_machine(which=lambda name: "/opt/chrome" if name == "google-chrome" else None)

    assert find_chromium(machine) == Path("/opt/chrome")


def test_playwrights_own_is_better_than_none():
    assert find_chromium(a_machine(playwrights_own=lambda: Path("/pw/chrome"))) == Path("/pw/chrome")


def test_one_is_installed_only_when_asked():
    installed = set()

    def install():
        installed.add("chromium")
        return True

    machine = a_machine(
        install=install,
        which=lambda name: "/usr/bin/chromium" if name in installed else None,
    )

    assert find_chromium(machine) is None
    assert find_chromium(machine, may_install=True) == Path("/usr/bin/chromium")
