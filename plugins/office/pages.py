"""Writes the home page, the page for addresses that do not exist, and the page for lost connections."""

from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter

MOST_VISITS = 4
MOST_ANSWERS = 3
MOST_POSTS = 3


class OfficeGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Tell every template what it may take for granted."""
        edition, content = self.edition, self.edition.content
        self.context.update(
            office=content.office,
            categories=content.categories,
            sources=content.sources,
            villages=content.villages,
            guides_ending_in_village=[guide for guide in content.guides if guide.ends_in_village],
            guides_starting_in_village=[guide for guide in content.guides if guide.starts_in_village],
            today=edition.today,
            demonstration=edition.demonstration,
            site_url=edition.site_url,
            generated_at=edition.generated_at,
        )

    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        self.write_page(
            writer,
            "/",
            "home",
            alerts=edition.schedule.alerts,
            next_visits=edition.schedule.next(MOST_VISITS),
            recent_answers=edition.answers[:MOST_ANSWERS],
            recent_posts=self.context["articles"][:MOST_POSTS],
        )
        self.write_page(writer, "/luring/", "offline")
        writer.write_file("404.html", self.get_template("not_found"), self.context, url="/404.html")
