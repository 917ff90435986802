"""Shows one submission on the desk: what came, what was typed so far, and what can be done with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from feedback_api.actions.decisions.assigning import NOBODY
from feedback_api.actions.decisions.seconding import still_fits
from feedback_api.catalogue.protocol import CaseEntry, GuideEntry, VillageEntry
from feedback_api.domain.acts.desk_act import DeskAct, Need, Second
from feedback_api.domain.acts.desk_acts import DESK_ACTS, act_recorded_as
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.counting.opinion import Opinions
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.personal.mentions import mentions
from feedback_api.domain.personal.personal_details import masked_words
from feedback_api.domain.submissions.field_values import masked_value
from feedback_api.domain.submissions.fields import FIELDS, Field, SeenByStaff
from feedback_api.domain.submissions.going_back import is_undoable
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.proposal import Proposal
from feedback_api.domain.submissions.submission import SendersWords, Status, Submission
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import DecisionForm
from feedback_api.moderation.decision.ready_words import ReadyWords
from feedback_api.moderation.decision.shown_decision import ShownDecision
from feedback_api.moderation.marked_text import Count, Segment, counts, segments

# What is asked for in a place of its own, once its act was pressed.
OWN_PLACE = frozenset({Need.RECIPIENT, Need.MAIN, Need.ABOUT, Need.NOTE, Need.ASSIGNEE})


@dataclass(frozen=True, kw_only=True)
class DecisionPage:
    """What the page's template shows.

    `other` is the other letter of its thread, if this person may see it; `has_page` says whether the letter has a page
    of its own to stand on, or that of the letter that it follows is published.
    """

    submission: Submission
    member: StaffMember
    shown: ShownDecision
    now: datetime
    today: date
    guides: tuple[GuideEntry, ...]
    villages: tuple[VillageEntry, ...]
    cases: tuple[CaseEntry, ...]
    case: CaseEntry | None
    events: tuple[AuditEvent, ...]
    notice: Notice | None
    decided_by: date
    sounds: bool
    colleagues: tuple[str, ...]
    ready: ReadyWords
    similar: tuple[tuple[str, str], ...]
    assignable: tuple[str, ...]
    other: Submission | None
    has_page: bool
    opinions: Opinions | None
    whatsapp: str | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        return segments(self.submission)

    @property
    def other_segments(self) -> tuple[Segment, ...]:
        """Return, masked, what the other letter of the thread says; of a report nothing."""
        return segments(self.other) if self.other is not None else ()

    @property
    def earlier(self) -> tuple[SendersWords, ...]:
        """Return, masked, what the sender has corrected since; the history shows it until it is decided."""
        return tuple(_masked(one) for one in self.submission.earlier)

    @property
    def wish(self) -> SendersWords | None:
        """Return, masked, how the sender wants what is published to read."""
        return None if self.submission.wish is None else _masked(self.submission.wish)

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return label and value of what the page lists below the text; what is masked is whole once it was opened."""
        opened = self.shown.revealed
        beside = ((field, self._value(field)) for field in FIELDS if field.seen is SeenByStaff.IN_THE_LIST)
        said = [(FIELD_WORDS[field.name].short, value) for field, value in beside if value]
        if opened is None:
            return tuple(said)
        sealed = (field for field in FIELDS if field.seen is SeenByStaff.WHEN_OPENED)
        return (*said, *((FIELD_WORDS[one.name].short, getattr(opened.contact, one.attribute) or "") for one in sealed))

    @property
    def hides_something(self) -> bool:
        """Say whether opening the original shows more than the page does now."""
        kept = (field for field in FIELDS if field.is_masked)
        if self.is_report:
            return self.submission.erased_at is None
        return self.submission.has_contact or any(
            masked_value(field, self.submission) != (getattr(self.submission, field.attribute) or "") for field in kept
        )

    def _value(self, field: Field) -> str:
        if self.shown.revealed is None:
            return masked_value(field, self.submission)
        if field.is_masked:
            return self.shown.revealed.words.texts.get(field.attribute, "")
        return getattr(self.submission, field.attribute) or ""

    @property
    def finds(self) -> tuple[Count, ...]:
        return counts(self.submission.finds)

    @property
    def mentioned(self) -> tuple[str, ...]:
        """Return what may be a name or an address in the words that would be published."""
        written = self.shown.written
        return tuple(dict.fromkeys((*mentions(written.public_text), *mentions(written.answer))))

    @property
    def typed_too_late(self) -> bool:
        """Say whether words were typed for what is decided by now: its page has no field left to hold them."""
        written = self.shown.written
        if self.is_correcting and any(act.corrects for act in self.acts):
            return False
        is_first_look = written == DecisionForm.first_for(self.submission)
        return not (self.submission.status.is_open or is_first_look) and bool(written.public_text or written.answer)

    @property
    def is_correcting(self) -> bool:
        """Say whether what was typed is a correction, or what an undone act leaves to be one."""
        act = self.shown.written.act
        return self.shown.undone or (act is not None and act.corrects)

    @property
    def days_left(self) -> int:
        return (self.submission.due - self.today).days

    @property
    def is_mine(self) -> bool:
        claim = self.submission.claim
        return claim is not None and claim.moderator in self.member.names and claim.until > self.now

    @property
    def holder(self) -> str | None:
        """Return who else holds it just now."""
        claim = self.submission.claim
        held = self.submission.is_held_from(*self.member.names, now=self.now)
        return claim.moderator if claim and held else None

    @property
    def is_report(self) -> bool:
        """Say whether its words are sealed until somebody opens them."""
        return self.submission.kind.is_confidential

    @property
    def pending(self) -> Proposal | None:
        """Return what waits for a second member."""
        proposal = self.submission.proposal
        return proposal if proposal and proposal.is_pending and self.submission.status.is_open else None

    @property
    def is_stale(self) -> bool:
        """Say whether the letter changed since, so that it has to be proposed anew."""
        return self.pending is not None and not still_fits(self.submission)

    @property
    def asks_me(self) -> Proposal | None:
        """Return what this person may confirm."""
        pending = self.pending
        is_mine = pending is not None and pending.is_of(self.member.name, self.member.account_id)
        return None if is_mine or self.is_stale else pending

    @property
    def may_look_back(self) -> bool:
        """Say whether this person decides about it, once, because it was published before two had to read it."""
        return any(act.looks_back for act in self.acts)

    @property
    def may_be_published(self) -> bool:
        """Say whether there is a button for it, or for its proposal; action and store refuse all the same."""
        has_second = bool(self.colleagues) or self.asks_me is not None
        return self.submission.may_be_published and self.has_page and (has_second or not self.sounds)

    @property
    def acts(self) -> tuple[DeskAct, ...]:
        """Return the acts that this person is offered on it, in the order of the buttons."""
        return tuple(act for act in DESK_ACTS if self._is_offered(act) and not (act.erases or act.undoes))

    @property
    def erasing_act(self) -> DeskAct | None:
        """Return what erases a report whose sender asked for it; it has a place of its own."""
        return next((act for act in DESK_ACTS if act.erases and self._is_offered(act)), None)

    @property
    def undoing_act(self) -> DeskAct | None:
        """Return what takes back the last act, while that can be; it has a place of its own."""
        return next((act for act in DESK_ACTS if act.undoes and self._is_offered(act)), None)

    @property
    def can_undo(self) -> bool:
        """Say whether this person may take back the last act now."""
        last = self.submission.undoable
        act = act_recorded_as(last.act) if last else None
        may = act is not None and not self.member.roles.isdisjoint(act.roles) and self.holder is None
        return may and is_undoable(last, self.now)

    @property
    def asked_act(self) -> DeskAct | None:
        """Return the act that was pressed and needs something that stands in a place of its own."""
        act = self.shown.written.act
        return act if act is not None and act in self.acts and OWN_PLACE & set(act.needs) else None

    @property
    def main_act(self) -> DeskAct | None:
        """Return what the largest button does: the first act that answers, or lets an answer out."""
        return next((act for act in self.acts if Need.ANSWER in act.needs or act.publishes), None)

    @property
    def reason_acts(self) -> tuple[DeskAct, ...]:
        """Return the acts that need a reason; of an open one that which was pressed, or else the first."""
        found = tuple(act for act in self.acts if Need.REASON in act.needs and not OWN_PLACE & set(act.needs))
        if not self.submission.status.is_open:
            return found
        return tuple(act for act in found if act is self.shown.written.act) or found[:1]

    def _is_offered(self, act: DeskAct) -> bool:
        may_be_done = self.submission.status in act.before and not self.member.roles.isdisjoint(act.roles)
        may_be_done = may_be_done and act.forbidden(self.submission) is None
        if act.undoes:
            return may_be_done and self.can_undo
        shown = act.offered.shown(is_mine=self.is_mine, is_held=self.holder is not None)
        return may_be_done and shown and self._may_leave(act)

    def _may_leave(self, act: DeskAct) -> bool:
        """Say whether this person has their part in publishing it; of any other act, yes."""
        match act.second:
            case None if act.after is None and self.submission.status is Status.PUBLISHED:
                return not self.sounds
            case None:
                return not (act.publishes or act.merges) or (self.may_be_published and not self.sounds)
            case Second.PROPOSES:
                return self.sounds and bool(self.colleagues)
            case Second.CONFIRMS:
                return self.asks_me is not None
            case Second.SENDS_BACK:
                return True
            case never:
                assert_never(never)

    @property
    def guide(self) -> GuideEntry | None:
        return next((guide for guide in self.guides if guide.slug == self.submission.guide), None)

    @property
    def village(self) -> VillageEntry | None:
        return next((village for village in self.villages if village.slug == self.submission.village), None)

    @property
    def case_is_gone(self) -> bool:
        """Say whether its guide has no such case any more."""
        return self.submission.case is not None and self.case is None

    @property
    def village_choices(self) -> list[tuple[str, str]]:
        return [(village.slug, village.name) for village in self.villages]

    @property
    def has_tick(self) -> bool:
        """Say whether the page asks anyway whether it was read for names."""
        return any(Need.READ_FOR_NAMES in act.needs for act in self.acts)

    @property
    def assignee_choices(self) -> list[tuple[str, str]]:
        """Return whose work it can be, this person first; of one that is somebody's work also that it is nobody's."""
        own, others = self.member.name, (name for name in self.assignable if name != self.member.name)
        mine = [(own, wording.MYSELF.format(name=own))] if own in self.assignable else []
        nobody = [(NOBODY, wording.NOBODY)] if self.submission.assignee else []
        return [*mine, *((name, name) for name in others), *nobody]

    @property
    def guide_choices(self) -> list[tuple[str, str]]:
        return [(guide.slug, guide.title) for guide in self.guides]

    @property
    def case_choices(self) -> list[tuple[str, str]]:
        """Return the cases of the guide that is chosen now."""
        return [(case.slug, case.title) for case in self.cases]

    def problem(self, field: str) -> str | None:
        """Return what is wrong with one field, for the sentence above it."""
        return next((one.detail for one in self.shown.problems if one.field == field), None)


def _masked(words: SendersWords) -> SendersWords:
    return replace(words, text=masked_words(words.text))
