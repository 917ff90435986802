"""Whoever sets up mail on one machine tries it with one letter, and is told in one sentence what is wrong."""

import pytest

from feedback_api.domain.identity import UNNAMED
from plugins.kinds.tree import read_office
from publisher.one_machine.mail import FAILED, NOT_SET_UP, main
from tests.builders import SECRET
from tests.contract.mailers import Arrived
from tests.serving import ROOT, free_port

THE_OFFICE = read_office([ROOT / "content"]) or UNNAMED
FROM = "SEKALI_MAIL_FROM=kantor@kantor.example"


@pytest.fixture
def data(tmp_path):
    """A data folder whose mail is laid into a folder beside it."""
    return configured(tmp_path, f"SEKALI_MAIL=folder:{tmp_path / 'mail'}", FROM)


def configured(tmp_path, *lines):
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "settings.env").write_text("\n".join((f"SEKALI_SECRET={SECRET}", *lines)))
    return folder


def test_one_letter_goes_to_the_address_that_was_named(tmp_path, data, capsys):
    assert main(["--data", str(data), "--coba", "sri@example.id"]) == 0

    (letter,) = [Arrived.read(path.read_bytes()) for path in (tmp_path / "mail").glob("*.eml")]
    assert (letter.to, letter.subject) == ("sri@example.id", f"Percobaan email dari {THE_OFFICE.name}")
    assert "Email percobaan untuk sri@example.id sudah diterima" in capsys.readouterr().out


def test_a_wrong_address_is_named(data, capsys):
    assert main(["--data", str(data), "--coba", "bukan alamat"]) == FAILED
    assert capsys.readouterr().err == "Alamat bukan alamat ditolak. Periksa tulisannya.\n"


def test_a_mail_server_that_is_not_there_is_said_so(tmp_path, capsys):
    data = configured(tmp_path, f"SEKALI_MAIL=smtp:127.0.0.1:{free_port()}", FROM)

    assert main(["--data", str(data), "--coba", "sri@example.id"]) == FAILED
    assert "Email belum bisa dikirim: ConnectionRefusedError." in capsys.readouterr().err


def test_an_office_without_mail_is_told_how_to_set_it_up(tmp_path, capsys):
    assert main(["--data", str(configured(tmp_path))]) == NOT_SET_UP
    assert "Email belum diatur. Tulis SEKALI_MAIL dan SEKALI_MAIL_FROM" in capsys.readouterr().err


def test_a_setting_that_makes_no_sense_is_named(tmp_path, capsys):
    data = configured(tmp_path, "SEKALI_MAIL=smtp:mail.example", FROM)

    assert main(["--data", str(data)]) == NOT_SET_UP
    assert "SEKALI_MAIL should be ses:, smtp:HOST:PORT" in capsys.readouterr().err


def test_ses_without_a_region_is_named(tmp_path, capsys):
    data = configured(tmp_path, "SEKALI_MAIL=ses:", FROM, "SEKALI_ORIGIN=https://kantor.example")

    assert main(["--data", str(data)]) == NOT_SET_UP
    assert "SEKALI_MAIL needs a region" in capsys.readouterr().err
