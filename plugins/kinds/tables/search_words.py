"""The words editors teach the search, `content/data/istilah.yaml`."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from feedback_api.domain.search.folding import words_of
from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable, page_called
from plugins.kinds.tables import wording
from plugins.reading.content_file import ContentFile, Part
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.fields import SomeTexts, Text, Texts
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.problem import ContentProblem
from plugins.reading.wording import quoted

SEARCH_WORD_FILES = FileSet(folder="data", ending=YAML, only="istilah", is_shared=True)


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


TWO = 2


def search_word_problems(files: Files, _tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield what is wrong with the words of each file."""
    for file in files:
        yield from _word_problems(file)


def found_pages(words: Sequence[SearchWords], _day: BuildDay) -> Iterator[Findable]:
    """Yield the pages that are no guides."""
    for found in (page for one in words for page in one.pages):
        yield page_called(found.title, found.url, *found.aliases)


def _word_problems(file: ContentFile) -> Iterator[ContentProblem]:
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


def _not_one_word(part: Part, key: str, text: str) -> Iterator[ContentProblem]:
    if len(words_of(text)) != 1:
        yield part.problem(key, wording.NOT_ONE_WORD.format(value=quoted(text)))
