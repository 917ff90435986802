"""Searches in a browser and counts what that makes a server send."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Page

from bench.search_sites import BOX, EMPTY, PACKED, Files
from tests.browser.chromium import a_browser

TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript",
    "json": "application/json",
    "css": "text/css",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "webmanifest": "application/manifest+json",
}
# The page waits a moment for the next letter; what is measured is what comes after it.
NO_PAUSES = (
    "const later = setTimeout; window.setTimeout = (work, time, ...more) => later(work, Math.min(time, 1), ...more)"
)
OURS = """async (text) => {
  const box = document.querySelector("[name=q]");
  const found = document.querySelector("[data-found]");
  const typed = text.split(/\\s+/).join(" ").trim();
  const begun = performance.now();
  delete found.dataset.found;
  box.value = typed;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  while (found.dataset.found !== typed) await new Promise((done) => setTimeout(done, 0));
  const rows = [...document.querySelectorAll(".found__one")].slice(0, 3);
  const links = rows.flatMap((row) => [...row.querySelectorAll("a")].map((link) => link.getAttribute("href")));
  return { links, took: performance.now() - begun };
}"""
PAGEFIND = """async (text) => {
  const begun = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(text);
  const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
  return { links: pages.map((page) => page.url), took: performance.now() - begun };
}"""
# What a word itself costs, besides programs and what every search needs.
OF_A_WORD = ("/data/cari/", "/pagefind/index/", "/pagefind/fragment/")


@dataclass(kw_only=True)
class Sent:
    """What the server has sent since it was last asked."""

    files: Files
    asked: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> tuple[int, int]:
        """Return all bytes, and those of the word alone."""
        asked, self.asked = self.asked, []
        return sum(size for _, size in asked), sum(size for path, size in asked if path.startswith(OF_A_WORD))


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one search found among the first three, and the milliseconds it took."""

    links: frozenset[str]
    took: float


@dataclass(frozen=True, kw_only=True)
class Searcher:
    """One of the two, in a page of its own."""

    page: Page
    sent: Sent
    address: str
    script: str

    def find(self, text: str) -> Found:
        found = self.page.evaluate(self.script, text)
        return Found(links=frozenset(found["links"]), took=found["took"])

    def links(self, text: str) -> frozenset[str]:
        return self.find(text).links

    def begin_anew(self) -> None:
        """Load the page again: nothing is kept from the search before."""
        self.page.goto(self.address)
        self.sent.take()


@contextmanager
def searching(ours: Files, theirs: Files) -> Iterator[tuple[Searcher, Searcher]]:
    """Yield our search and Pagefind's, each with a server of its own."""
    with a_browser() as browser, serving(ours) as (our_origin, our_sent), serving(theirs) as (origin, sent):
        context = browser.new_context(service_workers="block")
        context.set_default_timeout(120_000)
        context.add_init_script(NO_PAUSES)
        one = Searcher(page=context.new_page(), sent=our_sent, address=our_origin + BOX, script=OURS)
        other = Searcher(page=context.new_page(), sent=sent, address=origin + EMPTY, script=PAGEFIND)
        one.begin_anew()
        other.begin_anew()
        yield one, other
        context.close()


@contextmanager
def serving(files: Files) -> Iterator[tuple[str, Sent]]:
    """Yield where these files, compressed already, are to be had, and what of them is asked for."""
    sent = Sent(files=files)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            data = files.get(path, b"")
            sent.asked.append((path, len(data)))
            self.send_response(200 if path in files else 404)
            name = "index.html" if path.endswith("/") else path
            self.send_header("Content-Type", TYPES.get(name.rpartition(".")[2], "application/octet-stream"))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Length", str(len(data)))
            if data and not path.endswith(PACKED):
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", sent
    finally:
        server.shutdown()
        server.server_close()
