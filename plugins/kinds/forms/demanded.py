"""Finds the form behind a paper of a guide: by the code in its name, or because the form says that it is that paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from plugins.kinds.forms.model import OfficialForm, codes_in
from plugins.kinds.guides.model import Document, Guide

FORM = "formulir"


class HasSlug(Protocol):
    """A guide, or as much of it as is needed to find what it asks for."""

    @property
    def slug(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class FormShelf:
    """Every form of the office, and which papers of which guides are one."""

    forms: tuple[OfficialForm, ...]

    @cached_property
    def by_code(self) -> dict[str, OfficialForm]:
        return {form.code: form for form in self.forms if form.code}

    @cached_property
    def _by_document(self) -> dict[tuple[str, str], OfficialForm]:
        return {(named.guide, named.document): form for form in self.forms for named in form.documents}

    def letters_of(self, guide: HasSlug) -> tuple[OfficialForm, ...]:
        """Return the sheets with what the desa asks for its letter, where the guide is about getting one."""
        return tuple(form for form in self.forms if guide.slug in form.letter_of)

    def letter_wanted_by(self, guide: Guide) -> OfficialForm | None:
        """Return the sheet of the letter that a guide is about, or else of one that it asks for."""
        asked = (form for document in guide.documents for form in self.behind(guide, document))
        return next((form for form in (*self.letters_of(guide), *asked) if form.letter), None)

    def behind(self, guide: HasSlug, document: Document) -> tuple[OfficialForm, ...]:
        """Return the forms that a paper is. Of two names for one form, the one the law uses now: it tells the other."""
        named = self._by_document.get((guide.slug, document.id))
        if named:
            return (named,)
        found = [self.by_code[code] for code in codes_in(document.name) if code in self.by_code]
        replaced = {form.replaces.code for form in found if form.replaces}
        return tuple(form for form in found if form.code not in replaced)


def is_a_form(document: Document) -> bool:
    """Whether people fill it, so that they must be told where it is had."""
    return FORM in document.form


def guides_asking(form: OfficialForm, shelf: FormShelf, guides: Sequence[Guide]) -> Iterator[Guide]:
    """Yield the guides that ask for a form, or are about the letter it is for."""
    for guide in guides:
        asks = any(form in shelf.behind(guide, document) for document in guide.documents)
        if asks or form in shelf.letters_of(guide):
            yield guide
