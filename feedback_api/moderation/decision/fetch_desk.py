"""What the page of a submission shows besides where a paper is fetched in the end."""

from dataclasses import dataclass

from feedback_api.domain.acts.desk_act import DeskAct, Need
from feedback_api.domain.submissions.submission import Kind
from feedback_api.moderation.decision.decision_page import OWN_PLACE, DecisionPage


@dataclass(frozen=True, kw_only=True)
class FetchDesk:
    """The act whose sentence stands ready, the others, those with a sentence first, and what the paper is called."""

    act: DeskAct | None
    others: tuple[DeskAct, ...]
    paper: str | None


def fetch_desk(page: DecisionPage) -> FetchDesk | None:
    """Return it: first that the paper is ready, unless something else was pressed; nothing of other submissions."""
    if not page.submission.kind.is_fetched:
        return None
    told = tuple(act for act in page.acts if Need.REASON in act.needs and not OWN_PLACE & set(act.needs))
    act = next((one for one in told if one is page.shown.written.act), None) or next(iter(told), None)
    others = (one for one in page.acts if one not in (act, page.asked_act))
    return FetchDesk(act=act, others=tuple(sorted(others, key=lambda one: one not in told)), paper=_paper(page))


def _paper(page: DecisionPage) -> str | None:
    guide = page.guide
    if guide is None:
        return None
    return guide.letter.name if guide.letter and page.submission.kind is Kind.PREPARE else guide.title
