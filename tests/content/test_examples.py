"""An editor who copies an example starts from a file without mistakes."""

import pytest

from plugins.edition.content import Content, read_content
from plugins.kinds.tree import read_content_tree
from tests.content.published import ROOT

EXAMPLES = sorted((ROOT / "content").rglob("_contoh.md"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.relative_to(ROOT).as_posix())
def test_an_example_is_good_content_once_it_has_a_name(tmp_path, example):
    copied = tmp_path / example.relative_to(ROOT / "content").with_name("salinan-contoh.md")
    copied.parent.mkdir(parents=True)
    copied.write_text(example.read_text("utf-8").replace("---\n", "---\ncontoh: ya\n", 1), "utf-8")

    read = read_content(read_content_tree([ROOT / "content", tmp_path]), demonstration=True)

    assert isinstance(read, Content), [str(problem) for problem in read]


def test_there_is_an_example_of_each_kind_editors_add():
    assert [path.relative_to(ROOT / "content").parts[0] for path in EXAMPLES] == [
        "formulir",
        "kabar",
        "kegiatan",
        "kunjungan",
        "panduan",
        "peristiwa",
        "program",
    ]
