"""Prepares the Jinja environment all generators of a build share."""

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from feedback_api.domain.search.folding import rules_text
from feedback_api.theme import inline_css, jinja_filters
from plugins.frame.assets import Assets

# Pelican loads these two even where no post has a tag or an author.
NEVER_RENDERED = {"tag.html": "", "author.html": ""}


def prepare(environment: Environment, *, templates: str, assets: Assets) -> None:
    """Give templates our filters and functions; Indonesian is the source language, so nothing is translated."""
    # Pelican would silently take its own English template for one that is missing here.
    environment.loader = ChoiceLoader([FileSystemLoader(templates), DictLoader(NEVER_RENDERED)])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of the i18n extension
    environment.filters.update(jinja_filters())
    environment.globals.update(inline_css=inline_css, asset=assets.url, folding_rules=rules_text())
