"""Lets the function's templates use the theme's macros, words and ways to write dates."""

from pathlib import Path

from flask import Flask
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from feedback_api import wording
from feedback_api.domain.search.folding import rules_text
from feedback_api.services import Services
from feedback_api.theme import inline_css, jinja_filters

OWN_TEMPLATES = Path(__file__).parent / "templates"
THEME_TEMPLATES = Path(__file__).parent.parent / "theme" / "templates"


def loader() -> BaseLoader:
    """Find our own templates by their name, the theme's under `theme/`."""
    theme = PrefixLoader({"theme": FileSystemLoader(THEME_TEMPLATES)})
    return ChoiceLoader([FileSystemLoader(OWN_TEMPLATES), theme])


def prepare_templates(app: Flask, services: Services) -> None:
    """Set the app's Jinja up as the site's own: autoescape, translatable words, one set of filters."""
    app.jinja_loader = loader()
    environment = app.jinja_env
    environment.autoescape = True
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    environment.filters.update(jinja_filters())
    environment.globals.update(
        inline_css=inline_css,
        folding_rules=rules_text(),
        wording=wording,
        demonstration=services.settings.demonstration,
        office_name=services.settings.office_name,
        site_url=services.settings.origin,
    )
