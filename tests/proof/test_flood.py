"""While others flood the office people's letters are taken, and staff see them first and clear the rest away."""

import pytest

from feedback_api.security.passwords import hashed
from feedback_api.store import open_store
from tests.builders import a_member
from tests.gunicorn_office import gunicorn_office
from tests.proof.flood import CALLER, Flood, cleared_by, differences, figures, flooded, somebody
from tests.proof.people import sign_in

PASSWORD = "rahasia sekali"  # noqa: S105 of nobody
HONEST, BETWEEN = 5, 12
SETTINGS = {"SEKALI_CLIENT_ADDRESS_HEADER": CALLER, "SEKALI_LIMIT_OVERALL": "20 per hour"}


def one_after_another(flood):
    """An honest letter after every few made-up ones, however fast this machine is; then a few more of those."""
    for number in range(HONEST):
        flood.wait_for(BETWEEN * (number + 1))
        yield
    flood.wait_for(BETWEEN * (HONEST + 2))


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    directory = tmp_path_factory.mktemp("flood")
    with gunicorn_office(directory, settings=SETTINGS) as port:
        flood = Flood(port=port, groups=8)
        honest = flooded(flood, one_after_another)
        with open_store(f"sqlite:{directory / 'feedback.sqlite'}") as store:
            store.staff.add_member(a_member("sri", password_hash=hashed(PASSWORD)))
        yield flood, honest, cleared_by(sign_in(somebody(port, "192.0.2.1"), "sri", PASSWORD))


def test_every_honest_letter_is_taken_stands_on_the_first_page_and_is_all_that_is_left(seen):
    flood, honest, cleared = seen

    assert differences(flood, honest, cleared) == []
    assert figures(flood, honest, cleared)["taps to clear it"] == 1
    assert (honest.sent, flood.answered[303] >= BETWEEN * HONEST) == (HONEST, True)
