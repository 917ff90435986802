"""Measures the first view of a guide over 400 kbit/s and 400 ms on a slow phone, by turns with a page of GOV.UK's kind.

.venv/bin/python -m bench.pages.view [--guide pindah-keluar] [--rounds 7] [--folder FOLDER]

The other page has the same text, set with govuk-frontend. Both come compressed from this machine; the browser waits
as that line and that phone would, but for DNS, TLS and slow start, which would cost both the same or the larger more.
Its last line is one JSON object.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from bench.filled_office import printed
from bench.function.office_at_size import PUBLISHED
from bench.function.submit import FOLDER
from bench.letters import Letters
from bench.measuring.turns import Turns, keep
from bench.others.npm import installed
from bench.pages.govuk_page import govuk_files
from bench.peers import PeerMissing
from bench.search_browser import Sent, serving
from bench.search_sites import Files
from feedback_api.progress import steps
from tests.browser.chromium import a_browser

LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
SLOWER = 6
PHONE = ViewportSize(width=360, height=740)
OURS, GOVUK = "ours", "govuk-frontend"
SEEN = """async () => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!painted() || !performance.getEntriesByType("navigation")[0].loadEventEnd)
    await new Promise((done) => setTimeout(done, 50));
  const largest = await new Promise((done) => new PerformanceObserver((list) =>
    done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }));
  return { first: painted().startTime, largest, loaded: performance.getEntriesByType("navigation")[0].loadEventEnd };
}"""


@dataclass(frozen=True, kw_only=True)
class Viewed:
    """One of the two pages: where it is, and what its server was asked for."""

    name: str
    address: str
    sent: Sent


def our_files(site: Path, address: str) -> Files:
    """Return the guide and what it may load."""
    loaded = [path for path in (site / "theme").rglob("*") if path.is_file() and path.suffix not in {".gz", ".br"}]
    loaded += [path for path in site.glob("*") if path.suffix in {".webmanifest", ".js", ".svg", ".ico"}]
    files = {f"/{path.relative_to(site).as_posix()}": path.read_bytes() for path in loaded}
    files[address] = (site / address.strip("/") / "index.html").read_bytes()
    return {path: gzip.compress(data, 9, mtime=0) for path, data in files.items()}


def view(browser: Browser, page: Viewed, turns: Turns) -> None:
    """Open it as somebody does who never was here."""
    context = browser.new_context(service_workers="block", viewport=PHONE, device_scale_factor=2, is_mobile=True)
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.sent.take()
    tab.goto(page.address, wait_until="load", timeout=120_000)
    seen = tab.evaluate(SEEN)
    tab.wait_for_load_state("networkidle")
    turns.note("first_paint_ms", page.name, seen["first"])
    turns.note("largest_paint_ms", page.name, seen["largest"])
    turns.note("loaded_ms", page.name, seen["loaded"])
    turns.note("requests", page.name, len(page.sent.asked))
    turns.note("bytes", page.name, page.sent.take()[0])
    context.close()


def measured(folder: Path, guide: str, rounds: int) -> Turns:
    site = printed(folder / "published", PUBLISHED, Letters()).data.site
    address, turns = f"/panduan/{guide}/", Turns()
    ours = our_files(site, address)
    theirs = govuk_files(
        installed("govuk-frontend", folder / "tools"), address, gzip.decompress(ours[address]).decode()
    )
    with a_browser() as browser, serving(ours) as (here, of_ours), serving(theirs) as (there, of_theirs):
        pages = (
            Viewed(name=OURS, address=here + address, sent=of_ours),
            Viewed(name=GOVUK, address=there + address, sent=of_theirs),
        )
        for page in pages:  # what the browser itself does at first
            view(browser, page, Turns())
        with steps("views", rounds) as done:
            for _ in range(rounds):
                for page in pages:
                    view(browser, page, turns)
                done(1)
    return turns


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages.view", description=__doc__)
    parser.add_argument("--guide", default="pindah-keluar")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    try:
        turns = measured(options.folder.resolve(), options.guide, options.rounds)
    except PeerMissing as missing:
        sys.exit(f"Nothing is compared: {missing}.")
    print(*turns.table(), sep="\n")
    told = {"guide": options.guide, **turns.told(), "spread": turns.spread()}
    keep("view", told)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
