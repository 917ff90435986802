"""Lets the function's templates use the theme's macros, words and ways to write dates."""

from pathlib import Path

from flask import Flask
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, ModuleLoader, PrefixLoader

from feedback_api import wording
from feedback_api.services import Services
from feedback_api.theme import inline_css, jinja_filters

OWN_TEMPLATES = Path(__file__).parent / "templates"
# In a package for the cloud; a start that compiles its templates takes a tenth longer.
COMPILED = Path(__file__).parent / "compiled_templates"
THEME_TEMPLATES = Path(__file__).parent.parent / "theme" / "templates"


def loader() -> BaseLoader:
    """Find our own templates by their name, the theme's under `theme/`."""
    return ModuleLoader(COMPILED) if COMPILED.is_dir() else _from_files()


def compile_into(folder: Path) -> None:
    """Write every template as the Python that Jinja makes of it, for a package."""
    environment = Environment(loader=_from_files(), autoescape=True)
    _set_up(environment)
    environment.compile_templates(folder, zip=None, ignore_errors=False)


def _from_files() -> BaseLoader:
    theme = PrefixLoader({"theme": FileSystemLoader(THEME_TEMPLATES)})
    return ChoiceLoader([FileSystemLoader(OWN_TEMPLATES), theme])


def prepare_templates(app: Flask, services: Services) -> None:
    """Set the app's Jinja up as the site's own: autoescape, translatable words, one set of filters."""
    environment = app.jinja_env
    # Flask's own loader asks every blueprint for its templates, and for their source, which compiled ones do not have.
    environment.loader = loader()
    environment.autoescape = True
    _set_up(environment)
    environment.globals.update(
        inline_css=inline_css,
        wording=wording,
        demonstration=services.settings.demonstration,
        office_name=services.settings.office_name,
        site_url=services.settings.origin,
    )


def _set_up(environment: Environment) -> None:
    """Set what changes the Python that a template becomes."""
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    environment.filters.update(jinja_filters())
