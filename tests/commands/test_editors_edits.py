"""Whatever the editors' check accepts, the tests of the content accept; `inv prove` tries all that read it."""

import pytest

from tests.proof.editors_edits import edited_copy, run


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The office filled in, a guide signed, another one added, and a desa, a post and a visit."""
    return edited_copy(tmp_path_factory.mktemp("edits"))


def test_the_check_accepts_an_ordinary_day_of_editors(copy):
    checked = run(copy, "plugins.check")

    assert checked.returncode == 0, checked.stdout


def test_the_tests_of_the_content_accept_it_too(copy):
    tested = run(copy, "pytest", "-q", "tests/content", "-p", "no:cacheprovider")

    assert tested.returncode == 0, tested.stdout
