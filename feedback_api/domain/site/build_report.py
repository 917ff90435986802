"""One thing a build tells those who can act on it: where it is, what to do, and since when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from feedback_api.domain.site.takedown import page_named


class BuildReportCode(StrEnum):
    """What a report is about; the word is all that a stranger may read of it."""

    BAD_FILE = "bad_file"  # a content file has a problem, and is shown as it was last good
    LEFT_OUT = "left_out"  # a content file has a problem and no earlier text that fits: it is not on the site
    OLD_READING = "old_reading"  # what is shown was last good more than a week ago
    UNCERTAIN_VISIT = "uncertain_visit"  # nobody can say whether the visit takes place, so it is in no list
    TAKEN_DOWN = "taken_down"  # staff took the page down
    PAGE_TOO_LONG = "page_too_long"  # longer than a phone should have to load; it is published all the same
    STAFF_CHANGE_DROPPED = "staff_change_dropped"  # a change of staff no longer fits what editors wrote
    LAW_CHANGED = "law_changed"  # a law changed after the guide was checked; the page says so until somebody looked
    TEMPLATE_BROKEN = "template_broken"  # a template does not load; the whole old site stays
    BUILD_FAILED = "build_failed"  # a plugin, a setting or the disk; the whole old site stays
    OTHER = "other"  # written by a version that knows more

    @classmethod
    def known(cls, word: str) -> "BuildReportCode":
        """Return the code, also of a word that a later version wrote."""
        return cls(word) if word in set(cls) else cls.OTHER

    @property
    def is_fault(self) -> bool:
        """Say whether something broke: not where staff took a page down, or the law is another."""
        return self not in {BuildReportCode.TAKEN_DOWN, BuildReportCode.LAW_CHANGED}

    @property
    def is_urgent(self) -> bool:
        """Say whether the desk shows it in red: residents miss something, or have read something old for long."""
        return self not in {
            BuildReportCode.BAD_FILE,
            BuildReportCode.PAGE_TOO_LONG,
            BuildReportCode.LAW_CHANGED,
            BuildReportCode.TAKEN_DOWN,
            BuildReportCode.OTHER,
        }


@dataclass(frozen=True, kw_only=True)
class BuildReport:
    """A sentence in Indonesian about one place; `path` and `line` are empty and 0 where there is none.

    `since` is aware, UTC: when what is shown was last good, or nothing.
    """

    code: BuildReportCode
    sentence: str
    path: str = ""
    line: int = 0
    since: datetime | None = None

    @property
    def page(self) -> str | None:
        """Return the name of the page that staff may take down or put back, if the file makes one."""
        return page_named(self.path)

    @property
    def place(self) -> str:
        """Return `file:line` as editors' programs expect it; empty where there is no file."""
        return f"{self.path}:{self.line}" if self.line else self.path
