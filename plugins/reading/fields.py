"""The kinds of value a header may hold."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from feedback_api.domain.calendar.dates import DAY, day_from
from plugins.reading import wording

SHORT_NAME = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
WHOLE = re.compile(r"[0-9]{1,12}")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
DECIMAL = re.compile(r"-?[0-9]{1,3}\.[0-9]{1,8}")
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{1,2}[.:][0-9]{2})")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")
WEB_ADDRESS = re.compile(r"https?://\S+")
ANSWER_LIMIT = 140
POCKET_LIMIT = 24
# GSM 03.38: the letters a text message takes without doubling its price.
GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)


def _yes_no(value: object) -> object:
    if value in ("ya", "tidak"):
        return value == "ya"
    raise PydanticCustomError("yes_no", wording.YES_NO, {"value": wording.shown(value)})


def _whole(value: object) -> object:
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole", wording.WHOLE_NUMBER, {"value": wording.shown(value)})


def _day(value: object) -> date:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise _no_day(value)
    day = day_from(value)
    if day is None:
        raise PydanticCustomError("no_such_day", wording.NO_SUCH_DAY, {"value": wording.shown(value)})
    return day


def _no_day(value: object) -> PydanticCustomError:
    """Return the refusal of something that is no day; one written the other way round is turned."""
    turned = DAY_FIRST.fullmatch(value) if isinstance(value, str) else None
    if turned is None:
        return PydanticCustomError("day", wording.DAY, {"value": wording.shown(value)})
    mend = f"{turned[3]}-{int(turned[2]):02}-{int(turned[1]):02}"
    return PydanticCustomError("day", wording.DAY_TURNED_ROUND, {"value": wording.shown(value), "mend": mend})


def is_day(text: str) -> bool:
    """Whether the text is a day that the calendar has."""
    return day_from(text) is not None


def _clock(value: object) -> time:
    match = CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("clock", wording.CLOCK, {"value": wording.shown(value)})
    return time(int(match[1]), int(match[2]))


def _decimal(value: object) -> object:
    if isinstance(value, str) and DECIMAL.fullmatch(value):
        return float(value)
    raise PydanticCustomError("decimal", wording.DECIMAL_NUMBER, {"value": wording.shown(value)})


def _moment(value: object, info: ValidationInfo) -> object:
    """Read a day with an hour, as the clocks of the office showed them; `context` is the zone."""
    match = MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("moment", wording.MOMENT, {"value": wording.shown(value)})
    return datetime.combine(_day(match[1]), _clock(match[2]), info.context or UTC)


def matching(pattern: str, sentence: str) -> Callable[[str], str]:
    """Return what takes only texts of this form; the sentence tells the others."""
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise PydanticCustomError("form", sentence, {"value": wording.shown(value)})
        return value

    return check


def _says_something(value: str) -> str:
    """Refuse a dash or a row of dots: it stands where somebody meant to write something later."""
    if not any(letter.isalnum() for letter in value):
        raise PydanticCustomError("says_nothing", wording.ONLY_SIGNS, {"value": wording.shown(value)})
    return value


def _one_is_a_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _gsm_7(value: str) -> str:
    foreign = sorted(set(value) - GSM_7)
    if foreign:
        raise PydanticCustomError("not_gsm_7", wording.NOT_GSM_7, {"letters": " ".join(foreign)})
    return value


def _short_answer(value: str) -> str:
    if value.count("**") % 2:
        raise PydanticCustomError("bold", wording.BOLD_NOT_CLOSED)
    length = len(value.replace("**", ""))
    if length > ANSWER_LIMIT:
        raise PydanticCustomError("long", wording.ANSWER_TOO_LONG, {"length": length, "limit": ANSWER_LIMIT})
    return value


def _web_address(value: str) -> str:
    if not WEB_ADDRESS.fullmatch(value):
        raise PydanticCustomError("web_address", wording.WEB_ADDRESS, {"value": wording.shown(value)})
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_says_something)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_is_a_list)]
SomeTexts = Annotated[tuple[Text, ...], BeforeValidator(_one_is_a_list), Field(min_length=1)]
ShortName = Annotated[str, StringConstraints(pattern=SHORT_NAME)]
ShortNames = Annotated[tuple[ShortName, ...], BeforeValidator(_one_is_a_list), Field(min_length=1)]
PocketText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=POCKET_LIMIT),
    AfterValidator(_says_something),
    AfterValidator(_gsm_7),
]
BriefText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(_says_something),
    AfterValidator(_gsm_7),
]
AnswerLine = Annotated[Text, AfterValidator(_short_answer)]
WebAddress = Annotated[Text, AfterValidator(_web_address)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Whole = Annotated[int, BeforeValidator(_whole)]
Day = Annotated[date, BeforeValidator(_day)]
Clock = Annotated[time, BeforeValidator(_clock)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
