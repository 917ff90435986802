"""What the page of a submission shows besides it, after something was pressed."""

from dataclasses import dataclass

from feedback_api.actions.decisions.preview import Preview
from feedback_api.actions.decisions.unmask import Unmasked
from feedback_api.moderation.decision.forms import DecisionForm
from feedback_api.web.field_problem import FieldProblem


@dataclass(frozen=True, kw_only=True)
class ShownDecision:
    """What the page shows besides the submission: words typed, what is wrong, what happened meanwhile."""

    written: DecisionForm
    problems: tuple[FieldProblem, ...] = ()
    said: str | None = None
    preview: Preview | None = None
    revealed: Unmasked | None = None
    changed: bool = False
    undone: bool = False
