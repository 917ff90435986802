"""Prepares the Jinja environment all generators of a build share."""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment

from feedback_api.domain.identity import Identity
from feedback_api.domain.search.folding import rules_text
from feedback_api.security.own_templates import OwnTemplates
from feedback_api.web.theme import inline_css, jinja_filters
from plugins.pages.frame.assets import Assets

# Pelican loads these two even where no post has a tag or an author.
NEVER_RENDERED = {"tag.html": "", "author.html": ""}


def prepare(environment: Environment, *, templates: Iterable[str], assets: Assets, office: Identity) -> None:
    """Give templates our filters and functions; Indonesian is the source language, so nothing is translated."""
    # Pelican would silently take its own English template for one that is missing here.
    environment.loader = ChoiceLoader([*(OwnTemplates(Path(one)) for one in templates), DictLoader(NEVER_RENDERED)])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of the i18n extension
    environment.filters.update(jinja_filters(lambda: office.tz))
    environment.globals.update(office=office, inline_css=inline_css, asset=assets.url, folding_rules=rules_text())
