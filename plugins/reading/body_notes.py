"""What an editor may want to look at again in the text below a header; none of it stops the build."""

import re
from collections.abc import Iterator

from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.plain_language import LONGEST_SENTENCE, abbreviations, long_sentences
from plugins.reading.problem import ContentProblem

# Blocks of a body: what is no running text (headings, tables, quotes, code) is left alone, a list item is its own text.
NO_TEXT = re.compile(r"\s*(?:#|\||>|```|\[[^\]]+\]:|<)")
ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
# The address of a link is not read aloud; its words are.
ADDRESS = re.compile(r"(?<=\])\([^)]*\)|\{#[^}]*\}")
LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
NO_LINE_END = re.compile(r"[^\n]")


def body_notes(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield long sentences and unexplained abbreviations of the body, each with its line."""
    told: set[str] = set()
    explained = "\n".join([file.body, *(text for _, text in file.texts)])
    for first, text in _blocks(file.body):
        for place, count in long_sentences(ADDRESS.sub(_blank, text)):
            sentence = wording.LONG_SENTENCE.format(count=count, limit=LONGEST_SENTENCE)
            yield _note(file, first + text.count("\n", 0, place), sentence)
        # Whoever does not know a word that is a link can follow it.
        for place, short in abbreviations(LINK.sub(_blank, text), explained_in=explained):
            if short not in told:
                told.add(short)
                sentence = wording.ABBREVIATION_HERE.format(value=wording.quoted(short))
                yield _note(file, first + text.count("\n", 0, place), sentence)


def _note(file: ContentFile, line: int, sentence: str) -> ContentProblem:
    return ContentProblem(path=file.path, line=file.body_line + line, sentence=sentence)


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph and list item with the number of its first line, counted from the first of the body."""
    block: list[str] = []
    first = 0
    for number, line in enumerate([*body.split("\n"), ""]):
        is_text = bool(line.strip()) and not NO_TEXT.match(line)
        if block and (not is_text or ITEM.match(line)):
            yield first, "\n".join(block)
            block = []
        if is_text:
            first = first if block else number
            block.append(ITEM.sub(_blank, line, count=1) if ITEM.match(line) else line)


def _blank(gone: re.Match[str]) -> str:
    """Put blanks in the place of what is gone, so that everything else stays where it was."""
    return NO_LINE_END.sub(" ", gone[0])
