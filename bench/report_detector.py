"""Counts how often letters are taken for reports, over the messages and sentences that the tests know.

Of those that are none at most three in a hundred may be; a question about a fee is none.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from feedback_api.domain.submissions.second_member import sounds_like_report
from tests.unit.report_texts import CONDUCT, MONEY, NO_CONDUCT, NO_MONEY

MESSAGES = Path(__file__).parent.parent / "tests" / "unit" / "messages.jsonl"
# What those who collected the messages called what a report is for.
OF_REPORTS = frozenset({"pungli", "petugas"})
MOST_TAKEN_FOR_REPORTS = 0.03


def share(texts: Iterable[str], name: str) -> float:
    """Print and return which part of these texts sounds like a report."""
    taken = [sounds_like_report(text) for text in texts]
    print(f"{name:<46} {sum(taken):>4} of {len(taken):>4}  {sum(taken) / len(taken):7.2%}")
    return sum(taken) / len(taken)


def main() -> int:
    """Print the four shares; 1 if too many are taken for reports that are none."""
    messages = [json.loads(line) for line in MESSAGES.read_text("utf-8").splitlines()]
    reports = [one["text"] for one in messages if one["topic"] in OF_REPORTS]
    others = [one["text"] for one in messages if one["topic"] not in OF_REPORTS]
    wrong = share(others, "messages that are none")
    share(reports, "messages that are reports")
    share([*NO_MONEY, *NO_CONDUCT], "sentences that are none, made to look like one")
    share([*MONEY, *CONDUCT], "sentences that are reports")
    return int(wrong > MOST_TAKEN_FOR_REPORTS)


if __name__ == "__main__":
    sys.exit(main())
