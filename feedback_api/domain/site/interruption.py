"""What keeps the office, or one desa, from serving just now: why, until when, and which guides it concerns."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from feedback_api.domain.stored_format import INTERRUPTION, said_by

# As `tempat` of a guide names the registry's own office, and ours.
REGISTRY, COUNTER = "dukcapil", "kecamatan"


class Cause(StrEnum):
    """Why people would come in vain."""

    CLOSED = "closed"
    REGISTRY_DOWN = "registry_down"
    NO_BLANKS = "no_blanks"
    OFFICER_OUT = "officer_out"
    POWER_OUT = "power_out"


class Reach(StrEnum):
    """Which guides a cause concerns: all, those that need the registry's network, or those that staff name.

    Where nobody is named at the counter, it is all that the counter does.
    """

    EVERYTHING = "everything"
    OF_THE_REGISTRY = "of_the_registry"
    NAMED = "named"
    NAMED_OR_COUNTER = "named_or_counter"


@dataclass(frozen=True, kw_only=True)
class CauseRule:
    """What one cause concerns, after how many days at most it has to be said again, and what its button sends.

    `of_office` and `of_desa` say of which it can be told.
    """

    cause: Cause
    word: str
    reach: Reach
    most_days: int
    of_office: bool = True
    of_desa: bool = True

    @property
    def takes_guides(self) -> bool:
        """Whether staff may say which guides it concerns; what concerns others anyway names none."""
        return self.reach in {Reach.NAMED, Reach.NAMED_OR_COUNTER}

    def can_be_said_of(self, village: str | None) -> bool:
        return self.of_office if village is None else self.of_desa


# In the order of the desk's buttons.
CAUSES = (
    CauseRule(cause=Cause.CLOSED, word="kantor_tutup", reach=Reach.EVERYTHING, most_days=7),
    CauseRule(cause=Cause.REGISTRY_DOWN, word="jaringan_mati", reach=Reach.OF_THE_REGISTRY, most_days=3, of_desa=False),
    CauseRule(cause=Cause.NO_BLANKS, word="blangko_habis", reach=Reach.NAMED, most_days=14),
    CauseRule(cause=Cause.OFFICER_OUT, word="petugas_tidak_ada", reach=Reach.NAMED_OR_COUNTER, most_days=7),
    CauseRule(cause=Cause.POWER_OUT, word="listrik_mati", reach=Reach.EVERYTHING, most_days=3, of_office=False),
)
_RULES = {rule.cause: rule for rule in CAUSES}


@dataclass(frozen=True, kw_only=True)
class Interruption:
    """One of them; `guides` are those that staff named. All times are aware, UTC.

    `at` and `by` tell of the last act on it. One that `is_over` was ended early. One of a `village` is about what is
    done there, and about nothing at the office.
    """

    name: str
    cause: Cause
    guides: tuple[str, ...]
    starts: datetime
    ends: datetime
    by: str
    at: datetime
    is_over: bool = False
    village: str | None = None

    @property
    def rule(self) -> CauseRule:
        return _RULES[self.cause]

    @property
    def is_of_the_counter(self) -> bool:
        """Whether somebody is missed at a counter, the office's or a desa's, whatever for."""
        return self.rule.reach is Reach.NAMED_OR_COUNTER and not self.guides

    def holds_at(self, now: datetime) -> bool:
        """Say whether people must be told of it."""
        return not self.is_over and self.starts <= now < self.ends

    def stops_visits_to(self, village: str | None) -> bool:
        """Say whether who visits this desa meanwhile meets it; an officer who is missed may well be out there."""
        return not self.is_of_the_counter and self.village in {None, village}

    def concerns(self, guide: str, places: Collection[str]) -> bool:
        """Say whether it concerns a guide, which can be done at these places; one of a desa only what it names."""
        if self.village is not None:
            return guide in self.guides
        match self.rule.reach:
            case Reach.EVERYTHING:
                return True
            case Reach.OF_THE_REGISTRY:
                return REGISTRY in places
            case Reach.NAMED:
                return guide in self.guides
            case Reach.NAMED_OR_COUNTER:
                return guide in self.guides if self.guides else COUNTER in places
            case never:
                assert_never(never)


def interruption_name(cause: Cause, guides: tuple[str, ...], day: date, village: str | None = None) -> str:
    """Return the name under which one that began on this day is kept: the same thing said twice is one."""
    about = " ".join((*([] if village is None else [f"desa/{village}"]), *guides))
    digest = hashlib.blake2b(about.encode(), digest_size=5).hexdigest()
    return f"{cause.value}-{day.isoformat()}{f'-{digest}' if about else ''}"


def interruption_document(interruption: Interruption) -> str:
    """Return the document in which it is kept."""
    times = {name: getattr(interruption, name).isoformat() for name in ("starts", "ends", "at")}
    fields = {**vars(interruption), **times}
    if interruption.village is None:  # only what is of a desa asks for a reader who knows that
        del fields["village"]
    return json.dumps(INTERRUPTION.marked(fields, None), ensure_ascii=False, separators=(",", ":"))


def interruption_of(document: str) -> Interruption:
    """Read what `interruption_document` wrote, or raise `VisitSetAside`, as for every entry of the notebook."""
    with INTERRUPTION.reading():
        raw = INTERRUPTION.upgraded(said_by(document))
        return Interruption(
            name=raw["name"],
            cause=Cause(raw["cause"]),
            guides=tuple(raw["guides"]),
            starts=datetime.fromisoformat(raw["starts"]),
            ends=datetime.fromisoformat(raw["ends"]),
            by=raw["by"],
            at=datetime.fromisoformat(raw["at"]),
            is_over=bool(raw["is_over"]),
            village=raw.get("village"),
        )
