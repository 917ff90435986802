"""Sixty real-sounding messages come in by the form, and staff see them masked."""

import json
import sys
from pathlib import Path

import pytest

from tests.web_office import an_office

MESSAGES = [
    json.loads(line) for line in (Path(__file__).parent / "messages.jsonl").read_text("utf-8").splitlines() if line
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """For each message: the kept submission and the page staff open for it."""
    pages = {}
    with an_office(tmp_path_factory.mktemp("messages"), catalogue=None) as office:
        sri = office.staff()
        office.staff("budi")  # with whom sri may publish what sounds like a report
        for message in MESSAGES:
            kept = office.kept(message["text"], jenis=message["kind"] or "pertanyaan", tetap="ya")
            pages[message["id"]] = (kept, sri.opens(f"/moderasi/kiriman/{kept.id}"))
    return pages


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message["id"])
def test_no_detail_of_a_message_stands_on_the_page_staff_see_first(seen, message):
    kept, page = seen[message["id"]]

    assert kept.text == message["text"].strip()
    assert [detail["value"] for detail in message["pii"] if detail["value"] in page.response.text] == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message["id"])
def test_the_text_to_publish_is_offered_with_every_detail_replaced(seen, message):
    _, page = seen[message["id"]]

    assert page.value("isi_terbit") == (message["redacted_text"] or message["text"]).strip()


def test_what_is_found_is_what_is_there(seen):
    there = {(m["id"], d["type"], d["start"], d["end"]) for m in MESSAGES for d in m["pii"]}
    found = {(name, f.detail.value, f.start, f.end) for name, (kept, _) in seen.items() for f in kept.finds}
    right = there & found

    precision, recall = len(right) / len(found), len(right) / len(there)
    sys.stdout.write(f"\n{len(there)} details by HTTP: precision {precision:.3f}, recall {recall:.3f}\n")

    assert (precision, recall) == (1.0, 1.0), sorted(there ^ found)
