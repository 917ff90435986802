"""Reads which letters were ticked, and what shall be done to all of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from feedback_api.actions.decisions.assigning import NOBODY
from feedback_api.actions.decisions.many_letters import MOST_AT_ONCE, Ticked
from feedback_api.domain.acts.desk_acts import ASSIGN, MARK_SPAM, DeskAct
from feedback_api.domain.submissions.tracking_code import ID
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

# What the button that puts aside sends; the others send the words of their acts.
ASIDE = "sisihkan"
ACTS: Mapping[str, DeskAct] = {act.word: act for act in (ASSIGN, MARK_SPAM)}
QUEUE = "/moderasi/"
_TICKED = re.compile(rf"({ID}):([0-9]{{1,9}})")
_OWN_LIST = re.compile(r"/moderasi/(?:cari|berkas/)?(?:\?[!-~]{0,2000})?")


class RepeatedFields(Protocol):
    """The fields of a form, of which some stand there several times."""

    def get(self, name: str, default: str) -> str: ...

    def getlist(self, name: str) -> list[str]: ...


@dataclass(frozen=True, kw_only=True)
class BulkForm:
    """What was ticked and pressed, and the list it was ticked on."""

    ticked: tuple[Ticked, ...] = ()
    pressed: str = ""
    assignee: str = ""
    back: str = QUEUE

    @classmethod
    def from_fields(cls, fields: RepeatedFields) -> "BulkForm":
        found = (_TICKED.fullmatch(one) for one in dict.fromkeys(fields.getlist("pilih")))
        back = fields.get("kembali", QUEUE)
        return cls(
            ticked=tuple(Ticked(id=one[1], version=int(one[2])) for one in found if one),
            pressed=fields.get("tindakan", ""),
            assignee=fields.get("petugas", ""),
            back=back if _OWN_LIST.fullmatch(back) else QUEUE,
        )

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.ticked)


def problem_of(form: BulkForm, members: tuple[str, ...]) -> FieldProblem | None:
    """Return what keeps this button from doing its work at all."""
    if form.pressed != ASIDE and form.pressed not in ACTS:
        return FieldProblem(field="", detail=wording.ACT_UNKNOWN)
    if not form.ticked:
        return FieldProblem(field="", detail=wording.NOTHING_TICKED)
    if len(form.ticked) > MOST_AT_ONCE:
        return FieldProblem(field="", detail=wording.TOO_MANY_TICKED.format(most=MOST_AT_ONCE))
    if form.pressed == ASSIGN.word and form.assignee not in {NOBODY, *members}:
        return FieldProblem(field="petugas", detail=wording.ASSIGNEE_MISSING)
    return None
