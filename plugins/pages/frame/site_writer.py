"""Writes pages with their own style policy, remembers what was written, and leaves alone what is as it was."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from jinja2 import Template

from plugins.edition.build_cache import BuildCache
from plugins.pages.frame.picture_markup import with_pictures
from plugins.pages.frame.style_policy import with_style_policy

INDEX = "index.html"


# What Pelican tells a writer besides what a template shows.
_NOT_SHOWN = ("url", "relative_urls", "paginated", "template_name", "override_output")


class WrittenTwice(RuntimeError):
    """Two pages want to stand at one address."""


class SiteWriter:
    """Stands in for Pelican's writer; every template learns its `page_url`, every page gets its policy."""

    def __init__(self, output_path: str, settings: Mapping[str, Any]) -> None:
        self.output_path = output_path
        self.pages: dict[str, None] = {}
        self.kept: BuildCache = settings.get("KEPT") or BuildCache()
        self._written: set[str] = set()

    def left_standing(self, name: str, shows: tuple[Any, ...]) -> bool:
        """Leave a page as it is if it shows just these things already; whoever asks need not find out the rest."""
        stands = self.kept.still_stands(self._path(name), shows)
        if stands:
            self.pages[_page_url(name)] = None
        return stands

    def mended(self, name: str, showed: tuple[Any, ...], shows: tuple[Any, ...], change: Callable[[str], str]) -> bool:
        """Change one part of a page that was made of what it `showed`; `False` if it was not, and has to be made."""
        path = self._path(name)
        if not Path(path).is_file() or not self.kept.still_stands(path, showed):
            return False
        self.pages[_page_url(name)] = None
        self.kept.write(path, change(Path(path).read_text("utf-8")).encode())
        self.kept.shows(path, shows)
        return True

    def begin_again(self) -> None:
        """Let pages be written that this writer has written before."""
        self._written.clear()

    def remove(self, name: str) -> None:
        """Remove a page that is not shown any more."""
        self.pages.pop(_page_url(name), None)
        self.kept.remove(self._path(name))

    def text_stands(self, name: str, shows: tuple[Any, ...]) -> bool:
        """Leave a file that is no page as it is if it shows just these things already."""
        return self.kept.still_stands(self._path(name), shows)

    def write_file(
        self,
        name: str,
        template: Template,
        context: Mapping[str, Any],
        *,
        shows: tuple[Any, ...] | None = None,
        **things: Any,  # noqa: ANN401  # whatever a page is about
    ) -> None:
        """Write a page, and remember what it `shows` for `left_standing`; no page of ours overrides another."""
        if not name:
            return
        path, url = self._path(name), _page_url(name)
        self.pages[url] = None
        with self.making(url):
            shown = {key: thing for key, thing in things.items() if key not in _NOT_SHOWN}
            page = template.render({**context, "output_file": name, **shown, "page_url": url})
            if path in self._written:
                raise WrittenTwice(path)
            self._written.add(path)
            whole = with_style_policy(with_pictures(page, context["edition"].content.beside.pictures))
            self.kept.write(path, whole.encode())
            if shows is not None:
                self.kept.shows(path, shows)

    def making(self, url: str) -> AbstractContextManager[None]:
        """Let a fault in the block be one of the page at `url`; see `PageFaults`."""
        return self.kept.faults.making(url)

    def write_text(self, name: str, text: str, *, shows: tuple[Any, ...] | None = None) -> None:
        """Write a file that is no page; who knows all it `shows` asks next time for `text_stands`."""
        self.write_bytes(name, text.encode())
        if shows is not None:
            self.kept.shows(self._path(name), shows)

    def remove_text(self, name: str) -> None:
        self.kept.remove(self._path(name))

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write a picture, a script or another file that is no text."""
        self.kept.write(self._path(name), data)

    def _path(self, name: str) -> str:
        place = Path(self.output_path, name)
        if not place.is_relative_to(self.output_path) or ".." in place.parts:
            raise ValueError(name)
        return str(place)


def _page_url(name: str) -> str:
    return f"/{name.removesuffix(INDEX)}"
