"""Writes pages with their own style policy, and remembers what was written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.writers import Writer

from plugins.frame.style_policy import with_style_policy

INDEX = "index.html"


class SiteWriter(Writer):
    """Pelican's writer; every template learns its `page_url`, every page gets its policy."""

    def __init__(self, output_path: str, settings: Mapping[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self.pages: list[str] = []

    def write_file(self, name: str, template: Template, context: Mapping[str, Any], *rest: Any, **things: Any) -> None:  # noqa: ANN401  # whatever a page is about
        if not name:
            return
        page_url = f"/{name.removesuffix(INDEX)}"
        self.pages.append(page_url)
        super().write_file(name, _Sealed(template), context, *rest, page_url=page_url, **things)

    def write_text(self, name: str, text: str) -> None:
        """Write a file that is no page."""
        path = Path(self.output_path, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open_w(str(path), "utf-8") as file:
            file.write(text)


class _Sealed:
    """A template whose result carries the policy of its own styles."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def render(self, context: Mapping[str, Any]) -> str:
        return with_style_policy(self.template.render(context))
