"""Every kind of catalogue, opened for the contract tests; a new one is one more function here."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedback_api.catalogue import open_catalogue
from feedback_api.catalogue.protocol import Catalogue


@dataclass(frozen=True, kw_only=True)
class OpenedCatalogue:
    """A catalogue, and how a test plays the press: publish a file, publish rubbish, take a file away."""

    catalogue: Catalogue
    publish: Callable[[str, Any], None]
    publish_shard: Callable[[int, Any], None]
    break_file: Callable[[str], None]
    remove: Callable[[str], None]


def open_directory(scratch: Path) -> OpenedCatalogue:
    folder = scratch / "catalogue"

    def publish(name: str, content: Any) -> None:
        _replace(folder / f"{name}.json", json.dumps(content).encode())

    return OpenedCatalogue(
        catalogue=open_catalogue(f"directory:{folder}"),
        publish=publish,
        publish_shard=lambda key, content: _replace(scratch / "cari" / f"{key}.json", json.dumps(content).encode()),
        break_file=lambda name: _replace(folder / f"{name}.json", b'[{"slug": "half'),
        remove=lambda name: (folder / f"{name}.json").unlink(),
    )


def _replace(path: Path, content: bytes) -> None:
    """Replace a file whole, as the press does."""
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(path)


CATALOGUES = [open_directory]
