"""What makes a text hard to read for people who read little: long sentences, and abbreviations nobody explains."""

import re
from collections.abc import Iterator

LONGEST_SENTENCE = 20
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z-]*[A-Z](?![\w-])")
# What people say every day, and Roman numerals, need no explaining.
EVERYDAY = frozenset(
    """
    KK KTP KIA NIK RT RW SIM STNK BPKB BPJS PBB KUA TNI POLRI PNS ASN SD SMP SMA SKCK SPPT UU PP
    RS CV PT HP WA SMS PDF JPG QR TV ATM PIN OTP OK WIB WITA WIT RI II III IV VI VII
    """.split()  # noqa: SIM905  # a list of words reads better as words
)


def long_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence that is too long begins, and how many words it has."""
    start = 0
    for sentence in SENTENCE_END.split(text):
        start = text.index(sentence, start)
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            yield start, count
        start += len(sentence)


def abbreviations(text: str, *, explained_in: str) -> Iterator[tuple[int, str]]:
    """Yield each abbreviation that stands nowhere beside its full name, and where it is first used."""
    told: set[str] = set()
    for found in CAPITALS.finditer(text):
        short = found[0]
        if short not in EVERYDAY and short not in told and not _is_explained(short, explained_in):
            told.add(short)
            yield found.start(), short


def _is_explained(short: str, text: str) -> bool:
    """Whether it stands in brackets after its full name, or its full name in brackets after it."""
    return f"({short})" in text or f"{short} (" in text
