"""Lets a new process print again what another one printed: Pelican's generators, made ready without reading content."""

from dataclasses import replace
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from plugins.edition.build_cache import BuildCache
from plugins.edition.edition import Edition, stands_on_the_same
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.reprint import Reprint


def resumed(settings: dict[str, Any], kept: BuildCache) -> Reprint | None:
    """Return what prints again, if pieces were left and nothing changed since but answers."""
    left, kept.left = kept.left, None
    if left is None:
        return None
    edition: Edition = left.pieces.edition
    if not stands_on_the_same(settings, edition):
        return None
    pelican = Pelican(settings)
    context = {**pelican.settings, "edition": replace(edition, answers=left.since.now), "articles": []}
    context.update(generated_content={}, static_links=set(), static_content={}, localsiteurl=settings["SITEURL"])
    about = {"context": context, "settings": pelican.settings, "path": pelican.path, "theme": pelican.theme}
    classes = pelican._get_generator_classes()  # noqa: SLF001 - what `run` asks, without the rest of it
    ours = [one for one in classes if issubclass(one, PageGenerator)]
    if edition.content.posts:
        posts = ArticlesGenerator(**about, output_path=pelican.output_path)
        posts.generate_context()
    generators = tuple(one(**about, output_path=pelican.output_path) for one in ours)
    for generator in generators:
        generator.go_on_with(left.pieces.of[type(generator).__name__], left.since)
    signals.all_generators_finalized.send(list(generators))
    writer = pelican._get_writer()  # noqa: SLF001 - the same
    return Reprint(generators=generators, context=context, writer=writer)
