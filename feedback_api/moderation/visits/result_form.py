"""Turns the numbers typed after a visit into its result, or into what has to be put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from feedback_api.catalogue.protocol import GuideEntry, VisitEntry
from feedback_api.domain.visits.result import GuideResult, VisitResult
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem

COLUMNS = ("dilayani", "selesai", "pulang")
_NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One guide of the visit with its three numbers as they were typed."""

    guide: str
    title: str
    served: str = ""
    finished: str = ""
    sent_home: str = ""

    @property
    def typed(self) -> tuple[str, str, str]:
        return (self.served, self.finished, self.sent_home)


def rows_of(visit: VisitEntry, guides: tuple[GuideEntry, ...], fields: Mapping[str, str]) -> tuple[Row, ...]:
    """Return a row for each service, filled with what was typed."""
    titles = {guide.slug: guide.title for guide in guides}
    typed = [[fields.get(f"{column}-{slug}", "").strip() for column in COLUMNS] for slug in visit.guides]
    return tuple(
        Row(guide=slug, title=titles.get(slug, slug), served=served, finished=finished, sent_home=sent_home)
        for slug, (served, finished, sent_home) in zip(visit.guides, typed, strict=True)
    )


def fields_of(result: VisitResult | None) -> dict[str, str]:
    """Return the fields that show a kept result again."""
    kept = result.guides if result else ()
    rows = ((one.guide, (one.served, one.finished, one.sent_home)) for one in kept)
    return {
        f"{column}-{slug}": str(number)
        for slug, numbers in rows
        for column, number in zip(COLUMNS, numbers, strict=True)
    }


def result_problems(rows: tuple[Row, ...]) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right; an empty field is none."""
    found = [_row_problem(row) for row in rows]
    if not any(number for row in rows for number in row.typed):
        return (FieldProblem(field=f"dilayani-{rows[0].guide}" if rows else "", detail=wording.RESULT_EMPTY),)
    return tuple(problem for problem in found if problem)


def result_from(visit: VisitEntry, rows: tuple[Row, ...]) -> VisitResult:
    """Return the result of rows that have no problem."""
    return VisitResult(
        visit=visit.slug,
        day=visit.day,
        guides=tuple(
            GuideResult(
                guide=row.guide,
                served=int(row.served or 0),
                finished=int(row.finished or 0),
                sent_home=int(row.sent_home or 0),
            )
            for row in rows
        ),
    )


def _row_problem(row: Row) -> FieldProblem | None:
    for column, typed in zip(COLUMNS, row.typed, strict=True):
        if typed and not _NUMBER.fullmatch(typed):
            return FieldProblem(field=f"{column}-{row.guide}", detail=wording.NO_NUMBER.format(title=row.title))
    if int(row.finished or 0) > int(row.served or 0):
        return FieldProblem(field=f"selesai-{row.guide}", detail=wording.MORE_FINISHED.format(title=row.title))
    return None
