"""What must be true of the cases of one readable guide; each fault with the line on which it can be mended."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from math import prod

from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.case_texts import WHATSAPP_LIMIT, Sender, whatsapp_text
from plugins.kinds.guides.cases import case_set
from plugins.kinds.guides.conditions import every_combination, holds
from plugins.kinds.guides.model import STAMP, Fee, Guide, Special
from plugins.kinds.guides.question import GuideQuestion, When
from plugins.kinds.guides.sms import LONGER_PART, MOST_PARTS, sms_text
from plugins.reading.content_file import Location
from plugins.reading.problem import ContentProblem

# Words by which an amount is not the whole fee.
QUALIFIED = re.compile(r"\bRp\b|paling banyak|terpisah|belum dicek", re.IGNORECASE)
SIMPLY_FREE = re.compile(r"(?:^|[.!?*] )Gratis\b")
MOST_PAGES = 64
MOST_COMBINATIONS = 4096
MOST_STEPS = 7
# Texts must fit wherever the site is published, so they are measured with an address longer than any we expect.
FARTHEST = f"https://{'x' * 44}"
SPECIAL_KEYS = {
    "ringkas": "summary",
    "waktu": "time",
    "biaya": "fee",
    "tempat": "places",
    "diwakilkan": "proxy",
    "produk": "product",
}


def case_problems(guide: Guide) -> Iterator[ContentProblem]:
    """Yield every fault of the guide's conditions and of the lists they make."""
    count = prod(len(question.choices) for question in guide.questions)
    if count > MOST_COMBINATIONS:
        yield guide.file.problem(("tanya",), wording.TOO_MANY_PAGES.format(count=count, limit=MOST_PAGES))
        return
    unsound = [*_conditions(guide), *_special(guide)]
    yield from unsound
    if not unsound:
        yield from _lists(guide, case_set(guide))


def _conditions(guide: Guide) -> Iterator[ContentProblem]:
    for location, when in _where_conditions_stand(guide):
        asked = tuple(question for question in guide.questions if question.id in when)
        found = {holds(when, answers) for answers in every_combination(asked)}
        if found == {True}:
            yield guide.file.problem((*location, "jika"), wording.ALWAYS)
        elif True not in found:
            yield guide.file.problem((*location, "jika"), wording.NEVER)


def _where_conditions_stand(guide: Guide) -> Iterator[tuple[Location, When]]:
    for key, conditions in (
        ("berkas", [document.when for document in guide.documents]),
        ("langkah", [step.when for step in guide.steps]),
        ("khusus", [part.when for part in guide.special]),
    ):
        for place, when in enumerate(conditions):
            if when:
                yield (key, place), when


def _special(guide: Guide) -> Iterator[ContentProblem]:
    """Yield special parts that change nothing, cannot make a page, or say two things to the same people."""
    paged = {question.id: question for question in guide.questions if question.makes_pages}
    for place, part in enumerate(guide.special):
        if not _changed(part):
            yield guide.file.problem(("khusus", place), wording.SPECIAL_EMPTY)
        for key in part.when:
            if key not in paged:
                yield guide.file.problem(("khusus", place, "jika", key), wording.SPECIAL_NO_PAGE.format(value=key))
    for (_, one), (place, other) in combinations(enumerate(guide.special), 2):
        both = _changed(one) & _changed(other)
        if both and _can_meet(one.when, other.when, tuple(paged.values())):
            key = min(both)
            yield guide.file.problem(("khusus", place, key), wording.SPECIAL_TWICE.format(key=key))


def _changed(part: Special) -> set[str]:
    return {key for key, name in SPECIAL_KEYS.items() if getattr(part, name)}


def _can_meet(one: When, other: When, questions: tuple[GuideQuestion, ...]) -> bool:
    asked = tuple(question for question in questions if question.id in {*one, *other})
    return any(holds(one, answers) and holds(other, answers) for answers in every_combination(asked))


def _lists(guide: Guide, made: CaseSet) -> Iterator[ContentProblem]:
    if len(made.cases) > MOST_PAGES:
        sentence = wording.TOO_MANY_PAGES.format(count=len(made.cases), limit=MOST_PAGES)
        yield guide.file.problem(("tanya",), sentence)
        return
    cases = made.cases or (made.everyone,)
    yield from (
        guide.file.problem(("berkas",), wording.CASE_EMPTY.format(title=case.title))
        for case in cases
        if not case.always
    )
    longest = max(cases, key=lambda case: len(case.steps))
    if len(longest.steps) > MOST_STEPS:
        sentence = wording.TOO_MANY_STEPS.format(title=longest.title, count=len(longest.steps), limit=MOST_STEPS)
        yield guide.file.problem(("langkah",), sentence)
    yield from _confused(guide, made.cases)
    yield from _fees_cut_short(guide)
    yield from (problem for case in made.all for problem in _free_although_it_costs(case))
    for case in made.all:
        yield from _too_long_to_send(case)


def _fees_cut_short(guide: Guide) -> Iterator[ContentProblem]:
    """Yield fees whose words say more than the amount that goes into texts and onto posters."""
    special = [(("khusus", place, "biaya"), part.fee) for place, part in enumerate(guide.special) if part.fee]
    fees: list[tuple[Location, Fee]] = [(("biaya",), guide.fee), *special]
    for location, fee in fees:
        if fee.text and not fee.brief and QUALIFIED.search(fee.text):
            yield guide.file.problem((*location, "kata"), wording.FEE_NEEDS_BRIEF)


def _free_although_it_costs(case: Case) -> Iterator[ContentProblem]:
    """Yield an answer that calls free what somebody in this case pays for."""
    if case.costs and SIMPLY_FREE.search(case.summary) and STAMP not in case.summary.lower():
        yield case.guide.file.problem(("ringkas",), wording.FREE_BUT_COSTS.format(title=case.title))


def _too_long_to_send(case: Case) -> Iterator[ContentProblem]:
    """Yield texts that cannot be sent although everything but the documents was left out."""
    file = case.guide.file
    farthest = Sender(office=file.office.name, site_url=FARTHEST, today=date.min)
    length = len(whatsapp_text(case, farthest))
    if length > WHATSAPP_LIMIT:
        sentence = wording.WHATSAPP_TOO_LONG.format(title=case.title, length=length, limit=WHATSAPP_LIMIT)
        yield file.problem(("berkas",), sentence)
    sms = sms_text(case, farthest)
    if not sms.fits:
        limit = MOST_PARTS * LONGER_PART
        sentence = wording.SMS_TOO_LONG.format(title=case.title, length=len(sms.text), limit=limit)
        yield file.problem(("berkas",), sentence)


def _confused(guide: Guide, cases: tuple[Case, ...]) -> Iterator[ContentProblem]:
    """Yield cases that share an address or a title."""
    for one, other in combinations(cases, 2):
        if one.slug == other.slug:
            sentence = wording.SAME_ADDRESS.format(title=one.title, other=other.title, slug=one.slug)
            yield guide.file.problem(("tanya",), sentence)
        elif one.title == other.title:
            yield guide.file.problem(("tanya",), wording.SAME_CASE_TITLE.format(title=one.title))
