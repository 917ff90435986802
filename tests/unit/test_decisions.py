"""A newcomer who asks why finds every decision in the index by its subject."""

import re
from pathlib import Path

DECISIONS = Path(__file__).parents[2] / "docs" / "decisions"


def test_the_index_names_every_decision_and_no_other():
    listed = set(re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", (DECISIONS / "README.md").read_text("utf-8")))

    assert listed == {path.name for path in DECISIONS.glob("[0-9]*.md")}


def test_no_two_decisions_share_a_number():
    numbers = [path.name[:4] for path in DECISIONS.glob("[0-9]*.md")]

    assert len(numbers) == len(set(numbers))
