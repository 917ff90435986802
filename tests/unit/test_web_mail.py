"""In an office that writes mail a resident may leave an address, and staff see whether the sender was told."""

import pytest

from feedback_api.settings import MailSettings
from tests.web_office import an_office

MAIL = MailSettings(url="folder:/nowhere", sender="kantor@kantor.example")
ANSWERED = {"jawaban": "**Bisa.** Bawa KK.", "panduan_kondisi": "benar"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path, mail=MAIL) as office:
        yield office


@pytest.fixture
def decided(office):
    """A submission with an address that was published."""
    submission = office.kept(kontak="warga@example.id")
    office.staff("sri").decides(submission, "terbitkan", **ANSWERED)
    return submission


def desk(office, submission):
    return office.staff("sri").opens(f"/moderasi/kiriman/{submission.id}").words


def test_the_form_asks_for_either_kind_of_address(office):
    page = office.visitor().opens("/kirim/")

    assert page.first("label[for=kontak]").text.startswith("Nomor WhatsApp atau alamat email")
    assert page.first("input[name=kontak]")["inputmode"] == "email"


def test_without_mail_the_form_asks_for_a_number_only(tmp_path):
    with an_office(tmp_path) as office:
        page = office.visitor().opens("/kirim/")

    assert page.first("label[for=kontak]").text.startswith("Nomor WhatsApp boleh")
    assert page.first("input[name=kontak]")["inputmode"] == "tel"


@pytest.mark.parametrize(
    "typed", ["warga@", "warga@contoh", "a,b@contoh.id", "Bu <warga@contoh.id>", "warga @contoh.id"]
)
def test_an_unclear_address_is_named_and_stays_on_the_page(office, typed):
    sent = office.visitor().asks(kontak=typed)

    assert sent.status == 422
    assert "Alamat email belum benar. Contoh: nama@contoh.id." in sent.words
    assert sent.value("kontak") == typed


def test_staff_see_that_the_sender_will_be_told(office, decided):
    assert "Pengirim akan dikabari lewat email." in desk(office, decided)


def test_staff_see_when_the_sender_was_told(office, decided):
    notices = office.services.store.notices
    notices.close(notices.get(decided.id), told_at=office.clock())

    assert "Pengirim sudah dikabari lewat email, Senin, 23 November 2026, 12.00." in desk(office, decided)


def test_staff_see_that_the_sender_could_not_be_told(office, decided):
    notices = office.services.store.notices
    notices.close(notices.get(decided.id), told_at=None)

    assert "Email untuk pengirim tidak sampai. Kabari dengan cara lain kalau bisa." in desk(office, decided)


def test_nothing_is_said_of_a_sender_who_left_no_address(office):
    submission = office.kept()
    office.staff("sri").decides(submission, "terbitkan", **ANSWERED)

    assert "email" not in desk(office, submission)


def test_nothing_is_promised_of_a_sender_who_left_a_number(office):
    submission = office.kept(kontak="0812 3456 7890")
    office.staff("sri").decides(submission, "terbitkan", **ANSWERED)

    assert "email" not in desk(office, submission)


def test_nothing_is_promised_once_mail_was_switched_off(tmp_path, decided):
    with an_office(tmp_path) as silent:
        assert "email" not in desk(silent, decided)
