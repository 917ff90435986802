"""Turns YAML into texts, lists and parts with line numbers; what a text means is decided by the field that reads it.

Scalars stay the text that was written (only an unquoted `null`, `~` or nothing is no value), so `08.00`, `67186` and
`no` arrive as people typed them, as YAML 1.2 asks; `fields.py` makes numbers, days and yes/no of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from plugins.reading import wording
from plugins.reading.content_file import Location, Value, texts_in
from plugins.reading.problem import ContentProblem
from plugins.reading.slips import wording as slip_words
from plugins.reading.slips.fences import first_line_of_text
from plugins.reading.slips.header_lines import Slip, culprits, plain_slips, tight_colon
from plugins.reading.slips.hidden_marks import hidden_marks

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
# PyYAML composes by recursion, and the C composer ends the whole program where Python would only raise.
DEEPEST = 50
BRACKETS = re.compile(r"[\[\]{}]")
MANY_STEPS_IN = re.compile(rf"^[ ?-]{{{DEEPEST},}}", re.MULTILINE)
# Where the parser went wrong is said by where these were opened.
OPENED = ("quoted scalar", "flow sequence", "flow mapping")
LEADING_TAB = re.compile(r"^ *\t[ \t]*\S")


@dataclass(kw_only=True)
class Tree:
    """What was read so far; `problems` says what could not be."""

    path: str
    first_line: int
    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[Location, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    problems: tuple[ContentProblem, ...] = ()

    def note(self, line: int, sentence: str) -> None:
        self.problems = (*self.problems, ContentProblem(path=self.path, line=line + self.first_line, sentence=sentence))

    def note_slips(self, slips: Iterable[Slip]) -> None:
        for slip in slips:
            self.note(slip.line, slip.sentence)


def read_tree(text: str, path: str, *, first_line: int) -> Tree:
    """Read `text`, whose first line is line `first_line` of the file; all problems are collected."""
    tree = Tree(path=path, first_line=first_line)
    lines = text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines):
        if LEADING_TAB.match(line):
            tree.note(number, wording.TAB)
    tree.note_slips(plain_slips(lines))
    deep = _deep_line(text) if not tree.problems and _looks_deep(text) else None
    if deep is not None:
        tree.note(deep, wording.TOO_DEEP_INSIDE)
    node = None if tree.problems else _compose(text, lines, tree)
    if isinstance(node, yaml.MappingNode):
        tree.lines[()] = first_line
        values = _mapping(node, (), tree)
        tree.note_slips(_swallowed(values, lines, tree))
        tree.values = {} if tree.problems else values
    elif not tree.problems:
        tree.note(0, wording.EMPTY if node is None else wording.NOT_A_MAPPING)
    return tree


def _looks_deep(text: str) -> bool:
    """Say whether it is worth counting: hardly ever, and counting takes as long as reading."""
    depth = deepest = 0
    for bracket in BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest > DEEPEST or MANY_STEPS_IN.search(text) is not None


def _deep_line(text: str) -> int | None:
    """Return the line, counted from 0, where lists and parts lie too deep in each other, without reading them."""
    depth, loader = 0, yaml.CBaseLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST and event is not None and event.start_mark is not None:
                return event.start_mark.line
    except yaml.YAMLError:  # what is wrong besides is said by who reads it
        return None
    finally:
        loader.dispose()
    return None


def _compose(text: str, lines: Sequence[str], tree: Tree) -> yaml.Node | None:
    read = _composed(text)
    if not isinstance(read, _Fault):
        return read
    sentence_at = first_line_of_text(lines)
    if sentence_at is not None and not isinstance(_composed("\n".join(lines[:sentence_at]) + "\n"), _Fault):
        tree.note(sentence_at, wording.HEADER_NOT_CLOSED)
        return None
    found = culprits(lines, _line_of_fault)
    tree.note_slips(found)
    if not found:
        tree.note(read.line, read.sentence)
    return None


@dataclass(frozen=True, kw_only=True)
class _Fault:
    """Where the parser could not go on, counted from 0, and what is said of that."""

    line: int
    sentence: str


def _composed(text: str) -> yaml.Node | _Fault | None:
    loader = yaml.CBaseLoader(text)
    try:
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        opened_earlier = error.context_mark is not None and (error.context or "").endswith(OPENED)
        mark = error.context_mark if opened_earlier else error.problem_mark or error.context_mark
        lines = text.split("\n")
        line = min(mark.line, len(lines) - 1) if mark else 0  # the reader may notice only behind the last line
        return _Fault(line=line, sentence=_sentence_on(error, lines[line]))
    except yaml.reader.ReaderError as error:
        return _Fault(line=text.count("\n", 0, error.position), sentence=wording.CONTROL_CHARACTER)
    finally:
        loader.dispose()


def _sentence_on(error: yaml.MarkedYAMLError, line: str) -> str:
    """Return what is said of a fault; brackets that are all closed on their line lack a comma."""
    is_closed = all(line.count(opening) == line.count(closing) > 0 for opening, closing in _pairs_in(line))
    lacks_comma = (error.context or "").endswith(("flow sequence", "flow mapping")) and is_closed
    return slip_words.NO_COMMA if lacks_comma else wording.yaml_sentence(error.problem or "")


def _pairs_in(line: str) -> Iterator[tuple[str, str]]:
    return ((opening, closing) for opening, closing in ("[]", "{}") if opening in line)


def _line_of_fault(text: str) -> int | None:
    read = _composed(text)
    return read.line if isinstance(read, _Fault) else None


def _swallowed(values: Mapping[str, Value], lines: Sequence[str], tree: Tree) -> Iterator[Slip]:
    """Yield parts that became a text, since no space stands after the colon of the line below their key."""
    for location, text in texts_in(values):
        here = tree.lines.get(location)
        if here is None or not isinstance(location[-1], str):
            continue
        number = here - tree.first_line
        is_below = lines[number].partition("#")[0].rstrip().endswith(f"{location[-1]}:")
        slip = tight_colon(text.split("\n")[0]) if is_below else None
        below = next((at for at in range(number + 1, len(lines)) if lines[at].strip()), None)
        if slip and below is not None and tight_colon(lines[below]):
            yield Slip(line=below, sentence=slip)


def _value(node: yaml.Node, location: Location, tree: Tree) -> Value:
    if node.tag not in PLAIN_TAGS:
        tree.note(node.start_mark.line, wording.YAML_TAG)
    if isinstance(node, yaml.ScalarNode):
        if node.style == '"' and any(hidden_marks(node.value)):
            tree.note(node.start_mark.line, slip_words.WRITTEN_AS_CODE)
        return None if not node.style and node.value in NOTHING else node.value
    if id(node) in tree.seen:
        tree.note(node.start_mark.line, wording.YAML_ALIAS)
        return None
    tree.seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, location, tree)
    return [_item(item, (*location, index), tree) for index, item in enumerate(node.value)]


def _item(node: yaml.Node, location: Location, tree: Tree) -> Value:
    tree.lines[location] = node.start_mark.line + tree.first_line
    return _value(node, location, tree)


def _mapping(node: yaml.MappingNode, location: Location, tree: Tree) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            tree.note(key_node.start_mark.line, wording.KEY_IS_NO_WORD)
            continue
        key, here = key_node.value, (*location, key_node.value)
        if key in values:
            tree.note(key_node.start_mark.line, wording.duplicate_key(key, tree.lines[here]))
            continue
        tree.lines[here] = key_node.start_mark.line + tree.first_line
        values[key] = _value(value_node, here, tree)
    return values
