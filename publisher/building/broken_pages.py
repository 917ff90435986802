"""Finds the content file because of which a page cannot be made, and remembers it for the next builds."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.site.takedown import page_named
from plugins.edition.page_fault import PageFault
from plugins.edition.readings.reading import Faulty, Readings, digest_of
from plugins.kinds.visits.dated import slug_on
from plugins.kinds.visits.kind import VISITS
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree


@dataclass(kw_only=True)
class BrokenPages:
    """The texts of which no page can be made, and why, for as long as the templates and the day stay the same."""

    circumstances: str = ""
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def under(self, circumstances: str) -> Faulty:
        """Return those that were found under the same circumstances."""
        if circumstances != self.circumstances:
            self.circumstances, self.found = circumstances, {}
        return Faulty(texts=dict(self.found))

    def blame(self, faults: Iterable[PageFault], standing: "Standing") -> bool:
        """Note the files that are to blame; `False` if that is none which was not held back already.

        Then it must be a template or the program, and the next build would end as this one did.
        """
        blamed = {key: fault for fault in faults for key in standing.blamed(fault)}
        new = {key: fault for key, fault in blamed.items() if key not in self.found}
        self.found.update({key: type(fault.error).__name__ for key, fault in new.items()})
        return bool(new)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What was to be built, what was good before, and the kinds of which at least one page could be made.

    `without_file` are the names of visits that staff planned: a page of theirs is made of no content file.
    """

    tree: ContentTree
    known: Readings
    kinds: AbstractSet[str]
    without_file: AbstractSet[str] = frozenset()

    def blamed(self, fault: PageFault) -> Mapping[tuple[str, str], PageFault]:
        """Return the text to blame for a fault, if it is one.

        Of a kind of which no page can be made, a file is to blame only if it was changed: else it is the template.
        """
        name = page_named(fault.about)
        file = self._file(name) if name else None
        if name is None or file is None:
            return {}
        lasting = self.tree.lasting_name(file.path)
        if self.known.has(lasting, file.text) and name.partition("/")[0] not in self.kinds:
            return {}
        return {(lasting, digest_of(file.text)): fault}

    def _file(self, name: str) -> ContentFile | None:
        folder, _, slug = name.partition("/")
        there = [file for files, found in self.tree.by_set.items() if files.folder == folder for file in found]
        in_series = folder == VISITS.files.folder
        if in_series and slug in self.without_file:
            return None
        fitting = [file for file in there if file.slug == slug or (in_series and _is_day_of(file.slug, slug))]
        return max(fitting, key=lambda file: len(file.slug), default=None)


def _is_day_of(series: str, slug: str) -> bool:
    """Say whether this may be the name of one day of a visit that comes again."""
    day = day_from(slug.removeprefix(f"{series}-"))
    return day is not None and slug == slug_on(series, day)


def kinds_made(paths: Iterable[str], folder: Path) -> frozenset[str]:
    """Return the kinds of which a page stands below a folder, by the paths of all that was written there."""
    pages = (PurePath(path).relative_to(folder) for path in paths if path.endswith("/index.html"))
    names = (page_named(f"/{page.parent.as_posix()}/") for page in pages)
    return frozenset(name.partition("/")[0] for name in names if name)
