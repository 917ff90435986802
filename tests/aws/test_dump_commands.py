"""What the commands that dump and load say to an operator, and what they leave alone."""

import subprocess
import sys

import pytest

from feedback_api.cli import main
from feedback_api.domain.audit import Act
from feedback_api.dump.file import dump, read
from feedback_api.store import open_store
from feedback_api.store.everything import NAMED_BY
from tests.aws.tables import place_in_store
from tests.builders import an_event
from tests.contract.later_work import one_of_each
from tests.serving import ROOT

NOBODY_THERE = "dynamodb:table/kantor?region=ap-southeast-3&endpoint=http://test:test@127.0.0.1:9"
CANNOT = {
    "no such database": ("dump", "sqlite:/nowhere/at/all.sqlite", "{file}", 2, "Tempatnya tidak ada"),
    "no office named": ("dump", "dynamodb:table", "{file}", 2, "Tempatnya tidak ada"),
    "no such kind": ("dump", "postgres:x", "{file}", 2, "Tempatnya tidak ada"),
    "a mistyped office": ("dump", "{table}", "{file}", 2, "Tempat ini kosong"),
    "an empty database": ("dump", "{empty}", "{file}", 2, "Tempat ini kosong"),
    "the database itself": ("dump", "{office}", "{database}", 2, "sudah ada dan bukan salinan"),
    "a folder": ("dump", "{office}", "{folder}", 2, "sudah ada dan bukan salinan"),
    "no folder to write to": ("dump", "{office}", "/nowhere/office.jsonl", 2, "tidak bisa ditulis: berkas atau folder"),
    "a store that does not answer": ("dump", NOBODY_THERE, "{file}", 1, "office.jsonl belum ditulis."),
    "no file": ("load", "{empty}", "/nowhere/office.jsonl", 2, "tidak bisa dibaca: berkas atau foldernya"),
    "a folder to be read": ("load", "{empty}", "{folder}", 2, "tidak bisa dibaca: itu folder, bukan berkas."),
    "no dump": ("load", "{empty}", "{database}", 2, "bukan salinan yang utuh"),
    "a target that does not answer": ("load", NOBODY_THERE, "{older}", 1, "yang sudah dimuat tidak diulang"),
}


@pytest.fixture
def places(tmp_path):
    """An office and a dump of it, an empty database, an empty place in a table, and what the files are called."""
    with open_store(f"sqlite:{tmp_path / 'first.sqlite'}") as store:
        one_of_each(store)
        dump(store.everything(), tmp_path / "older.jsonl")
    with open_store(f"sqlite:{tmp_path / 'empty.sqlite'}"):
        pass
    return {
        "office": f"sqlite:{tmp_path / 'first.sqlite'}",
        "empty": f"sqlite:{tmp_path / 'empty.sqlite'}",
        "table": f"dynamodb:{place_in_store('dump')}",
        "database": tmp_path / "first.sqlite",
        "folder": tmp_path,
        "older": tmp_path / "older.jsonl",
        "file": tmp_path / "office.jsonl",
    }


def command(errand, store, file):
    """Return the exit code of a command in a process of its own, and what it says."""
    said = (sys.executable, "-m", "feedback_api", errand, "--store", store, "--file", file)
    return subprocess.run(said, cwd=ROOT, capture_output=True, check=False, text=True)


def test_the_commands_say_what_they_counted_and_compared(places):
    out = command("dump", places["office"], places["file"])
    back = command("load", places["table"], places["file"])

    rows = len(tuple(read(places["file"])))
    assert (out.returncode, out.stderr, back.returncode, back.stderr) == (0, "", 0, "")
    assert [line.split()[1] for line in out.stdout.splitlines()[:3]] == ["2", "1", "kiriman"]
    assert back.stdout.splitlines()[-1] == f"Selesai: {rows} ditulis kali ini. Salinan dan tempat ini sama."
    assert [line.split()[0] for line in back.stdout.splitlines()[:-1]] == ["sama"] * len(NAMED_BY)


@pytest.mark.parametrize("case", CANNOT.values(), ids=CANNOT)
def test_the_commands_say_in_one_sentence_why_they_cannot(places, capsys, case):
    errand, store, file, code, sentence = case

    done = main([errand, "--store", store.format_map(places), "--file", file.format_map(places)])

    complaint = capsys.readouterr().err
    assert (done, len(complaint.splitlines()), sentence in complaint) == (code, 1, True), complaint
    assert not places["file"].exists()


@pytest.mark.parametrize("there", [b"SQLite format 3", b"", b'{"dump": "other"}\n'])
def test_a_dump_replaces_nothing_that_is_no_dump(places, there):
    places["file"].write_bytes(there)

    done = main(["dump", "--store", places["office"], "--file", str(places["file"])])

    assert (done, places["file"].read_bytes()) == (2, there)


def test_a_dump_takes_the_place_of_an_older_one(places):
    main(["dump", "--store", places["office"], "--file", str(places["file"])])
    with open_store(places["office"]) as store:
        store.submissions.note(an_event(store.submissions.get("waiting234"), Act.UNMASKED))

    main(["dump", "--store", places["office"], "--file", str(places["file"])])

    assert [row.name for row in read(places["file"])].count(("events", "waiting234", "2")) == 1


def test_a_dump_that_failed_leaves_the_one_before_and_nothing_beside_it(places):
    main(["dump", "--store", places["office"], "--file", str(places["file"])])
    before = {path.name for path in places["folder"].iterdir()}, places["file"].read_bytes()

    done = main(["dump", "--store", places["empty"], "--file", str(places["file"])])

    after = {path.name for path in places["folder"].iterdir()}, places["file"].read_bytes()
    assert (done, after) == (2, before)


def test_a_database_that_is_not_there_is_not_made(places):
    main(["dump", "--store", f"sqlite:{places['folder'] / 'mistyped.sqlite'}", "--file", str(places["file"])])

    assert not (places["folder"] / "mistyped.sqlite").exists()
