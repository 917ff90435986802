"""Turns what was typed on the desk into what the action behind the button is asked to do."""

from dataclasses import replace

from feedback_api.actions.decisions.decide import About, Decision
from feedback_api.catalogue.protocol import GuideEntry
from feedback_api.domain.acts.desk_act import DeskAct
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.submission import Submission
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import DecisionForm
from feedback_api.moderation.decision.ready_words import ReadyWords


def decision_of(act: DeskAct, written: DecisionForm, submission: Submission, moderator: StaffMember) -> Decision:
    """Return what the action is asked to do; `written` has no problems left."""
    return Decision(
        submission_id=submission.id,
        version=written.version,
        moderator=moderator,
        act=act,
        public_text=written.public_text,
        answer=written.answer,
        verdict=written.guide_verdict,
        reason=written.reason,
        no_personal_details=written.no_personal_details,
        read_for_names=written.read_for_names,
        note=written.note,
        recipient=written.recipient,
        main=written.main_id,
        assignee=written.assignee,
        about=About(
            title=written.title or None,
            guide=written.guide or None,
            village=written.village or None,
            case=written.case or None,
        ),
    )


def with_reason(written: DecisionForm, act: DeskAct, ready: ReadyWords) -> DecisionForm:
    """Return the words with the chosen ready-made reason put below what was typed, for staff to change.

    It takes the place of another ready-made one.
    """
    reasons = dict(ready.reasons(act))
    chosen, typed = reasons.get(written.ready_reason, ""), written.reason
    kept = "" if chosen and typed in reasons.values() else typed
    return replace(written, act=act, reason=f"{kept}\n\n{chosen}".strip(), ready_reason="", asks_first=True)


def with_guide(written: DecisionForm, guides: tuple[GuideEntry, ...], *, origin: str) -> DecisionForm:
    """Return the words with the chosen guide's answer and address put below them."""
    guide = next((guide for guide in guides if guide.slug == written.from_guide), None)
    if guide is None:
        return written
    taken = f"{guide.summary}\n\n{wording.READ_MORE}: [{guide.title}]({origin}{guide.url})"
    return replace(written, answer=f"{written.answer}\n\n{taken}".strip(), from_guide="")
