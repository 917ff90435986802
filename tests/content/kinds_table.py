"""The table of `content/README.md` that says which file to change, as the declared kinds have it."""

from collections.abc import Iterator
from pathlib import Path

from plugins.kinds.kind import Declared, Kinds
from tests.content.published import ROOT

HEAD = ("| Anda ingin | Folder | Contoh yang bisa disalin |", "|---|---|---|")


def kinds_table(kinds: Kinds) -> str:
    return "\n".join([*HEAD, *_rows(kinds)])


def _rows(kinds: Kinds) -> Iterator[str]:
    for kind in kinds:
        example = f"`{_shown(path)}`" if (path := kind.path_of_example(ROOT / "content")) else "-"
        yield f"| {kind.about} | `{_place(kind)}` | {example} |"


def _place(kind: Declared) -> str:
    if kind.files.only:
        return f"{kind.files.folder}/{kind.files.file_name}"
    example = kind.path_of_example(ROOT / "content")
    return f"{_shown(example.parent) if example else kind.files.folder}/"


def _shown(path: Path) -> str:
    return path.relative_to(ROOT / "content").as_posix()
