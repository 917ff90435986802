"""Finds files among the content that nobody reads: whoever wrote them waits for a page that never comes."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath

from feedback_api.security.own_files import has_readable_name, links_below, name_to_show, no_files_below, own_files
from plugins.reading import wording
from plugins.reading.content_tree import ContentTree
from plugins.reading.file_set import FileSet
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem

# What editors' programs and computers leave behind.
LEFTOVER = re.compile(r"^[._]|~$|^(?:desktop\.ini|thumbs\.db)$|\.(?:swp|tmp|part|bak|orig)$", re.IGNORECASE)
# For people who look into the folder, and for nobody else.
ABOUT_THE_FOLDER = "README.md"


def stray_file_problems(
    tree: ContentTree, *, beside: Collection[str], alone: Collection[str] = ()
) -> Iterator[ContentProblem]:
    """Yield every file that belongs to no kind; in the folders `beside` lies what files name, such as pictures.

    The files that stand `alone` lie in no folder. In an office's own folder nobody reads what is of every office.
    """
    for root in tree.roots:
        sets = tuple(files for files in tree.by_set if root != tree.office_root or not files.is_shared)
        for path in own_files(root):
            place = path.relative_to(root)
            is_known = place.as_posix() in {ABOUT_THE_FOLDER, *alone}
            if not is_known and not LEFTOVER.search(place.parts[0]) and not LEFTOVER.search(path.name):
                sentence = _fault(path, place, sets, beside)
                if sentence and tree.set_of(path.as_posix()):
                    sentence = wording.OF_EVERY_OFFICE
                if sentence:
                    yield ContentProblem(path=name_to_show(path), line=1, sentence=sentence)


def linked_file_problems(root: Path) -> Iterator[ContentProblem]:
    """Yield every link in a folder whose files are published, and what is no file at all: neither is ever opened."""
    for path in links_below(root):
        yield ContentProblem(path=name_to_show(path), line=1, sentence=wording.IS_A_LINK)
    for path in no_files_below(root):
        yield ContentProblem(path=name_to_show(path), line=1, sentence=wording.IS_NO_FILE)


def _fault(path: Path, place: PurePath, sets: tuple[FileSet, ...], beside: Collection[str]) -> str | None:
    """Say why nobody reads a file, or `None` if somebody does."""
    folder = place.parts[0]
    here = tuple(files for files in sets if files.folder == folder)
    if folder in beside:
        return None
    if here and not has_readable_name(path):
        return wording.NAME_NOT_UTF8
    if here:
        return _fault_in(place, here)
    if len(place.parts) == 1:
        return _fault_at_the_top(place, sets)
    return _fault_of_folder(name_to_show(Path(folder)), (*dict.fromkeys(files.folder for files in sets), *beside))


def _fault_in(place: PurePath, here: tuple[FileSet, ...]) -> str | None:
    folder, ending = here[0].folder, here[0].ending
    if any(files.holds(place) for files in here):
        return None
    if place.suffix != ending:
        return wording.WRONG_ENDING.format(ending=ending)
    if len(place.parts) > 2:  # noqa: PLR2004  # the folder and the file
        return wording.TOO_DEEP.format(folder=folder)
    known = [files.file_name for files in here]
    guess = wording.guess(nearest(place.name, known))
    return wording.NO_SUCH_TABLE.format(folder=folder, known=", ".join(known), guess=guess)


def _fault_at_the_top(place: PurePath, sets: tuple[FileSet, ...]) -> str:
    tables = {files.file_name: f"{files.folder}/{files.file_name}" for files in sets if files.only}
    close = nearest(name_to_show(Path(place)), tables)
    folders = ", ".join(dict.fromkeys(files.folder for files in sets))
    return wording.IN_NO_FOLDER.format(known=folders, guess=wording.guess(tables[close] if close else None))


def _fault_of_folder(folder: str, known: tuple[str, ...]) -> str:
    guess = wording.guess(nearest(folder, known))
    return wording.NO_SUCH_FOLDER.format(folder=wording.quoted(folder), known=", ".join(known), guess=guess)
