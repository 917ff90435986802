"""A command that prints one more answer loads nothing that only reading content, or Pelican, needs."""

import subprocess
import sys

from tests.serving import ROOT

HEAVY = ("pelican", "docutils", "markdown", "rich", "importlib.metadata", "flask", "boto3", "botocore", "PIL")


def test_the_press_starts_without_what_only_a_whole_build_needs():
    asked = "import sys, publisher.__main__; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert set(HEAVY) & set(loaded.split()) == set()
