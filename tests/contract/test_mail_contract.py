"""Any way of sending hands a letter over as it was written, or says whether a later try is of use."""

import pytest

from feedback_api.notification.protocol import AddressRefused, NotSent
from tests.builders import a_letter
from tests.contract.mailers import MAILERS, Arrived


@pytest.fixture(params=MAILERS, ids=lambda opened: opened.__name__)
def opened(request, tmp_path):
    with request.param(tmp_path) as opened:
        yield opened


def test_a_letter_arrives_as_it_was_written(opened):
    opened.mailer.send(a_letter())

    assert [one.to for one in opened.arrived()] == ["warga@example.id"]
    assert opened.arrived()[0].subject == "Jawaban untuk pertanyaan Anda: Kafé Misal"
    assert opened.arrived()[0].text.splitlines() == a_letter().text.splitlines()


def test_one_letter_after_the_other_arrives(opened):
    opened.mailer.send(a_letter(name="a.1", to="satu@example.id"))
    opened.mailer.send(a_letter(name="b.1", to="dua@example.id"))

    assert {one.to for one in opened.arrived()} == {"satu@example.id", "dua@example.id"}


@pytest.mark.parametrize(
    "to",
    ["satu@example.id,dua@example.id", "satu@example.id\nBcc: dua@example.id", "tanpa tanda", "@example.id", "é@x.id"],
)
def test_what_is_no_address_is_refused_and_reaches_nobody(opened, to):
    with pytest.raises(AddressRefused):
        opened.mailer.send(a_letter(to=to))

    assert opened.arrived() == list[Arrived]()


def test_with_nobody_at_the_other_end_a_later_try_is_asked_for(opened):
    with pytest.raises(NotSent):
        opened.alone.send(a_letter())
