"""What builds of one process hand on to each other: compiled templates, and pages that are as they were."""

from dataclasses import dataclass, field

from plugins.frame.kept import Kept
from publisher.compiled_templates import CompiledTemplates


@dataclass(frozen=True, kw_only=True)
class BuildMemory:
    """Lost with the process; the first build of the next one makes everything anew."""

    compiled: CompiledTemplates = field(default_factory=CompiledTemplates)
    kept: Kept = field(default_factory=Kept)
