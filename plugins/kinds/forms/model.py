"""An official form's header: what it is for, where it is had, what to know before filling it, and who signs."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from plugins.kinds.forms.sheet import Sheet, Signature
from plugins.kinds.guides.model import Law, Sourced
from plugins.kinds.laws.model import ChangedLaw, changes_said
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fields import AnswerLine, Day, ShortName, SomeTexts, Text, Texts, YesNo

CODE_PATTERN = r"F-\d\.\d{2}[A-F]?"
CODE = re.compile(rf"\b{CODE_PATTERN}\b")
FormCode = Annotated[str, StringConstraints(pattern=rf"^{CODE_PATTERN}$")]


class NamedDocument(Header):
    """A paper of a guide that is this form, though its name does not hold the code."""

    guide: ShortName = Field(alias="panduan")
    document: ShortName = Field(alias="berkas")


class Replaced(Sourced):
    """The form that this one stands in for since the law changed, and what nobody has made sure of."""

    code: FormCode = Field(alias="kode")
    text: Text = Field(alias="kata")


class Known(Header):
    """What must be known about one person or event before anybody can fill the form."""

    about: Text = Field(alias="tentang")
    facts: SomeTexts = Field(alias="data")


class LetterOfDesa(Header):
    """A letter that the desa writes: its name, whether rules still ask for it, and what says that they do not."""

    name: Text = Field(alias="nama")
    is_asked: YesNo = Field(alias="diminta")
    basis: Text | None = Field(default=None, alias="dasar")


class OfficialForm(FileHeader, Sourced):
    """One form, `content/formulir/<slug>.md`. `replaces` is its name before the law changed.

    One with a `letter` is no paper of an office: it holds what the desa asks for a letter that it writes.
    `letter_of` are the guides to such a letter.
    """

    code: FormCode | None = Field(default=None, alias="kode")
    title: Text = Field(alias="judul")
    aliases: Texts = Field(default=(), alias="alias")
    summary: AnswerLine = Field(alias="ringkas")
    where: SomeTexts = Field(alias="di_mana")
    known: tuple[Known, ...] = Field(alias="siapkan", min_length=1)
    signatures: tuple[Signature, ...] = Field(default=(), alias="tanda_tangan")
    unsure: Texts = Field(default=(), alias="belum_pasti")
    replaces: Replaced | None = Field(default=None, alias="ganti")
    documents: tuple[NamedDocument, ...] = Field(default=(), alias="diminta")
    letter: LetterOfDesa | None = Field(default=None, alias="untuk_surat")
    letter_of: Texts = Field(default=(), alias="surat_dari")
    regulation: Text | None = Field(default=None, alias="aturan")
    law: tuple[Law, ...] = Field(default=(), alias="dasar")
    changed_law: tuple[ChangedLaw, ...] = Field(default=(), alias="aturan_berubah")
    checked: Day = Field(alias="dicek")
    sheet: Sheet | None = Field(default=None, alias="lembar")

    @property
    def url(self) -> str:
        return f"/formulir/{self.slug}/"

    @property
    def sheet_url(self) -> str:
        return f"{self.url}lembar/"

    @property
    def is_for_a_letter(self) -> bool:
        return self.letter is not None

    @property
    def name(self) -> str:
        """Return what people call it: its code with the words, or the words."""
        return f"{self.code} {self.title}" if self.code else self.title

    @property
    def changes_in_law(self) -> str:
        """Return what may be otherwise since laws changed; empty if nothing is."""
        return changes_said(self.changed_law)

    @property
    def stamps(self) -> int:
        """Return how many duty stamps people buy for it."""
        return sum(signature.stamps for signature in self.signatures)

    @property
    def signs_before(self) -> tuple[Signature, ...]:
        """Return those who sign but do not sit at the counter."""
        return tuple(signature for signature in self.signatures if not signature.is_office)

    @property
    def is_signed_on_the_way(self) -> bool:
        """Whether others sign as well, or a stamp is bought: that is seen to before the trip."""
        return self.stamps > 0 or len(self.signs_before) > 1

    @property
    def row_url(self) -> str:
        """Return where the row of a paper leads: to the sheet at once if it is signed, or read by the desa, before."""
        return self.sheet_url if self.sheet and (self.is_for_a_letter or self.is_signed_on_the_way) else self.url


def slug_of_code(code: str) -> str:
    """Return the file name of a form: F-1.07 is f-1-07."""
    return code.lower().replace(".", "-")


def codes_in(text: str) -> Iterator[str]:
    """Yield the codes that a text names, each once."""
    yield from dict.fromkeys(CODE.findall(text))
