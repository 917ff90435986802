"""What laws that changed ask of editors: which guides to check again, and who is said to have checked what."""

from collections.abc import Iterator

from plugins.kinds.guides import wording
from plugins.kinds.guides.named_laws import CHANGED, GROUNDS, ID, LAW
from plugins.kinds.laws.model import LAW_FILES
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem


def changed_laws(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield one task for each law that changed since the guide was checked."""
    changes = file.root.parts(CHANGED)
    for law in dict.fromkeys(change.text(ID) or "" for change in changes):
        of_law = [change for change in changes if change.text(ID) == law]
        sentences = " ".join(dict.fromkeys(change.text("kata") or "" for change in of_law))
        sentence = wording.LAW_CHANGED.format(
            law=of_law[0].text(LAW), by=of_law[0].text("oleh"), sentences=sentences, guide=file.slug, id=law
        )
        yield file.problem((GROUNDS,), sentence)


def looked_at_unknown(guides: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield guides that somebody is said to have looked at, and that are not there."""
    slugs = [file.slug for file in guides]
    for table in tree.of(LAW_FILES):
        for _, law in table.root.named_parts():
            for looked in (change.part("dilihat") for change in law.parts("berubah")):
                for slug in looked.values:
                    if slug not in slugs:
                        guess = general.guess(nearest(slug, slugs))
                        sentence = wording.NO_SUCH_GUIDE.format(value=general.quoted(slug), guess=guess)
                        yield looked.problem(slug, sentence)
