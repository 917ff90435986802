"""Lets a new process print again what another one printed: its generators, made ready without reading content."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plugins.edition.build_cache import BuildCache
from plugins.edition.edition import Edition, stands_on_the_same
from plugins.pages.frame.environment import made_ready
from plugins.pages.frame.reprint import Reprint
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.in_order import GENERATORS


def resumed(settings: dict[str, Any], kept: BuildCache) -> Reprint | None:
    """Return what prints again, if pieces were left and nothing changed since but answers."""
    left, kept.left = kept.left, None
    if left is None:
        return None
    edition: Edition = left.pieces.edition
    if not stands_on_the_same(settings, edition):
        return None
    context = {**settings, "edition": replace(edition, answers=left.since.now)}
    context.update(generated_content={}, static_links=set(), static_content={}, localsiteurl=settings["SITEURL"])
    made_ready(context, settings)
    generators = tuple(one(context=context, settings=settings, theme=settings["THEME"]) for one in GENERATORS)
    for generator in generators:
        generator.go_on_with(left.pieces.of[type(generator).__name__], left.since)
    context["generators"] = generators
    return Reprint(generators=generators, context=context, writer=SiteWriter(settings["OUTPUT_PATH"], settings))


def plain(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that are plain values: the others are handed in anew by each build."""
    inner = {name: plain(value) if isinstance(value, dict) else value for name, value in settings.items()}
    return {name: value for name, value in inner.items() if _is_plain(value)}


def _is_plain(value: object) -> bool:
    """Say so of Python's own values alone: to read one of Pelican's would load Pelican."""
    if type(value) in {list, tuple}:
        return all(map(_is_plain, value))  # type: ignore[call-overload]  # either can be gone through
    return value is None or type(value) in {str, bool, int, float, dict}
