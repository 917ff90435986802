"""Every command there is: `python3 tasks.py serve` and `test` with nothing but Python, `inv --list` for all of them."""

from __future__ import annotations  # an old Python must get as far as the sentence that asks for a newer one

import importlib.util
import json
import os
import shlex
import sys
from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from pathlib import Path
from typing import NoReturn

from infra.locked_environment import CannotInstallLock, CannotMakeEnvironment, LockedEnvironment
from publisher import wording

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
OLDEST = (3, 11)
RUN = LockedEnvironment(folder=ENVIRONMENT, lock=ROOT / "requirements.txt")
TEST = LockedEnvironment(folder=ENVIRONMENT, lock=ROOT / "requirements-test.txt", includes=(RUN.lock,))
# Loading all tasks would cost a start a third of a second.
STRAIGHT_THERE = {"serve", "sandi", "kunci"}
# With these words invoke names all tasks there are.
LISTING = {"--list", "-l", "--help", "-h", "--complete"}
# Everything else runs on what the site itself needs.
NEEDS_TEST = {
    "test",
    "coverage",
    "lock",
    "prove",
    "screens",
    "bench",
    "deploy",
    "bench-cold",
    "bench-publish",
    "bench-search",
    "bench-build",
    "bench-submit",
    "bench-desk",
    "bench-idle",
    "bench-view",
    "lighthouse",
}


def main(arguments: list[str]) -> None:
    """Make the environment if it is missing or old, and become the command inside it."""
    problem = problem_with_this_python()
    if problem:
        sys.exit(problem)
    command = arguments[0] if arguments else "--list"
    import fcntl  # Linux and macOS have it; that we are on one of them is known now

    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two commands at once make one environment
        prepare(TEST if command in NEEDS_TEST else RUN)
    os.chdir(ROOT)
    if command in STRAIGHT_THERE:
        become("-m", "publisher.one_machine", *arguments)
    if command == "publish" and all(one.startswith("--data=") for one in arguments[1:]):
        become("-m", "publisher", "once", *arguments[1:])
    become("-m", "invoke", *(arguments or ["--list"]))


def become(*arguments: str) -> NoReturn:
    """Go on as a program of the environment: a signal then reaches it, and nobody else."""
    os.execv(str(PYTHON), [str(PYTHON), *arguments])  # noqa: S606 - our own programs


def problem_with_this_python() -> str | None:
    """Return the sentence to end with, or nothing if this Python will do."""
    if sys.platform == "win32":
        return wording.NOT_ON_WINDOWS
    version = ".".join(str(number) for number in sys.version_info[:2])
    if sys.version_info < OLDEST:
        return wording.TOO_OLD_PYTHON.format(version=version)
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        return wording.NO_ENSUREPIP.format(version=version)
    return None


def prepare(environment: LockedEnvironment) -> None:
    """Install the locked packages, again only when the lock or the Python has changed."""
    if environment.is_installed():
        return
    sys.stdout.write(wording.INSTALLING + "\n")
    sys.stdout.flush()
    try:
        environment.install()
    except CannotMakeEnvironment:
        sys.exit(wording.NO_ENSUREPIP.format(version=f"{sys.version_info[0]}.{sys.version_info[1]}"))
    except CannotInstallLock:
        sys.exit(wording.INSTALL_FAILED)


if __name__ == "__main__":
    main(sys.argv[1:])

# From here on this file runs inside the environment, where invoke is.
from invoke.context import Context  # noqa: E402 - a bare Python has no invoke, and never comes this far
from invoke.tasks import Task, task  # noqa: E402 - the same

from plugins.kinds.visits.wording import COMMANDS, HELP, OF_BOTH  # noqa: E402 - only beside invoke


@task(
    help={
        "port": wording.PORT_HELP,
        "data": wording.DATA_HELP,
        "kantor": wording.OFFICE_HELP,
        "kosong": wording.EMPTY_HELP,
    }
)
def serve(_: Context, port: int = 8000, data: str = "var", kantor: str = "", *, kosong: bool = False) -> None:
    """Menjalankan situs, formulir, dan perakitnya di komputer ini."""
    more = [*(["--kantor", kantor] if kantor else []), *["--kosong"] * kosong]
    become("-m", "publisher.one_machine", "serve", "--port", str(port), "--data", data, *more)


@task(help={"nama": wording.NAME_HELP, "data": wording.DATA_HELP})
def sandi(_: Context, nama: str = "petugas", data: str = "var") -> None:
    """Memberi petugas sandi baru."""
    become("-m", "publisher.one_machine", "sandi", "--nama", nama, "--data", data)


@task(help={"data": wording.DATA_HELP, "lupakan_yang_lama": wording.FORGET_KEYS_HELP})
def kunci(_: Context, data: str = "var", *, lupakan_yang_lama: bool = False) -> None:
    """Memberi kantor rahasia baru; yang dibuat dengan rahasia lama tetap terbaca."""
    forgetting = ["--lupakan-yang-lama"] * lupakan_yang_lama
    become("-m", "publisher.one_machine", "kunci", "--data", data, *forgetting)


@task(
    positional=["file"],
    help={
        "file": wording.PAGE_HELP,
        "alasan": wording.REASON_HELP,
        "batal": wording.PUT_BACK_HELP,
        "data": wording.DATA_HELP,
    },
)
def tarik(_: Context, file: str, alasan: str = "", data: str = "var", *, batal: bool = False) -> None:
    """Menarik satu halaman dari situs saat ini juga, apa pun isi filenya; --batal menampilkannya lagi."""
    more = [*(["--alasan", alasan] if alasan else []), *["--batal"] * batal]
    become("-m", "publisher.one_machine", "tarik", file, "--data", data, *more)


@task
def test(_: Context) -> None:
    """Check format, lint, types, imports and content, and run every test."""
    become("-m", "tests.every_check")


@task
def coverage(c: Context) -> None:
    """Run every test and say which lines and branches none of them reaches."""
    c.run(f"{PYTHON} -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term:skip-covered", pty=False)


@task(help={"kantor": wording.OFFICE_HELP})
def periksa(_: Context, kantor: str = "") -> None:
    """Memeriksa semua isi di content/, dan folder kantor kalau ada, dan menyebut yang perlu dibetulkan."""
    become("-m", "plugins.check", *[f"--kantor={kantor}"] * bool(kantor))


@task(help={"kode": wording.AREA_CODE_HELP, "ke": wording.OFFICE_TO_HELP})
def kantor_baru(_: Context, kode: str = "", ke: str = "") -> None:
    """Membuat folder isi untuk kantor lain dari kode wilayahnya, siap diisi."""
    become("-m", "plugins.new_office", f"--kode={kode}", f"--ke={ke}")


@task(positional=["hukum"], help=wording.LAW_CHANGED_HELP)
def hukum_berubah(_: Context, hukum: str, oleh: str, bagian: str = "", kata: str = "") -> None:
    """Mencatat bahwa satu aturan berubah; yang berdiri di atasnya bertanda sampai dicek lagi."""
    become("-m", "plugins.laws", "hukum-berubah", hukum, f"--oleh={oleh}", f"--bagian={bagian}", f"--kata={kata}")


@task(help=wording.LAW_LOOKED_HELP)
def hukum_dilihat(_: Context, hukum: str, nama: str, panduan: str = "", formulir: str = "") -> None:
    """Mencatat siapa yang mengecek satu panduan atau formulir terhadap aturan yang berubah."""
    given = {"panduan": panduan, "formulir": formulir, "hukum": hukum, "nama": nama}
    become("-m", "plugins.laws", "hukum-dilihat", *(f"--{name}={value}" for name, value in given.items() if value))


@task(help={"port": wording.PREVIEW_PORT_HELP, "alamat": wording.LISTEN_HELP})
def pratinjau(_: Context, port: int = 8080, alamat: str = "") -> None:
    """Menampilkan situs di HP lewat Wi-Fi selama Anda menulis."""
    become("-m", "publisher.preview", "--port", str(port), f"--alamat={alamat}")


@task(help={"detik": wording.SECONDS_HELP, "kantor": wording.OFFICE_HELP})
def tautan(_: Context, detik: int = 10, kantor: str = "") -> None:
    """Membuka semua tautan ke situs lain dan melaporkan yang sudah tidak ada."""
    become("-m", "plugins.links", "--detik", str(detik), *[f"--kantor={kantor}"] * bool(kantor))


@task(help={"kantor": wording.OFFICE_HELP})
def build(_: Context, kantor: str = "") -> None:
    """Build the site as on a desk, without the function, into output/."""
    office = ["-e", f"CONTENT_OFFICE={json.dumps(kantor)}"] if kantor else []
    become("-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "warnings", "-q", *office)


@task(help={"data": wording.DATA_HELP})
def publish(_: Context, data: str = "var") -> None:
    """Build and publish once what an office's data directory asks for."""
    become("-m", "publisher", "once", "--data", data)


@task(
    help={
        "kills": "how many processes to kill",
        "cuts": "how often to cut the power; with root also the disk's",
        "letters": "how many each resident sends over a bad line",
        "sequences": "in how many orders editors and staff change visits",
        "forms": "how many forms anybody sends, foul ones too",
        "fresh": "instead: both README commands in empty clones, on a bare Debian 13 and on this machine's Python",
        "root": "with --fresh: a Debian 13 root to use, or a folder to make one in; it is kept",
    }
)
def prove(  # noqa: PLR0913 - one option each for what may differ
    c: Context,
    *,
    kills: int = 120,
    cuts: int = 6,
    letters: int = 20,
    sequences: int = 5000,
    forms: int = 12_000,
    root: str = "",
    fresh: bool = False,
) -> None:
    """Read the template with SAM, zip twice, serve later data, try pages and forms; flood, kill, cut power, spoil."""
    if fresh:
        become("-m", "tests.fresh", *[f"--root={root}"] * bool(root))
    c.run(f"{PYTHON} -m tests.proof.visits --sequences {sequences}")
    c.run(f"{PYTHON} -m tests.proof.same_site --sequences {sequences // 5}")
    c.run(f"{PYTHON} -m pytest -q --long tests/pages/test_year_of_visits.py")
    c.run(f"{PYTHON} -m tests.proof.forms --tries {forms}")
    c.run(f"{PYTHON} -m tests.proof.bad_files")
    c.run(f"{PYTHON} -m tests.proof.bad_files_served")
    c.run(f"{PYTHON} -m tests.proof.power_cuts --cuts {cuts}")
    c.run(f"{PYTHON} -m tests.proof.editors_edits")
    c.run(f"{PYTHON} -m tests.proof.offices")
    c.run(f"{PYTHON} -m tests.proof.flood")
    c.run(f"{PYTHON} -m tests.browser.replayed_day")
    c.run(f"{PYTHON} -m tests.browser.filled_forms")
    c.run(f"{PYTHON} -m tests.aws.sam")
    c.run(f"{PYTHON} -m infra.package --twice --into output/made-twice")
    c.run(f"{PYTHON} -m tests.proof.later_formats")
    c.run(f"{PYTHON} -m tests.aws.proof --letters {letters}")
    # In another order, and with what takes long.
    c.run(f"{PYTHON} -m pytest -q --long --numprocesses auto --dist loadfile --no-loadscope-reorder")
    become("-m", "tests.proof", "--kills", str(kills))


@task(help={"name": "which: waiting_times, header_parsers, report_detector, interruption, personal_details"})
def bench(_: Context, name: str = "waiting_times") -> None:
    """Measure one thing against its peer in the same run."""
    become("-m", f"bench.{name}")


@task
def screens(_: Context) -> None:
    """Take the pictures in docs/screens anew, from a served example office."""
    become("-m", "tests.browser.screens")


@task(help={"python": "such as 3.13", "arch": "arm64 or x86_64", "twice": "make each again and compare every byte"})
def package(_: Context, python: str = "", arch: str = "", *, twice: bool = False) -> None:
    """Make the zips of the web function and of the press for AWS Lambda, and print their sizes."""
    options = [f"--python={python}"] * bool(python) + [f"--arch={arch}"] * bool(arch) + ["--twice"] * twice
    become("-m", "infra.package", *options)


@task(help={"to": "aws, or ministack for a rehearsal on this machine", "options": "see python -m infra.deploy --help"})
def deploy(_: Context, to: str = "aws", options: str = "") -> None:
    """Bring an office into the cloud: plan, ask, deploy, look whether it works, go back if not."""
    if to == "ministack":
        become("-m", "tests.aws.rehearsal")
    become("-m", "infra.deploy", *shlex.split(options))


@task(help={"data": wording.DATA_HELP, "options": "see python infra/one-machine/restore_drill.py --help"})
def restore_drill(_: Context, data: str = "var", options: str = "") -> None:
    """Bring a backup of an office back elsewhere, compare, build its site, and say how long each step took."""
    become(str(ROOT / "infra" / "one-machine" / "restore_drill.py"), data, *shlex.split(options))


@task
def bench_cold(_: Context) -> None:
    """Measure the web function's cold start against a bare Flask hello, both as Lambda starts them."""
    become("-m", "bench.cold_start")


@task(help={"options": "see python -m bench.publish --help"})
def bench_publish(_: Context, options: str = "") -> None:
    """Measure what one more answer among thousands costs the press, resident and as a command, beside its peers."""
    become("-m", "bench.publish", *shlex.split(options))


@task(help={"options": "see python -m bench.search --help"})
def bench_search(_: Context, options: str = "") -> None:
    """Measure what search finds among thousands of answers and what a typed word costs, against Pagefind."""
    become("-m", "bench.search", *shlex.split(options))


@task(help={"options": "see python -m bench.whole_build --help"})
def bench_build(_: Context, options: str = "") -> None:
    """Measure what a whole build costs for each page, against Pelican, Hugo and Eleventy."""
    become("-m", "bench.whole_build", *shlex.split(options))


@task(help={"options": "see python -m bench.function.submit --help"})
def bench_submit(_: Context, options: str = "") -> None:
    """Measure what one more letter costs the function among thousands, against Isso with its guard."""
    become("-m", "bench.function.submit", *shlex.split(options))


@task(help={"options": "see python -m bench.function.desk --help"})
def bench_desk(_: Context, options: str = "") -> None:
    """Measure the desk's pages and /lacak/ among thousands of letters, against Isso's admin page."""
    become("-m", "bench.function.desk", *shlex.split(options))


@task(help={"options": "see python -m bench.idle --help"})
def bench_idle(_: Context, options: str = "") -> None:
    """Measure what an office that nobody visits uses and holds, and how soon it opens, against Isso and Hugo."""
    become("-m", "bench.idle", *shlex.split(options))


@task(help={"options": "see python -m bench.pages.view --help"})
def bench_view(_: Context, options: str = "") -> None:
    """Measure the first view of a guide on a slow line and phone, against a page of govuk-frontend's."""
    become("-m", "bench.pages.view", *shlex.split(options))


@task(help={"options": "see python -m bench.pages.lighthouse --help"})
def lighthouse(_: Context, options: str = "") -> None:
    """Let Lighthouse judge a page of each kind as on a phone; the median of three may not be below 95."""
    become("-m", "bench.pages.lighthouse", *shlex.split(options))


@task(help={"options": "see python -m infra.cost --help"})
def cost(_: Context, options: str = "") -> None:
    """Say what the cloud costs a month, for one office, a regency, a province."""
    become("-m", "infra.cost", *shlex.split(options))


@task
def lock(c: Context) -> None:
    """Resolve requirements again: all wheels, all platforms, with hashes (needs uv)."""
    # The first lock decides for all that share its packages, so what runs is what was tested.
    for name in ("requirements", "tests/aws/requirements", "tests/aws/sam", "-c requirements.txt requirements-test"):
        c.run(
            f"uv pip compile --universal --generate-hashes --only-binary :all: --no-emit-index-url "
            f"--custom-compile-command 'inv lock' --python-version 3.11 {name}.in -o {name.split()[-1]}.txt"
        )


def own_task(
    module: str, command: str, options: Mapping[str, str], *, about: str, needed: tuple[str, ...] = ()
) -> Task[Callable[..., None]]:
    """Return the task that becomes a command of ours; its options come with what each is for."""

    def body(_: Context, **typed: str) -> None:
        become("-m", module, command, *(f"--{name.replace('_', '-')}={value}" for name, value in typed.items()))

    named = {option.replace("-", "_"): text for option, text in options.items()}
    texts = [Parameter(one, Parameter.KEYWORD_ONLY, default=Parameter.empty if one in needed else "") for one in named]
    context = Parameter("_", Parameter.POSITIONAL_OR_KEYWORD)
    body.__signature__ = Signature([context, *texts])  # type: ignore[attr-defined]  # invoke reads options from it
    body.__doc__ = about
    made: Task[Callable[..., None]] = task(name=command, help=named)(body)
    return made


def new_file_tasks() -> dict[str, Task[Callable[..., None]]]:
    """Return a task for each kind that declares one."""
    from plugins.kinds.declared import KINDS
    from plugins.kinds.kind import kinds_of
    from plugins.kinds.new_file import NewFile
    from plugins.kinds.new_wording import HELP

    def made(new: NewFile) -> Task[Callable[..., None]]:
        about = wording.NEW_FILE_ABOUT.format(what=new.command.removesuffix("-baru"))
        return own_task(
            "plugins.new", new.command, {one: HELP[one] for one in (*new.every_option, "kantor")}, about=about
        )

    return {kind.new.command: made(kind.new) for kind in kinds_of(KINDS) if kind.new}


kunjungan_ubah, kunjungan_batal = (
    own_task(
        "plugins.visits", command, {one: HELP[one] for one in (*OF_BOTH, *own, "kantor")}, about=about, needed=OF_BOTH
    )
    for command, (own, about) in COMMANDS.items()
)

# Loading every kind costs a third of a second, so it is done only where they are named or listed.
if not sys.argv[1:] or any(word.endswith("-baru") or word in LISTING for word in sys.argv[1:]):
    globals().update(new_file_tasks())
