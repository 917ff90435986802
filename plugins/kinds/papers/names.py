"""When two names are names of one paper."""

import re

FORM_CODE = re.compile(r"\bF-\d\.\d\d[A-Z]?\b")
BRACKETS = re.compile(r"\s*\(([^()]*)\)")
# What is said of a paper and does not tell which one it is.
SAYS_NOTHING = frozenset({"lama", "terbaru", "terakhir", "asli", "anda", "sendiri", "yang", "aktif", "masih"})


def identity_of(name: str) -> str:
    """Return what the names of one paper share: the codes of a form, else what people call it.

    What follows a colon tells more of the same paper: "Foto rumah: depan dan dalam".
    """
    codes = FORM_CODE.findall(name)
    return " ".join(codes) if codes else spoken(name).partition(":")[0].strip()


def bare_identity_of(name: str) -> str:
    """Return the same without the words that tell nothing: "KTP Anda sendiri" and "KTP lama" are "ktp"."""
    identity = identity_of(name)
    words = [word for word in identity.replace(",", " ").split() if word not in SAYS_NOTHING]
    return " ".join(words) or identity


def spoken(name: str) -> str:
    """Return the name in small letters and without brackets; "Kartu Keluarga (KK)" becomes "kk"."""
    words: list[str] = []
    before = 0
    for bracket in BRACKETS.finditer(name):
        words += name[before : bracket.start()].lower().split()
        before, short = bracket.end(), bracket[1].lower()
        if short and "".join(word[0] for word in words[-len(short) :]) == short:
            words[-len(short) :] = [short]
    return " ".join([*words, *name[before:].lower().split()])
