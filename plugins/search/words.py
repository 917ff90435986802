"""The words editors teach the search, `content/data/istilah.yaml`."""

from collections.abc import Iterator

from pydantic import Field

from feedback_api.domain.search.folding import words_of
from plugins.content_file import ContentFile, Part
from plugins.content_model import FileHeader, Header
from plugins.fields import SomeTexts, Text, Texts
from plugins.problem import Problem
from plugins.search import wording
from plugins.wording import quoted


class FoundPage(Header):
    """A page that is no guide, and what people call it."""

    url: Text = Field(alias="alamat")
    title: Text = Field(alias="judul")
    aliases: Texts = Field(default=(), alias="alias")


class SearchWords(FileHeader):
    """What the search knows of words besides what stands in the pages.

    Spellings of a word, two words that mean one thing, words that mean nearly the same; words of the trade, words
    about other things, words that say little, words that say nothing; and pages that are no guides.
    """

    spellings: dict[str, SomeTexts] = Field(default={}, alias="ejaan")
    alike: tuple[SomeTexts, ...] = Field(default=(), alias="padanan")
    compounds: dict[str, Text] = Field(default={}, alias="majemuk")
    trade: Texts = Field(default=(), alias="inti")
    foreign: Texts = Field(default=(), alias="lain")
    light: Texts = Field(default=(), alias="ringan")
    ignored: tuple[SomeTexts, ...] = Field(default=(), alias="abaikan")
    pages: tuple[FoundPage, ...] = Field(default=(), alias="halaman")


NO_WORDS = SearchWords()
TWO = 2


def word_problems(file: ContentFile) -> Iterator[Problem]:
    """Yield entries that are not so many words as they should be, and spellings that are claimed for two words."""
    claimed: dict[str, str] = {}
    spellings = file.root.part("ejaan")
    for word in spellings.values:
        yield from _not_one_word(spellings, word, word)
        for spelling in spellings.texts(word):
            yield from _not_one_word(spellings, word, spelling.text)
            other = claimed.setdefault(spelling.text, word)
            if other != word or spelling.text in spellings.values:
                sentence = wording.SPELLING_TWICE.format(value=quoted(spelling.text), first=quoted(other))
                yield file.problem(spelling.location, sentence)
    compounds = file.root.part("majemuk")
    for pair in compounds.values:
        if len(words_of(pair)) != TWO:
            yield compounds.problem(pair, wording.NOT_TWO_WORDS.format(value=quoted(pair)))
        yield from _not_one_word(compounds, pair, compounds.text(pair) or "")


def _not_one_word(part: Part, key: str, text: str) -> Iterator[Problem]:
    if len(words_of(text)) != 1:
        yield part.problem(key, wording.NOT_ONE_WORD.format(value=quoted(text)))
