"""One build: what editors wrote, what was answered, and the day it is all looked at."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from feedback_api.domain.visit_note import VisitNote
from plugins.calendar.activity_days import ActivityDay, activity_days
from plugins.content import Content
from plugins.content_tree import read_content_tree
from plugins.fields import WIB
from plugins.frame.kept import Kept
from plugins.problem import Problem
from plugins.questions.answer_view import AnswerView
from plugins.questions.published import read_answers
from plugins.visits.fastest_view import Ways
from plugins.visits.schedule import Schedule
from plugins.visits.view import Surroundings, visit_views
from plugins.visits.visit_files import VisitFiles, read_noted_visits


class ContentRefused(SystemExit):
    """The content has problems, so nothing may be built. Under the `pelican` command it ends the program quietly."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(2)
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a build shows besides answers and counts: where two are equal, so is all of that.

    `read_from` is everything it was read from, or a thing that is like no other.
    """

    read_from: tuple[object, ...]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything a build shows. Two editions with the same inputs are the same to the last byte.

    `written` has what the files say of those visits that staff changed on the form.
    """

    ground: Ground
    content: Content
    schedule: Schedule
    activities: tuple[ActivityDay, ...]
    ways: Ways
    answers: tuple[AnswerView, ...]
    written: Mapping[str, VisitNote]
    today: date
    demonstration: bool
    site_url: str

    @property
    def generated_at(self) -> datetime:
        """Return the first moment of the day: a later build of the same day must not differ."""
        return datetime.combine(self.today, time.min, WIB)


def content_roots(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the folder of the content, and that of the examples laid over it."""
    overlay = settings.get("CONTENT_OVERLAY")
    return (_near(settings["PATH"]), *((_near(overlay),) if overlay else ()))


def read_edition(settings: Mapping[str, Any]) -> Edition:
    """Read all there is, or print every problem and raise `ContentRefused`.

    A press that keeps the edition of its last build reads only the answers anew while everything else is the same.
    """
    kept: Kept = settings.get("KEPT") or Kept()
    demonstration, store = bool(settings["DEMONSTRATION"]), settings.get("SUBMISSION_STORE")
    # The one place that looks at the clock, and only when nobody handed in the day.
    today = date.fromisoformat(settings["TODAY"]) if settings.get("TODAY") else datetime.now(WIB).date()
    noted, roots, site_url = read_noted_visits(store), content_roots(settings), settings["SITEURL"].rstrip("/")
    ground = Ground(read_from=(settings.get("SOURCES") or object(), roots, noted, today, demonstration, site_url))
    answers = read_answers(store, demonstration=demonstration)
    before: Edition | None = kept.edition
    if before is not None and before.ground == ground:
        return replace(before, answers=answers)
    visits = VisitFiles.of(read_content_tree(roots), noted)
    content = _checked(visits, demonstration=demonstration)
    edition = _laid_out(content, ground, today=today, demonstration=demonstration, site_url=site_url)
    edition = replace(edition, written=visits.written)
    kept.edition = edition
    return replace(edition, answers=answers)


def _checked(visits: VisitFiles, *, demonstration: bool) -> Content:
    content = visits.read(demonstration=demonstration)
    if not isinstance(content, Content):
        sys.stderr.write("".join(f"{problem}\n" for problem in content))
        raise ContentRefused(content)
    return content


def _laid_out(content: Content, ground: Ground, *, today: date, demonstration: bool, site_url: str) -> Edition:
    """Return the edition of this day, still without answers and without what staff changed."""
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in content.guides},
        programmes={programme.slug: programme for programme in content.programmes},
    )
    schedule = Schedule(today=today, visits=visit_views(content.visits, around))
    days_off = frozenset(holiday.day for holiday in content.holidays)
    return Edition(
        ground=ground,
        content=content,
        schedule=schedule,
        ways=Ways(schedule=schedule, places=content.places, holidays=days_off),
        activities=activity_days(content.activities, today=today),
        answers=(),
        written={},
        today=today,
        demonstration=demonstration,
        site_url=site_url,
    )


def _near(path: str) -> Path:
    """Return the path as people type it, so that problems name `content/…` and not a place on this machine."""
    found = Path(path)
    here = Path.cwd()
    return found.relative_to(here) if found.is_absolute() and found.is_relative_to(here) else found
