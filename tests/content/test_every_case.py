"""Whoever has a page in the real content has it as a message too, whole."""

from datetime import date
from functools import cache
from pathlib import Path

from plugins.edition.content import Content, read_content
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.case_texts import WHATSAPP_LIMIT, Sender, whatsapp_text
from plugins.kinds.guides.sms import sms_text
from plugins.kinds.tree import read_content_tree
from plugins.reading.fields import GSM_7
from tests.unit.plugins.guides import documents_of

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


@cache
def every_case() -> tuple[Case, ...]:
    return tuple(case for guide in content().guides for case in content().cases[guide.slug].all)


def test_a_whatsapp_message_holds_every_document_and_the_way_back():
    texts = [(case, whatsapp_text(case, SENDER)) for case in every_case()]

    left_out = [
        (case.url, one.id)
        for case, text in texts
        for one in documents_of(case)
        if one.name not in text and one.short not in text
    ]

    assert len(texts) > 200
    assert left_out == []
    assert [case.url for case, text in texts if len(text) > WHATSAPP_LIMIT] == []
    assert [case.url for case, text in texts if not text.endswith(SENDER.site_url + case.url)] == []


def test_a_text_message_holds_every_document_in_plain_letters():
    texts = [(case, sms_text(case, SENDER)) for case in every_case()]

    left_out = [
        (case.url, one.id) for case, sms in texts for one in documents_of(case) if f"-{one.short}" not in sms.text
    ]

    assert left_out == []
    assert [case.url for case, sms in texts if sms.parts > 3] == []
    assert [case.url for case, sms in texts if not set(sms.text) <= GSM_7 - {"?"}] == []


def test_a_title_is_short_enough_to_be_read_and_an_answer_to_be_remembered():
    assert [case.url for case in every_case() if len(case.title) > 140] == []
    assert [case.url for case in every_case() if not 0 < len(case.summary.replace("**", "")) <= 140] == []


def test_every_address_and_every_title_is_given_once():
    cases = every_case()

    assert len({case.url for case in cases}) == len(cases)
    assert len({case.title.lower() for case in cases}) == len(cases)
