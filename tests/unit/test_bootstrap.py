"""Somebody with nothing but a Python gets an environment, or one sentence that says what is missing."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
AS_IF = (
    "import runpy, sys; {pretence}; sys.argv = ['tasks.py', 'serve']; runpy.run_path('tasks.py', run_name='__main__')"
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A checkout with the real tasks.py, empty locks, and a `serve` that only says so."""
    tmp_path = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "tasks.py", tmp_path)
    (tmp_path / "publisher" / "one_machine").mkdir(parents=True)
    for name in ("__init__.py", "wording.py"):
        shutil.copy(ROOT / "publisher" / name, tmp_path / "publisher")
    (tmp_path / "publisher" / "one_machine" / "__init__.py").touch()
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "__init__.py").touch()
    shutil.copy(ROOT / "infra" / "locked_environment.py", tmp_path / "infra")
    (tmp_path / "publisher" / "one_machine" / "__main__.py").write_text("import sys; print(sys.argv[1:])")
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).touch()
    return tmp_path


def run(checkout: Path, *arguments: str):
    command = (sys.executable, *(arguments or ("tasks.py", "serve", "--port", "8001")))
    ran = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, timeout=120)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def runs(tmp_path_factory, checkout):
    """One start after the other in a checkout of its own; making an environment takes seconds, so it is shared."""
    own = tmp_path_factory.mktemp("own") / "checkout"
    shutil.copytree(checkout, own)
    wheel = own / "nothing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("nothing-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: nothing\nVersion: 1.0\n")
        archive.writestr(
            "nothing-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("nothing-1.0.dist-info/RECORD", "")
    said = {"first": run(own), "again": run(own)}
    (own / "requirements.txt").write_text("# another lock\n")
    said["another lock"] = run(own)
    (own / "requirements.txt").write_text(f"nothing @ {wheel.as_uri()}\n")
    said["no hash"] = run(own)
    (own / "requirements.txt").write_text("# another lock\n")
    (own / ".venv" / "bin" / "python").unlink()
    (own / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    said["python removed"] = run(own)
    return said


def test_the_first_start_makes_the_environment_and_goes_on_inside_it(runs):
    code, said = runs["first"]

    assert code == 0
    assert "Menyiapkan aplikasi" in said
    assert said.strip().endswith("['serve', '--port', '8001']")


def test_the_next_start_installs_nothing(runs):
    assert runs["again"] == (0, "['serve', '--port', '8001']\n")


def test_a_changed_lock_is_installed(runs):
    assert "Menyiapkan aplikasi" in runs["another lock"][1]


def test_a_package_without_its_hash_is_not_installed(runs):
    code, said = runs["no hash"]

    assert code == 1
    assert "Pemasangan belum berhasil" in said
    assert "['serve'" not in said


def test_an_environment_whose_python_was_removed_is_made_anew(runs):
    code, said = runs["python removed"]

    assert code == 0
    assert said.strip().endswith("['serve', '--port', '8001']")


def test_an_old_python_is_told_which_one_is_needed(checkout):
    code, said = run(checkout, "-c", AS_IF.format(pretence="sys.version_info = (3, 10, 4)"))

    assert (code, said.count("\n")) == (1, 1)
    assert "Python 3.11" in said
    assert "3.10" in said


def test_a_python_without_ensurepip_is_told_the_package_to_install(checkout):
    code, said = run(checkout, "-c", AS_IF.format(pretence="sys.modules['ensurepip'] = None"))

    assert (code, said.count("\n")) == (1, 1)
    assert f"python3.{sys.version_info[1]}-venv" in said


def test_windows_is_told_what_to_use_there(checkout):
    code, said = run(checkout, "-c", AS_IF.format(pretence="sys.platform = 'win32'"))

    assert code == 1
    assert "WSL" in said
