"""Finds the village that somebody means, by its file name, its name, or another spelling of it."""

from plugins.kinds import new_wording as wording
from plugins.kinds.file_naming import name_from
from plugins.kinds.new_file import Desk, NewFileRefused
from plugins.kinds.villages.kind import VILLAGES
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile
from plugins.reading.nearest import nearest


def village_meant(desk: Desk, words: str) -> ContentFile | NewFileRefused:
    """Return its file, or what to type instead."""
    if not words.strip():
        return NewFileRefused(sentence=wording.NO_VILLAGE)
    villages = desk.tree.of(VILLAGES.files)
    spellings = {
        name_from(spelling).replace("-", ""): file
        for file in villages
        for spelling in (
            *(other.text for other in file.root.texts("ejaan_lain")),
            file.root.text("nama") or "",
            file.slug,
        )
    }
    meant = name_from(words).removeprefix("desa-").replace("-", "")
    if meant in spellings:
        return spellings[meant]
    close = nearest(meant, spellings)
    guess = general.guess(spellings[close].slug if close else None)
    choices = ", ".join(file.slug for file in villages)
    return NewFileRefused(
        sentence=wording.NO_SUCH_VILLAGE.format(value=general.quoted(words), guess=guess, choices=choices)
    )
