"""What one member proposes to publish of a letter that sounds like a report, until a second one confirms it."""

from dataclasses import dataclass, replace
from datetime import datetime

from feedback_api.domain.submissions.answer import Answer


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What would be published, who proposed it when (aware, UTC), and what a second member made of it.

    `account` stays the same whatever the member is called. `digest` is the salted digest of all that would be public;
    once it is public the words stand there, and only the digest is kept here. `returned` is what the second member
    asks to have changed. `more` is what a later version says of it, as JSON.
    """

    by: str
    account: str
    at: datetime
    salt: str
    digest: str
    public_text: str | None = None
    answer: Answer | None = None
    returned: str | None = None
    seconded_by: str | None = None
    seconded_account: str | None = None
    more: str | None = None

    @property
    def is_pending(self) -> bool:
        """Whether it waits for a second member."""
        return self.returned is None and self.seconded_by is None

    def is_of(self, name: str, account: str) -> bool:
        """Say whether this member proposed it, by whichever name."""
        return name == self.by or account == self.account

    def seconded(self, *, by: str, account: str) -> "Proposal":
        """Return it as it is kept beside what is public."""
        return replace(self, public_text=None, answer=None, seconded_by=by, seconded_account=account)

    @property
    def forgotten(self) -> "Proposal":
        """What is left of it when the words are erased: that there were two."""
        return replace(self, salt="", digest="", public_text=None, answer=None)

    def sent_back(self, why: str) -> "Proposal":
        """Return it with its words, and what should be changed in them."""
        return replace(self, returned=why)
