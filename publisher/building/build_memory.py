"""What builds of one process hand on to each other: compiled templates, and pages that are as they were."""

from dataclasses import dataclass, field

from feedback_api.web.template_cache import TemplateCache
from plugins.edition.build_cache import BuildCache
from publisher.building.broken_pages import BrokenPages


@dataclass(frozen=True, kw_only=True)
class BuildMemory:
    """Lost with the process; the first build of the next one makes everything anew."""

    compiled: TemplateCache = field(default_factory=TemplateCache)
    kept: BuildCache = field(default_factory=BuildCache)
    broken: BrokenPages = field(default_factory=BrokenPages)
