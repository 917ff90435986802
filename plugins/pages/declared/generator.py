"""Writes a page for each thing of every kind that names its template."""

from plugins.kinds.kind import kinds_of
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter


class DeclaredGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        """Write the pages; the template knows the thing by the template's own name."""
        edition = self.edition
        for kind in kinds_of(edition.content.kinds):
            if kind.pages is not None and kind.pages.template is not None:
                template = kind.pages.template
                for item in edition.of(kind):
                    self.write_page(writer, kind.address_of(item.slug), template, **{template: item})
