"""Shows the papers that wait to be ready, and the two forms beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, make_response, render_template

from feedback_api.catalogue.protocol import GuideEntry, VillageEntry
from feedback_api.domain.acts.desk_acts import MAKE_READY
from feedback_api.domain.submissions.submission import Submission
from feedback_api.moderation.decision.ready_words import reasons_for
from feedback_api.moderation.papers.paper_form import HandedIn, guides_of, villages_of
from feedback_api.moderation.queue.bulk_shown import NOTHING_DONE, BulkShown
from feedback_api.moderation.queue.just_done_to_many import done_to_many
from feedback_api.moderation.session import member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem

MOST = 100


@dataclass(frozen=True, kw_only=True)
class WaitingPaper:
    """One line of the list."""

    submission: Submission
    guide: str | None
    village: str | None


@dataclass(frozen=True, kw_only=True)
class PapersPage:
    """What the template shows; `chosen` is the one desa whose papers are listed, if it is one."""

    typed: HandedIn
    problems: tuple[FieldProblem, ...]
    papers: tuple[WaitingPaper, ...]
    next_place: str | None
    guides: tuple[GuideEntry, ...]
    villages: tuple[VillageEntry, ...]
    chosen: str
    may_see_all: bool
    where: str
    code: str

    @property
    def guide_choices(self) -> list[tuple[str, str]]:
        return [(one.slug, one.title) for one in self.guides]

    @property
    def village_choices(self) -> list[tuple[str, str]]:
        return [(one.slug, one.name) for one in self.villages]

    def problem(self, field: str) -> str | None:
        return next((one.detail for one in self.problems if one.field == field), None)


@dataclass(frozen=True, kw_only=True)
class PapersSaid:
    """What the page says after something was pressed: what is wrong, what was typed, what was done to several."""

    typed: HandedIn | None = None
    problems: tuple[FieldProblem, ...] = ()
    where: str = ""
    code: str = ""
    bulk: BulkShown = NOTHING_DONE


NOTHING_SAID = PapersSaid()


def papers_page(fields: Mapping[str, str], said: PapersSaid = NOTHING_SAID, *, status: int = 200) -> Response:
    """Return the page of the desa that the fields choose, else of all that this person works for."""
    catalogue, villages = services().catalogue, villages_of(services().catalogue, member())
    chosen = _chosen(fields.get("desa", ""), villages)
    found = services().store.submissions.handed_in(limit=MOST, cursor=fields.get("sesudah"), village=chosen or None)
    guides = guides_of(catalogue)
    page = PapersPage(
        typed=said.typed or HandedIn(village=chosen, key=services().new_key()),
        problems=said.problems,
        papers=tuple(_paper(one, guides, villages) for one in found.items if member().works_for(one.village)),
        next_place=found.next_cursor,
        guides=guides,
        villages=villages,
        chosen=chosen,
        may_see_all=member().villages is None,
        where=said.where or _where(chosen, villages),
        code=said.code,
    )
    html = render_template(
        "moderation/papers.html",
        page=page,
        act=MAKE_READY,
        bulk=said.bulk,
        many=done_to_many(services().now()),
        put_aside=None,
        member=member(),
    )
    return make_response(html, status)


def _chosen(typed: str, villages: tuple[VillageEntry, ...]) -> str:
    """Return a desa that this person may look at: whoever works for some only sees one of them at a time."""
    known = [one.slug for one in villages]
    if typed in known:
        return typed
    return "" if member().villages is None else next(iter(known), "-")


def _where(chosen: str, villages: tuple[VillageEntry, ...]) -> str:
    """Return the sentence that says where such papers lie: in the desa, else at the office."""
    village = next((one.name for one in villages if one.slug == chosen), None)
    ready = dict(reasons_for(MAKE_READY, services().office(), fetched=True, village=village))
    return ready["balai_desa" if village and member().villages is not None else "kantor"]


def _paper(one: Submission, guides: tuple[GuideEntry, ...], villages: tuple[VillageEntry, ...]) -> WaitingPaper:
    return WaitingPaper(
        submission=one,
        guide=next((guide.title for guide in guides if guide.slug == one.guide), None),
        village=next((village.name for village in villages if village.slug == one.village), None),
    )
