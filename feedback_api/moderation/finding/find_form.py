"""Turns what stands in the address of a search into what is looked for, or into what has to be put right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import urlencode

from feedback_api.actions.finding.finding_letters import Lookup
from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.search.findable import NEEDS_A_LOOK, term_of_guide, term_of_kind, term_of_member
from feedback_api.domain.search.wanted import Among, Wanted
from feedback_api.domain.submissions.submission import Kind
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.moderation import wording
from feedback_api.moderation.queue.queue_page import Filter
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import KIND_WORDS

LONGEST = 200
KINDS = {word: kind for kind, word in KIND_WORDS.items() if kind is not Kind.HANDED_IN and not kind.is_confidential}
AMONG = {"semua": Among.ALL, "menunggu": Among.WAITING, "selesai": Among.DONE}
# What of the queue's lists can be looked for elsewhere too.
NARROWED = (Filter.LATE, Filter.LOOK, Filter.MINE, Filter.FREE)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What can be chosen from: slugs and names of desa, slugs and titles of guides, names of members."""

    villages: tuple[tuple[str, str], ...]
    guides: tuple[tuple[str, str], ...]
    members: tuple[str, ...]

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        return tuple((word, word.capitalize()) for word in KINDS)

    @property
    def everybody(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, name) for name in self.members)


@dataclass(frozen=True, kw_only=True)
class FindForm:
    """The fields as they stand in the address, to be shown again whatever they say."""

    typed: str = ""
    kind: str = ""
    village: str = ""
    guide: str = ""
    member: str = ""
    among: str = "semua"
    narrowed: str = ""
    since: str = ""
    until: str = ""
    after: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "FindForm":
        return cls(
            typed=cleaned_line(fields.get("q", "")),
            kind=fields.get("jenis", ""),
            village=fields.get("desa", ""),
            guide=fields.get("panduan", ""),
            member=fields.get("petugas", ""),
            among=fields.get("keadaan", "") or "semua",
            narrowed=fields.get("saring", ""),
            since=fields.get("dari", "").strip(),
            until=fields.get("sampai", "").strip(),
            after=fields.get("sesudah", ""),
        )

    @property
    def fields(self) -> dict[str, str]:
        """Return what stands in the address, but for the page."""
        said = {
            "q": self.typed,
            "jenis": self.kind,
            "desa": self.village,
            "panduan": self.guide,
            "petugas": self.member,
            "keadaan": "" if self.among == "semua" else self.among,
            "saring": self.narrowed,
            "dari": self.since,
            "sampai": self.until,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Say whether more than words is looked for."""
        return bool(self.fields.keys() - {"q"})

    def address(self, after: str | None = None) -> str:
        """Return the address of this search, or of a later page of it."""
        said = {**self.fields, **({"sesudah": after} if after else {})}
        return f"/moderasi/cari?{urlencode(said)}" if said else "/moderasi/cari"


def problems_of(form: FindForm, choices: Choices) -> tuple[FieldProblem, ...]:
    """Return everything that cannot be looked for, in the order of the page."""
    days = {"dari": form.since, "sampai": form.until}
    wrong = {
        ("q", wording.SEARCH_TOO_LONG.format(longest=LONGEST)): len(form.typed) > LONGEST,
        ("keadaan", wording.CHOOSE_FROM_LIST): form.among not in AMONG,
        ("saring", wording.CHOOSE_FROM_LIST): form.narrowed not in {"", *NARROWED},
        ("jenis", wording.CHOOSE_FROM_LIST): form.kind not in {"", *KINDS},
        ("desa", wording.CHOOSE_FROM_LIST): form.village not in {"", *(slug for slug, _ in choices.villages)},
        ("panduan", wording.CHOOSE_FROM_LIST): form.guide not in {"", *(slug for slug, _ in choices.guides)},
        ("petugas", wording.CHOOSE_FROM_LIST): form.member not in {"", *choices.members},
        **{(name, wording.DAY_UNCLEAR): bool(typed) and day_from(typed) is None for name, typed in days.items()},
        ("sampai", wording.DAYS_TURNED_ROUND): _is_turned_round(day_from(form.since), day_from(form.until)),
    }
    return tuple(FieldProblem(field=field, detail=detail) for (field, detail), is_so in wrong.items() if is_so)


@dataclass(frozen=True, kw_only=True)
class Seeker:
    """Who looks, and when; days are those of the office."""

    member: StaffMember
    now: datetime
    today: date
    tz: tzinfo


def lookup_of(form: FindForm, seeker: Seeker) -> Lookup:
    """Return what is looked for; the form has no problems left."""
    marks = {
        term_of_kind(KINDS.get(form.kind, Kind.QUESTION)): form.kind,
        term_of_guide(form.guide): form.guide,
        term_of_member(form.member): form.member,
    }
    wanted = Wanted(
        now=seeker.now,
        among=AMONG[form.among],
        terms=frozenset(term for term, is_said in marks.items() if is_said),
        village=form.village or None,
        since=_begins(form.since, seeker.tz),
        until=_begins(form.until, seeker.tz, later=1),
    )
    return Lookup(typed=form.typed, wanted=_narrowed(form, seeker, wanted))


def _narrowed(form: FindForm, seeker: Seeker, wanted: Wanted) -> Wanted:
    """Return what is wanted of one of the lists of the queue: all of them hold only what waits, first due first."""
    waiting = replace(wanted, among=Among.WAITING)
    match form.narrowed:
        case Filter.LATE:
            return replace(waiting, late=seeker.today)
        case Filter.LOOK:
            return replace(waiting, terms=wanted.terms | {NEEDS_A_LOOK})
        case Filter.MINE:
            return replace(waiting, mine=seeker.member.names)
        case Filter.FREE:
            return replace(waiting, free=True)
        case _:
            return wanted


def _begins(typed: str, tz: tzinfo, *, later: int = 0) -> datetime | None:
    """Return when a day begins where the office is, or one that is so much later."""
    day = day_from(typed)
    return None if day is None else datetime.combine(day + timedelta(days=later), time.min, tz).astimezone(UTC)


def _is_turned_round(since: date | None, until: date | None) -> bool:
    return since is not None and until is not None and until < since
