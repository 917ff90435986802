"""Writes pages with their own style policy, remembers what was written, and leaves alone what is as it was."""

import io
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Template
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from plugins.edition.build_cache import BuildCache
from plugins.pages.frame.picture_markup import with_pictures
from plugins.pages.frame.style_policy import with_style_policy

INDEX = "index.html"


class SiteWriter(Writer):
    """Pelican's writer; every template learns its `page_url`, every page gets its policy."""

    def __init__(self, output_path: str, settings: Mapping[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self.pages: dict[str, None] = {}
        self.kept: BuildCache = settings.get("KEPT") or BuildCache()

    def left_standing(self, name: str, shows: tuple[Any, ...]) -> bool:
        """Leave a page as it is if it shows just these things already; whoever asks need not find out the rest."""
        stands = self.kept.still_stands(sanitised_join(self.output_path, name), shows)
        if stands:
            self.pages[_page_url(name)] = None
        return stands

    def mended(self, name: str, showed: tuple[Any, ...], shows: tuple[Any, ...], change: Callable[[str], str]) -> bool:
        """Change one part of a page that was made of what it `showed`; `False` if it was not, and has to be made."""
        path = sanitised_join(self.output_path, name)
        if not self.kept.still_stands(path, showed):
            return False
        self.pages[_page_url(name)] = None
        self.kept.write(path, change(Path(path).read_text("utf-8")).encode())
        self.kept.shows(path, shows)
        return True

    def begin_again(self) -> None:
        """Let pages be written that this writer has written before."""
        self._written_files.clear()

    def remove(self, name: str) -> None:
        """Remove a page that is not shown any more."""
        self.pages.pop(_page_url(name), None)
        self.kept.remove(sanitised_join(self.output_path, name))

    def text_stands(self, name: str, shows: tuple[Any, ...]) -> bool:
        """Leave a file that is no page as it is if it shows just these things already."""
        return self.kept.still_stands(str(Path(self.output_path, name)), shows)

    def write_file(  # Pelican's own order of arguments
        self,
        name: str,
        template: Template,
        context: Mapping[str, Any],
        *rest: Any,  # noqa: ANN401  # whatever a page is about
        shows: tuple[Any, ...] | None = None,
        **things: Any,  # noqa: ANN401  # the same
    ) -> None:
        """Write a page, and remember what it `shows` for `left_standing`."""
        if not name:
            return
        self.pages[_page_url(name)] = None
        with self.making(_page_url(name)):
            super().write_file(name, _Sealed(template), context, *rest, page_url=_page_url(name), **things)
            if shows is not None:
                self.kept.shows(sanitised_join(self.output_path, name), shows)

    def making(self, url: str) -> AbstractContextManager[None]:
        """Let a fault in the block be one of the page at `url`; see `PageFaults`."""
        return self.kept.faults.making(url)

    def write_text(self, name: str, text: str, *, shows: tuple[Any, ...] | None = None) -> None:
        """Write a file that is no page; who knows all it `shows` asks next time for `text_stands`."""
        self.write_bytes(name, text.encode())
        if shows is not None:
            self.kept.shows(str(Path(self.output_path, name)), shows)

    def remove_text(self, name: str) -> None:
        self.kept.remove(str(Path(self.output_path, name)))

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write a picture, a script or another file that is no text."""
        self.kept.write(str(Path(self.output_path, name)), data)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> "_Pending":  # noqa: FBT001, FBT002, ARG002  # Pelican's own call
        """Collect what Pelican writes, to compare it with what stands there; no page of ours overrides another."""
        if filename in self._written_files:
            raise FileOverwriteFailedError(filename)
        self._written_files.add(filename)
        return _Pending(self.kept, filename, encoding)


def _page_url(name: str) -> str:
    return f"/{name.removesuffix(INDEX)}"


class _Pending(io.StringIO):
    """A file that is written when it is whole."""

    def __init__(self, kept: BuildCache, path: str, encoding: str) -> None:
        super().__init__()
        self._kept, self._path, self._encoding = kept, path, encoding

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._kept.write(self._path, self.getvalue().encode(self._encoding))
        super().__exit__(kind, error, trace)


class _Sealed:
    """A template whose result shows pictures in their widths, and carries the policy of its own styles."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def render(self, context: Mapping[str, Any]) -> str:
        page = with_pictures(self.template.render(context), context["edition"].content.beside.pictures)
        return with_style_policy(page)
