"""Whatever stands in a file, reading it ends with what it says or with the reasons why not."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.reading.front_matter import read_header_file, read_table_file, table_file
from plugins.reading.yaml_tree import read_tree
from tests.unit.plugins.small_content import GUIDE

lines = GUIDE.split("\n")
pieces = st.sampled_from(
    ["---", "- ", ": ", "{", "}", "[", "]", '"', "'", "#", "|", ">", "&a ", "*a", "!x ", "\t", "  ", "\r\n", "\x00"]
)


@st.composite
def mangled_guides(draw):
    """A good guide with a few pieces put in, and a few lines taken out."""
    text = list(lines)
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(text) - 1))
        at = draw(st.integers(0, len(text[number])))
        text[number] = text[number][:at] + draw(pieces) + text[number][at:]
    return "\n".join(text)


@settings(max_examples=200, deadline=None)
@given(mangled_guides())
def test_a_mangled_header_never_breaks_the_check(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("mangled") / "g.md"
    path.write_bytes(text.encode())

    read = read_header_file(path, "g.md")

    assert read.values or read.problems
    assert all(1 <= problem.line <= text.count("\n") + 2 for problem in read.problems)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
@example(b"[")
def test_bytes_of_any_kind_are_read_or_refused(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("raw") / "t.yaml"
    path.write_bytes(raw)

    read = read_table_file(path, "t.yaml")

    assert read.values or read.problems


def test_every_key_and_item_knows_its_line():
    tree = read_tree("a: 1\nb:\n  - c: 2\n    d: [x, y]\n  -\n    e: 3\n", "t.yaml", first_line=2)

    assert tree.lines == {
        (): 2,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 0, "c"): 4,
        ("b", 0, "d"): 5,
        ("b", 0, "d", 0): 5,
        ("b", 0, "d", 1): 5,
        ("b", 1): 7,
        ("b", 1, "e"): 7,
    }


def test_a_mark_of_nothing_is_nothing_only_without_quotes():
    tree = read_tree("a: null\nb: ~\nc:\nd: 'null'\ne: \"~\"\n", "t.yaml", first_line=1)

    assert tree.values == {"a": None, "b": None, "c": None, "d": "null", "e": "~"}


def test_a_line_end_that_nobody_sees_is_named():
    file = table_file("d: e\na: b\u2028c\n", "t.yaml")

    assert [(problem.line, problem.sentence) for problem in file.problems] == [
        (2, "Ada huruf tersembunyi yang tidak bisa dibaca. Hapus baris ini, lalu ketik ulang.")
    ]
