"""Small sites for the tests of the press: a folder of files, and what stands in a folder."""

from pathlib import Path


def a_site(root: Path, **files: str) -> Path:
    """Write a site with a home page, a page for missing addresses, and `files` (`__` stands for `/`, `_` for a dot)."""
    for name, text in {"index_html": "Beranda", "404_html": "Tidak ada", **files}.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def plain_files(root: Path) -> set[str]:
    """Return what a reader could ask for: everything but hidden files and compressed copies."""
    paths = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return {path for path in paths if not path.split("/")[-1].startswith(".") and not path.endswith((".gz", ".br"))}


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
