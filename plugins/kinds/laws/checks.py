"""What must be true of the register of laws itself."""

from collections.abc import Iterator

from plugins.kinds.laws import wording
from plugins.kinds.tables.sources import unknown_source
from plugins.reading.content_file import ContentFile, LocatedText, Part
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.nearest import nearest
from plugins.reading.problem import ContentProblem
from plugins.reading.wording import guess, quoted


def law_problems(files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield laws that stand there twice, and changes by laws that nobody wrote down."""
    for file in files:
        titles: dict[str, int] = {}
        for key, law in file.root.named_parts():
            title = law.text("judul") or key
            line = titles.setdefault(title.lower(), file.line_of((key, "judul")))
            if line != file.line_of((key, "judul")):
                yield law.problem("judul", wording.SAME_LAW.format(value=quoted(title), line=line))
            for name in law.texts("sumber"):
                yield from unknown_source(file, name, tree)
            yield from _changes(file, key, law)


def _changes(file: ContentFile, key: str, law: Part) -> Iterator[ContentProblem]:
    named = [*law.texts("mengubah"), *law.texts("mengganti")]
    named += [by for change in law.parts("berubah") for by in change.texts("oleh")]
    for other in named:
        yield from unknown_law(file, other, frozenset(file.values))
        if other.text == key:
            yield file.problem(other.location, wording.CHANGES_ITSELF)


def unknown_law(file: ContentFile, name: LocatedText, ids: frozenset[str]) -> Iterator[ContentProblem]:
    """Yield the problem of a law that somebody names and nobody wrote down."""
    if ids and name.text not in ids:
        sentence = wording.NO_SUCH_LAW.format(value=quoted(name.text), guess=guess(nearest(name.text, ids)))
        yield file.problem(name.location, sentence)
