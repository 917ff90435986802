"""Tells the feedback function which letters a desa can be asked to prepare, and which nobody needs."""

from typing import Any

from plugins.edition.edition import Edition
from plugins.kinds.forms.demanded import FormShelf
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.guides.model import Guide

# What a letter that nobody needs is called by guides, in small letters: those that the desa or the office would write.
_INTRODUCTION = "surat pengantar"


def village_letter(edition: Edition, guide: Guide) -> dict[str, Any]:
    """Return the letter of the desa that a guide is about or asks for; nothing where there is none."""
    form = FormShelf(forms=edition.of(FORMS)).letter_wanted_by(guide)
    if form is None or form.letter is None:
        return {}
    sheet = form.sheet_url if form.sheet else None
    not_asked = None if form.letter.is_asked else form.letter.basis
    return {"letter": {"name": form.letter.name, "sheet": sheet, "not_asked": not_asked}}


def letters_not_asked(edition: Edition) -> list[dict[str, Any]]:
    """Return the letters of introduction that guides say nobody needs, by reason; what most guides say first."""
    guides: dict[tuple[str, str], list[str]] = {}
    for guide in edition.content.guides:
        for unneeded in guide.not_needed:
            if unneeded.name.lower().startswith(_INTRODUCTION):
                guides.setdefault((unneeded.name, unneeded.basis), []).append(guide.slug)
    most_first = sorted(guides.items(), key=lambda one: -len(one[1]))
    return [{"name": name, "basis": basis, "guides": slugs} for (name, basis), slugs in most_first]
