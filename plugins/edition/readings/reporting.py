"""Says of each file that is not shown as it lies there what is wrong, and what readers see meanwhile."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from plugins.edition.readings import wording
from plugins.edition.readings.settling import Held, SettledFiles
from plugins.edition.readings.uncertain import is_uncertain
from plugins.edition.visits.fitting import DOUBTFUL
from plugins.edition.visits.report import VisitReport, VisitReportCode

UNCERTAIN = DOUBTFUL | {VisitReportCode.SET_ASIDE}
# The record of a build is read by every press and every queue page; who mends more than this uses the check.
MOST_REPORTS = 100


def reports_of(settled: SettledFiles, *, now: datetime) -> tuple[BuildReport, ...]:
    """Return what who can act should read, by file and line."""
    reports = tuple(report for held in settled.held for report in _reports(held, now))
    if len(reports) <= MOST_REPORTS:
        return reports
    rest = wording.MANY_MORE.format(count=len(reports) - MOST_REPORTS)
    return (*reports[:MOST_REPORTS], BuildReport(code=BuildReportCode.BAD_FILE, sentence=rest))


def visit_reports(reports: Iterable[VisitReport]) -> Iterator[BuildReport]:
    """Yield what the merge of visits tells: of a visit that cannot be as it stands, or of what staff did to it."""
    for one in reports:
        code = BuildReportCode.UNCERTAIN_VISIT if one.code in UNCERTAIN else BuildReportCode.STAFF_CHANGE_DROPPED
        yield BuildReport(code=code, path=one.path, line=one.line, sentence=one.sentence)


def _reports(held: Held, now: datetime) -> Iterator[BuildReport]:
    code, since = _code(held, now), held.stands_in.good_at if held.stands_in else None
    if is_uncertain(held):
        said = wording.UNCERTAIN_VISIT
        yield BuildReport(code=BuildReportCode.UNCERTAIN_VISIT, path=held.path, line=1, sentence=said)
    for problem in sorted(held.problems):
        sentence = problem.sentence
        if held.is_left_out:
            sentence = wording.NO_LONGER_FITS.format(sentence=sentence)
        yield BuildReport(code=code, path=held.path, line=problem.line, sentence=sentence, since=since)
    for problem in held.broke[:1]:
        sentence = wording.HELD_BACK.format(problem=problem)
        yield BuildReport(code=code, path=held.path, line=1, sentence=sentence, since=since)


def _code(held: Held, now: datetime) -> BuildReportCode:
    if held.stands_in is None:
        return BuildReportCode.LEFT_OUT if held.is_left_out else BuildReportCode.BAD_FILE
    return BuildReportCode.OLD_READING if held.stands_in.is_old(now) else BuildReportCode.BAD_FILE
