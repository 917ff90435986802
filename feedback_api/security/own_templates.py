"""Loads templates from a folder as Jinja does, but never through a link."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateNotFound

from feedback_api.security.own_files import is_own


class OwnTemplates(FileSystemLoader):
    """The templates of one folder; a link in it is a template that is missing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if not is_own(self._folder, self._folder / template):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)
