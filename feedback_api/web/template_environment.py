"""Lets the function's templates use the theme's macros, words and ways to write dates."""

from collections.abc import Callable
from datetime import UTC, tzinfo
from pathlib import Path
from typing import cast

from flask import Flask, g, has_app_context
from jinja2 import BaseLoader, ChoiceLoader, Environment, ModuleLoader, PrefixLoader
from werkzeug.local import LocalProxy

from feedback_api import wording
from feedback_api.domain.identity import Identity
from feedback_api.security.own_templates import OwnTemplates
from feedback_api.services import Services
from feedback_api.web.template_cache import TemplateCache
from feedback_api.web.theme import inline_css, jinja_filters

OWN_TEMPLATES = Path(__file__).parent.parent / "templates"
# In a package for the cloud; a start that compiles its templates takes a tenth longer.
COMPILED = Path(__file__).parent.parent / "compiled_templates"
THEME_TEMPLATES = Path(__file__).parent.parent.parent / "theme" / "templates"
# Offices of one process have the same templates: whoever opens the second one does not wait for the compiler.
SHARED = TemplateCache()


def loader() -> BaseLoader:
    """Find our own templates by their name, the theme's under `theme/`."""
    return ModuleLoader(COMPILED) if COMPILED.is_dir() else _from_files()


def compile_into(folder: Path) -> None:
    """Write every template as the Python that Jinja makes of it, for a package."""
    environment = Environment(loader=_from_files(), autoescape=True)
    _set_up(environment, zone=lambda: UTC)
    environment.compile_templates(folder, zip=None, ignore_errors=False)


def _from_files() -> BaseLoader:
    theme = PrefixLoader({"theme": OwnTemplates(THEME_TEMPLATES)})
    return ChoiceLoader([OwnTemplates(OWN_TEMPLATES), theme])


def prepare_templates(app: Flask, services: Services) -> None:
    """Set the app's Jinja up as the site's own: autoescape, translatable words, one set of filters."""
    environment = app.jinja_env
    # Flask's own loader asks every blueprint for its templates, and for their source, which compiled ones do not have.
    environment.loader = loader()
    environment.bytecode_cache = SHARED
    environment.autoescape = True

    def office() -> Identity:
        """Return who the office is, asked once a request: who it is may change with every build."""
        if not has_app_context():
            return services.office()
        if "office" not in g:
            g.office = services.office()
        return cast(Identity, g.office)

    _set_up(environment, zone=lambda: office().tz)
    environment.globals.update(
        inline_css=inline_css,
        wording=wording,
        demonstration=services.settings.demonstration,
        office=LocalProxy(office),
        site_url=services.settings.origin,
    )


def _set_up(environment: Environment, *, zone: Callable[[], tzinfo]) -> None:
    """Set what changes the Python that a template becomes."""
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    environment.filters.update(jinja_filters(zone))
