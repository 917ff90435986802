"""One build: what editors wrote, what was answered, and the day it is all looked at."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from feedback_api.domain.identity import UNNAMED
from feedback_api.domain.site.build_report import BuildReport
from feedback_api.domain.site.interruption import Interruption
from feedback_api.domain.site.stated_fact import StatedFact
from plugins.edition.build_cache import BuildCache
from plugins.edition.content import Content, read_content
from plugins.edition.facts import ShownFact, with_facts
from plugins.edition.ground import Ground, LookedAt, content_roots, looked_at, office_root
from plugins.edition.interruptions import interrupts_guide, interrupts_visit
from plugins.edition.law_reports import law_reports
from plugins.edition.questions.answers import Answers
from plugins.edition.readings.reading import LastGood, Readings, digest_of
from plugins.edition.readings.reporting import reports_of, visit_reports
from plugins.edition.readings.settling import SettledFiles, settled
from plugins.edition.readings.taken_down import TakenDown
from plugins.edition.readings.uncertain import certain_visits, uncertain_files, unsure_visits
from plugins.edition.shown_day import set_day
from plugins.edition.shown_items import shown_items
from plugins.edition.visits.fastest_view import Ways
from plugins.edition.visits.merging import MergedVisits, merged_visits
from plugins.edition.visits.report import VisitReport
from plugins.kinds.activities.activity_days import ActivityDay
from plugins.kinds.activities.kind import ACTIVITIES
from plugins.kinds.build_day import BuildDay
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.guides.model import Guide
from plugins.kinds.kind import ContentKind, Item, Kinds
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.view import EventView
from plugins.kinds.news.kind import POSTS
from plugins.kinds.plain_pages.kind import PLAIN_PAGES
from plugins.kinds.tree import files_of, read_office, with_office
from plugins.kinds.villages.model import Village
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
class Edition:
    """Everything a build shows. Two editions with the same inputs are the same to the last byte.

    `merged` is every visit as it counts, with what the files say; `settled` what is shown of each file, `chosen_from`
    what besides the readings that was chosen from; `reports` what of all that somebody must mend, `taken_down` the
    addresses whose pages staff took away. `unsure` are visits that are in no list: nobody knows if they take place.
    `items` is what is shown of each kind, by its name, `interruptions` what keeps the office from serving just now,
    `facts` those of the office with what counts of each, `local_facts` what the desk says that only few pages show.
    `base` and `frame` name what a page shows besides answers and these: all there is, or what stands on every page;
    each is a fingerprint, or a thing that is like no other.
    """

    ground: Ground
    frame: object
    content: Content
    schedule: Schedule
    items: Mapping[str, tuple[Any, ...]]
    ways: Ways
    answers: Answers
    merged: MergedVisits
    today: date
    demonstration: bool
    site_url: str
    unsure: tuple[VisitView, ...] = ()
    taken_down: tuple[str, ...] = ()
    base: object = field(default_factory=object)
    settled: SettledFiles | None = None
    chosen_from: tuple[object, ...] = ()
    reports: tuple[BuildReport, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    facts: tuple[ShownFact, ...] = ()
    local_facts: tuple[StatedFact, ...] = ()

    def of(self, kind: ContentKind[Any, Item]) -> tuple[Item, ...]:
        """Return what is shown of a kind."""
        return self.items.get(kind.name, ())

    def interruptions_in(self, village: Village) -> tuple[Interruption, ...]:
        """Return what keeps people of this desa, and of no other, from something there."""
        return tuple(one for one in self.interruptions if one.village == village.slug)

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


def read_edition(settings: Mapping[str, Any]) -> Edition:
    """Read all there is, or print every problem and raise `ContentRefused`.

    A press that keeps the edition of its last build reads only the answers anew while everything else is the same.
    """
    kept: BuildCache = settings.get("KEPT") or BuildCache()
    last_good: LastGood | None = settings.get("LAST_GOOD")
    before: Edition | None = kept.edition
    looked = looked_at(settings, _stood_on(before))
    if before and before.ground == looked.ground:
        return _kept(kept, before, looked)
    kinds, noted, taken, today = looked.kinds, looked.noted, looked.taken, looked.today
    chosen_from = (*looked.sources, kinds, last_good and (last_good.may_stand_in, last_good.now.date()))
    chosen = _chosen_before(before, chosen_from, last_good) or _chosen(settings, kinds)
    read = read_content(chosen.tree, demonstration=looked.demonstration, overrides=noted.overrides, kinds=kinds)
    known = with_facts(_checked(read), looked.facts)
    content = known.content
    merged = merged_visits(content, noted, today=today)
    written = _Written(content=content, merged=merged, taken=taken, uncertain=uncertain_files(chosen))
    edition = replace(_laid_out(written, looked), facts=known.facts, local_facts=looked.local_facts)
    laws = law_reports((*content.guides, *content.of(FORMS)))
    reports = (*_told(chosen, last_good), *visit_reports(merged.reports), *taken.reports(), *laws)
    edition = replace(edition, base=_base(looked, chosen), settled=chosen, chosen_from=chosen_from, reports=reports)
    _tell(merged.reports, before.merged.reports if before else ())
    return _kept(kept, edition, looked)


def stands_on_the_same(settings: Mapping[str, Any], edition: Edition) -> bool:
    """Say whether nothing changed but answers since an edition was made."""
    looked = looked_at(settings, _stood_on(edition))
    return edition.ground == looked.ground and edition.interruptions == looked.interruptions


def with_new_answers(settings: Mapping[str, Any], kept: BuildCache) -> Edition | None:
    """Return the edition of the last build with the answers there are now; `None` if more than answers changed."""
    before: Edition | None = kept.edition
    looked = looked_at(settings, _stood_on(before))
    if before is None or before.ground != looked.ground or before.interruptions != looked.interruptions:
        return None
    return _kept(kept, before, looked)


def _stood_on(edition: Edition | None) -> tuple[Ground, tzinfo] | None:
    return (edition.ground, edition.content.office.identity.tz) if edition else None


def _kept(kept: BuildCache, edition: Edition, looked: LookedAt) -> Edition:
    """Return the edition with what is read anew each time; the next build goes on from it."""
    kept.interrupted_before = kept.edition.interruptions if kept.edition else ()
    now = kept.edition = replace(edition, interruptions=looked.interruptions)
    answers = kept.read_answers(looked.store, demonstration=looked.demonstration, zone=looked.zone)
    return replace(now, answers=answers)


def _written_files(kinds: Kinds, settings: Mapping[str, Any]) -> ContentTree:
    """Return the files with what they are held against; a build that shows another day holds nothing to a clock."""
    checked_on, published = settings["CHECKED_ON"], settings["PUBLISHED_ADDRESSES"]
    written = files_of(content_roots(settings), kinds, office=office_root(settings))
    zone = (read_office(written.own_roots) or UNNAMED).tz
    today = None if settings.get("TODAY") else datetime.now(zone).date()
    return replace(
        written,
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
    tree, last_good = _written_files(kinds, settings), settings.get("LAST_GOOD")
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


def _laid_out(written: _Written, looked: LookedAt) -> Edition:
    """Return the edition of this day, still without answers."""
    content, taken, today = written.content, written.taken, looked.today
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
        ground=looked.ground,
        frame=looked.frame(content.office.identity, {village.slug: village.name for village in content.villages}),
        content=shown,
        schedule=schedule,
        ways=Ways(schedule=schedule, places=content.places, holidays=days_off),
        items=shown_items(
            shown, schedule, BuildDay(today=today, office=content.office.identity, site_url=looked.site_url)
        ),
        unsure=unsure,
        taken_down=taken.addresses(content, visits),
        answers=Answers(),
        merged=written.merged,
        today=today,
        demonstration=looked.demonstration,
        site_url=looked.site_url,
    )


def _base(looked: LookedAt, chosen: SettledFiles) -> object:
    """Name all that is read, and which text of each file is shown: one may have lost what stood in for it."""
    texts = {file.path: digest_of(file.text) for file in chosen.tree.files}
    since = {path: reading.good_at for path, reading in chosen.stand_ins.items()}
    return looked.base_ground.told_with((texts, since))
