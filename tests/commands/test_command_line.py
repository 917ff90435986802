"""An operator masks a stream and looks after the staff from the command line."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from feedback_api.actions.members.invite import Newcomer, arrive
from feedback_api.actions.members.sign_in import sign_in
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role, SecondFactor, StandIn
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.settings import Settings
from feedback_api.store import open_store
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from publisher.one_machine.sign_in import first_member
from tests.builders import SECRET, a_member, some_services
from tests.serving import write_settings
from tests.unit.test_sqlite import erased_while_read, is_in_log

ROOT = Path(__file__).parent.parent.parent


def run(*arguments, given=b"", settings=None):
    environ = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **(settings or {})}
    return subprocess.run(
        [sys.executable, "-m", "feedback_api", *arguments], input=given, capture_output=True, env=environ, check=False
    )


@pytest.fixture
def office(tmp_path):
    return {"SEKALI_STORE": f"sqlite:{tmp_path / 'feedback.sqlite'}", "SEKALI_SECRET": SECRET}


def answers(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_with_its_masked_text_and_what_was_found():
    given = '{"text": "NIK 3514220000000001 📞"}\n{"text": "Gratis?", "id": 7}\n'.encode()

    done = run("mask", given=given)

    assert done.returncode == 0
    assert answers(done) == [
        {"masked": "NIK [NIK disembunyikan] 📞", "found": [{"type": "nik", "start": 4, "end": 20}]},
        {"masked": "Gratis?", "found": []},
    ]


@pytest.mark.parametrize("bad", [b"{", b'{"txt": "x"}', b'{"text": 5}', b"[1]", b'"x"', b"\xff\xfe", b"null"], ids=repr)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_answered(bad):
    done = run("mask", given=b'{"text": "satu"}\n' + bad + b'\n\n{"text": "dua"}\n')

    assert [answer["masked"] for answer in answers(done)] == ["satu", "dua"]
    assert done.stderr.decode() == 'Baris 2: bukan JSON berbentuk {"text": "..."}.\n'
    assert done.returncode == 2


def test_half_a_letter_in_a_text_does_not_stop_the_stream():
    done = run("mask", given=rb'{"text": "\ud800 wa 081200000001"}' + b"\n")

    assert (done.returncode, answers(done)[0]["masked"]) == (0, "\ud800 wa [nomor HP disembunyikan]")


def test_the_first_answer_comes_before_the_second_line_is_sent():
    with subprocess.Popen(
        [sys.executable, "-m", "feedback_api", "mask"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT)},
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b'{"text": "satu"}\n')
        running.stdin.flush()

        first = json.loads(running.stdout.readline())
        running.communicate()

    assert first["masked"] == "satu"


def password_in(done):
    return done.stdout.decode().split("\n")[0].rpartition(" ")[2]


def test_a_new_member_gets_a_password_that_works(office, tmp_path):
    done = run("petugas", "--nama", "Bu Sri", "--peran", "petugas_desa", "--desa", "wates", settings=office)

    with some_services(tmp_path) as services:
        member = sign_in(services, name="bu sri", password=password_in(done)).member
    assert (done.returncode, member.role, member.village) == (0, Role.VILLAGE, "wates")


def test_a_member_gets_a_new_password(office, tmp_path):
    run("petugas", "--nama", "sri", settings=office)

    done = run("sandi", "--nama", "sri", settings=office)

    with some_services(tmp_path) as services:
        assert sign_in(services, name="sri", password=password_in(done)).member.epoch == 2


def test_on_one_machine_the_same_command_takes_the_office_from_its_folder(tmp_path):
    write_settings(tmp_path, {}, is_empty=True)
    settings = DataDirectory(root=tmp_path).settings()
    first_member(settings)

    done = subprocess.run(
        (sys.executable, "-m", "publisher.one_machine", "sandi", "--nama", "petugas", "--data", tmp_path),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )

    with open_services(settings) as services:
        assert sign_in(services, name="petugas", password=password_in(done)).member.epoch == 2


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("sandi", "--nama", "nobody"), 1, "Tidak ada petugas dengan nama ini."),
        (
            ("petugas", "--nama", "sri", "--peran", "petugas_desa"),
            2,
            "Isi --desa untuk peran petugas_desa, dan hanya untuk peran itu.",
        ),
        (
            ("petugas", "--nama", "sri", "--desa", "wates"),
            2,
            "Isi --desa untuk peran petugas_desa, dan hanya untuk peran itu.",
        ),
        (
            ("undang", "--peran", "admin", "--desa", "wates"),
            2,
            "Isi --desa untuk peran petugas_desa, dan hanya untuk peran itu.",
        ),
        (
            ("pengganti", "--nama", "sri", "--oleh", "lia", "--dari", "besok", "--sampai", "2026-12-05"),
            2,
            "Tulis --dari dan --sampai seperti 2026-12-03, yang kedua tidak lebih awal.",
        ),
        (("kode", "--nama", "nobody"), 1, "Tidak ada petugas dengan nama ini."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(office, arguments, code, sentence):
    done = run(*arguments, settings=office)

    assert (done.returncode, done.stderr.decode().strip(), done.stdout) == (code, sentence, b"")


def members(tmp_path):
    with some_services(tmp_path) as services:
        return {one.name: one for one in services.store.staff.members()}


def test_an_invitation_is_a_link_that_works(office):
    done = run("undang", "--peran", "petugas_desa", "--desa", "wates", settings=office)

    token = done.stdout.decode().strip().rpartition("/moderasi/undangan/")[2]
    with open_services(Settings.from_environment(office)) as services:
        newcomer = Newcomer(token=token, name="Lia", password="kata sandi lia")  # noqa: S106 made up here
        member = arrive(services, newcomer)
    assert (done.returncode, member.role, member.village) == (0, Role.VILLAGE, "wates")


def test_a_member_gets_another_role_and_leaves_by_commands(office, tmp_path):
    run("petugas", "--nama", "Bu Sri", settings=office)

    changed = run("peran", "--nama", "bu sri", "--peran", "petugas_desa", "--desa", "wates", settings=office)
    role = members(tmp_path)["bu sri"].role
    left = run("berhenti", "--nama", "Bu Sri", settings=office)

    assert (changed.returncode, role, left.returncode) == (0, Role.VILLAGE, 0)
    assert not members(tmp_path)["bu sri"].is_active


def test_the_code_of_a_lost_phone_is_forgotten_by_a_command_and_that_is_kept(office, tmp_path):
    with some_services(tmp_path) as services:
        factor = SecondFactor(sealed="c2VhbGVk", last_step=1)
        services.store.staff.add_member(a_member("sri", second_factor=factor))

    done = run("kode", "--nama", "sri", settings=office)

    with some_services(tmp_path) as services:
        events = list(services.store.notebook.events(EntryKind.MEMBER, "sri"))
    assert (done.returncode, members(tmp_path)["sri"].second_factor) == (0, None)
    assert [(event.act, event.actor) for event in events] == [(Act.CODE_RESET, "perintah")]


def test_a_deputy_is_named_by_a_command(office, tmp_path):
    for name in ("sri", "lia"):
        run("petugas", "--nama", name, settings=office)

    days = ("--dari", "2026-12-03", "--sampai", "2026-12-05")
    done = run("pengganti", "--nama", "sri", "--oleh", "Lia", *days, settings=office)

    expected = StandIn(name="sri", first=date(2026, 12, 3), last=date(2026, 12, 5))
    assert (done.returncode, members(tmp_path)["lia"].stands_in) == (0, (expected,))
    assert done.stdout.decode().strip() == "sri digantikan lia, 3 Des 2026 sampai 5 Des 2026."


def test_the_last_admin_does_not_leave_by_a_command_either(office):
    run("petugas", "--nama", "ani", "--peran", "admin", settings=office)

    done = run("berhenti", "--nama", "ani", settings=office)

    assert (done.returncode, done.stderr.decode().strip()) == (1, "Ini satu-satunya admin. Angkat admin lain dulu.")


@pytest.mark.parametrize("around", [{}, {"SEKALI_STORE": ""}, {"SEKALI_STORE": " ", "SEKALI_SECRET": ""}], ids=repr)
def test_a_command_takes_the_office_of_the_data_folder_unless_the_environment_names_one(tmp_path, around):
    write_settings(tmp_path, {}, is_empty=True)
    settings = DataDirectory(root=tmp_path).settings()

    done = run("petugas", "--nama", "sri", settings={"SEKALI_DATA": str(tmp_path), **around})

    with open_services(settings) as services:
        assert sign_in(services, name="sri", password=password_in(done)).member.name == "sri"


def test_missing_settings_are_named(tmp_path):
    done = run("sandi", "--nama", "sri", settings={"SEKALI_DATA": str(tmp_path)})

    assert (done.returncode, done.stderr) == (2, b"SEKALI_STORE is missing\nSEKALI_SECRET is missing\n")


def test_erasing_says_how_many(office):
    done = run("bersihkan", settings=office)

    assert (done.returncode, done.stdout.decode()) == (0, "Data pribadi dari 0 kiriman sudah dihapus.\n")


def test_erasing_empties_what_an_earlier_run_had_to_leave(office, tmp_path):
    path = tmp_path / "feedback.sqlite"
    with open_store(office["SEKALI_STORE"]):
        erased_while_read(path, "Kata rahasia.")
        before = is_in_log(path, "Kata rahasia.")

        done = run("bersihkan", settings=office)

        assert (done.returncode, done.stderr) == (0, b"")
        assert (before, is_in_log(path, "Kata rahasia.")) == (True, False)


def test_masking_starts_without_anything_heavy():
    heavy = {"flask", "markdown", "bleach", "nh3", "cryptography", "argon2", "limits", "sqlite3", "pydantic"}
    code = "import sys, feedback_api.cli; print(' '.join(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert heavy & set(done.stdout.split()) == set()


def test_the_acts_of_residents_load_nothing_heavy():
    heavy = {"flask", "markdown", "bleach", "nh3", "cryptography", "argon2", "limits", "pydantic"}
    code = (
        "import sys, feedback_api.wiring, feedback_api.actions.senders.submit, feedback_api.actions.senders.track, "
        "feedback_api.actions.decisions.decide, feedback_api.actions.members.sign_in; print(' '.join(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert heavy & set(done.stdout.split()) == set()
