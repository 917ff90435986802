"""Says whether a text holds so many Markdown signs that rendering it would take longer than anybody waits.

Rendering looks for the end of every bracket as far as its paragraph goes, so brackets cost the square of their number;
other signs and lines cost the same each. What is counted here is counted in one pass. An honest answer of the greatest
length stays far below: a hundred links in one paragraph are allowed, and every tenth word in bold.
"""

import re

LONGEST = 20_000
MOST_LINES = 500
MOST_SIGNS = 1_500
# The sum over all paragraphs of the square of their brackets.
MOST_BRACKET_WORK = 150_000
DEEPEST = 8

_SIGNS = re.compile(r"[\[\]*_`<>&\\]")
_BRACKETS = re.compile(r"[\[\]]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
# A row of one sign is a line across the page, however long it is.
_RULE = re.compile(r"^[ \t]*([-*_=])(?:[ \t]*\1)*[ \t]*$", re.MULTILINE)
_TOO_DEEP = re.compile(rf"^(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{{1,9}}\.[ \t])){{{DEEPEST + 1}}}", re.MULTILINE)


def is_too_much(markdown: str) -> bool:
    """Say whether the text must not be rendered as Markdown."""
    if len(markdown) > LONGEST or markdown.count("\n") >= MOST_LINES:
        return True
    text = _RULE.sub("", markdown)
    if len(_SIGNS.findall(text)) > MOST_SIGNS or _TOO_DEEP.search(text):
        return True
    brackets = (len(_BRACKETS.findall(paragraph)) for paragraph in _PARAGRAPHS.split(text))
    return sum(number * number for number in brackets) > MOST_BRACKET_WORK
