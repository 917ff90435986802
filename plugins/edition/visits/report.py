"""What of staff's changes of visits does not count, or is in doubt, told with the place to look at."""

from dataclasses import dataclass
from enum import StrEnum

from plugins.reading.content_file import Part
from plugins.reading.problem import ContentProblem


class VisitReportCode(StrEnum):
    """What is told; programs know it by this word."""

    CHANGE_DROPPED = "change_dropped"
    FILE_RENAMED = "file_renamed"
    FILE_DELETED = "file_deleted"
    CHANGE_LOST = "change_lost"
    NAME_TAKEN = "name_taken"
    ON_HOLIDAY = "on_holiday"
    TEAM_TWICE = "team_twice"
    VILLAGE_UNKNOWN = "village_unknown"
    SERVICE_DROPPED = "service_dropped"
    WITHOUT_SERVICES = "without_services"
    REPLACEMENT_DROPPED = "replacement_dropped"
    SET_ASIDE = "set_aside"
    RESULTS_DIFFER = "results_differ"


@dataclass(frozen=True, kw_only=True, order=True)
class VisitReport(ContentProblem):
    """One report; printed as a problem is, but it stops nothing."""

    code: VisitReportCode
    visit: str


def reported(slug: str, part: Part, key: str, code: VisitReportCode, sentence: str) -> VisitReport:
    """Return the report with the line at which the key stands."""
    place = part.problem(key, sentence)
    return VisitReport(path=place.path, line=place.line, sentence=sentence, code=code, visit=slug)
