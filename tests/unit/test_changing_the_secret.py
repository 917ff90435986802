"""The office's secret is changed, and nobody who holds a code, a receipt, an open form or a session notices."""

import os
import stat
from contextlib import contextmanager

import pytest

from feedback_api.actions.decisions.unmask import unmask
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.senders.track import track
from feedback_api.actions.telling.tell_senders import tell_due
from feedback_api.domain.errors import TrackingCodeUnknown
from feedback_api.domain.submissions.submission import Contact
from feedback_api.settings import BadSettings, Settings
from publisher.data_directory import DataDirectory
from publisher.one_machine.__main__ import main
from tests.builders import SECRET, a_member, an_arrival, some_services
from tests.hurried import let_minutes_pass
from tests.unit.test_telling_senders import MAIL, Postbox, published
from tests.web_office import an_office

OLD, NEW = SECRET.encode(), b"another secret that is only used by tests, 32+"
CHANGED = {"secret": NEW, "older_secrets": (OLD,)}
FORGOTTEN = {"secret": NEW}
BY_PHONE = Contact(name="Bu Contoh", address="081200000000")


@pytest.fixture
def sent(tmp_path):
    """A receipt from before the change."""
    with some_services(tmp_path) as services:
        return submit(services, an_arrival(contact=BY_PHONE))


@contextmanager
def afterwards(tmp_path, **settings):
    with some_services(tmp_path, **settings) as services:
        yield services


def test_a_code_from_before_still_finds_its_submission(tmp_path, sent):
    with afterwards(tmp_path, **CHANGED) as services:
        assert track(services, sent.code).id == sent.submission.id


def test_a_contact_from_before_can_still_be_read(tmp_path, sent):
    with afterwards(tmp_path, **CHANGED) as services:
        unmasked = unmask(services, submission_id=sent.submission.id, moderator=a_member("sri"))

    assert unmasked.contact == BY_PHONE


def test_pressing_again_after_the_change_is_still_the_same_submission(tmp_path, sent):
    with afterwards(tmp_path, **CHANGED) as services:
        again = submit(services, an_arrival(contact=BY_PHONE))

        assert (again.code, again.submission.id) == (sent.code, sent.submission.id)
        assert len(services.store.submissions.waiting(limit=9).items) == 1


def test_what_is_sent_now_is_made_under_the_new_secret_alone(tmp_path, sent):
    with afterwards(tmp_path, **CHANGED) as services:
        new = submit(services, an_arrival("Yang baru.", idempotency_key="kunci-2", contact=BY_PHONE))
    with afterwards(tmp_path, **FORGOTTEN) as services:
        assert track(services, new.code).id == new.submission.id
        with pytest.raises(TrackingCodeUnknown):
            track(services, sent.code)


def test_a_contact_whose_secret_was_forgotten_is_nobodys(tmp_path, sent):
    with afterwards(tmp_path, **FORGOTTEN) as services:
        unmasked = unmask(services, submission_id=sent.submission.id, moderator=a_member("sri"))

    assert unmasked.contact.is_empty


def test_a_sender_from_before_is_told_of_the_answer(tmp_path):
    with some_services(tmp_path, mail=MAIL) as services:
        published(services)
        let_minutes_pass(services.store)
    postbox = Postbox()
    with afterwards(tmp_path, mail=MAIL, **CHANGED) as services:
        tell_due(services, postbox)

    assert [letter.to for letter in postbox.letters] == ["warga@example.id"]


def test_a_form_and_a_receipt_that_were_open_meanwhile_stay_good(tmp_path):
    with an_office(tmp_path) as office:
        form = office.visitor().opens("/kirim/?jenis=pertanyaan").fields()
        receipt = office.visitor().asks("Sudah dikirim.").address
    with an_office(tmp_path, **CHANGED) as office:
        sent = office.visitor().sends("/kirim/", {**form, "isi": "Dibuka sebelum diganti."})
        shown = office.visitor().opens(receipt)

    assert (sent.status, shown.status) == (303, 200)


def test_staff_who_were_signed_in_stay_so_and_their_open_page_can_be_sent(tmp_path):
    with an_office(tmp_path) as office:
        sri, submission = office.staff("sri"), office.kept()
        page = sri.opens(f"/moderasi/kiriman/{submission.id}").fields()
        cookie = sri.client.get_cookie("meja")
        assert cookie
    with an_office(tmp_path, **CHANGED) as office:
        visitor = office.visitor()
        visitor.client.set_cookie("meja", cookie.value)
        answer = {"jawaban": "**Bisa.**", "panduan_kondisi": "benar", "nama_alamat": "ya", "tindakan": "terbitkan"}
        sent = visitor.sends(f"/moderasi/kiriman/{submission.id}", {**page, **answer})

    assert (sent.status, sent.address) == (303, f"/moderasi/?selesai={submission.id}")


def test_older_secrets_are_written_one_behind_the_other():
    environ = {"SEKALI_STORE": "sqlite:x", "SEKALI_SECRET": "n" * 32, "SEKALI_OLDER_SECRETS": f"{'b' * 32}  {'a' * 32}"}

    assert Settings.from_environment(environ).older_secrets == (b"b" * 32, b"a" * 32)


def test_an_older_secret_that_was_cut_short_is_named():
    environ = {"SEKALI_STORE": "sqlite:x", "SEKALI_SECRET": "n" * 32, "SEKALI_OLDER_SECRETS": "short"}

    with pytest.raises(BadSettings, match="SEKALI_OLDER_SECRETS holds one that is shorter than 32 bytes"):
        Settings.from_environment(environ)


@pytest.fixture
def data(tmp_path):
    """A data folder with settings that were made once and added to by hand."""
    directory = DataDirectory(root=tmp_path / "var")
    directory.make_settings(demonstration=False)
    with directory.settings_file.open("a") as file:
        file.write("# Milik kantor\nSEKALI_LONGEST_TEXT=2000\n")
    return directory


def test_the_command_puts_a_new_secret_before_the_old_ones_and_keeps_the_rest(data, capsys):
    first = data.settings()
    assert main(["kunci", "--data", str(data.root)]) == 0
    second = data.settings()
    assert main(["kunci", "--data", str(data.root)]) == 0
    third = data.settings()

    assert third.older_secrets == (second.secret, first.secret)
    assert third.longest_text == 2000
    assert "# Milik kantor" in data.settings_file.read_text()
    assert third.secret.decode() not in capsys.readouterr().out


def test_the_command_forgets_the_old_ones_if_they_may_be_known_to_others(data):
    assert main(["kunci", "--data", str(data.root), "--lupakan-yang-lama"]) == 0

    assert data.settings().older_secrets == ()


def test_only_its_owner_can_read_the_changed_settings(data):
    main(["kunci", "--data", str(data.root)])

    assert stat.S_IMODE(data.settings_file.stat().st_mode) == 0o600


def test_a_secret_of_several_words_is_left_as_it_is(data, capsys):
    data.settings_file.write_text(f"SEKALI_SECRET={SECRET}\n")

    assert main(["kunci", "--data", str(data.root)]) == 1
    assert "Tidak ada yang diganti." in capsys.readouterr().err
    assert data.settings_file.read_text() == f"SEKALI_SECRET={SECRET}\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_root_changes_the_secret_of_a_service_that_can_still_read_it(data):
    os.chown(data.settings_file, 65534, 65534)

    main(["kunci", "--data", str(data.root)])

    assert (data.settings_file.stat().st_uid, data.settings_file.stat().st_gid) == (65534, 65534)
