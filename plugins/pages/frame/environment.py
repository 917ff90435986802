"""Prepares the Jinja environment all generators of a build share."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment

from feedback_api.domain.identity import Identity
from feedback_api.domain.search.folding import rules_text
from feedback_api.security.own_templates import OwnTemplates
from feedback_api.web.theme import inline_css, jinja_filters
from plugins.edition.edition import Edition
from plugins.pages.frame.assets import Assets

# Pelican loads these two even where no post has a tag or an author.
NEVER_RENDERED = {"tag.html": "", "author.html": ""}


def made_ready(context: dict[str, Any], settings: Mapping[str, Any]) -> None:
    """Let what generators share, once it has the edition, have the environment of all templates."""
    edition: Edition = context["edition"]
    theme = Path(settings["THEME"])
    templates = (*settings["THEME_TEMPLATES_OVERRIDES"], str(theme / "templates"))
    environment = Environment(**settings["JINJA_ENVIRONMENT"])  # noqa: S701 - the settings ask for it to escape
    office = edition.content.office.identity
    prepare(environment, templates=templates, assets=Assets(theme / "static"), office=office)
    context.update(environment=environment, last_good=edition.last_good)


def prepare(environment: Environment, *, templates: Iterable[str], assets: Assets, office: Identity) -> None:
    """Give templates our filters and functions; Indonesian is the source language, so nothing is translated."""
    # Pelican would silently take its own English template for one that is missing here.
    environment.loader = ChoiceLoader([*(OwnTemplates(Path(one)) for one in templates), DictLoader(NEVER_RENDERED)])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of the i18n extension
    environment.filters.update(jinja_filters(lambda: office.tz))
    environment.globals.update(office=office, inline_css=inline_css, asset=assets.url, folding_rules=rules_text())
