"""The register of laws, `content/data/hukum.yaml`: what guides and papers stand on, and what changed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from plugins.kinds.laws import wording
from plugins.reading.content_model import Header
from plugins.reading.content_tree import ContentTree
from plugins.reading.fields import Day, ShortName, ShortNames, Text, Texts
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.rows import rows

LAW_FILES = FileSet(folder="data", ending=YAML, only="hukum", is_shared=True, is_needed=True)


# What is looked at: a guide by its name, a form with its folder before it, as `formulir/f-2-01`.
FORM_FOLDER = "formulir/"
LookedAt = Annotated[str, StringConstraints(pattern=rf"^(?:{FORM_FOLDER})?[a-z0-9]+(?:[-_][a-z0-9]+)*$")]


class Looked(Header):
    """Who checked a guide or a form against a change, and when."""

    by: Text = Field(alias="oleh")
    day: Day = Field(alias="tanggal")


class LawChange(Header):
    """Another law changed this one; without `parts` all of it. What was `looked` at is no longer marked."""

    by: ShortName = Field(alias="oleh")
    noted: Day = Field(alias="dicatat")
    parts: Texts = Field(default=(), alias="bagian")
    sentence: Text = Field(alias="kata")
    looked: dict[LookedAt, Looked] = Field(default={}, alias="dilihat")


class LawEntry(Header):
    """One law, how it is cited, and what it changes or replaces."""

    title: Text = Field(alias="judul")
    about: Text | None = Field(default=None, alias="tentang")
    since: Day | None = Field(default=None, alias="sejak")
    amends: ShortNames | None = Field(default=None, alias="mengubah")
    replaces: ShortNames | None = Field(default=None, alias="mengganti")
    sources: Texts = Field(default=(), alias="sumber")
    changes: tuple[LawChange, ...] = Field(default=(), alias="berubah")


class ChangedLaw(Header):
    """A law changed after something was checked; with `papers` it concerns only who needs one of these."""

    id: ShortName = Field(alias="kunci")
    law: Text = Field(alias="hukum")
    by: Text = Field(alias="oleh")
    sentence: Text = Field(alias="kata")
    papers: Texts = Field(default=(), alias="berkas")


LONGEST_IN_A_MESSAGE = 120


def changes_said(changed: Iterable[ChangedLaw]) -> str:
    """Return what may be otherwise since laws changed, each sentence once; empty if nothing is."""
    return " ".join(dict.fromkeys(one.sentence for one in changed))


def changes_in_a_message(changed: Iterable[ChangedLaw]) -> str:
    """Return the same for a message; many sentences are read on the page."""
    whole = wording.CHANGED.format(sentences=changes_said(changed))
    return whole if len(whole) <= LONGEST_IN_A_MESSAGE else wording.CHANGED_BRIEF


@dataclass(frozen=True, kw_only=True)
class Laws:
    """The laws that can be read, by their ids, and all ids that are written: of a faulty one nothing is known."""

    by_id: Mapping[str, LawEntry]
    ids: frozenset[str]

    def title(self, law: str) -> str:
        """Return how a law is cited; one that cannot be read by its id."""
        known = self.by_id.get(law)
        return known.title if known else law


def laws_of(tree: ContentTree) -> Laws:
    """Return the laws of a content tree."""
    table = tree.table(LAW_FILES)
    return Laws(by_id=rows(table, LawEntry)[0], ids=frozenset(table.names() or ()))
