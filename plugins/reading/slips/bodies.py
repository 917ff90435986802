"""Finds what in the text below a header would not be shown, or not as it was meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from plugins.reading.body import EDITORS, before_the_gate
from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem
from plugins.reading.slips import wording
from plugins.reading.slips.hidden_marks import hidden_marks

_RUNS = frozenset(
    {"script", "style", "iframe", "frame", "object", "embed", "form", "input", "button", "select", "textarea"}
)
_OF_THE_PAGE = frozenset(
    {"html", "head", "body", "main", "header", "footer", "nav", "article", "section", "title", "meta"}
)
# What word processors put around words; it goes, and the words stay.
_OF_A_WORD_PROCESSOR = frozenset({"font", "center", "xml"})
_ADDRESS = r"(?:/|#|https?:|mailto:|tel:)"
_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_LINE_END = re.compile(r"[^\n]")
_LINES = (
    (re.compile(rf"\]\s+\((?={_ADDRESS})"), wording.LINK_WITH_GAP),
    (re.compile(rf"\]\((?={_ADDRESS})[^)\n]*$", re.MULTILINE), wording.LINK_OPEN),
    (re.compile(rf"\[[^\[\]()\n]*\((?={_ADDRESS})"), wording.LINK_OPEN),
)
_TURNED = re.compile(rf"\((?P<words>[^()\n]+)\)\[(?P<target>{_ADDRESS}[^\]\n]*)\]")
_NO_ADDRESS = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]")
# What is left in the words of a page if a sign was taken for a letter.
_LEFT_OVER = (
    ("](", wording.LINK_OPEN),
    ("**", wording.BOLD_OPEN),
    ("```", wording.CODE_OPEN),
    ("~~~", wording.CODE_OPEN),
)


def body_problems(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield each with its own line, once."""
    if file.body:
        body = _Body(source=_without_code(file.body), page=page_of(file.body))
        for place, sentence in sorted(set(body.faults())):
            yield ContentProblem(path=file.path, line=file.body_line + place, sentence=sentence)


class BodyPage(HTMLParser):
    """The words that a reader would see, the tags, and the attributes that would run something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.acts: list[str] = []
        self.words: list[str] = []
        self._in_code = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._in_code += tag == "code"
        self.tags.append(tag)
        self.acts += [name for name, _ in attributes if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self._in_code -= tag == "code" and self._in_code > 0
        self.tags.append(tag)

    def handle_pi(self, data: str) -> None:
        self.tags.append(f"?{data.split(maxsplit=1)[0]}" if data.strip() else "?")

    def handle_decl(self, decl: str) -> None:
        self.tags.append(f"!{decl.split(maxsplit=1)[0].lower()}" if decl.strip() else "!")

    def handle_data(self, data: str) -> None:
        if not self._in_code:
            self.words.append(data)


def page_of(markdown: str) -> BodyPage:
    """Return what a body was meant to become, before the gate."""
    page = BodyPage()
    page.feed(before_the_gate(markdown))
    page.close()
    return page


@dataclass(frozen=True, kw_only=True)
class _Body:
    """The source without its code, line for line, and the page it becomes."""

    source: str
    page: BodyPage = field(repr=False)

    def faults(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each line, counted from 0, with what is wrong there."""
        yield from self._comments()
        yield from self._tags()
        links = set(self._links())
        yield from links
        words = "".join(self.page.words)
        for sign, sentence in _LEFT_OVER:
            if sign in words and not (links and sign == "]("):
                yield self._line_of(re.escape(sign)), sentence
        if _NO_ADDRESS.search(words):
            yield self._line_of(_NO_ADDRESS.pattern), wording.LINK_WITHOUT_ADDRESS
        if any(hidden_marks(words)):
            yield self._line_of(r"&#?\w+;"), wording.WRITTEN_AS_CODE

    def _comments(self) -> Iterator[tuple[int, str]]:
        open_at = _COMMENT.sub(_blank, self.source).find("<!--")
        if open_at >= 0:
            yield self.source.count("\n", 0, open_at), wording.COMMENT_OPEN

    def _tags(self) -> Iterator[tuple[int, str]]:
        for tag in sorted(set(self.page.tags) - EDITORS.tags - _OF_A_WORD_PROCESSOR):
            if ":" not in tag:
                yield self._line_of(rf"</?\s*{re.escape(tag)}(?!\w)"), _sentence_on(tag)
        for name in sorted(set(self.page.acts)):
            yield self._line_of(rf"\b{re.escape(name)}\s*="), wording.ACTS_ON_TOUCH.format(name=name)

    def _links(self) -> Iterator[tuple[int, str]]:
        for pattern, sentence in _LINES:
            for found in pattern.finditer(self.source):
                yield self.source.count("\n", 0, found.start()), sentence
        for found in _TURNED.finditer(self.source):
            sentence = wording.LINK_TURNED_ROUND.format(words=found["words"], target=found["target"])
            yield self.source.count("\n", 0, found.start()), sentence

    def _line_of(self, pattern: str) -> int:
        found = re.search(pattern, self.source, re.IGNORECASE)
        return self.source.count("\n", 0, found.start()) if found else 0


def _sentence_on(tag: str) -> str:
    if tag in _RUNS:
        return wording.RUNS.format(tag=tag)
    return (wording.OF_THE_PAGE if tag in _OF_THE_PAGE else wording.FOREIGN_TAG).format(tag=tag)


def _without_code(body: str) -> str:
    """Put blanks in the place of code: what stands there is shown as it was written."""
    return _CODE.sub(_blank, body)


def _blank(gone: re.Match[str]) -> str:
    return _NO_LINE_END.sub(" ", gone[0])
