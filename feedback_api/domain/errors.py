"""Every way the feedback function refuses, one class for each sentence a person would say."""


class Refusal(Exception):
    """Something the domain will not do; `app.py` maps each kind to a status and a page."""


class SubmissionNotFound(Refusal):
    """There is no such submission."""


class SubmissionChanged(Refusal):
    """Somebody saved this submission after you read it."""


class AlreadyDecided(Refusal):
    """This submission has been answered or closed already."""


class HeldBySomebodyElse(Refusal):
    """A colleague is answering this submission right now."""


class PersonalDetailsRemain(Refusal):
    """The text to publish still shows something that looks like a personal detail."""


class NotSignedIn(Refusal):
    """This page is for staff who have signed in."""


class NotAllowed(Refusal):
    """Your role may not see or do this."""


class ForeignRequest(Refusal):
    """A write came from another site's page."""


class StaffAlreadyExists(Refusal):
    """A member of staff with this name exists already."""


class StaffNotFound(Refusal):
    """There is no member of staff with this name."""


class StoreUnavailable(Refusal):
    """The store cannot be reached just now; nothing was kept."""
