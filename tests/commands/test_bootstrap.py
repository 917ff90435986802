"""Somebody with nothing but a Python gets an environment, or one sentence that says what is missing."""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
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
    (tmp_path / "infra").mkdir()
    for name in ("__init__.py", "locked_environment.py"):
        shutil.copy(ROOT / "infra" / name, tmp_path / "infra")
    (tmp_path / "publisher" / "one_machine" / "__init__.py").touch()
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
    needed, asking = wheel(own, "needed"), wheel(own, "asking", asks="needed[more]>=1.0")
    (own / "requirements.txt").write_text(locked(needed) + locked(asking))
    said = {"first": run(own), "again": run(own)}
    (own / "requirements.txt").write_text(locked(needed))
    said["package dropped"] = run(own)
    said["left over"] = list(own.glob(".venv/lib/*/site-packages/asking*"))
    (own / ".venv" / "bin" / "python").unlink()
    (own / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    said["python removed"] = run(own)
    (own / "requirements.txt").write_text(locked(asking))
    said["incomplete lock"] = run(own)
    (own / "requirements.txt").write_text(f"needed @ {needed.as_uri()}\n")
    said["no hash"] = run(own)
    return said


def wheel(folder: Path, name: str, *, asks: str = "") -> Path:
    """Write a package with nothing in it, which may ask for another."""
    made = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        needs = f"Requires-Dist: {asks}\n" if asks else "Provides-Extra: more\n"
        archive.writestr(
            f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{needs}"
        )
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return made


def locked(made: Path) -> str:
    """Return the line of a lock for it: where it is, and its hash."""
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    return f"{made.name.split('-')[0]} @ {made.as_uri()} --hash=sha256:{digest}\n"


def test_the_first_start_makes_the_environment_and_goes_on_inside_it(runs):
    code, said = runs["first"]

    assert code == 0
    assert "Menyiapkan aplikasi" in said
    assert said.strip().endswith("['serve', '--port', '8001']")


def test_the_next_start_installs_nothing(runs):
    assert runs["again"] == (0, "['serve', '--port', '8001']\n")


def test_a_lock_is_installed_as_it_stands_whatever_its_packages_ask_for(runs):
    code, said = runs["first"]

    assert "Menyiapkan aplikasi" in said
    assert code == 0


def test_what_a_changed_lock_no_longer_names_is_gone(runs):
    code, said = runs["package dropped"]

    assert (code, "Menyiapkan aplikasi" in said) == (0, True)
    assert runs["left over"] == []


def test_a_lock_that_leaves_something_out_is_not_used(runs):
    code, said = runs["incomplete lock"]

    assert code == 1
    assert "asking 1.0 requires needed, which is not installed" in said
    assert "Pemasangan belum berhasil" in said


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


def test_the_readme_and_the_project_name_the_same_pythons_as_tried():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tried = [name.rpartition(" :: ")[2] for name in project["classifiers"]]
    promised = (ROOT / "README.md").read_text("utf-8").split("Both were tried")[1].split(";")[0]

    assert re.findall(r"Python (3\.\d+)", promised) == tried
    assert project["requires-python"] == f">={tried[0]}"


def test_windows_is_told_what_to_use_there(checkout):
    code, said = run(checkout, "-c", AS_IF.format(pretence="sys.platform = 'win32'"))

    assert code == 1
    assert "WSL" in said
