"""What a resident can send: one row a field, of which form, API, digest, desk, masking, erasing and drafts are made.

`attribute` is where a row's value stands: on `Arrival` and `Submission`, or on `Contact` if it is kept there. Its words
for people stand in `feedback_api/domain/wording.py`; `tests/unit/test_declared_once.py` names each place that a new row
still lacks. A row for the submission that is masked or forgotten later also raises `reads_from`: see `stored_format`.
"""

from dataclasses import dataclass
from enum import StrEnum

# What a box sends that is ticked.
TICKED = "ya"


class Shape(StrEnum):
    """How a field is read, checked, described to programs and drawn; each has its own control in `templates/public`."""

    KIND = "kind"
    GUIDE = "guide"
    VILLAGE = "village"
    TEXT = "text"
    LINE = "line"
    CONTACT = "contact"
    TICK = "tick"
    KEY = "key"


class Storage(StrEnum):
    """readable with the submission, encrypted and apart, or in the digest of the arrival only."""

    WITH_THE_SUBMISSION = "with_the_submission"
    SEALED = "sealed"
    IN_THE_DIGEST = "in_the_digest"


class SeenByStaff(StrEnum):
    """Where the desk shows a value: where the page has its own place for it, in the list, when opened, or nowhere."""

    IN_ITS_PLACE = "in_its_place"
    IN_THE_LIST = "in_the_list"
    WHEN_OPENED = "when_opened"
    NOWHERE = "nowhere"


class Erased(StrEnum):
    """What becomes of a value 90 days after the submission was closed."""

    NEVER = "never"
    MASKED = "masked"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field. `name` is its name on the form and in the API.

    `longest` bounds a line, or a text whose length is no setting. `is_masked` hides the personal details found in it
    from staff until they open the original. `stays_on_device` lets a phone keep it while it is typed: never for a name
    or a contact. `autofill` is what a browser may fill in, as HTML calls it. `asked_of_reports`: the form of a report
    has a control for it; `asked_again`: so has that of the message that follows an answer, and `asked_to_prepare` that
    of a request for a letter.
    """

    name: str
    attribute: str
    shape: Shape
    kept: Storage
    seen: SeenByStaff
    erased: Erased
    is_masked: bool
    stays_on_device: bool
    is_required: bool = False
    longest: int | None = None
    autofill: str | None = None
    asked_of_reports: bool = True
    asked_again: bool = False
    asked_to_prepare: bool = False


KIND = Field(
    name="jenis",
    attribute="kind",
    shape=Shape.KIND,
    kept=Storage.WITH_THE_SUBMISSION,
    seen=SeenByStaff.IN_ITS_PLACE,
    erased=Erased.NEVER,
    is_masked=False,
    stays_on_device=True,
    is_required=True,
    asked_of_reports=False,
    asked_to_prepare=True,
)
GUIDE = Field(
    name="panduan",
    attribute="guide",
    shape=Shape.GUIDE,
    kept=Storage.WITH_THE_SUBMISSION,
    seen=SeenByStaff.IN_ITS_PLACE,
    erased=Erased.NEVER,
    is_masked=False,
    stays_on_device=True,
    asked_of_reports=False,
    asked_to_prepare=True,
)
VILLAGE = Field(
    name="desa",
    attribute="village",
    shape=Shape.VILLAGE,
    kept=Storage.WITH_THE_SUBMISSION,
    seen=SeenByStaff.IN_ITS_PLACE,
    erased=Erased.NEVER,
    is_masked=False,
    stays_on_device=True,
    asked_to_prepare=True,
)
TEXT = Field(
    name="isi",
    attribute="text",
    shape=Shape.TEXT,
    kept=Storage.WITH_THE_SUBMISSION,
    seen=SeenByStaff.IN_ITS_PLACE,
    erased=Erased.MASKED,
    is_masked=True,
    stays_on_device=True,
    is_required=True,
    asked_again=True,
)
NAME = Field(
    name="nama",
    attribute="name",
    shape=Shape.LINE,
    kept=Storage.SEALED,
    seen=SeenByStaff.WHEN_OPENED,
    erased=Erased.FORGOTTEN,
    is_masked=False,
    stays_on_device=False,
    longest=100,
    autofill="name",
    asked_to_prepare=True,
)
CONTACT = Field(
    name="kontak",
    attribute="address",
    shape=Shape.CONTACT,
    kept=Storage.SEALED,
    seen=SeenByStaff.WHEN_OPENED,
    erased=Erased.FORGOTTEN,
    is_masked=False,
    stays_on_device=False,
    longest=100,
    asked_to_prepare=True,
)
ONLY_PRIVATE = Field(
    name="rahasia",
    attribute="only_private",
    shape=Shape.TICK,
    kept=Storage.WITH_THE_SUBMISSION,
    seen=SeenByStaff.IN_ITS_PLACE,
    erased=Erased.NEVER,
    is_masked=False,
    stays_on_device=True,
    asked_of_reports=False,
    asked_again=True,
)
KEY = Field(
    name="kunci",
    attribute="idempotency_key",
    shape=Shape.KEY,
    kept=Storage.IN_THE_DIGEST,
    seen=SeenByStaff.NOWHERE,
    erased=Erased.NEVER,
    is_masked=False,
    stays_on_device=True,
    asked_again=True,
    asked_to_prepare=True,
)

# In the order of the form.
FIELDS = (KIND, GUIDE, VILLAGE, TEXT, NAME, CONTACT, ONLY_PRIVATE, KEY)
