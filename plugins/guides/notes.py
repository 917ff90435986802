"""What an editor may want to look at again in a guide; none of it stops the build."""

import re
from collections.abc import Iterator
from datetime import date

from plugins import wording
from plugins.content_file import ContentFile, Location, Value
from plugins.fields import ISO_DAY
from plugins.problem import Problem

LONGEST_SENTENCE = 20
SPOKEN_KEYS = frozenset({"ringkas", "siapa", "kata", "syarat", "catatan", "teks", "bila", "langkah", "sering_salah"})
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
CAPITALS = re.compile(r"\b[A-Z][A-Z-]*[A-Z]\b")
# What people in Lekok say every day, and Roman numerals, need no explaining.
EVERYDAY = frozenset(
    """
    KK KTP KIA NIK RT RW SIM STNK BPKB BPJS PBB KUA TNI POLRI PNS ASN SD SMP SMA SKCK SPPT UU PP
    RS CV PT HP WA SMS PDF JPG QR TV ATM PIN OTP OK WIB RI II III IV VI VII
    """.split()  # noqa: SIM905  # a list of words reads better as words
)


def guide_notes(file: ContentFile, today: date) -> Iterator[Problem]:
    """Yield long sentences, unexplained abbreviations, and a review that is due."""
    again = file.root.text("cek_lagi")
    if again and ISO_DAY.fullmatch(again) and again < today.isoformat():
        yield file.root.problem("cek_lagi", wording.REVIEW_OVERDUE.format(day=again))
    spoken = list(_spoken(file.values, (), heard=False))
    explained = " ".join(text for _, text in _spoken(file.values, (), heard=True)) + file.body
    told: set[str] = set()
    for location, text in spoken:
        yield from _long_sentences(file, location, text)
        for short in CAPITALS.findall(text):
            if short not in EVERYDAY and short not in told and not _is_explained(short, explained):
                told.add(short)
                yield file.problem(location, wording.ABBREVIATION.format(value=wording.quoted(short)))


def _is_explained(short: str, text: str) -> bool:
    """Whether it stands in brackets after its full name, or its full name in brackets after it."""
    return f"({short})" in text or f"{short} (" in text


def _spoken(value: Value, location: Location, *, heard: bool) -> Iterator[tuple[Location, str]]:
    """Yield every text under a key that is read aloud to people (with `heard`: every text)."""
    if isinstance(value, str):
        if heard:
            yield location, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _spoken(inner, (*location, key), heard=heard or key in SPOKEN_KEYS)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _spoken(inner, (*location, index), heard=heard)


def _long_sentences(file: ContentFile, location: Location, text: str) -> Iterator[Problem]:
    for sentence in SENTENCE_END.split(text):
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            yield file.problem(location, wording.LONG_SENTENCE.format(count=count, limit=LONGEST_SENTENCE))
