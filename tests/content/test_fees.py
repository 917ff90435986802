"""Whoever pays knows what: nothing sent on says an amount without what goes with it, or "Gratis" where one pays."""

import re
from datetime import date

import pytest

from feedback_api.wording import rupiah
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.case_texts import Sender, fee_words, whatsapp_text
from plugins.kinds.guides.sms import plain, sms_text
from tests.content.published import content

SENDER = Sender(
    office="Kecamatan Lekok", site_url="https://sekalidatang.lekok.pasuruankab.go.id", today=date(2026, 11, 21)
)
CASES = [case for made in content().cases.values() for case in made.all]
SIMPLY_FREE = re.compile(r"(?:^|[.!?] )Gratis\.", re.MULTILINE)
SEE_PAGE = "lihat halaman"
OUTPUTS = {
    "whatsapp": lambda case: whatsapp_text(case, SENDER),
    "sms": lambda case: sms_text(case, SENDER).text,
    "answer": lambda case: case.summary.replace("**", ""),
    "poster and data": fee_words,
}


def says_an_amount(case: Case, text: str) -> bool:
    """Say whether the fee is told in this text, and not only a paper that has a price in its name."""
    return case.fee.amount_idr is not None and f"{rupiah(case.fee.amount_idr)}" in text


def qualifier(case: Case) -> str | None:
    return case.fee.brief


@pytest.mark.parametrize("output", OUTPUTS)
def test_no_amount_stands_without_what_qualifies_it(output):
    told = [(case, OUTPUTS[output](case)) for case in CASES if qualifier(case)]

    bare = [
        case.url
        for case, text in told
        if says_an_amount(case, text) and plain(qualifier(case) or "") not in plain(text) and SEE_PAGE not in text
    ]

    assert told
    assert bare == []


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_is_simply_free_where_somebody_pays(output):
    costing = [case for case in CASES if case.costs]

    called_free = [
        case.url for case in costing if SIMPLY_FREE.search(OUTPUTS[output](case)) or OUTPUTS[output](case) == "Rp 0"
    ]

    assert costing
    assert called_free == []


@pytest.mark.parametrize("output", ["whatsapp", "sms", "poster and data"])
def test_a_duty_stamp_is_named_where_everybody_needs_one(output):
    stamped = [case for case in CASES if case.needs_stamp]

    silent = [case.url for case in stamped if "meterai" not in OUTPUTS[output](case).lower()]

    assert stamped
    assert silent == []
