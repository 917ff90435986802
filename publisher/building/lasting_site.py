"""Builds a site that one bad content file does not stop: what it said when it was last good stands in for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from plugins.edition.edition import Edition
from plugins.edition.readings.reading import LastGood, Readings
from plugins.reading.problem import ContentProblem
from publisher.building.broken_pages import Standing, kinds_made
from publisher.building.built import Built
from publisher.building.pelican_site import PelicanSite
from publisher.readings.protocol import ReadingsPlace
from publisher.target.protocol import Changes

# As it lies there, with what was good before, and once more for what only that brings to light.
MOST_BUILDS = 3


@dataclass(frozen=True, kw_only=True)
class LastingSite:
    """A site as a press builds it. `has_site` says whether readers see one yet: the first is good whole or not at all.

    What was good is kept as soon as it was built, before anybody sees it. `templates` differs when one was changed: of
    a file that is held back because no page could be made of it a page is then tried again.
    """

    site: PelicanSite
    readings: ReadingsPlace
    has_site: Callable[[], bool]
    now: Callable[[], datetime]
    templates: Callable[[], str] = lambda: ""

    def build(self, into: Path) -> Built:
        """Build with the readings there are, and keep those of what is good now."""
        known, now = self.readings.read(), self.now()
        may_stand_in = known is not None or self.has_site()
        last_good = LastGood(readings=known or Readings(), now=now, may_stand_in=may_stand_in)
        problems = self._built(into, last_good)
        if problems:
            return Built(problems=problems, reports=tuple(map(_failure, problems)))
        edition: Edition = self.site.memory.kept.edition
        if edition.settled is not None and edition.settled.readings != known:
            self.readings.write(edition.settled.readings)
        too_long = (_too_long(problem) for problem in self.site.memory.kept.too_long)
        return Built(
            reports=(*edition.reports, *too_long), changes=self._changes(into), lasts_until=edition.lasts_until
        )

    def _changes(self, into: Path) -> Changes | None:
        kept = self.site.memory.kept
        if kept.changed.since is None:
            return None
        start = len(str(into)) + 1
        paths = frozenset(path[start:] for path in kept.changed.paths)
        return Changes(since=kept.changed.since, paths=paths, count=len(kept.files))

    def _built(self, into: Path, last_good: LastGood) -> tuple[str, ...]:
        """Build until every page can be made; a file because of which one cannot is held back.

        Raise what went wrong if no file is to blame, or if it goes on with what was good before.
        """
        memory, circumstances = self.site.memory, f"{self.templates()} {self.site.overrides.get('TODAY')}"
        for _ in range(MOST_BUILDS):
            using = replace(last_good, faulty=memory.broken.under(circumstances))
            problems = replace(self.site, overrides={**self.site.overrides, "LAST_GOOD": using}).build(into)
            faults = memory.kept.take_faults()
            if not faults:
                return problems
            standing = self._standing(into, last_good.readings)
            if standing is None or not memory.broken.blame(faults, standing):
                break
        raise faults[0].error

    def _standing(self, into: Path, known: Readings) -> Standing | None:
        kept = self.site.memory.kept
        edition: Edition = kept.edition
        if edition.settled is None:
            return None
        planned = frozenset(visit.slug for visit in edition.merged.dated if visit.by_staff)
        made = kinds_made(kept.seen, into)
        return Standing(tree=edition.settled.tree, known=known, kinds=made, without_file=planned)


def _too_long(problem: ContentProblem) -> BuildReport:
    return BuildReport(
        code=BuildReportCode.PAGE_TOO_LONG, path=problem.path, line=problem.line, sentence=problem.sentence
    )


def _failure(problem: str) -> BuildReport:
    return BuildReport(code=BuildReportCode.BUILD_FAILED, sentence=problem)
