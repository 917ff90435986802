"""Lets Pelican read posts and pages whose header is ours."""

from pathlib import Path

from pelican.readers import BaseReader

from plugins.body import rendered
from plugins.front_matter import read_header_file


class HeaderReader(BaseReader):
    """Gives Pelican the text; `metadata.py` adds the header, which was read and checked before."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        file = read_header_file(Path(source_path), source_path)
        return rendered(file.body), {"slug": file.slug}
