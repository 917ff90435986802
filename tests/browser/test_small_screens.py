"""The smallest phone, large letters and a thumb are enough for every kind of page."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import as_new
from tests.browser.kinds import KINDS
from tests.opened import OpenOffice

HEIGHT = 740
SIZES = ((320, 100), (320, 200), (360, 100), (360, 200), (768, 100), (1280, 100), (1280, 200))
# What stands wider than the window, or is cut off by its own box; but for what is only read aloud.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => !one.closest('.unseen')).filter(one =>
    document.documentElement.scrollWidth > innerWidth && one.getBoundingClientRect().right > innerWidth + 0.5
    || ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 100))"""
# What a thumb presses and is under 48 px: all but links in the middle of a sentence, and what nobody sees. A box or
# circle to tick is pressed with its label, and a link may spread over the row it stands in.
SMALL = """() => {
  const control = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [tabindex="0"]';
  const isSeen = one => one.checkVisibility({ visibilityProperty: true }) && !one.classList.contains('skip');
  const letters = one => one.textContent.replace(/\\s/g, '').length;
  const isInSentence = one => getComputedStyle(one).display === 'inline' &&
    letters(one.closest('p, li, dd, dt, td, th, blockquote, h1, h2, h3') || one.parentElement) > letters(one);
  const spreads = one => { const after = getComputedStyle(one, '::after');
    return after.content !== 'none' && after.position === 'absolute' && after.inset === '0px' };
  const target = one => one.matches('[type=checkbox], [type=radio]') && one.closest('label')
    || spreads(one) && one.offsetParent || one;
  return [...document.querySelectorAll(control)].filter(isSeen).filter(one => spreads(one) || !isInSentence(one))
    .map(target).map(one => [one.outerHTML.slice(0, 100), one.getBoundingClientRect()])
    .filter(([, box]) => box.height < 47.5 || box.width < 47.5)
    .map(([html, box]) => `${Math.round(box.width)} x ${Math.round(box.height)} ${html}`);
}"""
# Letters under 16 px, which the accessibility page rules out; what is only drawn, or kept for paper, is not read here.
TINY = """() => [...document.querySelectorAll('body *')]
  .filter(one => [...one.childNodes].some(part => part.nodeType === 3 && part.textContent.trim()))
  .filter(one => one.checkVisibility() && !one.closest('.unseen'))
  .filter(one => parseFloat(getComputedStyle(one).fontSize) < 16)
  .map(one => one.outerHTML.slice(0, 100))"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
ENLARGE = "percent => { document.documentElement.style.fontSize = percent + '%' }"


# Width in pixels and size of letters in per cent, and what is wrong there.
Faults = dict[tuple[int, int], list[str]]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What is wrong with a page at each size: it is laid out anew for each, and once for all that is measured there."""

    cut: Faults = field(default_factory=dict)
    small: Faults = field(default_factory=dict)
    tiny: Faults = field(default_factory=dict)

    def at(self, page: Page, width: int, percent: int) -> None:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(ENLARGE, percent)
        for faults, fault in ((self.cut, CUT), (self.small, SMALL), (self.tiny, TINY)):
            if found := page.evaluate(fault):
                faults[width, percent] = found


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def measured(request: pytest.FixtureRequest, kept_open: Page, open_office: OpenOffice) -> Measured:
    """A page with all that opens opened, at all sizes."""
    page, found = as_new(kept_open), Measured()
    page.goto(request.param.example(open_office.site))
    page.evaluate(OPEN_ALL)
    for size in SIZES:
        found.at(page, *size)
    page.evaluate("() => localStorage.clear()")
    return found


def test_nothing_makes_a_page_scroll_sideways(measured):
    assert measured.cut == {}


def test_no_letter_is_smaller_than_sixteen_pixels(measured):
    assert measured.tiny == {}


def test_everything_a_thumb_presses_is_large_enough(measured):
    assert measured.small == {}
