"""Every way the feedback function refuses, one class for each sentence a person would say."""

import re
from datetime import datetime

from feedback_api.domain.details import Find


class Refusal(Exception):
    """Something the domain will not do; `app.py` maps each kind to a status and a page."""

    @property
    def code(self) -> str:
        """The refusal's name as wording and API know it: `submission_not_found`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()


class SubmissionNotFound(Refusal):
    """There is no such submission."""


class TrackingCodeUnknown(SubmissionNotFound):
    """No submission answers to this tracking code."""


class SubmissionChanged(Refusal):
    """Somebody saved this submission after you read it."""


class AlreadyDecided(Refusal):
    """The submission has been answered or closed already."""


class HeldBySomebodyElse(Refusal):
    """A colleague is answering this submission right now."""


class PersonalDetailsRemain(Refusal):
    """The text to publish still shows something that looks like a personal detail: `found`, each with its text."""

    def __init__(self, found: tuple[tuple[str, Find], ...]) -> None:
        super().__init__("personal details remain")
        self.found = found


class SecondMemberNeeded(Refusal):
    """The letter sounds like a report: nothing of it is published that a second member has not read and confirmed."""


class OpenedAgainFirst(SecondMemberNeeded):
    """What two members let out changes as it came: it is opened again, proposed anew and confirmed."""


class NoSecondMember(Refusal):
    """The letter sounds like a report, and nobody else here could read and confirm what would be published."""


class ProposalChanged(Refusal):
    """What was typed is not what was proposed: it has to be proposed anew, and read by somebody else."""


class NeverPublished(Refusal):
    """A report, or what its sender wants answered in private: no part of it is ever published."""


class KindIsFinal(Refusal):
    """A report stays a report: it is not merged, moved or made into anything else."""


class NoKeyFits(Refusal):
    """What is sealed beside this submission is there, and none of the office's keys opens it."""


class FirstAnswerGiven(Refusal):
    """The sender of this report has read a first answer; what comes next is the decision."""


class NotOffered(Refusal):
    """Nothing of the kind can be done to such a submission, or not any more."""


class ThreadNotPublic(Refusal):
    """What follows a letter stands on that one's page, and that one has none now."""


class FollowUpFirst(Refusal):
    """What follows this letter tells of the same, and has to become a report before it."""


class NotMergeable(Refusal):
    """A letter is merged into the published answer to another one only."""


class CannotBeUndone(Refusal):
    """An act can be undone for ten minutes, and they are over, or its sender was told."""


class ErasureNotAsked(Refusal):
    """Its sender has not asked that this report be erased."""


class OnlyForReports(Refusal):
    """The act is for reports, and this is none."""


class StandsWithFirst(Refusal):
    """What follows a letter stands where that letter stands, and is moved with it."""


class NotReadForNames(Refusal):
    """Nobody has said that no name or address of a person is left in what would be published."""


class NotPublished(Refusal):
    """Only something that is published can be withdrawn."""


class NotSignedIn(Refusal):
    """The page is for staff who have signed in."""


class WrongPassword(Refusal):
    """The name or the password does not fit; which of the two is not said."""


class TooManyFailures(Refusal):
    """Too many sign-ins with this name failed within a short time."""


class TooManyAtOnce(Refusal):
    """As many passwords as this machine checks at a time are being checked just now."""


class TooMuchWaiting(Refusal):
    """A flood fills the store, and this letter comes from a group that sent more than a few of it."""


class TooLateToUndo(Refusal):
    """What was done with one act can be taken back for ten minutes, and those are over."""


class NotAllowed(Refusal):
    """Your role may not see or do this."""


class ForeignRequest(Refusal):
    """A write came from another site's page."""


class TaskNotFound(Refusal):
    """There is no such content task."""


class InterruptionNotFound(Refusal):
    """Nobody said such an interruption."""


class VisitNotFound(Refusal):
    """There is no such visit."""


class VisitExists(Refusal):
    """Another visit to this desa takes place on that day; `slug` is its name."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class NotCancelled(Refusal):
    """Only a visit that was called off can be restored."""


class CancelledInFile(Refusal):
    """An editor called the visit off, or deleted its file; staff cannot take that back on the form."""


class NoteChanged(Refusal):
    """Somebody wrote this down after you read it."""


class StaffAlreadyExists(Refusal):
    """A member of staff with this name exists already."""


class StaffNotFound(Refusal):
    """There is no member of staff with this name."""


class StaffChanged(Refusal):
    """What was read of a member of staff is no longer so."""


class LastAdmin(Refusal):
    """There would be nobody left who looks after the members."""


class SeparateHands(Refusal):
    """Who looks after the members does not read reports, not even standing in for somebody."""


class BorrowedRight(Refusal):
    """Whoever only stands in for an admin does nothing about members that outlasts the absence."""


class OwnDeputy(Refusal):
    """Nobody stands in for themselves."""


class OwnInvitation(Refusal):
    """Whoever invites does not come in by the own link: the invited choose name and password themselves."""


class InvitationOver(Refusal):
    """The invitation was used, withdrawn, or is too old; or there never was one."""


class StaffHasLeft(Refusal):
    """The member of staff has left: nothing about them changes any more."""


class VillageUnknown(Refusal):
    """The site knows no desa of this name."""


class CodeAsked(Refusal):
    """The password fits, and a code has still to come, `until` then."""

    def __init__(self, *, name: str, epoch: int, until: datetime) -> None:
        super().__init__(name)
        self.name, self.epoch, self.until = name, epoch, until


class WrongCode(Refusal):
    """The code does not fit, or was used before."""


class SecondFactorNeeded(Refusal):
    """Who has this role signs in with a code as well, which has to be set up first."""


class StoreUnavailable(Refusal):
    """The store cannot be reached just now; nothing was kept."""


class SetAside(Refusal):
    """A later version wrote this, or it is damaged: it is left exactly as it is. `name` tells staff which one."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


class SubmissionSetAside(SetAside):
    """A submission that cannot be opened by this version, and is safe."""


class VisitSetAside(SetAside):
    """What staff wrote about this visit cannot be opened by this version, and is safe."""


class TaskSetAside(SetAside):
    """A content task that cannot be opened by this version, and is safe."""


class StaffSetAside(SetAside):
    """A member of staff whom only a later version may let in."""


class SessionSetAside(SetAside):
    """A session that only a later version may know again."""


class BuildRecordSetAside(SetAside):
    """A later version builds this site."""
