"""Whoever adds a field or an act of the desk, here in a copy, sees it everywhere, or is told what is missing."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
COPIED = ("feedback_api", "theme", "tests/unit", "content/halaman/privasi.md", "pyproject.toml")
TEST_PARTS = ("__init__.py", "builders.py", "declared.py", "empty_store.py", "web_form.py", "web_office.py")
# What is added to a file before which words of it: first the rows, then what else a field and an act need.
ACT = """\
ASK_BACK = DeskAct(
    word="tanya_balik",
    recorded_as=Act.ASKED_BACK,
    before=OPEN,
    after=Status.DECLINED,
    needs=(Need.REASON,),
    tells_by_mail=True,
)
"""
SEALED = """\
RT_RW = Field(
    name="rt_rw",
    attribute="neighbourhood",
    shape=Shape.LINE,
    kept=Storage.SEALED,
    seen=SeenByStaff.WHEN_OPENED,
    erased=Erased.FORGOTTEN,
    is_masked=False,
    stays_on_device=False,
    longest=40,
)
"""
PLAIN = """\
LANDMARK = Field(
    name="patokan",
    attribute="landmark",
    shape=Shape.LINE,
    kept=Storage.WITH_THE_SUBMISSION,
    seen=SeenByStaff.IN_THE_LIST,
    erased=Erased.MASKED,
    is_masked=True,
    stays_on_device=True,
    longest=80,
)
"""
LATER = (
    "SUBMISSION = DocumentFormat(refusal=SubmissionSetAside, format=2, reads_from=2, steps=(_as_it_is, _as_it_is))\n"
)
WORDS_OF_ACT = (
    '"tanya_balik": ActWords(button="Tanya balik", about="ke pengirim", reason_hint="Apa?", with_reason="Tanya"),'
)
WORDS_OF_FIELDS = """\
    "rt_rw": FieldWords(label="RT dan RW", short="RT dan RW", about="Tidak pernah diterbitkan."),
    "patokan": FieldWords(label="Patokan", short="Patokan", about="Tidak pernah diterbitkan."),
"""
ROWS = (
    ("feedback_api/domain/audit.py", "    VISIT_PLANNED =", '    ASKED_BACK = "asked_back"\n'),
    ("feedback_api/domain/acts/desk_acts.py", "# In the order of the buttons.", ACT),
    ("feedback_api/domain/submissions/fields.py", "# In the order of the form.", SEALED + PLAIN),
)
LISTED = (
    ("feedback_api/domain/acts/desk_acts.py", "    MARK_SPAM,", "    ASK_BACK,\n"),
    ("feedback_api/domain/submissions/fields.py", "ONLY_PRIVATE, KEY)", "RT_RW, LANDMARK, "),
)
WORDS = (
    ("feedback_api/domain/wording.py", '    "spam": ActWords(', f"    {WORDS_OF_ACT}\n"),
    (
        "feedback_api/domain/wording.py",
        '    "rahasia": FieldWords(',
        WORDS_OF_FIELDS,
    ),
    ("content/halaman/privasi.md", "### Nama", "### RT dan RW\n\nUntuk menemukan rumah Anda.\n\n### Patokan\n\n"),
)
# What a test knows by heart of each act; no file of the office.
TOLD = (
    (
        "tests/unit/test_declared_once.py",
        '    "spam": ("Tidak kami jawab"',
        '    "tanya_balik": ("Tidak bisa kami jawab", REASON),\n',
    ),
)
SUBMISSION_FILE = "feedback_api/domain/submissions/submission.py"
REST = (
    (SUBMISSION_FILE, "    address: str | None = None\n", "    neighbourhood: str | None = None\n"),
    (SUBMISSION_FILE, "    idempotency_key: str\n", "    landmark: str | None = None\n"),
    (SUBMISSION_FILE, "    has_contact: bool = False\n", "    landmark: str | None = None\n"),
    ("feedback_api/domain/stored_format.py", "ACT = DocumentFormat(", LATER),
    ("feedback_api/domain/wording.py", "    Act.VISIT_PLANNED:", '    Act.ASKED_BACK: "Ditanyakan kepada pengirim",\n'),
)
TESTS = ("tests/unit/test_declared_once.py", "tests/unit/test_declared_fields.py")


@pytest.fixture
def tree(tmp_path):
    """A copy of what a field and an act touch, with the tests that follow them."""
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    for name in TEST_PARTS:
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    return tmp_path


def add(tree, *changes):
    for name, before, added in (change for several in changes for change in several):
        text = (tree / name).read_text("utf-8")
        assert text.count(before) == 1, f"{name} has not one {before!r}"
        (tree / name).write_text(text.replace(before, added + before), "utf-8")


def run(tree, *arguments):
    return subprocess.run([sys.executable, "-m", *arguments], cwd=tree, capture_output=True, text=True, check=False)


def files_naming(*words):
    changes = (change for several in (ROWS, LISTED, WORDS, REST) for change in several)
    return {name for name, _, added in changes if any(word in added for word in words)}


def test_a_field_takes_four_files_and_an_act_three():
    assert len(files_naming("RT_RW", "rt_rw", "RT dan RW", "neighbourhood")) == 4
    assert len(files_naming("ASK_BACK", "ASKED_BACK", "tanya_balik")) == 3


def test_fields_and_an_act_that_are_complete_are_seen_everywhere(tree):
    add(tree, ROWS, LISTED, WORDS, REST, TOLD)
    chosen = "rt_rw or patokan or tanya_balik or wired"

    done = run(tree, "pytest", "-q", "--noconftest", "-p", "no:xdist", "-k", chosen, *TESTS)

    assert done.returncode == 0, done.stdout
    assert re.search(r"\b16 passed", done.stdout), done.stdout


def test_a_row_alone_is_told_each_place_that_is_missing(tree):
    add(tree, ROWS, LISTED)

    told = run(tree, "tests.declared").stdout.splitlines()

    assert sorted(told) == [
        "feedback_api/domain/stored_format.py: SUBMISSION does not raise `reads_from` for the field patokan",
        "feedback_api/domain/submissions/submission.py: Arrival has no attribute for the field patokan",
        "feedback_api/domain/submissions/submission.py: Contact has no attribute for the field rt_rw",
        "feedback_api/domain/submissions/submission.py: Submission has no attribute for the field patokan",
        "feedback_api/domain/wording.py: ACTS has no word for the history for the act tanya_balik",
        "feedback_api/domain/wording.py: DESK_ACTS has no words for the act tanya_balik",
        "feedback_api/domain/wording.py: FIELDS has no words for the field patokan",
        "feedback_api/domain/wording.py: FIELDS has no words for the field rt_rw",
    ]


def test_a_row_that_is_not_listed_is_named(tree):
    add(tree, ROWS)

    told = run(tree, "tests.declared").stdout.splitlines()

    assert sorted(told) == [
        "feedback_api/domain/acts/desk_acts.py: ASK_BACK is not in DESK_ACTS",
        "feedback_api/domain/submissions/fields.py: LANDMARK is not in FIELDS",
        "feedback_api/domain/submissions/fields.py: RT_RW is not in FIELDS",
    ]


def test_words_alone_are_told_what_else_is_missing(tree):
    add(tree, WORDS)

    told = run(tree, "tests.declared").stdout.splitlines()

    assert sorted(told) == ["no row for patokan", "no row for rt_rw", "no row for tanya_balik"]
