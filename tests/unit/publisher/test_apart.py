"""What only a start needs is not kept by whoever lives on."""

import subprocess
import sys

from tests.serving import ROOT

LARGE = ("pelican", "pydantic", "flask", "jinja2", "markdown", "sqlite3")


def python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_supervisor_loads_nothing_that_makes_pages_or_keeps_letters():
    said = python(
        "import sys, publisher.one_machine.__main__; print(*{name.partition('.')[0] for name in sys.modules})"
    )

    assert said.returncode == 0, said.stderr
    assert not set(said.stdout.split()) & set(LARGE)


def test_work_done_apart_is_done_once_and_leaves_nothing_loaded():
    said = python(
        "import sys\n"
        "from publisher.one_machine.apart import done_apart\n"
        "def work():\n"
        "    import decimal\n"
        "    print('kata sandi')\n"
        "done_apart(work)\n"
        "print('decimal' in sys.modules)\n"
    )

    assert said.stdout.split("\n")[:2] == ["kata sandi", "False"]


def test_what_goes_wrong_apart_is_told_and_ends_the_start():
    said = python(
        "from publisher.one_machine.apart import done_apart\n"
        "def work():\n"
        "    raise OSError('disk penuh')\n"
        "done_apart(work)\n"
        "print('goes on')\n"
    )

    assert said.returncode == 1
    assert "disk penuh" in said.stderr
    assert not said.stdout
