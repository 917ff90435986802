"""What laws that changed ask of editors: what to check again, and what somebody is said to have checked."""

from collections.abc import Iterator
from pathlib import PurePath

from plugins.kinds.laws import wording
from plugins.kinds.laws.marks import CHANGED, GROUNDS, ID, LAW
from plugins.kinds.laws.model import FORM_FOLDER, LAW_FILES
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem


def changed_laws(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield one task for each law that changed since the guide or form was checked."""
    changes = file.root.parts(CHANGED)
    option = "formulir" if _is_form(file) else "panduan"
    for law in dict.fromkeys(change.text(ID) or "" for change in changes):
        of_law = [change for change in changes if change.text(ID) == law]
        sentences = " ".join(dict.fromkeys(change.text("kata") or "" for change in of_law))
        sentence = wording.LAW_CHANGED.format(
            law=of_law[0].text(LAW),
            by=of_law[0].text("oleh"),
            sentences=sentences,
            option=option,
            name=file.slug,
            id=law,
        )
        yield file.problem((GROUNDS,), sentence)


def looked_at_unknown(files: Files, tree: ContentTree, *, folder: str, sentence: str) -> Iterator[ContentProblem]:
    """Yield what somebody is said to have looked at in a folder, and what is not there; guides stand in none."""
    slugs = [file.slug for file in files]
    for table in tree.of(LAW_FILES):
        for _, law in table.root.named_parts():
            for looked in (change.part("dilihat") for change in law.parts("berubah")):
                for name in (one for one in looked.values if one.rpartition("/")[0] == folder.rstrip("/")):
                    slug = name.removeprefix(folder)
                    if slug not in slugs:
                        guess = general.guess(nearest(slug, slugs))
                        yield looked.problem(name, sentence.format(value=general.quoted(slug), guess=guess))


def _is_form(file: ContentFile) -> bool:
    return PurePath(file.path).parent.name == FORM_FOLDER.rstrip("/")
