"""What a sender can do with the code of a submission: one row an act, of which buttons, checks and history are made.

A button sends its word. Its words for people stand in `feedback_api/public/rights_wording.py`; `tests/declared.py`
names each place that a new row lacks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.submission import Kind, Status, Submission

# Each earlier text is kept until the office has decided.
MOST_CORRECTIONS = 5


@dataclass(frozen=True, kw_only=True)
class SenderAct:
    """One act; `is_offered` says of which submissions. The same is asked again when it is done."""

    word: str
    recorded_as: Act
    is_offered: Callable[[Submission], bool]


def _is_there(submission: Submission) -> bool:
    return submission.status is not Status.TAKEN_BACK


def _has_words(submission: Submission) -> bool:
    """Say whether what was written is still kept as it was written."""
    return _is_there(submission) and submission.erased_at is None


def _may_be_corrected(submission: Submission) -> bool:
    is_readable = _has_words(submission) and not (submission.kind.is_confidential or submission.kind.is_fetched)
    return is_readable and submission.status.is_open and len(submission.earlier) < MOST_CORRECTIONS


COPY = SenderAct(word="salinan", recorded_as=Act.COPIED, is_offered=lambda _: True)
CORRECT_CONTACT = SenderAct(
    word="betulkan_kontak",
    recorded_as=Act.CONTACT_CORRECTED,
    is_offered=lambda one: _has_words(one) and one.follows is None and one.kind is not Kind.HANDED_IN,
)
CORRECT_TEXT = SenderAct(word="betulkan_isi", recorded_as=Act.TEXT_CORRECTED, is_offered=_may_be_corrected)
WISH_CORRECTION = SenderAct(
    word="minta_betulkan",
    recorded_as=Act.CORRECTION_WISHED,
    is_offered=lambda one: _has_words(one) and one.status is Status.PUBLISHED,
)
DELETE_CONTACT = SenderAct(
    word="hapus_kontak", recorded_as=Act.CONTACT_DELETED, is_offered=lambda one: _is_there(one) and one.has_contact
)
# Also of what was erased after its time: what is published of it stays until somebody takes it back.
TAKE_BACK = SenderAct(
    word="hapus_kiriman",
    recorded_as=Act.TAKEN_BACK,
    is_offered=lambda one: _is_there(one) and not one.kind.is_confidential,
)
ASK_ERASURE = SenderAct(
    word="minta_hapus",
    recorded_as=Act.ERASURE_ASKED,
    is_offered=lambda one: _has_words(one) and one.kind.is_confidential and one.erasure_asked_at is None,
)

# In the order of the buttons.
SENDER_ACTS = (COPY, CORRECT_CONTACT, CORRECT_TEXT, WISH_CORRECTION, DELETE_CONTACT, TAKE_BACK, ASK_ERASURE)
CORRECTIONS = (CORRECT_CONTACT, CORRECT_TEXT, WISH_CORRECTION)
DELETIONS = (DELETE_CONTACT, TAKE_BACK, ASK_ERASURE)


def sender_act_of(word: str) -> SenderAct | None:
    """Return the act whose button sends this word."""
    return next((act for act in SENDER_ACTS if act.word == word), None)
