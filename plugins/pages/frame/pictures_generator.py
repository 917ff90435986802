"""Writes what is published of the pictures of the content."""

from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter


class PicturesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        for picture in self.edition.content.beside.pictures.values():
            for address, one in picture.files():
                writer.write_bytes(address.lstrip("/"), one.data)
