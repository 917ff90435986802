"""One build: what editors wrote, what was answered, and the day it is all looked at."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from feedback_api.domain.build_report import BuildReport
from feedback_api.domain.identity import UNNAMED
from feedback_api.domain.interruption import Interruption
from plugins.edition.build_cache import BuildCache
from plugins.edition.content import Content, read_content
from plugins.edition.interruptions import interrupts_guide, interrupts_visit, read_interruptions
from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.published import read_answers
from plugins.edition.readings.reading import LastGood, Readings
from plugins.edition.readings.reporting import reports_of, visit_reports
from plugins.edition.readings.settling import SettledFiles, office_of, settled
from plugins.edition.readings.taken_down import TakenDown, read_takedowns
from plugins.edition.readings.uncertain import certain_visits, uncertain_files, unsure_visits
from plugins.edition.shown_day import set_day, shown_day, shown_moment
from plugins.edition.visits.fastest_view import Ways
from plugins.edition.visits.merging import MergedVisits, merged_visits
from plugins.edition.visits.notebook import read_noted_visits
from plugins.edition.visits.report import VisitReport
from plugins.kinds.activities.activity_days import ActivityDay
from plugins.kinds.activities.kind import ACTIVITIES
from plugins.kinds.build_day import BuildDay
from plugins.kinds.declared import KINDS
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.guides.model import Guide
from plugins.kinds.kind import ContentKind, Item, Kinds, kinds_of
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.view import EventView, event_views
from plugins.kinds.news.kind import POSTS
from plugins.kinds.plain_pages.kind import PLAIN_PAGES
from plugins.kinds.tree import files_of, read_office, with_office
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import Surroundings, VisitView, visit_views
from plugins.reading.content_file import ContentFile
from plugins.reading.content_model import FileHeader
from plugins.reading.content_tree import ContentTree
from plugins.reading.problem import ContentProblem


class ContentRefused(SystemExit):
    """The content has problems, so nothing may be built. Under the `pelican` command it ends the program quietly."""

    def __init__(self, problems: tuple[ContentProblem, ...]) -> None:
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

    `merged` is every visit as it counts, with what the files say; `settled` what is shown of each file, `chosen_from`
    what besides the readings that was chosen from; `reports` what of all that somebody must mend, `taken_down` the
    addresses whose pages staff took away. `unsure` are visits that are in no list: nobody knows if they take place.
    `items` is what is shown of each kind, by its name, `interruptions` what keeps the office from serving just now.
    """

    ground: Ground
    content: Content
    schedule: Schedule
    items: Mapping[str, tuple[Any, ...]]
    ways: Ways
    answers: tuple[AnswerView, ...]
    merged: MergedVisits
    today: date
    demonstration: bool
    site_url: str
    unsure: tuple[VisitView, ...] = ()
    taken_down: tuple[str, ...] = ()
    settled: SettledFiles | None = None
    chosen_from: tuple[object, ...] = ()
    reports: tuple[BuildReport, ...] = ()
    interruptions: tuple[Interruption, ...] = ()

    def of(self, kind: ContentKind[Any, Item]) -> tuple[Item, ...]:
        """Return what is shown of a kind."""
        return self.items.get(kind.name, ())

    def interruptions_of(self, guide: Guide) -> tuple[Interruption, ...]:
        """Return what keeps people from what this guide is about."""
        return tuple(one for one in self.interruptions if interrupts_guide(one, guide))

    def interruptions_on(self, visit: VisitView) -> tuple[Interruption, ...]:
        """Return what keeps people from something that this visit offers."""
        zone = self.content.office.identity.tz
        return tuple(one for one in self.interruptions if interrupts_visit(one, visit, zone))

    @property
    def lasts_until(self) -> datetime | None:
        """Return when it must be made anew although nobody asks: then it would say what is over."""
        return min((one.ends for one in self.interruptions), default=None)

    @property
    def activities(self) -> tuple[ActivityDay, ...]:
        return self.of(ACTIVITIES)

    @property
    def life_events(self) -> tuple[EventView, ...]:
        return self.of(LIFE_EVENTS)

    @property
    def day(self) -> BuildDay:
        """Return what kinds may know of this build."""
        return BuildDay(today=self.today, office=self.content.office.identity, site_url=self.site_url)

    @property
    def generated_at(self) -> datetime:
        """Return the first moment of the day: a later build of the same day must not differ."""
        return datetime.combine(self.today, time.min, self.content.office.identity.tz)

    def last_good(self, model: FileHeader) -> datetime | None:
        """Return when what is shown was last good; `None` if its file is shown as it lies there."""
        reading = self.settled.stand_ins.get(model.file.path) if self.settled else None
        return reading.good_at.astimezone(self.content.office.identity.tz) if reading else None

    @property
    def texts(self) -> Mapping[str, ContentFile]:
        """Return the posts and pages, which Pelican looks for itself, by the absolute paths by which it knows them."""
        tree = self.settled.tree if self.settled else None
        files = (*tree.of(POSTS.files), *tree.of(PLAIN_PAGES.files)) if tree else ()
        return {str(Path(file.path).resolve()): file for file in files}


def content_roots(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the folder of the content, and that of the examples laid over it."""
    overlay = settings.get("CONTENT_OVERLAY")
    return (_near(settings["PATH"]), *((_near(overlay),) if overlay else ()))


def read_edition(settings: Mapping[str, Any]) -> Edition:
    """Read all there is, or print every problem and raise `ContentRefused`.

    A press that keeps the edition of its last build reads only the answers anew while everything else is the same.
    """
    kept: BuildCache = settings.get("KEPT") or BuildCache()
    demonstration, store = bool(settings["DEMONSTRATION"]), settings.get("SUBMISSION_STORE")
    roots = content_roots(settings)
    kinds: Kinds = settings.get("KINDS") or KINDS
    last_good: LastGood | None = settings.get("LAST_GOOD")
    zone = (read_office(roots) or office_of(last_good) or UNNAMED).tz
    today = shown_day(settings, zone)
    noted, site_url = read_noted_visits(store), settings["SITEURL"].rstrip("/")
    taken = TakenDown(takedowns=read_takedowns(store))
    sources = (settings.get("SOURCES") or object(), roots, kinds, last_good and last_good.faulty)
    ground = Ground(read_from=(*sources, noted, taken, today, demonstration, site_url))
    answers = read_answers(store, demonstration=demonstration, zone=zone)
    interruptions = read_interruptions(store, now=shown_moment(settings, zone), zone=zone)
    before: Edition | None = kept.edition
    if before and before.ground == ground:
        return _kept(kept, before, answers, interruptions)
    chosen_from = (*sources, last_good and (last_good.may_stand_in, last_good.now.date()))
    chosen = _chosen_before(before, chosen_from, last_good) or _chosen(settings, kinds)
    content = _checked(read_content(chosen.tree, demonstration=demonstration, overrides=noted.overrides, kinds=kinds))
    merged = merged_visits(content, noted, today=today)
    written = _Written(content=content, merged=merged, taken=taken, uncertain=uncertain_files(chosen))
    edition = _laid_out(written, ground, today=today, demonstration=demonstration, site_url=site_url)
    reports = (*_told(chosen, last_good), *visit_reports(merged.reports), *taken.reports())
    edition = replace(edition, settled=chosen, chosen_from=chosen_from, reports=reports)
    _tell(merged.reports, before.merged.reports if before else ())
    return _kept(kept, edition, answers, interruptions)


def _kept(
    kept: BuildCache, edition: Edition, answers: tuple[AnswerView, ...], interruptions: tuple[Interruption, ...]
) -> Edition:
    """Return the edition with what is read anew each time; the next build goes on from it."""
    now = replace(edition, interruptions=interruptions)
    kept.edition = now
    return replace(now, answers=answers)


def _written_files(roots: tuple[Path, ...], kinds: Kinds, settings: Mapping[str, Any]) -> ContentTree:
    """Return the files with what they are held against; a build that shows another day holds nothing to a clock."""
    checked_on, published = settings["CHECKED_ON"], settings["PUBLISHED_ADDRESSES"]
    zone = (read_office(roots) or UNNAMED).tz
    today = None if settings.get("TODAY") else datetime.now(zone).date()
    return replace(
        files_of(roots, kinds),
        picture_cache=Path(settings["PICTURE_CACHE"]),
        today=set_day(checked_on) if checked_on else today,
        noted_addresses=Path(published) if published else None,
    )


def _told(chosen: SettledFiles, last_good: LastGood | None) -> tuple[BuildReport, ...]:
    return reports_of(chosen, now=last_good.now) if last_good else ()


def _chosen_before(
    before: Edition | None, chosen_from: tuple[object, ...], last_good: LastGood | None
) -> SettledFiles | None:
    """Return what the last build chose, if files and readings are still the same: choosing again would take a second.

    With many bad files that is what staff wait for whose cancellation comes just after a file was saved.
    """
    if before is None or before.settled is None or last_good is None or before.chosen_from != chosen_from:
        return None
    return before.settled if before.settled.readings == last_good.readings else None


def _chosen(settings: Mapping[str, Any], kinds: Kinds) -> SettledFiles:
    """Return what is shown of each file: all as it lies there, unless a press has readings that may stand in."""
    tree, last_good = _written_files(content_roots(settings), kinds, settings), settings.get("LAST_GOOD")
    if last_good is not None:
        found = settled(tree, last_good.readings, now=last_good.now, kinds=kinds, faulty=last_good.faulty)
        if isinstance(found, SettledFiles) and (last_good.may_stand_in or found.is_whole):
            return found
    return SettledFiles(tree=with_office(tree), readings=Readings())


def _checked(content: Content | tuple[ContentProblem, ...]) -> Content:
    if not isinstance(content, Content):
        sys.stderr.write("".join(f"{problem}\n" for problem in content))
        raise ContentRefused(content)
    return content


def _tell(reports: tuple[VisitReport, ...], told: tuple[VisitReport, ...]) -> None:
    """Say at the terminal what is new; a press that builds every minute says each thing once."""
    sys.stderr.write("".join(f"{report}\n" for report in reports if report not in told))


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The content and its visits, what staff took down, and the visit files of which nobody knows if they hold."""

    content: Content
    merged: MergedVisits
    taken: TakenDown
    uncertain: frozenset[str]


def _laid_out(written: _Written, ground: Ground, *, today: date, demonstration: bool, site_url: str) -> Edition:
    """Return the edition of this day, still without answers."""
    content, taken = written.content, written.taken
    shown = taken.without(content)
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in shown.guides},
        programmes={programme.slug: programme for programme in shown.programmes},
    )
    visits = visit_views(written.merged.dated, around)
    days_off = frozenset(holiday.day for holiday in content.holidays)
    up = taken.without_visits(visits)
    unsure = unsure_visits(up, written.uncertain | written.merged.uncertain)
    schedule = Schedule(today=today, visits=certain_visits(up, unsure))
    return Edition(
        ground=ground,
        content=shown,
        schedule=schedule,
        ways=Ways(schedule=schedule, places=content.places, holidays=days_off),
        items=_items(shown, schedule, BuildDay(today=today, office=content.office.identity, site_url=site_url)),
        unsure=unsure,
        taken_down=taken.addresses(content, visits),
        answers=(),
        merged=written.merged,
        today=today,
        demonstration=demonstration,
        site_url=site_url,
    )


def _items(content: Content, schedule: Schedule, day: BuildDay) -> Mapping[str, tuple[Any, ...]]:
    """Return what is shown of each kind; the cases are made already, events of them, and staff changed the visits."""
    cases = tuple(content.cases[guide.slug] for guide in content.guides)
    own = {kind.name: kind.shown(content.of(kind), day) for kind in kinds_of(content.kinds) if kind.shown}
    events = event_views(content.of(LIFE_EVENTS), content.cases)
    return {**own, GUIDES.name: cases, LIFE_EVENTS.name: events, VISITS.name: schedule.visits}


def _near(path: str) -> Path:
    """Return the path as people type it, so that problems name `content/…` and not a place on this machine."""
    found = Path(path)
    here = Path.cwd()
    return found.relative_to(here) if found.is_absolute() and found.is_relative_to(here) else found
