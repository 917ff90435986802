"""A day at the office: twelve letters, and what residents and staff read of each, at 360 pixels without a script."""

from tests.browser.replayed_day import CALLER, members, replayed
from tests.browser.test_web_function import served_office
from tests.web_office import an_office


def test_twelve_letters_come_and_each_is_done_with_as_its_sender_reads(tmp_path, browser):
    with an_office(tmp_path, limit_overall="8 per hour", client_address_header=CALLER) as office:
        members(office.services)
        with served_office(office) as address:
            assert replayed(browser, address, has_site=False) > 20
