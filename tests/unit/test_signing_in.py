"""Members of staff get in with their password, and only they."""

from datetime import timedelta

import pytest

from feedback_api.actions.members.failed_tries import MOST_FAILURES, WINDOW
from feedback_api.actions.members.sign_in import LASTS, sign_in, sign_out, signed_in
from feedback_api.actions.members.staff import NewMember, create, set_password
from feedback_api.domain.errors import (
    NotSignedIn,
    StaffAlreadyExists,
    StaffNotFound,
    TooManyFailures,
    WrongPassword,
)
from feedback_api.domain.members.staff import Role
from feedback_api.security.passwords import LONGEST, fits, hashed, new_password
from tests.builders import Clock, some_services
from tests.contract.racing import in_threads

PASSWORD = "rahasia sekali"  # noqa: S105 made up here


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock) as services:
        create(services, NewMember(name="Bu Sri", role=Role.DISTRICT, password=PASSWORD))
        yield services


def enter(services, name="bu sri", password=PASSWORD):
    return sign_in(services, name=name, password=password)


def wrong(services, name="bu sri"):
    with pytest.raises(WrongPassword):
        enter(services, name, "salah")


@pytest.mark.parametrize("name", ["Bu Sri", "bu sri", "  BU   SRI "])
def test_the_right_password_opens_a_session_however_the_name_is_typed(services, name):
    entered = enter(services, name)

    assert signed_in(services, entered.token).name == "bu sri"


@pytest.mark.parametrize("name", ["bu sri", "nobody", ""])
def test_a_wrong_password_and_an_unknown_name_are_refused_alike(services, name):
    wrong(services, name)


def test_the_token_itself_is_kept_nowhere(services, tmp_path):
    entered = enter(services)

    assert all(entered.token.encode() not in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("token", [None, "", "made up"])
def test_without_a_known_token_nobody_is_signed_in(services, token):
    with pytest.raises(NotSignedIn):
        signed_in(services, token)


def test_a_session_ends_by_signing_out(services):
    entered = enter(services)

    sign_out(services, entered.token)

    with pytest.raises(NotSignedIn):
        signed_in(services, entered.token)


def test_a_session_ends_by_itself(services, clock):
    entered = enter(services)

    clock.passes(LASTS)

    with pytest.raises(NotSignedIn):
        signed_in(services, entered.token)


def test_a_new_password_ends_every_session_at_once(services):
    entered = enter(services)

    set_password(services, name="Bu Sri", password="sandi yang baru")  # noqa: S106 made up here

    with pytest.raises(NotSignedIn):
        signed_in(services, entered.token)
    with pytest.raises(WrongPassword):
        enter(services)
    assert enter(services, password="sandi yang baru").member.epoch == 2  # noqa: S106 made up here


def test_after_many_failures_even_the_right_password_waits(services, clock):
    for _ in range(MOST_FAILURES):
        wrong(services)

    with pytest.raises(TooManyFailures):
        enter(services)
    clock.passes(WINDOW)
    assert enter(services).member.name == "bu sri"


def test_a_good_sign_in_forgets_the_failures_before_it(services):
    for _ in range(MOST_FAILURES - 1):
        wrong(services)
    enter(services)

    wrong(services)

    assert enter(services).member.name == "bu sri"


def test_failures_of_one_name_keep_nobody_else_out(services):
    for _ in range(MOST_FAILURES):
        wrong(services, "nobody")

    assert enter(services).member.name == "bu sri"


def test_many_guesses_at_once_are_all_counted(services):
    def guess(number):
        try:
            enter(services, password=f"tebakan {number}")
        except WrongPassword:
            return "looked at"
        except TooManyFailures:
            return "turned away"

    seen = in_threads(16, guess)

    assert seen.count("looked at") == MOST_FAILURES


def test_a_new_password_forgives_earlier_failures(services):
    for _ in range(MOST_FAILURES):
        wrong(services)

    set_password(services, name="bu sri", password=PASSWORD)

    assert enter(services).member.epoch == 2


def test_a_name_is_given_once(services):
    with pytest.raises(StaffAlreadyExists):
        create(services, NewMember(name="BU SRI", role=Role.ADMIN, password=PASSWORD))


def test_nobody_gets_no_password(services):
    with pytest.raises(StaffNotFound):
        set_password(services, name="nobody", password=PASSWORD)


def test_a_hash_fits_its_password_and_no_other():
    kept = hashed(PASSWORD)

    assert (fits(kept, PASSWORD), fits(kept, "salah"), fits("rubbish", PASSWORD)) == (True, False, False)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_password_too_long_to_be_one_costs_nothing():
    assert fits(hashed("x" * (LONGEST + 1)), "x" * (LONGEST + 1)) is False


def test_new_passwords_can_be_read_out_and_differ():
    passwords = {new_password() for _ in range(50)}

    assert len(passwords) == 50
    assert all(len(password) == 19 for password in passwords)


def test_a_session_does_not_outlive_the_change_of_a_second(services, clock):
    entered = enter(services)

    clock.passes(LASTS - timedelta(seconds=1))

    assert signed_in(services, entered.token).role is Role.DISTRICT
