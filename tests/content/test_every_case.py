"""Whoever has a page in the real content has it as a message too, whole."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plugins.content import Content, read_content
from plugins.content_tree import read_content_tree
from plugins.fields import GSM_7
from plugins.guides.case import Case
from plugins.guides.case_texts import WHATSAPP_LIMIT, Sender, whatsapp_text
from plugins.guides.cases import documents_of
from plugins.guides.sms import sms_text

CONTENT = Path(__file__).parents[2] / "content"
# The longest address we expect the site to have: messages must fit there too.
SENDER = Sender(
    office="Kecamatan Lekok", site_url="https://sekalidatang.lekok.pasuruankab.go.id", today=date(2026, 11, 21)
)


@cache
def content() -> Content:
    read = read_content(read_content_tree((CONTENT,)), demonstration=False)
    assert isinstance(read, Content)
    return read


def every_case() -> list[Case]:
    return [case for guide in content().guides for case in content().cases[guide.slug].all]


def named(case: Case) -> str:
    return case.url


@pytest.mark.parametrize("case", every_case(), ids=named)
def test_a_whatsapp_message_holds_every_document_and_the_way_back(case):
    text = whatsapp_text(case, SENDER)

    assert len(text) <= WHATSAPP_LIMIT
    assert [one.id for one in documents_of(case) if one.name not in text and one.short not in text] == []
    assert text.endswith(SENDER.site_url + case.url)


@pytest.mark.parametrize("case", every_case(), ids=named)
def test_a_text_message_holds_every_document_in_plain_letters(case):
    sms = sms_text(case, SENDER)

    assert set(sms.text) <= GSM_7
    assert sms.parts <= 3
    assert [one.id for one in documents_of(case) if f"-{one.short}" not in sms.text] == []
    assert "?" not in sms.text


@pytest.mark.parametrize("case", every_case(), ids=named)
def test_a_title_is_short_enough_to_be_read_and_an_answer_to_be_remembered(case):
    assert len(case.title) <= 140
    assert 0 < len(case.summary.replace("**", "")) <= 140


def test_every_address_and_every_title_is_given_once():
    cases = every_case()

    assert len({case.url for case in cases}) == len(cases)
    assert len({case.title.lower() for case in cases}) == len(cases)
