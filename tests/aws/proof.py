"""The long proof on a bad line: `python -m tests.aws.proof`; a row for each fault, and one line of JSON."""

import argparse
import json
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from feedback_api.actions.senders.submit import submit
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.submissions.tracking_code import derived_id, typed_code
from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.store.dynamodb.store import DynamodbStore
from tests.aws import ministack
from tests.aws.bad_line import WRITES, BadLine, Fault
from tests.aws.patient_people import decided, until_heard
from tests.aws.tables import opened_table, place_in_store
from tests.builders import a_member, an_arrival, some_services
from tests.contract.racing import in_threads
from tests.equipment import prepared_or_end

RESIDENTS, STAFF, PRESSES = 6, 4, 2
LEASE = timedelta(seconds=3)


@dataclass(kw_only=True)
class Office:
    """An office on a bad line, and what its people were told."""

    services: Services
    letters: int
    codes: dict[str, str] = field(default_factory=dict)
    yes: dict[str, list[str]] = field(default_factory=dict)
    builds: list[int] = field(default_factory=list)
    overlaps: int = 0
    building: threading.Lock = field(default_factory=threading.Lock)
    staff_at_work: int = STAFF
    counting: threading.Lock = field(default_factory=threading.Lock)

    def ids(self) -> list[str]:
        key = self.services.settings.key(KeyUse.ID)
        return [derived_id(key, typed_code(code) or "") for code in self.codes.values()]

    def write_letters(self, resident: int) -> None:
        for number in range(self.letters):
            text = f"Surat {number} dari warga {resident}"
            arrival = an_arrival(text, idempotency_key=text)
            self.codes[text] = until_heard(partial(submit, self.services, arrival)).code

    def work(self, number: int) -> None:
        if number >= STAFF:
            self._press(f"press {number}")
            return
        moderator, ids = a_member(f"staff {number}"), self.ids()
        Random(number).shuffle(ids)  # noqa: S311 the same order in every run
        for one in ids:
            if decided(self.services, one, moderator):
                self.yes.setdefault(one, []).append(moderator.name)
        with self.counting:
            self.staff_at_work -= 1

    def _press(self, owner: str) -> None:
        builds = self.services.store.builds
        while self.staff_at_work or until_heard(builds.read).is_behind:
            record = until_heard(lambda: builds.take(owner=owner, now=datetime.now(UTC), lease=LEASE))
            if record is None:
                time.sleep(0.01)
                continue
            if not self.building.acquire(blocking=False):
                self.overlaps += 1
                continue
            time.sleep(0.01)
            self.building.release()
            if until_heard(partial(builds.finish, owner=owner, built=record.wanted, now=datetime.now(UTC))):
                self.builds.append(record.wanted)


def row(fault: Fault, letters: int) -> dict[str, str | int]:
    """Let people and presses live with one kind of fault, then count on a good line."""
    place = place_in_store("proof")
    with (
        tempfile.TemporaryDirectory(prefix="proof-") as scratch,
        some_services(Path(scratch)) as services,
        opened_table(place, tries=2) as table,
        opened_table(place) as calm,
    ):
        line = BadLine(fault=fault, chance=0.3, operations=WRITES if fault is Fault.CROWDED else ("*",))
        line.under(table.client)
        office = Office(services=replace(services, store=DynamodbStore(table)), letters=letters)
        in_threads(RESIDENTS, office.write_letters)
        in_threads(STAFF + PRESSES, office.work)
        return {"fault": fault.name.lower(), "spoilt": line.spoilt, **asdict(counted(office, DynamodbStore(calm)))}


@dataclass(frozen=True, kw_only=True)
class Count:
    """What people were told, and every way in which that turned out wrong."""

    receipts: int
    said_yes: int
    published: int
    builds: int
    lost: int
    double: int
    broken: int
    gaps: int
    overlaps: int


def counted(office: Office, store: DynamodbStore) -> Count:
    published = {one.id: one for one in store.submissions.published_after(0).published}
    answers = {one: kept.answer.moderator for one, kept in published.items() if kept.answer}
    acts = {one: list(store.submissions.events(one)) for one in published}
    record = store.builds.read()
    return Count(
        receipts=len(office.codes),
        said_yes=sum(map(len, office.yes.values())),
        published=len(published),
        builds=len(office.builds),
        lost=len(set(office.ids()) - set(published))
        + sum(answers.get(one) not in who for one, who in office.yes.items()),
        double=sum([event.act for event in each].count(Act.PUBLISHED) != 1 for each in acts.values())
        + sum(len(who) > 1 for who in office.yes.values())
        + len(office.builds)
        - len(set(office.builds)),
        broken=sum(not is_unbroken(acts[one], kept.audit_head) for one, kept in published.items()),
        gaps=int([one.change for one in published.values()] != list(range(1, len(published) + 1)))
        + int((record.wanted, record.built) != (1 + len(published),) * 2),
        overlaps=office.overlaps,
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.aws.proof", description=__doc__)
    parser.add_argument("--letters", type=int, default=20, help="how many each of six residents writes")
    options = parser.parse_args(arguments)
    prepared_or_end(ministack.prepare)
    rows: list[dict[str, str | int]] = [row(fault, options.letters) for fault in Fault]
    for line in (tuple(rows[0]), *(tuple(one.values()) for one in rows)):
        sys.stdout.write("  ".join(f"{cell!s:>13}" for cell in line) + "\n")
    sys.stdout.write(json.dumps(rows) + "\n")
    wrong = ("lost", "double", "broken", "gaps", "overlaps")
    return int(any(one[name] for one in rows for name in wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
