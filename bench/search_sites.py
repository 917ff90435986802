"""Makes the same answers searchable twice: in our index, and in one that Pagefind makes of their pages."""

import gzip
import html
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from bench.others.npm import installed
from bench.peers import PeerMissing
from feedback_api.domain.search.folding import rules_text
from tests.node import NODE
from tests.search.indexed import ROOT, AnAnswer, Index

BOX = "/kotak.html"
EMPTY = "/kosong.html"
# These come compressed from their makers.
PACKED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
Files = Mapping[str, bytes]


def install_pagefind(folder: Path) -> Path:
    """Return Pagefind's program, installed below the folder if it is not there."""
    return installed("pagefind", folder) / "pagefind" / "lib" / "runner" / "bin.cjs"


def indexed_by_pagefind(answers: Sequence[AnAnswer], folder: Path, program: Path) -> Files:
    """Let Pagefind index one page for each answer."""
    shutil.rmtree(folder, ignore_errors=True)
    for answer in answers:
        page = folder / answer.url.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(_page(answer), "utf-8")
    done = subprocess.run([NODE, program, "--site", folder], capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerMissing(done.stderr or done.stdout)
    made = folder / "pagefind"
    files = {
        f"/pagefind/{path.relative_to(made).as_posix()}": _sent(path) for path in made.rglob("*") if path.is_file()
    }
    return {EMPTY: gzip.compress(b"<!doctype html><title>Kosong</title>"), **files}


def indexed_by_us(index: Index) -> Files:
    """Return our index with the search box and its scripts, as they are sent."""
    scripts = ROOT / "theme" / "static" / "js"
    sent = {f"/theme/js/{name}.js": (scripts / f"{name}.js").read_bytes() for name in ("search", "results", "answers")}
    sent |= {f"/data/cari/{key}.json": text.encode() for key, text in index.files.items()}
    return {path: _packed(data) for path, data in {**sent, BOX: _box().encode()}.items()}


def _sent(path: Path) -> bytes:
    data = path.read_bytes()
    return data if path.name.endswith(PACKED) else _packed(data)


def _packed(data: bytes) -> bytes:
    """Compress without the time of day: what says the same is the same."""
    return gzip.compress(data, 9, mtime=0)


def _page(answer: AnAnswer) -> str:
    title, question = html.escape(answer.title), html.escape(answer.question)
    return (
        f'<!doctype html><html lang="id"><head><title>{title}</title></head>'
        f"<body><main data-pagefind-body><h1>{title}</h1><p>{question}</p></main></body></html>"
    )


def _box() -> str:
    loader = FileSystemLoader(ROOT / "theme" / "templates")
    environment = Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_null_translations()  # type: ignore[attr-defined]  # the extension adds it
    macros = environment.get_template("macros/search.html").module
    box = macros.search_box(rules_text(), lambda name: name)  # type: ignore[attr-defined]  # as above
    script = '<script src="/theme/js/search.js" defer></script>'
    return f'<!doctype html><html lang="id"><title>Cari</title>{box}{script}</html>'
