"""No output of the built site says an amount without what qualifies it, or "Gratis" to somebody who pays."""

import json
import re
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote

import pytest

from feedback_api.wording import rupiah
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.model import Fee
from plugins.kinds.guides.sms import plain
from tests.content.published import content
from tests.pages.sites import BuiltSite, SitePage

CASES = tuple(case for made in content().cases.values() for case in made.all)
EVERYBODY = tuple(made.everyone for made in content().cases.values())
SEE_PAGE = "lihat halaman"
SIMPLY_FREE = re.compile(r"(?:^|[.!?:] )(?:gratis\.(?! desa| kua)|rp 0(?: |$|\.))")
STAMP_OR_PART = re.compile(r"meterai|lihat halaman|belum d")


@cache
def by_address(site: BuiltSite) -> dict[str, SitePage]:
    return {page.address: page for page in site.pages}


def said(site: BuiltSite, case: Case, css: str, *, address: str | None = None) -> str:
    page = by_address(site)[address or case.url]
    return " ".join(part.get_text(" ", strip=True) for part in page.all(css))


def sent(site: BuiltSite, case: Case, start: str) -> str:
    (link,) = by_address(site)[case.url].all(f"[data-acts] a[href^='{start}']")
    return unquote(re.split("text=|body=", str(link["href"]), maxsplit=1)[1])


@cache
def recorded(site: BuiltSite) -> dict[str, str]:
    """Return what the open data say of the fee of each list."""
    guides = json.loads(site.text("data/panduan.json"))["panduan"]
    cases = {case["url"]: case["biaya"] for guide in guides for case in guide["kasus"]}
    whole = {
        guide["url"]: " ".join(
            option["singkat"] or option["amount_description"] or "" for option in guide["cost_options"]
        )
        for guide in guides
    }
    return {**whole, **cases}


@cache
def pocket(site: BuiltSite) -> SitePage:
    return SitePage(address="/saku.html", origin=site.origin, text=site.text("saku.html"))


def in_the_pocket(site: BuiltSite, case: Case) -> str:
    (chapter,) = pocket(site).all(f"details#{case.guide.slug}")
    return chapter.get_text(" ", strip=True)


Output = Callable[[BuiltSite, Case], str]
OF_EVERY_LIST: dict[str, Output] = {
    "page and print": lambda site, case: said(site, case, ".answer, .facts"),
    "whatsapp": lambda site, case: sent(site, case, "https://wa.me/"),
    "sms": lambda site, case: sent(site, case, "sms:"),
    "data": lambda site, case: recorded(site)[site.origin + case.url],
}
OF_EVERYBODY: dict[str, Output] = {
    "poster": lambda site, case: said(site, case, ".poster__head", address=f"/poster{case.url}"),
    "pocket": in_the_pocket,
}
OUTPUTS = [
    *(pytest.param(output, CASES, id=name) for name, output in OF_EVERY_LIST.items()),
    *(pytest.param(output, EVERYBODY, id=name) for name, output in OF_EVERYBODY.items()),
]
every_output = pytest.mark.parametrize(("output", "cases"), OUTPUTS)


def in_small_letters(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text)).lower()


def fees(case: Case) -> list[Fee]:
    return [case.fee, *(other.fee for other in case.variations if other.fee)]


def tells(text: str, fee: Fee) -> bool:
    """Say whether the amount of a fee that is not the whole of it stands in a text."""
    return bool(fee.brief) and fee.amount_idr is not None and in_small_letters(rupiah(fee.amount_idr)) in text


@every_output
def test_no_amount_stands_without_what_qualifies_it(published_site, output, cases):
    qualified = [case for case in cases if any(fee.brief for fee in fees(case))]

    bare = [
        (case.url, fee.brief)
        for case in qualified
        for fee in fees(case)
        if tells(text := in_small_letters(output(published_site, case)), fee)
        and in_small_letters(fee.brief or "") not in text
        and SEE_PAGE not in text
    ]

    assert qualified
    assert bare == []


@every_output
def test_whoever_reads_of_a_fee_reads_all_of_it_or_where_it_stands(published_site, output, cases):
    lost = [
        (case.url, case.fee.brief)
        for case in cases
        if case.fee.brief
        and in_small_letters(case.fee.brief) not in (text := in_small_letters(output(published_site, case)))
        and "biaya" in text
        and SEE_PAGE not in text
    ]

    assert lost == []


@every_output
def test_nothing_is_simply_free_where_somebody_pays(published_site, output, cases):
    costing = [case for case in cases if case.costs]

    called_free = [
        case.url
        for case in costing
        if SIMPLY_FREE.search(text := in_small_letters(output(published_site, case))) and not STAMP_OR_PART.search(text)
    ]

    assert costing
    assert called_free == []


def test_the_message_of_an_event_tells_a_fee_whole_or_where_it_stands(published_site):
    messages = {
        address: in_small_letters(unquote(str(link["href"])))
        for address, page in by_address(published_site).items()
        if address.startswith("/peristiwa/")
        for link in page.all("a[href^='https://wa.me/?']")
    }
    qualified = [fee for case in EVERYBODY for fee in fees(case) if fee.brief and fee.amount_idr]

    bare = [
        (address, fee.brief)
        for address, text in messages.items()
        for fee in qualified
        if tells(text, fee) and SEE_PAGE not in text and not any(whole in text for whole in ways_to_say(fee))
    ]

    assert messages
    assert bare == []


def ways_to_say(fee: Fee) -> list[str]:
    """Return a fee in few words and in all of them; both say what qualifies it."""
    return [in_small_letters(words.rstrip(".")) for words in (fee.brief, fee.text) if words]
