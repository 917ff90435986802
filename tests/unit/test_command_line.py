"""An operator masks a stream and looks after the staff from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from feedback_api.actions.sign_in import sign_in
from feedback_api.domain.staff import Role
from tests.builders import SECRET, some_services

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
    done = run("petugas", "Bu Sri", "--peran", "petugas_desa", "--desa", "wates", settings=office)

    with some_services(tmp_path) as services:
        member = sign_in(services, name="bu sri", password=password_in(done)).member
    assert (done.returncode, member.role, member.village) == (0, Role.VILLAGE, "wates")


def test_a_member_gets_a_new_password(office, tmp_path):
    run("petugas", "sri", settings=office)

    done = run("sandi", "sri", settings=office)

    with some_services(tmp_path) as services:
        assert sign_in(services, name="sri", password=password_in(done)).member.epoch == 2


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("sandi", "nobody"), 1, "Tidak ada petugas dengan nama ini."),
        (
            ("petugas", "sri", "--peran", "petugas_desa"),
            2,
            "Isi --desa untuk peran petugas_desa, dan hanya untuk peran itu.",
        ),
        (("petugas", "sri", "--desa", "wates"), 2, "Isi --desa untuk peran petugas_desa, dan hanya untuk peran itu."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(office, arguments, code, sentence):
    done = run(*arguments, settings=office)

    assert (done.returncode, done.stderr.decode().strip(), done.stdout) == (code, sentence, b"")


def test_missing_settings_are_named():
    done = run("sandi", "sri")

    assert (done.returncode, done.stderr) == (2, b"SEKALI_STORE is missing\nSEKALI_SECRET is missing\n")


def test_erasing_says_how_many(office):
    done = run("bersihkan", settings=office)

    assert (done.returncode, done.stdout.decode()) == (0, "Data pribadi dari 0 kiriman sudah dihapus.\n")


def test_masking_starts_without_anything_heavy():
    heavy = {"flask", "markdown", "bleach", "nh3", "cryptography", "argon2", "limits", "sqlite3", "pydantic"}
    code = "import sys, feedback_api.cli; print(' '.join(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert heavy & set(done.stdout.split()) == set()


def test_the_acts_of_residents_load_nothing_heavy():
    heavy = {"flask", "markdown", "bleach", "nh3", "cryptography", "argon2", "limits", "pydantic"}
    code = (
        "import sys, feedback_api.wiring, feedback_api.actions.submit, feedback_api.actions.track, "
        "feedback_api.actions.decide, feedback_api.actions.sign_in; print(' '.join(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert heavy & set(done.stdout.split()) == set()
