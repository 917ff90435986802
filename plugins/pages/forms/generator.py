"""Writes the list of forms, and for each a page about it and the sheet that is filled on the phone or printed empty."""

from plugins.kinds.forms.demanded import FormShelf, guides_asking
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.forms.model import OfficialForm
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter

SOURCES = "/sumber/formulir/"


class FormsGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Let every template ask which form a paper is."""
        self._forms = self.edition.of(FORMS)
        self._shelf = FormShelf(forms=self._forms)
        self.context["forms"] = self._forms
        self.context["form_shelf"] = self._shelf

    def generate_output(self, writer: SiteWriter) -> None:
        self.write_page(writer, "/formulir/", "form_list")
        if any(form.sources for form in self._forms):
            self.write_page(writer, SOURCES, "form_sources")
        for form in self._forms:
            with writer.making(form.url):
                self._write_form(writer, form)

    def _write_form(self, writer: SiteWriter, form: OfficialForm) -> None:
        shows = (self.edition.base, self.edition.local_facts)
        if not self.left_standing(writer, form.url, shows):
            guides = tuple(guides_asking(form, self._shelf, self.edition.content.guides))
            around = {"asked_in": guides, "form_sources": SOURCES}
            self.write_page(writer, form.url, "form_about", shows=shows, form=form, **around)
        if form.sheet and not self.left_standing(writer, form.sheet_url, shows):
            self.write_page(writer, form.sheet_url, "form_sheet", shows=shows, form=form, sheet=form.sheet)
