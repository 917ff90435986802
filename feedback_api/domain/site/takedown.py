"""A page that staff took down at once, whatever its content file says, and may put back."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from feedback_api.domain.stored_format import TAKEDOWN
from feedback_api.domain.stored_parts import document_of, read_document

PAGES_FOLDER = "halaman"
FOLDERS = ("panduan", "peristiwa", "formulir", "kunjungan", "desa", "kabar", "program", "kegiatan", PAGES_FOLDER)
# As long as the desk's field; a store of the cloud takes no name much longer.
LONGEST_NAMED = 300
# What has a page of its own that no content file is the whole of, or is no page at all.
_NO_FILES = frozenset(
    "tanya sumber poster cari a-z kinerja kesegaran saku luring kirim lacak hasil skm moderasi api data sehat".split()  # noqa: SIM905 words
)
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"(?:.*/)?(?P<folder>{'|'.join(FOLDERS)})/(?:[0-9]{{4}}/)?(?P<slug>{_SLUG})\.md")
_ADDRESS = re.compile(rf"/(?P<folder>{'|'.join(FOLDERS[:-1])})/(?P<slug>{_SLUG})(?:/.*)?")
_PLAIN_PAGE = re.compile(rf"/(?P<slug>{_SLUG})/?")
_NAME = re.compile(rf"(?P<folder>{'|'.join(FOLDERS)})/(?P<slug>{_SLUG})")


@dataclass(frozen=True, kw_only=True)
class Takedown:
    """One page, named `folder/slug` as its file is: `panduan/ktp-hilang`, `kunjungan/sukamaju-desember`.

    `is_down` is false once it was put back; `reason` is why it went or came, `at` when.
    """

    name: str
    reason: str
    by: str
    at: datetime
    is_down: bool = True

    @property
    def address(self) -> str:
        """Return where its page stands."""
        return address_of(self.name)

    @property
    def day(self) -> date:
        return self.at.date()


def address_of(name: str) -> str:
    """Return where the page of this name stands."""
    return f"/{name.removeprefix(f'{PAGES_FOLDER}/')}/"


def page_named(typed: str) -> str | None:
    """Return the name of the page somebody means by its file or its address; `None` if it has no file of its own."""
    text = typed.strip()
    path = _path_in(text) if len(text) <= LONGEST_NAMED else ""
    for shape in (_FILE, _NAME, _ADDRESS):
        found = shape.fullmatch(path)
        if found:
            return f"{found['folder']}/{found['slug']}"
    plain = _PLAIN_PAGE.fullmatch(path)
    return f"{PAGES_FOLDER}/{plain['slug']}" if plain and plain["slug"] not in {*_NO_FILES, *FOLDERS} else None


def _path_in(text: str) -> str:
    """Return the path of an address or of a file; nothing if it is an address nobody can read."""
    if "://" not in text:
        return text.partition("?")[0].partition("#")[0]
    try:
        return urlsplit(text).path
    except ValueError:  # such as brackets around what is no address of a machine
        return ""


def takedown_document(takedown: Takedown) -> str:
    """Return the document in which it is kept."""
    return document_of(TAKEDOWN, takedown)


def takedown_of(document: str) -> Takedown:
    """Read what `takedown_document` wrote, or raise `VisitSetAside`."""
    return read_document(TAKEDOWN, Takedown, document)
