"""The pieces a press keeps are used by its own office alone, just as they were kept: they can hold programs."""

from dataclasses import replace

import pytest

from feedback_api.web.template_cache import TemplateCache
from plugins.edition.kept_pieces import KeptPieces
from plugins.edition.questions.answers import Answers
from plugins.kinds.guides.kind import GUIDES
from publisher.building.piece_file import PieceFile

PIECES = KeptPieces(edition="an edition", of={"SearchGenerator": (GUIDES, {"ktp": 3})})


@pytest.fixture
def file(tmp_path):
    return PieceFile(path=tmp_path / "press.pieces", key=b"a secret of the office", compiled=TemplateCache())


def test_what_was_kept_is_there_again_with_the_declarations_of_these_programs(file):
    name = file.write(PIECES)

    read = file.read(name)

    assert read == PIECES
    assert read.of["SearchGenerator"][0] is GUIDES


def test_answers_are_left_out_for_they_have_a_file_of_their_own(file):
    assert file.read(file.write(replace(PIECES, edition=Answers()))).edition is None


def test_nobody_else_can_make_pieces(file):
    name = replace(file, key=b"another secret").write(PIECES)

    assert file.read(name) is None


def test_older_pieces_are_not_taken_for_the_newest(file):
    older = file.write(PIECES)
    file.write(PIECES)

    assert file.read(older) is None


def test_a_torn_file_is_none(file):
    name = file.write(PIECES)
    file.path.write_bytes(file.path.read_bytes()[:-1])

    assert file.read(name) is None


def test_only_the_owner_can_read_it(file):
    file.write(PIECES)

    assert file.path.stat().st_mode & 0o077 == 0
