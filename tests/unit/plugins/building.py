"""Builds tiny sites as the press does: inside this process, from settings."""

from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from feedback_api.web.template_cache import TemplateCache
from plugins.edition.build_cache import BuildCache

PROJECT = Path(__file__).parents[3]
TINY_THEME = Path(__file__).parent / "tiny_theme"
# The tiny templates say only what tests look at; a page they have none for is made by the real one.
TEMPLATES = [str(TINY_THEME / "templates"), str(PROJECT / "theme" / "templates")]

EMPTY_SHARD = b'{"d":[],"t":{}}\n'


class CopiesShare(TemplateCache):
    """Takes a template for the same wherever a copy of the theme lies, as long as its text is the same."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(name, Path(filename).name if filename else None)


# Most of a tiny build would be the compiling of templates that no test changes.
COMPILED = CopiesShare()


class WithoutEmptyShards(BuildCache):
    """Leaves out the files of the search index that say nothing: writing a thousand is most of the rest."""

    def write(self, path: str, data: bytes) -> None:
        if data != EMPTY_SHARD:
            super().write(path, data)
        elif path in self.files:
            self.remove(path)


def build(content: Path, *, settings_file: str = "pelicanconf.py", **changes: Any) -> Path:
    """Build `content` beside itself and return the folder of the site; the day is Saturday, 21 November 2026."""
    output = content.parent / "site"
    overrides = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        **({} if "THEME" in changes else {"THEME": str(TINY_THEME), "THEME_TEMPLATES_OVERRIDES": TEMPLATES}),
        "PICTURE_CACHE": str(content.parent / "pictures"),
        "SITEURL": "https://kantor.example",
        "TODAY": "2026-11-21",
        "KEPT": WithoutEmptyShards(),
        **changes,
    }
    settings = read_settings(str(PROJECT / settings_file), override=overrides)
    settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "bytecode_cache": COMPILED}
    console.quiet = True
    Pelican(settings).run()
    return output


def page(site: Path, address: str) -> BeautifulSoup:
    """Return the page at an address, as a reader's program understands it."""
    file = site / address.strip("/") / "index.html" if address.endswith("/") else site / address.lstrip("/")
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def part(soup: BeautifulSoup, css: str) -> Tag:
    """Return the one element a CSS selector finds."""
    (found,) = soup.select(css)
    return found


def items(soup: BeautifulSoup, list_id: str) -> list[str]:
    """Return the texts of a list on a page."""
    found = soup.find(id=list_id)
    assert found is not None
    return [" ".join(item.get_text().split()) for item in found.find_all("li")]
