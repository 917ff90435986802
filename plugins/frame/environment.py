"""Prepares the Jinja environment all generators of a build share."""

from jinja2 import Environment, FileSystemLoader

from feedback_api.theme import inline_css, jinja_filters
from plugins.frame.assets import Assets


def prepare(environment: Environment, *, templates: str, assets: Assets) -> None:
    """Give templates our filters and functions; Indonesian is the source language, so nothing is translated."""
    # Pelican would silently take its own English template for one that is missing here.
    environment.loader = FileSystemLoader(templates)
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of the i18n extension
    environment.filters.update(jinja_filters())
    environment.globals.update(inline_css=inline_css, asset=assets.url)
