"""The register of papers, `content/data/berkas.yaml`: each is described once, and guides name it by its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from plugins.reading.content_model import Header
from plugins.reading.content_tree import ContentTree
from plugins.reading.fields import PocketText, ShortName, Text, Texts
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.rows import rows

PAPER_FILES = FileSet(folder="data", ending=YAML, only="berkas", is_shared=True, is_needed=True)

# For how many people one is brought: a family card is one, the identity cards of two witnesses are two.
People = Literal["satu", "dua", "beberapa"]
ONE: People = "satu"
Issuer = Literal[
    "dukcapil", "desa", "rt-rw", "kecamatan", "kua", "pengadilan", "polisi", "kesehatan", "sekolah", "pajak", "bpn",
    "ppat", "imigrasi", "samsat", "perizinan", "perusahaan", "bpjs", "anda", "orang-lain",
]  # fmt: skip
# What becomes of an original that is handed over: it is given back, it stays, or a new one takes its place.
Original = Literal["kembali", "tinggal", "diganti"]
KEPT: tuple[Original, ...] = ("tinggal", "diganti")


class PaperGround(Header):
    """A law that says what the paper looks like or that it is needed."""

    law: ShortName = Field(alias="hukum")
    article: Text | None = Field(default=None, alias="pasal")


class RegisteredPaper(Header):
    """One paper, presence or piece of data; what nobody knows of it is `None`."""

    name: Text = Field(alias="nama")
    short: PocketText = Field(alias="pendek")
    aliases: Texts = Field(default=(), alias="alias")
    whose: Text = Field(alias="milik")
    people: People = Field(default=ONE, alias="orang")
    issuer: Issuer | None = Field(default=None, alias="terbit")
    original: Original | None = Field(default=None, alias="asli")
    had_where: Text | None = Field(default=None, alias="dapat")
    grounds: tuple[PaperGround, ...] = Field(default=(), alias="dasar")

    @property
    def is_of_several(self) -> bool:
        """Whether each of several people brings one."""
        return self.people != ONE


@dataclass(frozen=True, kw_only=True)
class Register:
    """The papers that can be read, by their keys, and all keys that are written: of a faulty paper nothing is known."""

    papers: Mapping[str, RegisteredPaper]
    keys: frozenset[str]


def register_of(tree: ContentTree) -> Register:
    """Return the register of a content tree."""
    table = tree.table(PAPER_FILES)
    return Register(papers=rows(table, RegisteredPaper)[0], keys=frozenset(table.names() or ()))
