"""Turns YAML into texts, lists and parts with line numbers; what a text means is decided by the field that reads it.

Scalars stay the text that was written (only an unquoted `null`, `~` or nothing is no value), so `08.00`, `67186` and
`no` arrive as people typed them, as YAML 1.2 asks; `fields.py` makes numbers, days and yes/no of them.
"""

import re
from dataclasses import dataclass, field

import yaml

from plugins import wording
from plugins.content_file import Location, Value
from plugins.problem import Problem

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
PLAIN_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
# YAML would start a new line here, where no editor's program shows one.
FOREIGN_LINE_ENDS = frozenset("\x85\u2028\u2029")
LEADING_TAB = re.compile(r"^ *\t[ \t]*\S")


@dataclass(kw_only=True)
class Tree:
    """What was read so far; `problems` says what could not be."""

    path: str
    first_line: int
    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[Location, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    problems: tuple[Problem, ...] = ()

    def note(self, line: int, sentence: str) -> None:
        self.problems = (*self.problems, Problem(path=self.path, line=line + self.first_line, sentence=sentence))


def read_tree(text: str, path: str, *, first_line: int) -> Tree:
    """Read `text`, whose first line is line `first_line` of the file; all problems are collected."""
    tree = Tree(path=path, first_line=first_line)
    for number, line in enumerate(text.split("\n")):
        if LEADING_TAB.match(line):
            tree.note(number, wording.TAB)
        if not FOREIGN_LINE_ENDS.isdisjoint(line):
            tree.note(number, wording.CONTROL_CHARACTER)
    node = None if tree.problems else _compose(text, tree)
    if isinstance(node, yaml.MappingNode):
        tree.lines[()] = first_line
        values = _mapping(node, (), tree)
        tree.values = {} if tree.problems else values
    elif not tree.problems:
        tree.note(0, wording.EMPTY if node is None else wording.NOT_A_MAPPING)
    return tree


def _compose(text: str, tree: Tree) -> yaml.Node | None:
    loader = yaml.CBaseLoader(text)
    try:
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        opened_earlier = error.context_mark is not None and (error.context or "").endswith(("quoted scalar", "flow"))
        mark = error.context_mark if opened_earlier else error.problem_mark or error.context_mark
        tree.note(mark.line if mark else 0, wording.yaml_sentence(error.problem or ""))
    except yaml.reader.ReaderError as error:
        tree.note(text.count("\n", 0, error.position), wording.CONTROL_CHARACTER)
    finally:
        loader.dispose()
    return None


def _value(node: yaml.Node, location: Location, tree: Tree) -> Value:
    if node.tag not in PLAIN_TAGS:
        tree.note(node.start_mark.line, wording.YAML_TAG)
    if isinstance(node, yaml.ScalarNode):
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
