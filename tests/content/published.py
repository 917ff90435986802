"""The content of the repository, read once for all tests of it."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plugins.edition.content import Content, read_content
from plugins.kinds.guides.model import Document, Guide
from plugins.kinds.tree import read_content_tree

ROOT = Path(__file__).parents[2]
FACTS = Path(__file__).parent / "facts_to_documents"


@cache
def content() -> Content:
    read = read_content(read_content_tree([ROOT / "content"]), demonstration=False)
    assert isinstance(read, Content), "\n".join(str(problem) for problem in read)
    return read


@cache
def guides() -> dict[str, Guide]:
    return {guide.slug: guide for guide in content().guides}


@cache
def facts() -> dict[str, list[dict[str, Any]]]:
    """Return the collected requirements of each guide."""
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) or [] for file in sorted(FACTS.glob("*.yaml"))}


def carriers(slug: str, fact: dict[str, Any]) -> list[Document]:
    """Return the documents of the guide that carry a collected requirement."""
    known = {document.id: document for document in guides()[slug].documents}
    return [known[name] for name in fact["documents"] if name in known]
