"""What staff can do to a submission: one row an act, of which buttons, checks, history, mail and pages are made.

A row is all there is of an act: a button sends its word, and `actions.decide` does what the row says. Its words for
people stand in `feedback_api/wording.py`; `tests/unit/test_declared_once.py` names each place that a new row lacks.
What a row can say stands in `desk_act.py`.
"""

from datetime import timedelta

from feedback_api.domain.acts.desk_act import EVERY_ROLE
from feedback_api.domain.acts.desk_act import DeskAct as DeskAct  # noqa: PLC0414 what a row is
from feedback_api.domain.acts.desk_act import Need as Need  # noqa: PLC0414 part of what a row can say
from feedback_api.domain.acts.desk_act import Of as Of  # noqa: PLC0414 part of what a row can say
from feedback_api.domain.acts.desk_act import Offered as Offered  # noqa: PLC0414 part of what a row can say
from feedback_api.domain.acts.desk_act import Second as Second  # noqa: PLC0414 part of what a row can say
from feedback_api.domain.acts.sender_reads import SenderReads as SenderReads  # noqa: PLC0414 part of what a row can say
from feedback_api.domain.acts.sender_reads import reading_of as reading_of  # noqa: PLC0414 of the status after an act
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import NotPublished
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Status

# How long a claim keeps colleagues out.
HOLDS = timedelta(minutes=30)
OPEN = frozenset(status for status in Status if status.is_open)
# Who decides of letters that were public before two members had to read them.
LOOKING_BACK = frozenset({Role.SUPERVISOR, Role.ADMIN})

PUBLISH = DeskAct(
    word="terbitkan",
    recorded_as=Act.PUBLISHED,
    before=OPEN,
    after=Status.PUBLISHED,
    needs=(Need.PUBLIC_TEXT, Need.READ_FOR_NAMES, Need.ANSWER, Need.VERDICT),
    of=Of.SPOKEN,
    changes_site=True,
    tells_by_mail=True,
)
PROPOSE = DeskAct(
    word="usulkan_terbit",
    recorded_as=Act.PROPOSED,
    before=OPEN,
    after=Status.WAITING,
    needs=PUBLISH.needs,
    of=Of.SPOKEN,
    second=Second.PROPOSES,
)
CONFIRM = DeskAct(
    word="setujui_terbit",
    recorded_as=Act.SECONDED,
    before=OPEN,
    after=Status.PUBLISHED,
    needs=(Need.READ_FOR_NAMES,),
    of=Of.SPOKEN,
    second=Second.CONFIRMS,
    changes_site=True,
    tells_by_mail=True,
)
SEND_BACK = DeskAct(
    word="kembalikan",
    recorded_as=Act.SENT_BACK,
    before=OPEN,
    after=Status.WAITING,
    needs=(Need.REASON,),
    of=Of.SPOKEN,
    second=Second.SENDS_BACK,
)
RELEASE = DeskAct(
    word="lepas", recorded_as=Act.RELEASED, before=OPEN, after=Status.WAITING, offered=Offered.TO_THE_HOLDER
)
CLAIM = DeskAct(
    word="ambil", recorded_as=Act.CLAIMED, before=OPEN, after=Status.CLAIMED, offered=Offered.WHILE_NOBODY_HOLDS_IT
)
ASSIGN = DeskAct(
    word="serahkan",
    recorded_as=Act.ASSIGNED,
    before=OPEN,
    after=None,
    needs=(Need.ASSIGNEE,),
    of=Of.OTHERS,
)
FIRST_ANSWER = DeskAct(
    word="kabar_pertama",
    recorded_as=Act.FIRST_ANSWERED,
    before=OPEN,
    after=Status.CLAIMED,
    needs=(Need.ANSWER,),
    of=Of.REPORTS,
)
ANSWER_PRIVATELY = DeskAct(
    word="jawab_pribadi",
    recorded_as=Act.ANSWERED_PRIVATELY,
    before=OPEN,
    after=Status.ANSWERED_PRIVATELY,
    needs=(Need.ANSWER,),
    of=Of.WRITTEN,
    tells_by_mail=True,
)
DECLINE = DeskAct(
    word="tolak",
    recorded_as=Act.DECLINED,
    before=OPEN,
    after=Status.DECLINED,
    needs=(Need.REASON,),
    tells_by_mail=True,
)
MAKE_READY = DeskAct(
    word="siap_diambil",
    recorded_as=Act.MADE_READY,
    before=OPEN | {Status.COME_FIRST},
    after=Status.READY,
    needs=(Need.REASON,),
    of=Of.FETCHED,
    tells_by_mail=True,
)
CALL_FIRST = DeskAct(
    word="perlu_datang",
    recorded_as=Act.CALLED_FIRST,
    before=OPEN,
    after=Status.COME_FIRST,
    needs=(Need.REASON,),
    of=Of.FETCHED,
    tells_by_mail=True,
)
MAKE_REPORT = DeskAct(
    word="jadikan_laporan",
    recorded_as=Act.MADE_REPORT,
    before=OPEN,
    after=Status.WAITING,
    needs=(Need.REASON,),
    of=Of.SPOKEN,
    seals=True,
)
MERGE = DeskAct(
    word="gabung",
    recorded_as=Act.MERGED,
    before=OPEN,
    after=Status.MERGED,
    needs=(Need.MAIN,),
    of=Of.SPOKEN,
    tells_by_mail=True,
)
FORWARD = DeskAct(
    word="teruskan",
    recorded_as=Act.FORWARDED,
    before=OPEN,
    after=Status.FORWARDED,
    needs=(Need.RECIPIENT, Need.REASON),
    of=Of.SPOKEN,
    tells_by_mail=True,
)
MARK_SPAM = DeskAct(word="spam", recorded_as=Act.MARKED_SPAM, before=OPEN, after=Status.SPAM)
WITHDRAW = DeskAct(
    word="tarik",
    recorded_as=Act.WITHDRAWN,
    before=frozenset({Status.PUBLISHED}),
    after=Status.DECLINED,
    needs=(Need.REASON,),
    changes_site=True,
    tells_by_mail=True,
    refusal=NotPublished,
)
CORRECT = DeskAct(
    word="perbaiki",
    recorded_as=Act.CORRECTED,
    before=frozenset({Status.PUBLISHED}),
    after=Status.PUBLISHED,
    needs=(Need.PUBLIC_TEXT, Need.READ_FOR_NAMES, Need.ANSWER, Need.NOTE),
    of=Of.SPOKEN,
    corrects=True,
    changes_site=True,
    tells_by_mail=True,
    refusal=NotPublished,
)
REOPEN = DeskAct(
    word="buka_lagi",
    recorded_as=Act.REOPENED,
    before=frozenset(Status) - OPEN - {Status.TAKEN_BACK},
    after=Status.CLAIMED,
    reopens=True,
    changes_site=True,
)
CHANGE_ABOUT = DeskAct(
    word="ganti_tentang",
    recorded_as=Act.ABOUT_CHANGED,
    before=frozenset(Status) - {Status.TAKEN_BACK},
    after=None,
    needs=(Need.ABOUT,),
    roles=EVERY_ROLE - {Role.VILLAGE},
    of=Of.SPOKEN,
    changes_site=True,
)
UNDO = DeskAct(
    word="urungkan",
    recorded_as=Act.UNDONE,
    before=frozenset(Status) - {Status.TAKEN_BACK},
    after=None,
    undoes=True,
    changes_site=True,
)
CONFIRM_ERASURE = DeskAct(
    word="setujui_hapus",
    recorded_as=Act.ERASURE_CONFIRMED,
    before=frozenset(Status) - {Status.TAKEN_BACK},
    after=Status.TAKEN_BACK,
    of=Of.REPORTS,
    erases=True,
)
DROP_ANSWER = DeskAct(
    word="buang_jawaban",
    recorded_as=Act.ANSWER_DROPPED,
    before=frozenset({Status.TAKEN_BACK}),
    after=Status.TAKEN_BACK,
    drops_answer=True,
)
KEEP_PUBLISHED = DeskAct(
    word="biarkan_terbit",
    recorded_as=Act.KEPT_PUBLISHED,
    before=frozenset({Status.PUBLISHED}),
    after=Status.PUBLISHED,
    roles=LOOKING_BACK,
    of=Of.SPOKEN,
    looks_back=True,
    refusal=NotPublished,
)
MAKE_PRIVATE = DeskAct(
    word="jadikan_pribadi",
    recorded_as=Act.MADE_PRIVATE,
    before=frozenset({Status.PUBLISHED}),
    after=Status.ANSWERED_PRIVATELY,
    roles=LOOKING_BACK,
    of=Of.SPOKEN,
    looks_back=True,
    changes_site=True,
    refusal=NotPublished,
)

# In the order of the buttons.
DESK_ACTS = (
    PUBLISH,
    CONFIRM,
    PROPOSE,
    SEND_BACK,
    RELEASE,
    CLAIM,
    ASSIGN,
    ANSWER_PRIVATELY,
    FIRST_ANSWER,
    MAKE_READY,
    CALL_FIRST,
    DECLINE,
    MERGE,
    FORWARD,
    MAKE_REPORT,
    MARK_SPAM,
    KEEP_PUBLISHED,
    MAKE_PRIVATE,
    CORRECT,
    REOPEN,
    WITHDRAW,
    CHANGE_ABOUT,
    UNDO,
    CONFIRM_ERASURE,
    DROP_ANSWER,
)


def act_of(word: str) -> DeskAct | None:
    """Return the act whose button sends this word."""
    return next((act for act in DESK_ACTS if act.word == word), None)


def act_recorded_as(word: str) -> DeskAct | None:
    """Return the act that the history calls so."""
    return next((act for act in DESK_ACTS if act.recorded_as.value == word), None)
