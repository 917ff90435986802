"""Times what people wait for on one machine: an answer's page, and a second start, beside a full build."""

import http
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.asking import ask, publish, signed_in
from tests.opened import OpenOffice, opened
from tests.serving import ROOT, Visitor, running_office, start, wait_for

ROUNDS = 7
PATIENCE = 60.0


def seconds_to_page(office: OpenOffice, staff: Visitor, number: int) -> float:
    """Return how long readers wait for an answer's page, from the press of the button."""
    reader, text = office.running.visitor(), f"Apakah fotokopi KK untuk KTP pertama harus dilegalisir? Contoh {number}."
    ask(reader, text)
    submission = office.id_of(text)
    begun = time.perf_counter()
    publish(staff, submission, text=text, answer="**Tidak perlu dilegalisir.**")
    wait_for(lambda: reader.get(f"/tanya/{submission}/").status == http.HTTPStatus.OK, seconds=PATIENCE)
    return time.perf_counter() - begun


def seconds_to_start(data: Path, port: int) -> float:
    """Return how long a start takes that finds everything made already."""
    begun = time.perf_counter()
    office = start(data, port=port)
    wait_for(office.is_answering, seconds=PATIENCE)
    seconds = time.perf_counter() - begun
    office.wait_until_ready().stop()
    return seconds


def seconds_to_build(into: Path) -> float:
    """Return how long the plain `pelican` command takes for the same content: the peer."""
    begun = time.perf_counter()
    command = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(into), "-q")
    subprocess.run(command, cwd=ROOT, check=True)
    return time.perf_counter() - begun


def main() -> int:
    """Print one JSON object; its times are medians in seconds, its ratios are to the full build of the same run."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "var"
        with running_office(data) as running:
            office = opened(running)
            staff = signed_in(office)
            pages = [seconds_to_page(office, staff, number) for number in range(ROUNDS)]
        starts = [seconds_to_start(data, running.port) for _ in range(ROUNDS)]
        builds = [seconds_to_build(Path(folder) / f"built-{number}") for number in range(3)]
    page, again, build = (statistics.median(seconds) for seconds in (pages, starts, builds))
    found = {
        "answer_to_page": round(page, 2),
        "second_start": round(again, 2),
        "full_build": round(build, 2),
        "answer_to_page_ratio": round(page / build, 2),
        "second_start_ratio": round(again / build, 2),
    }
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
