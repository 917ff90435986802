"""Mail to a mail server is encrypted, signed in, and says what the server said of a recipient."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from feedback_api.notification import open_mailer
from feedback_api.notification.protocol import AddressRefused, NotSent
from feedback_api.settings import MailSettings
from tests.builders import a_letter
from tests.mail_server import mail_server

# Loopback as well, but not one of the names of this machine that may go unencrypted.
ELSEWHERE = "127.0.0.2"


def mailer(url, **who):
    return open_mailer(MailSettings(url=url, sender="kantor@kantor.example", **who), sender_name="Kecamatan Misal")


@pytest.fixture
def unknown_certificate(tmp_path):
    """A certificate that no authority vouches for."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "kantor.example")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    dated = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    named = dated.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    (tmp_path / "cert.pem").write_bytes(named.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "key.pem").write_bytes(key.private_bytes(*plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    return context


def test_the_letter_says_who_sent_it_and_that_nobody_need_answer():
    with mail_server() as server:
        mailer(f"smtp:127.0.0.1:{server.port}").send(a_letter())

    head = server.taken[0].decode().partition("\r\n\r\n")[0]
    assert "From: Kecamatan Misal <kantor@kantor.example>" in head
    assert "Auto-Submitted: auto-generated" in head


def test_a_letter_sent_once_more_has_the_same_name():
    with mail_server() as server:
        for _ in range(2):
            mailer(f"smtp:127.0.0.1:{server.port}").send(a_letter())

    names = {line for content in server.taken for line in content.splitlines() if line.startswith(b"Message-ID")}
    assert names == {b"Message-ID: <abcdefgh23.1@kantor.example>"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("550 No such user", AddressRefused),
        ("550 5.1.1 No such user", AddressRefused),
        ("553 5.1.3 Bad address", AddressRefused),
        ("450 Mailbox busy", NotSent),
        ("451 4.7.1 Greylisted", NotSent),
        ("452 4.2.2 Mailbox full", NotSent),
        ("554 5.7.1 Relay access denied", NotSent),
        ("550 5.7.1 You stand on a list", NotSent),
        ("554 Transaction failed", NotSent),
    ],
)
def test_what_the_server_says_of_a_recipient_decides_whether_to_try_again(answer, error):
    with mail_server() as server:
        server.answers["warga@example.id"] = answer
        with pytest.raises(error):
            mailer(f"smtp:127.0.0.1:{server.port}").send(a_letter())

    assert server.taken == []


def test_nothing_goes_unencrypted_to_another_machine():
    with mail_server(ELSEWHERE) as server, pytest.raises(NotSent):
        mailer(f"smtp:{ELSEWHERE}:{server.port}").send(a_letter())

    assert server.taken == []


def test_nothing_goes_to_a_server_nobody_vouches_for(unknown_certificate):
    with mail_server(tls=unknown_certificate) as server, pytest.raises(NotSent):
        mailer(f"smtps:127.0.0.1:{server.port}").send(a_letter())

    assert server.taken == []


def test_the_office_signs_in_where_the_server_asks_who_it_is():
    with mail_server(asks_who=True) as server:
        mailer(f"smtp:127.0.0.1:{server.port}", user="kantor", password="rahasia").send(a_letter())  # noqa: S106 of nobody

    assert server.signed_in == [(b"kantor", b"rahasia")]
    assert len(server.taken) == 1


@pytest.mark.parametrize("said", ["250 bye", "421 too many", "500 what?"])
def test_a_letter_that_was_taken_is_taken_whatever_the_server_says_at_parting(said):
    with mail_server() as server:
        server.at_parting = said
        mailer(f"smtp:127.0.0.1:{server.port}").send(a_letter())

    assert len(server.taken) == 1


def test_a_password_that_cannot_be_said_is_no_crash():
    with mail_server(asks_who=True) as server, pytest.raises(NotSent):
        mailer(f"smtp:127.0.0.1:{server.port}", user="kantor", password="rah\udcff").send(a_letter())  # noqa: S106 of nobody
