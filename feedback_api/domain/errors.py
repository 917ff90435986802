"""Every way the feedback function refuses, one class for each sentence a person would say."""

import re

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
    """The text to publish still shows something that looks like a personal detail."""

    def __init__(self, *, in_question: tuple[Find, ...], in_answer: tuple[Find, ...]) -> None:
        super().__init__("personal details remain")
        self.in_question = in_question
        self.in_answer = in_answer


class NotPublished(Refusal):
    """Only something that is published can be withdrawn."""


class NotSignedIn(Refusal):
    """The page is for staff who have signed in."""


class WrongPassword(Refusal):
    """The name or the password does not fit; which of the two is not said."""


class TooManyFailures(Refusal):
    """Too many sign-ins with this name failed within a short time."""


class NotAllowed(Refusal):
    """Your role may not see or do this."""


class ForeignRequest(Refusal):
    """A write came from another site's page."""


class TaskNotFound(Refusal):
    """There is no such content task."""


class VisitNotFound(Refusal):
    """There is no such visit."""


class NoteChanged(Refusal):
    """Somebody wrote this down after you read it."""


class StaffAlreadyExists(Refusal):
    """A member of staff with this name exists already."""


class StaffNotFound(Refusal):
    """There is no member of staff with this name."""


class StoreUnavailable(Refusal):
    """The store cannot be reached just now; nothing was kept."""
