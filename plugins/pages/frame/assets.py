"""Emits the theme's scripts, pictures and small files; scripts also under a name that changes with what they say."""

import hashlib
from pathlib import Path

from feedback_api.security.own_files import own_files
from plugins.pages.frame.own_assets import own_asset
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter

AT_THE_ROOT = frozenset({"site.webmanifest", "favicon.ico", "sw.js"})  # a worker rules only what lies below it
LEFT_OUT = frozenset({".css"})  # styles stand in the pages


class Assets:
    """The files of `theme/static`, and the addresses they are emitted at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, name: str) -> str:
        """Return the address of a script, good for as long as its contents stay the same."""
        return f"/{self._hashed(self.folder / 'js' / name)}"

    def files(self) -> dict[str, Path]:
        """Return every file by the path it is written to."""
        found = [path for path in own_files(self.folder) if path.suffix not in LEFT_OUT]
        plain = {self._plain(path): path for path in found}
        scripts = [path for path in found if path.suffix == ".js" and path.name not in AT_THE_ROOT]
        return plain | {self._hashed(path): path for path in scripts}

    def _plain(self, path: Path) -> str:
        if path.name in AT_THE_ROOT:
            return path.name
        return f"theme/{path.relative_to(self.folder).as_posix()}"

    @staticmethod
    def _hashed(path: Path) -> str:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        return f"theme/js/{path.stem}.{digest}{path.suffix}"


class AssetsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        office = self.edition.content.office.identity
        for name, path in Assets(Path(self.theme, "static")).files().items():
            writer.write_bytes(name, own_asset(name, path.read_bytes(), office))
