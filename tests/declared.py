"""Names every place in which something that is declared in one table is still missing."""

from pathlib import Path

from feedback_api import wording
from feedback_api.domain.acts import desk_acts, sender_acts
from feedback_api.domain.acts.desk_act import DeskAct, Need
from feedback_api.domain.acts.desk_acts import DESK_ACTS
from feedback_api.domain.acts.sender_acts import COPY, DELETIONS, SENDER_ACTS, SenderAct
from feedback_api.domain.acts.sender_reads import SenderReads
from feedback_api.domain.stored_format import SUBMISSION, own_fields
from feedback_api.domain.submissions import fields
from feedback_api.domain.submissions.fields import FIELDS, TEXT, Erased, Field, SeenByStaff, Shape, Storage
from feedback_api.domain.submissions.submission import Arrival, Contact, Submission
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.notification.wording import MAIL
from feedback_api.public import rights_wording

FIELDS_FILE = "feedback_api/domain/submissions/fields.py"

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "feedback_api" / "templates" / "public"
PRIVACY = ROOT / "content" / "halaman" / "privasi.md"
# What an arrival says that nobody types.
NOT_TYPED = {"visit", "contact", "promised", "suspicion", "demonstration"}


def missing_places() -> list[str]:
    """Return one line for each gap; none if everything declared is wired."""
    of_acts = [line for act in DESK_ACTS for line in _of_act(act)]
    of_senders = [line for act in SENDER_ACTS for line in _of_sender_act(act)]
    of_fields = [line for field in FIELDS for line in _of_field(field)]
    return [*of_acts, *of_senders, *of_fields, *_not_listed(), *_without_a_row(), *_templates(), *_shared_words()]


def _of_act(act: DeskAct) -> list[str]:
    words, needs_reason = wording.DESK_ACTS.get(act.word), Need.REASON in act.needs
    gaps = {
        "feedback_api/domain/wording.py: DESK_ACTS has no words": words is None,
        "feedback_api/domain/wording.py: DESK_ACTS says nothing of the reason": bool(
            needs_reason and words and not (words.reason_hint and words.with_reason)
        ),
        "feedback_api/domain/wording.py: ACTS has no word for the history": act.recorded_as not in wording.ACTS,
        "feedback_api/notification/wording.py: MAIL has no letter": act.tells_by_mail and act.sender_reads not in MAIL,
    }
    return [f"{where} for the act {act.word}" for where, is_missing in gaps.items() if is_missing]


def _of_sender_act(act: SenderAct) -> list[str]:
    words = rights_wording.RIGHTS.get(act.word)
    gaps = {
        "feedback_api/public/rights_wording.py: RIGHTS has no words": words is None and act is not COPY,
        "feedback_api/public/rights_wording.py: RIGHTS does not ask once": act in DELETIONS
        and not (words and words.button and words.sure and words.confirm),
        "feedback_api/domain/wording.py: ACTS has no word for the history": act.recorded_as not in wording.ACTS,
    }
    return [f"{where} for the act {act.word}" for where, is_missing in gaps.items() if is_missing]


def _of_field(field: Field) -> list[str]:
    words, is_sealed = FIELD_WORDS.get(field.name), field.kept is Storage.SEALED
    is_typed, is_kept = field.shape is not Shape.KEY, field.kept is Storage.WITH_THE_SUBMISSION
    wears_off = is_kept and field.erased is not Erased.NEVER and field is not TEXT
    headings = [line for line in PRIVACY.read_text("utf-8").splitlines() if line.startswith("### ")]
    gaps = {
        "feedback_api/domain/wording.py: FIELDS has no words": words is None,
        "feedback_api/domain/wording.py: FIELDS has no label or no short word": bool(
            is_typed and words and not (words.label and words.short)
        ),
        "feedback_api/domain/wording.py: FIELDS says nothing for programs": bool(words and not words.about),
        "feedback_api/domain/wording.py: FIELDS does not ask for it": bool(
            field.is_required and field.shape in {Shape.TEXT, Shape.LINE} and words and not words.missing
        ),
        "feedback_api/domain/submissions/submission.py: Contact has no attribute": is_sealed
        and field.attribute not in own_fields(Contact),
        "feedback_api/domain/submissions/submission.py: Submission has no attribute": is_kept
        and field.attribute not in own_fields(Submission),
        "feedback_api/domain/submissions/submission.py: Arrival has no attribute": not is_sealed
        and field.attribute not in own_fields(Arrival),
        f"{FIELDS_FILE}: a line without `longest`": field.shape is Shape.LINE and not field.longest,
        f"{FIELDS_FILE}: what is sealed is opened by staff, forgotten, on no device": is_sealed
        and (field.seen, field.erased, field.stays_on_device) != (SeenByStaff.WHEN_OPENED, Erased.FORGOTTEN, False),
        f"{FIELDS_FILE}: staff never see it": is_kept
        and field.seen not in {SeenByStaff.IN_ITS_PLACE, SeenByStaff.IN_THE_LIST},
        f"{FIELDS_FILE}: what is masked is masked for good when it is erased": field.is_masked
        != (field.erased is Erased.MASKED),
        "feedback_api/domain/stored_format.py: SUBMISSION does not raise `reads_from`": wears_off
        and SUBMISSION.reads_from == 1,
        "content/halaman/privasi.md: no heading begins with its short word": bool(
            is_typed and words and not any(line.startswith(f"### {words.short}") for line in headings)
        ),
    }
    return [f"{where} for the field {field.name}" for where, is_missing in gaps.items() if is_missing]


def _not_listed() -> list[str]:
    acts = [name for name, row in vars(desk_acts).items() if isinstance(row, DeskAct) and row not in DESK_ACTS]
    rows = [name for name, row in vars(fields).items() if isinstance(row, Field) and row not in FIELDS]
    written = vars(sender_acts).items()
    of_senders = [name for name, row in written if isinstance(row, SenderAct) and row not in SENDER_ACTS]
    return [
        *(f"feedback_api/domain/acts/desk_acts.py: {name} is not in DESK_ACTS" for name in acts),
        *(f"feedback_api/domain/acts/sender_acts.py: {name} is not in SENDER_ACTS" for name in of_senders),
        *(f"{FIELDS_FILE}: {name} is not in FIELDS" for name in rows),
    ]


def _without_a_row() -> list[str]:
    rows = {field.attribute for field in FIELDS}
    attributes = (*own_fields(Contact), *(name for name in own_fields(Arrival) if name not in NOT_TYPED))
    return [f"{FIELDS_FILE}: no row for the attribute {name}" for name in attributes if name not in rows]


def _templates() -> list[str]:
    """Each outcome and each shape has its own small template."""
    files = [
        *(TEMPLATES / "outcomes" / f"{reading.value}.html" for reading in SenderReads),
        *(TEMPLATES / "controls" / f"{shape.value}.html" for shape in Shape),
    ]
    return [f"{path.relative_to(ROOT)} is missing" for path in files if not path.is_file()]


def _shared_words() -> list[str]:
    """Return what two rows share that could be taken for one another, and words of a row that is gone."""
    acts, names = [act.word for act in (*DESK_ACTS, *SENDER_ACTS)], [field.name for field in FIELDS]
    named = [
        *acts,
        *(act.recorded_as for act in (*DESK_ACTS, *SENDER_ACTS)),
        *names,
        *(field.attribute for field in FIELDS),
    ]
    gone = ((set(wording.DESK_ACTS) | set(rights_wording.RIGHTS)) - set(acts)) | (set(FIELD_WORDS) - set(names))
    return [f"two rows share {word}" for word in named if named.count(word) > 1] + [f"no row for {one}" for one in gone]


if __name__ == "__main__":
    print("\n".join(missing_places()))  # noqa: T201 for whoever adds a row
