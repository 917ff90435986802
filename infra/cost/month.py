"""How much of everything an office asks for in a month."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.cost.prices import PRICES

ACTS = Path(__file__).resolve().parent.parent.parent / "docs" / "dynamodb.md"
_ROW = re.compile(r"^\| ([^|]+?) +\| +([\d.]+) +\| +([\d.]+) +\|", re.MULTILINE)

# A quarter of an hour between two sweeps; the press also looks at three midnights, mail at these and at three sevens.
SWEEPS, LOOKS_OF_PRESS, LOOKS_OF_MAIL = 30 * 24 * 4, 30 * 3, 30 * 6
# From the rehearsal on a local server: a waking with everything at hand takes under 2 seconds, the first one 13.
FILES_A_BUILD, SECONDS_A_BUILD, SECONDS_A_SWEEP, SECONDS_A_REQUEST = 12, 4.0, 0.5, 0.06
SECONDS_A_LETTER, SECONDS_TO_FIND_NO_LETTER = 2.0, 0.1
PRESS_GB, WEB_GB, MAIL_GB = 1.769 / 1.024, 1.0, 0.5
# How many who send something leave an e-mail address: nobody knows yet, most here have a telephone number only.
LETTERS_A_SUBMISSION = 0.3
# A page with its script and pictures, of which a browser asks again for most; compressed.
REQUESTS_A_VIEW, MEGABYTES_A_VIEW = 4, 0.06
ALARMS = 5
# A second office needs no alarms of its own: one office's stand for all.
FEW_OFFICES = 2
# A submission with its acts and change number, in the table and both indexes.
GB_A_SUBMISSION = 8e-6


@dataclass(frozen=True, kw_only=True)
class MonthlyUse:
    """What happens in a month in so many offices together."""

    offices: int
    submissions: int
    views: int
    builds: int

    @classmethod
    def of(cls, offices: int) -> "MonthlyUse":
        """Return the month of a usual office: ten questions a day, a thousand pages read."""
        return cls(offices=offices, submissions=300 * offices, views=30_000 * offices, builds=150 * offices)


def units(acts: Path = ACTS) -> dict[str, tuple[float, float]]:
    """Return what each act writes and reads, from the table that a test holds to the store."""
    return {name: (float(wrote), float(read)) for name, wrote, read in _ROW.findall(acts.read_text("utf-8"))}


def asked_for(month: MonthlyUse, acts: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Return the amount of each thing that has a price."""
    # Everything that becomes of a submission; people follow theirs twice, staff look at the queue three times for each.
    life = ["submit", "follow with the code", "follow with the code", "claim", "erase", "unmask"]
    life += ["limit: looked at", "limit: looked at", "limit: counted", "limit: counted", "the queue", "the queue"]
    life += ["the queue", "one submission with its acts", *["any page, signed in"] * 6]
    build = ["press: take the lease", "press: read one new answer", "press: finish"]
    sweep = ["press: nothing to do"]
    letters = month.submissions * LETTERS_A_SUBMISSION
    done = (
        (month.submissions - letters, [*life, "publish"]),
        (letters, [*life, "publish, with a notice to the sender", "tell one sender"]),
        (month.builds, build),
        (month.offices * (SWEEPS + LOOKS_OF_PRESS), sweep),
    )
    written, read = (sum(times * sum(acts[act][side] for act in list_) for times, list_ in done) for side in (0, 1))
    requests = month.submissions * 14
    sweeps, mail_sweeps = month.offices * (SWEEPS + LOOKS_OF_PRESS), month.offices * (SWEEPS + LOOKS_OF_MAIL)
    # Each build wakes the press a second time for what it wrote itself.
    working = PRESS_GB * (month.builds * SECONDS_A_BUILD + (month.builds + sweeps) * SECONDS_A_SWEEP)
    working += MAIL_GB * (letters * SECONDS_A_LETTER + mail_sweeps * SECONDS_TO_FIND_NO_LETTER)
    edge = month.views * REQUESTS_A_VIEW + requests
    return {
        "units written": written,
        "units read": read,
        "GB kept in the table, with its history": month.submissions * 12 * GB_A_SUBMISSION,
        "function calls": requests + 2 * month.builds + letters + sweeps + mail_sweeps,
        "GB-seconds of functions": working + WEB_GB * requests * SECONDS_A_REQUEST,
        "objects put into the bucket": month.builds * (FILES_A_BUILD + 3),
        "objects got from the bucket": edge * 0.5 + sweeps * 2,
        "requests at the edge": edge,
        "GB sent by the edge": month.views * MEGABYTES_A_VIEW / 1000,
        "runs of the edge's own functions": edge,
        "letters to senders": letters,
        "alarms": ALARMS * (month.offices if month.offices < FEW_OFFICES else 1),
    }


def dollars(month: MonthlyUse, acts: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Return what each thing costs when one account pays for all these offices."""
    return {name: PRICES[name].of(amount) for name, amount in asked_for(month, acts).items()}
