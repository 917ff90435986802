"""Finds among published answers those to a question like the one that is being written.

Whole words of two texts are compared, so that a phone can do the same with the same list (`theme/static/js/similar.js`)
and what is typed leaves it with "Kirim" only.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MOST_SHOWN = 3
# Of the newest answers so many are compared: a phone fetches the list.
MOST_COMPARED = 200
LONGEST_COMPARED = 600
# What is said in any question says nothing of what it is about.
EVERYDAY = (
    "ada adakah aja akan aku anda apa apabila apakah asalamualaikum assalamualaikum atas atau bagaimana bagi bahwa "
    "bapak bawa belum berapa besok biar bila bisa bisakah bu buat bukan bukannya butuh cara caranya cuma dah dalam "
    "dan dapat dari dengan di dia dong dulu gimana harus haruskah ibu ini itu iya jadi jadinya juga kah kak kalau "
    "kalo kami kan kantor kapan karena katanya ke kecamatan kenapa kepada kita kok lagi lalu lama lebih lewat maaf "
    "mana masih mau mba mbak mengapa menjadi mereka minta misalnya mohon mungkin nanti nggak nih oleh orang pada "
    "pak paling perlu perlukah permisi pernah pun punya saja salam sama sampai saya se sebagai sebelum sedang "
    "sekarang selamat seperti sesudah siang soal sore sudah sudahkah supaya syarat syaratnya tadi tanpa tanya tapi "
    "telah tentang terima terus tetap tetapi tidak tolong udah untuk warga ya yang"
)
_WORD = re.compile(r"[a-z0-9]{2,}")
_LONGER_BY, _LONG_ENOUGH = 4, 4


@dataclass(frozen=True, kw_only=True)
class AnsweredQuestion:
    """A published answer as it is offered: what was asked, its verdict, and the guide that it is about."""

    id: str
    title: str
    verdict: str
    guide: str | None = None

    @property
    def url(self) -> str:
        return f"/tanya/{self.id}/"


def similar_to(text: str, guide: str | None, answered: Iterable[AnsweredQuestion]) -> tuple[AnsweredQuestion, ...]:
    """Return the few whose question has most in common with the text, newest first where it is as much."""
    typed = _Compared.of(text)
    shares = ((one, _share(typed, one, is_of_guide=guide is not None and guide == one.guide)) for one in answered)
    alike = [(share, one) for one, share in shares if share]
    alike.sort(key=lambda found: -found[0])
    return tuple(one for _, one in alike[:MOST_SHOWN])


def telling_words(text: str) -> tuple[str, ...]:
    """Return the words that say what a text is about, each once."""
    spread = unicodedata.normalize("NFKD", text[:LONGEST_COMPARED].lower())
    plain = "".join(sign for sign in spread if not "\u0300" <= sign <= "\u036f")
    return tuple(dict.fromkeys(word for word in _WORD.findall(plain) if word not in _EVERYDAY))


@dataclass(frozen=True, kw_only=True)
class _Compared:
    """The telling words of a text, each with what it may begin with in another form, and all of those together."""

    beginnings: dict[str, frozenset[str]]
    of_any: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Compared":
        beginnings = {word: _beginnings(word) for word in telling_words(text)}
        return cls(beginnings=beginnings, of_any=frozenset().union(*beginnings.values()))

    def has_nothing_of(self, other: "_Compared") -> bool:
        return self.of_any.isdisjoint(other.beginnings) and other.of_any.isdisjoint(self.beginnings)

    def count_in(self, other: "_Compared") -> int:
        """Return how many of these words the other text has, in whatever form."""
        words = other.beginnings.keys()
        found = (word in other.of_any or not begins.isdisjoint(words) for word, begins in self.beginnings.items())
        return sum(found)


def _share(typed: _Compared, one: AnsweredQuestion, *, is_of_guide: bool) -> int:
    """Return how much of the question was typed, in hundredths; nothing if that is too little to speak of.

    Two words at least, and of the question three fifths (of one about the same guide two), or most of what was typed.
    """
    asked = _asked(one.title)
    if typed.has_nothing_of(asked):
        return 0
    shared, said = asked.count_in(typed), typed.count_in(asked)
    words, typed_words = len(asked.beginnings), len(typed.beginnings)
    is_much = shared * 5 >= words * (2 if is_of_guide else 3) or said * 5 >= typed_words * 4
    return shared * 100 // words if min(shared, said) > 1 and is_much else 0


@lru_cache(maxsize=2 * MOST_COMPARED)
def _asked(title: str) -> _Compared:
    """Read a title once: it is compared with every letter."""
    return _Compared.of(title)


def _beginnings(word: str) -> frozenset[str]:
    """Return the word and what it is a longer form of."""
    shortest = max(_LONG_ENOUGH, len(word) - _LONGER_BY)
    return frozenset({word, *(word[:length] for length in range(shortest, len(word)))})


_EVERYDAY = frozenset(EVERYDAY.split())
