"""Writes the table of who may do what at the desk, from the tables in the code: `python -m tests.rights_table`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from feedback_api.domain.acts.desk_acts import DESK_ACTS, DeskAct
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Kind, Status
from feedback_api.moderation.rights import BEFORE_SIGN_IN, STAFF_PAGES, StaffPage, page_of
from tests.serving import ROOT
from tests.web_office import an_office

FILE = ROOT / "docs" / "rights.md"
HEAD = """# Who may do what at the desk

Made from `feedback_api/moderation/rights.py` and `feedback_api/domain/acts/desk_acts.py` with
`python -m tests.rights_table`; do not write here. Every cell is a request in `tests/unit/test_web_desk_rights.py`.

"own" is what concerns the own desa. Whoever stands in for a colleague may do for those days what either of them may,
but for what says "in person": such acts about members outlast the absence and need an own right, not a borrowed one.
Over https `pengawas` and `admin` open nothing but the own account before they have set up a code.

## Pages
"""
ACTS_HEAD = """
## Acts on a submission

Letters that are no report, reports, and papers to be fetched. Acts that a kind never takes are left out.
"""


def staff_rules(app: Flask) -> list[tuple[str, str, str]]:
    """Return method, address and endpoint of every view of the desk, by address."""
    return sorted(
        (rule.rule, method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/moderasi")
    )


# A kind of each sort, and what the table calls them.
SORTS = {Kind.QUESTION: "other letters", Kind.REPORT: "reports", Kind.PREPARE: "papers to be fetched"}


def takes(act: DeskAct, kind: Kind) -> bool:
    """Say whether this kind of letter takes the act at all."""
    never_so = kind is not Kind.QUESTION and act.before == {Status.PUBLISHED}
    never_so = never_so or (act.drops_answer and kind.is_fetched)
    return act.of.takes(kind) and not never_so


def may_act(act: DeskAct, role: Role, kind: Kind) -> bool:
    return role in act.roles and (kind is not Kind.REPORT or role is Role.SUPERVISOR)


def table(app: Flask) -> str:
    """Return the whole file."""
    return "\n".join([HEAD, *_pages(app), ACTS_HEAD, *_acts(), ""])


def _pages(app: Flask) -> Iterator[str]:
    yield from _header("Address", "What")
    for address, method, endpoint in staff_rules(app):
        page = page_of(endpoint)
        if endpoint in BEFORE_SIGN_IN:
            yield _row(f"{method} `{address}`", "before signing in", ["yes"] * len(Role))
        elif page is not None:
            about = f"{page.about}, in person" if page.lasting else page.about
            yield _row(f"{method} `{address}`", about, [_cell(page, role) for role in Role])


def _acts() -> Iterator[str]:
    yield from _header("Act", "On")
    for act in DESK_ACTS:
        for kind, name in SORTS.items():
            if takes(act, kind):
                said = [_of(role, may=may_act(act, role, kind), of_village=True) for role in Role]
                yield _row(f"`{act.word}`", name, said)


def _cell(page: StaffPage, role: Role) -> str:
    return _of(role, may=role in page.roles, of_village=page.of_village)


def _of(role: Role, *, may: bool, of_village: bool) -> str:
    if not may:
        return "no"
    return "own" if of_village and role is Role.VILLAGE else "yes"


def _header(*columns: str) -> Iterator[str]:
    names = [*columns, *(role.value for role in Role)]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"


def _row(first: str, second: str, cells: list[str]) -> str:
    return f"| {' | '.join((first, second, *cells))} |"


def rows_without_a_view(app: Flask) -> set[str]:
    """Return the rows whose view is gone."""
    return {page.endpoint for page in STAFF_PAGES} - {endpoint for _, _, endpoint in staff_rules(app)}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, an_office(Path(folder)) as office:
        FILE.write_text(table(office.app), "utf-8")
