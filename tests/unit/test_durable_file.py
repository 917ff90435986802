"""Whoever writes a file whole leaves the one of before or the new one, and nothing beside it."""

import pytest

from feedback_api.durable_file import replace_durably, written_durably
from feedback_api.notification.folder import FolderMailer
from tests.builders import a_letter


@pytest.mark.parametrize(("content", "kept"), [("Kafé\n", "Kafé\n".encode()), (b"\xff\r\n", b"\xff\r\n")])
def test_a_file_holds_what_it_was_given(tmp_path, content, kept):
    (tmp_path / "a.txt").write_text("before")

    replace_durably(tmp_path / "a.txt", content, mode=0o600)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": kept}
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o600


def test_what_could_not_be_written_to_its_end_leaves_the_file_of_before(tmp_path):
    (tmp_path / "a.txt").write_text("before")

    with pytest.raises(UnicodeEncodeError), written_durably(tmp_path / "a.txt") as file:
        file.writelines(["half", "\ud800"])

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "before"}


def test_a_letter_in_a_folder_is_for_its_owner_and_lies_there_alone(tmp_path):
    FolderMailer(tmp_path / "mail", sender="kantor@kantor.example", sender_name="Kantor").send(a_letter())

    (letter,) = (tmp_path / "mail").iterdir()
    assert (letter.suffix, letter.stat().st_mode & 0o077) == (".eml", 0)
