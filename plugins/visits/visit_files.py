"""The visits of a build: what editors wrote, what staff changed of it, and what staff planned themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from feedback_api.domain.visit_note import VisitNote
from feedback_api.domain.visit_override import VisitOverride
from plugins.content import Content, read_content
from plugins.content_file import ContentFile
from plugins.content_tree import ContentTree
from plugins.problem import Problem
from plugins.visits.overriding import Overridden, overridden, sound, stored_overrides, with_overrides
from plugins.visits.stored import as_file, guide_titles, stored_visits, with_stored_visits, without_faulty


@dataclass(frozen=True, kw_only=True)
class NotedVisits:
    """What the notebook of the staff holds of visits; two that are equal make the same site."""

    planned: tuple[VisitNote, ...] = ()
    overrides: Mapping[str, VisitOverride] = field(default_factory=dict)


def read_noted_visits(store_url: str | None) -> NotedVisits:
    """Return all of it; without a store there is nothing."""
    return NotedVisits(planned=stored_visits(store_url), overrides=stored_overrides(store_url))


@dataclass(frozen=True, kw_only=True)
class VisitFiles:
    """The editors' tree, and what the notebook of the staff adds to it."""

    tree: ContentTree
    changed: tuple[Overridden, ...]
    planned: tuple[ContentFile, ...]

    @classmethod
    def of(cls, tree: ContentTree, noted: NotedVisits) -> "VisitFiles":
        titles = guide_titles(tree)
        planned = tuple(as_file(note, titles) for note in noted.planned)
        return cls(tree=tree, changed=tuple(overridden(tree, noted.overrides)), planned=planned)

    @property
    def written(self) -> Mapping[str, VisitNote]:
        """Return what the files say of the days that staff changed."""
        return {slug: note for one in self.changed for slug, note in one.written.items()}

    def read(self, *, demonstration: bool) -> Content | tuple[Problem, ...]:
        """Return the content; what staff typed never keeps the site from readers, so what is faulty is left out.

        A clash may be told of the file it clashes with; then everything from the notebook is left out.
        """
        whole = with_stored_visits(with_overrides(self.tree, self.changed), self.planned)
        content = read_content(whole, demonstration=demonstration)
        if isinstance(content, Content):
            return content
        mended = with_stored_visits(with_overrides(self.tree, sound(self.changed, content)), self.planned)
        content = read_content(without_faulty(mended, content), demonstration=demonstration)
        return content if isinstance(content, Content) else read_content(self.tree, demonstration=demonstration)
