"""The test command names what it lacks in one sentence each, before anything runs, and says what else went wrong."""

import sys
from dataclasses import replace
from shutil import which

import pytest

from tests import every_check, node
from tests.aws import ministack
from tests.equipment import Equipment, EquipmentMissing, complaint, prepared_or_end
from tests.every_check import Check
from tests.pages import checker

AGAIN = "python3 tasks.py test"


def there(name="compass"):
    return Equipment(name=name, prepare=lambda: f"/usr/bin/{name}")


def missing(name="ruler", sentence="Penggaris belum ada."):
    def prepare():
        raise EquipmentMissing(sentence)

    return Equipment(name=name, prepare=prepare)


@pytest.fixture
def a_check(tmp_path):
    """A check that leaves a file behind, and says how it closed."""

    def made(name="tests", code=0):
        does = f"open({str(tmp_path / name)!r}, 'w').close(); print('3 passed'); raise SystemExit({code})"
        return Check(heading=name, command=(sys.executable, "-c", does))

    return made


def test_everything_runs_once_all_is_there(a_check, tmp_path, capsys):
    code = every_check.main((there(),), (a_check("lint"), a_check("tests")))

    assert code == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["lint", "tests"]
    assert capsys.readouterr().out.endswith("3 passed\n")


def test_a_check_that_fails_fails_the_command_and_stops_no_other(a_check, tmp_path):
    code = every_check.main((there(),), (a_check("lint", code=3), a_check("tests")))

    assert code == 1
    assert (tmp_path / "tests").exists()


def test_a_check_beside_the_others_runs_while_they_do_and_is_told_after_them(a_check, tmp_path, capsys):
    there_yet = f"import pathlib, time\nwhile not pathlib.Path({str(tmp_path / 'types')!r}).exists(): time.sleep(0.01)"
    waiting = Check(heading="tests", command=(sys.executable, "-c", f"{there_yet}\nprint('2 passed')"))
    beside = replace(a_check("types", code=1), is_beside=True)

    code, said = every_check.main((there(),), (beside, waiting)), capsys.readouterr().out

    assert code == 1
    assert said.index("=== tests") < said.index("=== types") < said.index("3 passed") < said.index("FAIL types")
    assert said.endswith("2 passed\n")


TRIED_TWICE = """
from pathlib import Path

def test_that_stands():
    pass

def test_that_fails_at_first():
    seen = Path(__file__).with_name("seen")
    is_first = not seen.exists()
    seen.touch()
    assert not is_first

{more}
"""
FAILS_ALWAYS = "def test_that_fails_always():\n    assert False"


@pytest.mark.parametrize(("more", "code", "says"), [("", 0, "wavered"), (FAILS_ALWAYS, 1, "FAIL tests")])
def test_what_failed_once_is_run_alone_and_said_and_what_fails_twice_fails(more, code, says, tmp_path, capsys):
    (tmp_path / "test_two.py").write_text(TRIED_TWICE.format(more=more))
    pytest_there = (sys.executable, "-m", "pytest", "--rootdir", str(tmp_path), "-p", "no:cov", str(tmp_path))
    check = Check(heading="tests", command=pytest_there, what_failed=(*pytest_there, *every_check.WHAT_FAILED))

    ended, said = every_check.main((there(),), (check,)), capsys.readouterr().out

    assert (ended, says in said) == (code, True)
    assert "def test_that_fails_at_first" in said


def test_a_run_that_broke_off_is_not_made_good_by_running_nothing(tmp_path):
    (tmp_path / "test_broken.py").write_text("raise SystemError\n")
    pytest_there = (sys.executable, "-m", "pytest", "--rootdir", str(tmp_path), "-p", "no:cov", str(tmp_path))
    check = Check(heading="tests", command=pytest_there, what_failed=(*pytest_there, *every_check.WHAT_FAILED))

    assert every_check.main((there(),), (check,)) == 1


def test_nothing_runs_without_its_equipment_and_the_last_lines_name_all_that_is_missing(a_check, tmp_path, capsys):
    lacking = (missing(), there(), missing("lamp", "Lampu belum ada."))

    code = every_check.main(lacking, (a_check(),))

    assert code == 1
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out.splitlines()[-2:] == ["Penggaris belum ada.", "Lampu belum ada."]


@pytest.mark.parametrize("part", [checker, ministack])
def test_who_has_just_run_the_test_command_is_not_told_to_run_it(part):
    with pytest.raises(EquipmentMissing) as refused:
        part.prepare(lambda: False)

    assert AGAIN not in str(refused.value)
    assert "pesannya di atas" in str(refused.value)
    assert AGAIN in part.NOT_INSTALLED


def test_a_long_proof_ends_with_the_sentence_before_it_begins():
    with pytest.raises(SystemExit, match="Penggaris belum ada"):
        prepared_or_end(missing().prepare)


def test_what_is_installed_says_where_it_is():
    assert checker.prepare(lambda: True).endswith("dist")
    assert ministack.prepare(lambda: True).endswith(".venv-aws")
    assert node.prepare().endswith("node")


def test_a_node_that_does_not_start_is_named_with_what_it_lacks():
    says = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file"

    with pytest.raises(EquipmentMissing, match=r"libatomic\.so\.1.*libatomic1"):
        node.prepare(lambda *_: says)


def test_a_program_that_works_has_nothing_to_complain_of():
    assert complaint(sys.executable, "--version") is None


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (("/nowhere/chromium",), "No such file or directory: '/nowhere/chromium'"),
        ((sys.executable, "-c", "raise SystemExit('libx.so: not found')"), "libx.so: not found"),
        ((sys.executable, "-c", "raise SystemExit(4)"), "exit code 4"),
    ],
)
def test_a_program_that_does_not_start_is_quoted(program, said):
    assert (complaint(*program) or "").endswith(said)


def test_the_cloud_server_finds_the_node_of_the_lock_before_any_other():
    assert which("node", path=ministack.PATH) == str(node.NODE)
