"""Lets Pelican read posts and pages whose header is ours, as they were chosen to be shown."""

from collections.abc import Mapping

from pelican.readers import BaseReader

from plugins.edition.build_cache import BuildCache
from plugins.edition.page_fault import PageFaults
from plugins.reading.body import rendered
from plugins.reading.content_file import ContentFile

# A file that is not shown has no name by which a header could be found.
NOT_SHOWN = ""


class HeaderReader(BaseReader):
    """Gives Pelican the text; `metadata.py` adds the header, which was read and checked before."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        chosen: Mapping[str, ContentFile] = self.settings["CHOSEN_FILES"]
        file = chosen.get(source_path)
        if file is None:
            return "", {"slug": NOT_SHOWN}
        with self._faults().making(source_path):
            return rendered(file.body), {"slug": file.slug}
        return "", {"slug": NOT_SHOWN}

    def _faults(self) -> PageFaults:
        kept: BuildCache | None = self.settings.get("KEPT")
        return kept.faults if kept else PageFaults()
