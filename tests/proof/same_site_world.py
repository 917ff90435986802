"""A small office whose press goes on and on, and what may happen to it, also in the middle of writing a file."""

import gzip
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import brotli

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionNotFound
from feedback_api.domain.facts.declared import fact_name
from feedback_api.domain.site.interruption import Cause, Interruption, interruption_document
from feedback_api.domain.site.stated_fact import StatedFact, stated_document
from feedback_api.domain.submissions.going_back import SaidBefore
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.thread import follow_up_id
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store import open_store
from feedback_api.store.protocol import Store
from publisher.building.build_memory import BuildMemory
from publisher.building.built import Built
from publisher.building.lasting_site import LastingSite
from publisher.building.pelican_site import PelicanSite
from publisher.building.piece_file import PieceFile
from publisher.building.press_state import PressState
from publisher.project import PROJECT
from publisher.readings.sqlite import SqliteReadings
from publisher.target.compression import names_of_copies
from publisher.target.directory import MARK, DirectoryTarget
from tests.builders import a_note_event, a_submission, a_trip, an_answer, an_event, answered, kept
from tests.small_office import FILES
from tests.unit.plugins.building import COMPILED, WithoutEmptyShards
from tests.unit.plugins.small_content import VILLAGE, VISIT, write, write_content

NOON = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
AT_THE_OFFICE = ZoneInfo("Asia/Jakarta")
GUIDES = ("kia", "ktp-el-baru", None)
SAVED_GUIDES = ("kia", "ktp-el-baru", "ktp-hilang")
VILLAGES = ("wates", "tampung", None)
VISITS = ("wates-desember", None, "gone")
WORDS = ("sampul", "lontar", "dilegalisir", "antre", "biaya", "hilang", "loket", "fotokopi")
UNPACKED: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".br": brotli.decompress}
# What the audit of Python calls the operations on files that may go wrong.
OPERATIONS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"})


class Torn(OSError):
    """What a full disk, a pulled cable or a kill does to the operation it hits."""


@dataclass(kw_only=True)
class Faults:
    """Lets one operation on a file below a folder go wrong; hears of all of them for as long as Python runs."""

    below: str = ""
    after: int | None = None

    def heard(self, event: str, about: tuple[Any, ...]) -> None:
        if self.after is None or event not in OPERATIONS or not str(about[0]).startswith(self.below):
            return
        if event == "open" and not _writes(about):
            return
        self.after -= 1
        if self.after < 0:
            self.after = None
            raise Torn(event)

    @contextmanager
    def one_below(self, folder: Path, *, after: int) -> Iterator[None]:
        self.below, self.after = str(folder), after
        try:
            yield
        finally:
            self.after = None


def _writes(about: tuple[Any, ...]) -> bool:
    return bool((about[2] or 0) & (os.O_WRONLY | os.O_RDWR))


FAULTS = Faults()
sys.addaudithook(FAULTS.heard)


def _is_new(store: Store, letter_id: str) -> bool:
    try:
        store.submissions.get(letter_id)
    except SubmissionNotFound:
        return True
    return False


def fresh_memory() -> BuildMemory:
    return BuildMemory(compiled=COMPILED, kept=WithoutEmptyShards())


@dataclass(kw_only=True)
class World:
    """The office; its press may be told to print, to die, or to go on after an operation that went wrong."""

    folder: Path
    memory: BuildMemory = field(default_factory=fresh_memory)
    now: datetime = NOON
    saves: int = 0
    made: int = 0
    presses: int = 0
    process: int = 0
    processes: int = 0

    def begin(self) -> None:
        write_content(self.folder / "content", FILES)
        (self.folder / "press").mkdir()

    @property
    def store(self) -> str:
        return f"sqlite:{self.folder / 'feedback.sqlite'}"

    @property
    def site(self) -> Path:
        return self.folder / "press" / "site"

    def published(self, about: int, words: int, ago: int) -> None:
        """Publish a new answer, which may have been given earlier than others."""
        self.made += 1
        text = f"Apakah {WORDS[words % 8]} {WORDS[words % 5]} {WORDS[words % 3]}? Nomor {self.made}."
        at = self.now - timedelta(hours=5 * ago)
        letter = a_submission(
            f"letter{self.made:04}",
            text=text,
            guide=GUIDES[about % 3],
            village=VILLAGES[about // 3 % 3],
            visit=VISITS[words % 3],
        )
        with open_store(self.store) as store:
            before = kept(store.submissions, letter)
            answer = an_answer(f"Bawa {WORDS[ago % 8]}.", answered_at=at)
            self._save(store, answered(before, answer), Act.PUBLISHED)

    def corrected(self, which: int, words: int, _: int) -> None:
        with self._public(which) as (store, letter):
            if letter and letter.answer:
                said = SaidBefore(at=self.now, by="sri", answer=letter.answer, note=f"Bukan {WORDS[words % 8]}.")
                right = replace(letter.answer, html=an_answer(f"Cukup {WORDS[words % 8]}.").html)
                self._save(store, replace(letter, answer=right, said_before=(said,)), Act.CORRECTED)

    def followed(self, which: int, words: int, _: int) -> None:
        """Answer what is asked once more under a published letter; it may be withdrawn like others."""
        with self._public(which) as (store, letter):
            if letter and letter.follows is None and _is_new(store, follow_up_id(letter.id)):
                text = f"Perlu {WORDS[words % 8]} juga?"
                asked = kept(store.submissions, a_submission(follow_up_id(letter.id), text=text, follows=letter.id))
                answer = an_answer(f"Tidak perlu {WORDS[words % 8]}.", answered_at=self.now)
                self._save(store, answered(asked, answer), Act.PUBLISHED)

    def filed_elsewhere(self, which: int, about: int, words: int) -> None:
        with self._public(which) as (store, letter):
            if letter:
                guide, village, title = GUIDES[about % 3], VILLAGES[about // 3 % 3], f"Tentang {WORDS[words % 8]}"
                moved = replace(letter, title=title, guide=guide, village=village)
                self._save(store, moved, Act.ABOUT_CHANGED)

    def withdrawn(self, which: int, _: int, __: int) -> None:
        with self._public(which) as (store, letter):
            if letter:
                self._save(store, replace(letter, status=Status.DECLINED, answer=None), Act.WITHDRAWN)

    def trip_counted(self, about: int, _: int, __: int) -> None:
        self.presses += 1
        with open_store(self.store) as store:
            trip = a_trip(guide=GUIDES[about % 2], village=VILLAGES[about % 2])
            store.tallies.count_trip(trip, press=str(self.presses))

    def interrupted(self, why: int, hours: int, _: int) -> None:
        """Say that something keeps the office from serving, until it is over or the day is."""
        cause = tuple(Cause)[why % len(Cause)]
        said = Interruption(
            name=cause.value,
            cause=cause,
            guides=(),
            starts=self.now - timedelta(hours=1),
            ends=self.now + timedelta(hours=hours % 9 - 1),
            by="sri",
            at=self.now,
            village=VILLAGES[hours % 2] if cause is Cause.POWER_OUT else None,
        )
        kind, document = EntryKind.INTERRUPTION, interruption_document(said)
        with open_store(self.store) as store:
            entry = store.notebook.get(kind, said.name) or NotebookEntry(
                kind=kind, name=said.name, day=said.ends.date(), document=document
            )
            store.notebook.write(replace(entry, document=document), a_note_event(entry))

    def fact_stated(self, which: int, words: int, ago: int) -> None:
        """Fill in what is not known of the office or of a desa, or take it away."""
        key, village = (("jam", None), ("telepon", None), ("cara_ke_kantor", "wates"), ("kios", "tampung"))[which % 4]
        said = ("ada", "tidak")[words % 2] if key == "kios" else f"Jl. {WORDS[words % 8].title()} {words}"
        by_key = {"telepon": f"0343-12345{words % 10}", "jam": f"Senin-Jumat 08.00-1{words % 10}.00"}
        stated = StatedFact(
            key=key,
            village=village,
            value=by_key.get(key, said) if ago % 5 else None,
            said_on=self.now.date() - timedelta(days=ago),
            by="ani",
            at=self.now,
        )
        name, document = fact_name(key, village), stated_document(stated)
        with open_store(self.store) as store:
            entry = store.notebook.get(EntryKind.FACT, name) or NotebookEntry(
                kind=EntryKind.FACT, name=name, day=stated.said_on, document=document
            )
            store.notebook.write(replace(entry, document=document), a_note_event(entry))

    def guide_saved(self, which: int, words: int, _: int) -> None:
        name = f"panduan/{SAVED_GUIDES[which % 3]}.md"
        text = (self.folder / "content" / name).read_text()
        self._saved(name, f"{text}\nJangan lupa {WORDS[words % 8]}.\n")

    def visit_saved(self, hour: int, _: int, __: int) -> None:
        self._saved("kunjungan/2026/wates-desember.md", VISIT.replace("08.00", f"0{7 + hour % 3}.00"))

    def visit_gone(self, _: int, __: int, ___: int) -> None:
        (self.folder / "content/kunjungan/2026/wates-desember.md").unlink(missing_ok=True)
        self.saves += 1

    def village_renamed(self, which: int, words: int, _: int) -> None:
        name = VILLAGES[which % 2]
        self._saved(f"desa/{name}.md", VILLAGE.format(name=f"{str(name).title()} {WORDS[words % 8].title()}"))

    def day_passed(self, _: int, __: int, ___: int) -> None:
        self.now += timedelta(days=1)

    def restarted(self, keeps: int, _: int, __: int) -> None:
        """Let the press die; it may lose what it kept in its file, or one of the files it had made."""
        self.memory = fresh_memory()
        self.processes += 1
        self.process = self.processes
        if keeps % 4 == 0:
            self._state.path.unlink(missing_ok=True)
        if keeps % 4 == 1:
            (self.folder / "press" / "build" / "index.html").unlink(missing_ok=True)

    def printed_with_fault(self, after: int, dies: int, _: int) -> None:
        """Print, let one operation go wrong, and let the press go on or die."""
        try:
            with FAULTS.one_below(self.folder / "press", after=after * after):
                self.printed(0, 0, 0)
        except Torn:
            if dies % 2:
                self.restarted(dies // 2, 0, 0)

    def printed(self, _: int, __: int, ___: int) -> None:
        into, kept = self.folder / "press" / "build", self.memory.kept
        self._state.begin(kept, into, stands=self._target.state())
        publication = self._target.publish(into, self._build(into, self.memory).changes)
        kept.changed.published(publication.state)
        self._state.keep(kept, publication.state)

    def printed_by_another(self, _: int, __: int, ___: int) -> None:
        """Let the command print while the press lives on."""
        ours = self.memory, self.process
        self.restarted(2, 0, 0)
        self.printed(0, 0, 0)
        self.memory, self.process = ours

    @property
    def _state(self) -> PressState:
        return PressState(
            path=self.folder / "press" / "state.sqlite",
            made_by="the same",
            owner=f"process {self.process}",
            pieces=PieceFile(path=self.folder / "press" / "pieces", key=b"a secret", compiled=self.memory.compiled),
        )

    @property
    def _target(self) -> DirectoryTarget:
        return DirectoryTarget(root=self.site)

    def _build(self, into: Path, memory: BuildMemory) -> Built:
        overrides = {
            "PATH": str(self.folder / "content"),
            "SITEURL": "https://kantor.example",
            "SUBMISSION_STORE": self.store,
            "TODAY": self.now.astimezone(AT_THE_OFFICE).date().isoformat(),
            "NOW": self.now.isoformat(),
            "SOURCES": f"save {self.saves}",
            "LOOKS": "as ever",
        }
        site = PelicanSite(settings_file=PROJECT / "publishconf.py", overrides=overrides, memory=memory)
        readings = SqliteReadings(path=self.folder / "readings.sqlite")
        lasting = LastingSite(site=site, readings=readings, has_site=self._target.has_site, now=lambda: self.now)
        made = lasting.build(into)
        assert made.problems == ()
        return made

    def differences(self, name: str) -> list[str]:
        """Return the files of the site, and of the folder it is built in, that a press which begins makes otherwise."""
        self.printed(0, 0, 0)
        self._build(self.folder / name, fresh_memory())
        wanted, site = _files(self.folder / name), _files(self.site)
        unpacked = {path: UNPACKED[path[-3:]](content) for path, content in site.items() if path[-3:] in UNPACKED}
        expected = {copy: wanted[path] for path in wanted for copy in names_of_copies(path)}
        return [
            *_different(_files(self.folder / "press" / "build"), wanted),
            *_different({path: content for path, content in site.items() if path[-3:] not in UNPACKED}, wanted),
            *_different(unpacked, expected),
        ]

    def _saved(self, name: str, text: str) -> None:
        write(self.folder / "content" / name, text)
        self.saves += 1

    @contextmanager
    def _public(self, which: int) -> Iterator[tuple[Store, Submission | None]]:
        with open_store(self.store) as store:
            letters = store.submissions.published_after(0).published
            yield store, letters[which % len(letters)] if letters else None

    def _save(self, store: Store, letter: Submission, act: Act) -> None:
        store.submissions.save(letter, an_event(letter, act), publishes=True)


def _different(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def _files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
