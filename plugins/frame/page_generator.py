"""What our generators share: they know the edition, and write a page at an address."""

from typing import Any

from pelican.generators import Generator

from plugins.edition import Edition
from plugins.frame.site_writer import SiteWriter


class PageGenerator(Generator):
    @property
    def edition(self) -> Edition:
        edition: Edition = self.context["edition"]
        return edition

    def write_page(self, writer: SiteWriter, url: str, template: str, **things: Any) -> None:  # noqa: ANN401  # whatever a page is about
        """Write `template` at `url` (which ends with a slash) with everything it is about."""
        writer.write_file(f"{url.lstrip('/')}index.html", self.get_template(template), self.context, url=url, **things)
