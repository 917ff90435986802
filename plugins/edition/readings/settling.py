"""Chooses for every content file what is shown of it, so that one bad file stops only itself.

Each file stands on a ladder: as it lies there, as it was last good, not at all. All begin at the top. As long as the
check finds a problem, somebody steps down, and nobody ever steps up, so it ends; always the same one, so that two
presses choose alike. Who steps down:

1. A file that is as it was last good did nothing: another change broke it. If all that is wrong is a link that leads
   nowhere, or a day that has become a holiday, nobody steps down: that is tolerated, the page is of more use than its
   absence. Otherwise the change is sought, tables first, by taking each one back alone; it steps down if the complaint
   goes away with it.
2. A file that was changed and has a problem.
3. A file that fits no longer and nobody's change explains it, as when what it names was deleted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import PurePath

from feedback_api.domain.identity import Identity
from plugins.edition.content import Content, ReadContent, read_content, tolerable_problems
from plugins.edition.readings import wording
from plugins.edition.readings.reading import NOT_FAULTY, Faulty, LastGood, LastGoodReading, Readings
from plugins.kinds.declared import KINDS
from plugins.kinds.kind import Kinds
from plugins.kinds.tree import with_office
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree, Files, parsed
from plugins.reading.file_set import FileSet
from plugins.reading.front_matter import table_file
from plugins.reading.office.office_file import OFFICE_FILES, identity_in
from plugins.reading.problem import ContentProblem

# Taking one change back means checking everything once; with more changes than this, the faulty ones go first.
MOST_TRIED = 12

Problems = Mapping[str, tuple[ContentProblem, ...]]
ContentCheck = Callable[[ContentTree], ReadContent]


@dataclass(frozen=True, kw_only=True)
class Held:
    """Why a file is not shown as it lies there; `stands_in` is shown in its place, if there is anything that fits.

    `written` is what stands in it, as far as that is a text.
    """

    path: str
    problems: tuple[ContentProblem, ...]
    stands_in: LastGoodReading | None
    is_left_out: bool
    broke: tuple[ContentProblem, ...] = ()
    folder: str | None = None
    written: str = ""

    @property
    def slug(self) -> str:
        return PurePath(self.path).stem


@dataclass(frozen=True, kw_only=True)
class SettledFiles:
    """A tree without problems but the tolerated ones, what it leaves out, and the readings to keep."""

    tree: ContentTree
    held: tuple[Held, ...] = ()
    readings: Readings

    @property
    def stand_ins(self) -> Mapping[str, LastGoodReading]:
        return {one.path: one.stands_in for one in self.held if one.stands_in is not None}

    @property
    def is_whole(self) -> bool:
        """Say whether every file is shown as it lies there, without a problem."""
        return not self.held and not self.tree.tolerated


def whole_check(tree: ContentTree, kinds: Kinds = KINDS) -> ReadContent:
    """Return the content with its examples, or its problems."""
    return read_content(tree, demonstration=True, kinds=kinds)


def settled(  # noqa: PLR0913 - what is chosen from, and who checks it
    tree: ContentTree,
    readings: Readings,
    *,
    now: datetime,
    check: ContentCheck | None = None,
    kinds: Kinds = KINDS,
    faulty: Faulty = NOT_FAULTY,
) -> SettledFiles | tuple[ContentProblem, ...]:
    """Return what can be shown of files as they were written, with the office's words filled in.

    Return the problems if a table nobody can do without has no reading either.
    """
    choice = _Choice(tree, readings, check or partial(whole_check, kinds=kinds), kinds)
    choice.hold_back(faulty)
    while problems := choice.problems():
        if not choice.steps_down(problems):
            return tuple(problem for of_file in problems.values() for problem in of_file)
    return choice.settled(now)


def office_of(last_good: LastGood | None) -> Identity | None:
    """Return who the office was when its own file was last good."""
    kept = last_good.readings.by_name.values() if last_good else ()
    files = (one for one in kept if one.name.endswith(f"/{OFFICE_FILES.folder}/{OFFICE_FILES.file_name}"))
    return next((identity_in(table_file(one.text, one.name)) for one in files), None)


class _Choice:
    """What is chosen so far, and why; `None` is not at all."""

    def __init__(self, tree: ContentTree, readings: Readings, check: ContentCheck, kinds: Kinds) -> None:
        self._written, self._readings, self._check, self._declared = tree, readings, check, kinds
        self._sets = {file.path: files for files, found in tree.by_set.items() for file in found}
        self._as_written: dict[str, ContentFile] = {file.path: file for file in tree.files}
        self._chosen: dict[str, ContentFile | None] = {**self._as_written}
        self._why: dict[str, tuple[ContentProblem, ...]] = {}
        self._broke: dict[str, tuple[ContentProblem, ...]] = {}
        self._tolerated: frozenset[ContentProblem] = frozenset()

    def hold_back(self, faulty: Faulty) -> None:
        """Let the files step down of which no page can be made, whatever the check says."""
        for path, file in self._as_written.items():
            while (chosen := self._chosen[path]) and (
                fault := faulty.of(self._written.lasting_name(path), chosen.text)
            ):
                sentence = wording.PAGE_BROKE_OFF.format(fault=fault)
                self._step(path, (ContentProblem(path=file.path, line=1, sentence=sentence),))

    def problems(self, *, without: str | None = None) -> Problems:
        """Return the problems there are by file; `without` is the path of a change that is taken back on trial."""
        tried = self._chosen if without is None else {**self._chosen, without: self._below(without)}
        try:
            read = self._check(self._tree_of(tried))
        except Exception as fault:  # our own, of which one file is the occasion: it must not stop the others
            faulty = self._faulty() if without is None else tuple(self._chosen)
            if not faulty:
                raise
            return {path: (_problem_of(path, fault),) for path in faulty}
        return {} if isinstance(read, Content) else _by_path(read)

    def _faulty(self) -> tuple[str, ...]:
        """Return the change with which the check breaks off, or all of them if it is not one alone."""
        changed = self._changed()
        one = next((path for path in changed[:MOST_TRIED] if self._ends_without(path)), None)
        return tuple(changed) if one is None else (one,)

    def _ends_without(self, path: str) -> bool:
        try:
            self._check(self._tree_of({**self._chosen, path: self._below(path)}))
        except Exception:  # noqa: BLE001 as above
            return False
        return True

    def steps_down(self, problems: Problems) -> bool:
        """Let somebody step down, or tolerate something; `False` if a table would go that everything rests on."""
        strays = [path for path in problems if path not in self._chosen]
        innocent = {path: of_file for path, of_file in problems.items() if self._is_as_last_good(path)}
        guilty = [path for path in problems if path not in innocent and path not in strays]
        if strays:
            return all(self._take_in(path, problems[path]) for path in strays)
        bearable = self._bearable(innocent)
        if bearable:
            return all(self._tolerate(path, innocent[path]) for path in bearable)
        if innocent and (len(self._changed()) <= MOST_TRIED or not guilty):
            culprit = self._culprit(innocent)
            if culprit is not None:
                return self._step(culprit, ())
        return all(self._step(path, problems[path]) for path in guilty or innocent)

    def settled(self, now: datetime) -> SettledFiles:
        tolerated = {problem.path for problem in self._tolerated}
        good = {path: file.text for path, file in self._as_written.items() if self._chosen[path] is file}
        return SettledFiles(
            tree=self._tree_of(self._chosen),
            held=tuple(self._held(path) for path in sorted(self._why)),
            readings=self._readings.after(
                {self._written.lasting_name(path): text for path, text in good.items() if path not in tolerated},
                there=frozenset(map(self._written.lasting_name, self._chosen)),
                now=now,
            ),
        )

    def _held(self, path: str) -> Held:
        chosen, written = self._chosen.get(path), self._as_written.get(path)
        return Held(
            path=path,
            problems=self._why[path],
            broke=self._broke.get(path, ()),
            stands_in=self._reading(path) if chosen is not None and chosen is not written else None,
            is_left_out=chosen is None,
            folder=files.folder if (files := self._written.set_of(path)) else None,
            written=written.text if written else "",
        )

    def _reading(self, path: str) -> LastGoodReading | None:
        return self._readings.of(self._written.lasting_name(path))

    def _is_as_last_good(self, path: str) -> bool:
        file = self._chosen.get(path)
        return file is not None and self._readings.has(self._written.lasting_name(path), file.text)

    def _take_in(self, path: str, problems: tuple[ContentProblem, ...]) -> bool:
        """Bring back what is missing or cannot even be read; what no page was ever made of is only told of."""
        reading, files = self._reading(path), self._written.set_of(path)
        if reading is None or files is None:
            return self._tolerate(path, problems) and not self._written.is_needed(path)
        self._sets[path], self._chosen[path] = files, parsed(files, path, reading.text)
        return self._tolerate(path, problems)

    def _changed(self) -> list[str]:
        """Return what could be taken back, tables first."""
        changed = (path for path, file in self._chosen.items() if file is not None and not self._is_as_last_good(path))
        return sorted(changed, key=lambda path: (self._sets[path].has_header, path))

    def _culprit(self, innocent: Problems) -> str | None:
        """Return the one change with which complaints of files that did nothing go away, and no new one comes."""
        before = _set_of(innocent)
        untouched = {path for path in self._chosen if self._is_as_last_good(path)}
        for path in self._changed()[:MOST_TRIED]:
            after = {one: of_file for one, of_file in self.problems(without=path).items() if one in untouched}
            if _set_of(after) < before:
                self._broke[path] = tuple(sorted(before - _set_of(after)))
                return path
        return None

    def _bearable(self, innocent: Problems) -> list[str]:
        """Return the files that can be shown with all that is wrong with them."""
        if not innocent:
            return []
        try:
            tolerable = tolerable_problems(self._tree_of(self._chosen), self._declared)
        except Exception:  # noqa: BLE001 our own, as in `problems`: then nothing is known to be bearable
            return []
        return [path for path, problems in innocent.items() if tolerable.issuperset(problems)]

    def _tolerate(self, path: str, problems: tuple[ContentProblem, ...]) -> bool:
        self._tolerated |= frozenset(problems)
        self._why[path] = (*self._why.get(path, ()), *problems)
        return True

    def _step(self, path: str, problems: tuple[ContentProblem, ...]) -> bool:
        """Take one step down; `False` if nothing is left of a table that everything rests on."""
        self._why[path] = (*self._why.get(path, ()), *problems)
        self._chosen[path] = self._below(path)
        return self._chosen[path] is not None or not self._written.is_needed(path)

    def _below(self, path: str) -> ContentFile | None:
        reading, chosen = self._reading(path), self._chosen[path]
        if reading is None or chosen is None or chosen.text == reading.text:
            return None
        return parsed(self._sets[path], path, reading.text)

    def _tree_of(self, chosen: Mapping[str, ContentFile | None]) -> ContentTree:
        def those(files: FileSet, _found: Files) -> Files:
            return tuple(file for path, file in chosen.items() if file is not None and self._sets[path] == files)

        written = replace(self._written.with_files(those), tolerated=self._tolerated)
        return with_office(written)


def _problem_of(path: str, fault: Exception) -> ContentProblem:
    return ContentProblem(path=path, line=1, sentence=wording.CHECK_BROKE_OFF.format(fault=type(fault).__name__))


def _by_path(problems: Iterable[ContentProblem]) -> dict[str, tuple[ContentProblem, ...]]:
    found: dict[str, tuple[ContentProblem, ...]] = {}
    for problem in problems:
        found[problem.path] = (*found.get(problem.path, ()), problem)
    return found


def _set_of(problems: Problems) -> set[ContentProblem]:
    return {problem for of_file in problems.values() for problem in of_file}
