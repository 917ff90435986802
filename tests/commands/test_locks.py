"""An operator installs a lock long after it was made: it names everything, so nothing is looked up again."""

import sysconfig
from pathlib import Path

import pytest

from infra.package.bundle import BUNDLES
from infra.package.installing import CannotPackage
from infra.package.locking import part_of
from tests.aws.ministack import ENVIRONMENT as AWS_ENVIRONMENT
from tests.locks import ROOT, Lock, machines

HERE = Path(sysconfig.get_path("purelib"))
AWS = AWS_ENVIRONMENT / HERE.relative_to(HERE.parents[2])
FILES = ("requirements", "requirements-test")
LOCKS = {name: Lock(file=ROOT / f"{name}.txt", asked=ROOT / f"{name}.in", packages=HERE) for name in FILES}
LOCKS["tests/aws/requirements"] = Lock(
    file=ROOT / "tests/aws/requirements.txt", asked=ROOT / "tests/aws/requirements.in", packages=AWS
)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_everything_its_packages_need(name):
    assert LOCKS[name].problems() == ()


def test_what_runs_is_what_was_tested():
    part, whole = LOCKS["requirements"], LOCKS["requirements-test"]

    differing = [part.pins(machine).items() - whole.pins(machine).items() for machine in machines()]

    assert not any(differing), differing


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.name)
def test_the_part_of_a_function_is_whole_and_no_more_than_it_needs(bundle, tmp_path):
    lock, asked = tmp_path / "part.txt", tmp_path / "part.in"
    asked.write_text("\n".join(bundle.packages), "utf-8")
    lock.write_text(part_of(LOCKS["requirements"].file.read_text("utf-8"), bundle.packages), "utf-8")

    part, whole = Lock(file=lock, asked=asked, packages=HERE), LOCKS["requirements"]

    assert part.problems() == ()
    assert all(part.pins(machine).items() < whole.pins(machine).items() for machine in machines())


def test_a_package_that_the_project_does_not_lock_is_in_no_function():
    with pytest.raises(CannotPackage, match="numpy"):
        part_of(LOCKS["requirements"].file.read_text("utf-8"), ("flask", "numpy"))


def test_a_package_left_out_is_named(tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text(LOCKS["requirements"].file.read_text("utf-8").replace("\nwerkzeug==", "\n# werkzeug=="), "utf-8")

    problems = Lock(file=lock, asked=ROOT / "requirements.in", packages=HERE).problems()

    assert any("flask asks for werkzeug" in problem and "nothing" in problem for problem in problems)


def test_an_extra_left_out_is_named(tmp_path):
    asked = tmp_path / "requirements.in"
    asked.write_text("flask[async]\n", "utf-8")

    problems = Lock(file=LOCKS["requirements"].file, asked=asked, packages=HERE).problems()

    assert [problem for problem in problems if "flask asks for asgiref" in problem]
