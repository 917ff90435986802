"""Looks for the word of reporters in every file where nobody may find it, and for each report where it belongs."""

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import brotli

from feedback_api.domain.submissions.fields import TEXT
from feedback_api.domain.submissions.submission import Submission
from feedback_api.security.report_cipher import opened_report
from feedback_api.settings import KeyUse, Settings
from feedback_api.store.protocol import Store
from tests.proof.errands import REPORTERS_WORD, report_words
from tests.proof.people import Ledger
from tests.serving import Visitor


def reports_that_differ(store: Store, settings: Settings, kept: Iterable[Submission], ledger: Ledger) -> Iterator[str]:
    """Every receipt has its one report, which says what its sender wrote to whoever has the key."""
    keys = settings.keys(KeyUse.REPORT)
    opened = [opened_report(keys, one.id, store.submissions.contact(one.id) or b"") for one in kept]
    found = Counter((one.texts[TEXT.attribute], one.contact.name, one.contact.address) for one in opened)
    for number, text in enumerate(ledger.reports):
        times = found.pop(report_words(text), 0)
        if times != 1:
            yield f"{times} sealed reports for receipt {number}"
    yield from (f"a report nobody has a receipt for: {count}" for count in found.values())


def reports_that_are_shown(kept: Iterable[Submission], staff: Visitor) -> Iterator[str]:
    """To whoever is no supervisor there is no report."""
    for report in kept:
        status = staff.get(f"/moderasi/kiriman/{report.id}").status
        if status != 404:
            yield f"a report answers {status} to others"
    if REPORTERS_WORD in staff.get("/moderasi/").text.casefold():
        yield "the queue says what a report says"


def files_with_the_word(*places: Path) -> Iterator[str]:
    """Yield each file that holds the word, compressed or not; of mail all counts but whom it goes to."""
    for path in files_in(places):
        if any(REPORTERS_WORD.encode() in text.lower() for text in _texts_of(path)):
            yield f"a reporter's word stands in {path.name}"


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        found = place.rglob("*") if place.is_dir() else (place,)
        yield from (path for path in found if path.is_file())


def _texts_of(path: Path) -> Iterator[bytes]:
    """Yield what a file says; one that went away while we looked says nothing."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    # A letter of mail whose writer died stands there half, beside its name.
    suffix = next((one for one in path.suffixes if one in _READ_BY), "")
    yield _READ_BY.get(suffix, bytes)(content)


def _mail_but_for_its_address(content: bytes) -> bytes:
    message = message_from_bytes(content, policy=default)
    del message["To"]
    body = message.get_body()
    return "\n".join([*message.values(), body.get_content() if body else ""]).encode()


_READ_BY: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.decompress,
    ".br": brotli.decompress,
    ".eml": _mail_but_for_its_address,
}
