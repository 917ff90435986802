"""Writes the home page, the way to the office, and what stands where nothing else does: offline, taken down, lost."""

from feedback_api.web.qr_code import qr_code
from plugins.edition.questions.changes import AnswerChanges
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.news.listed import ListedPost, listed
from plugins.pages.office.open_now import closed_days, open_spans

MOST_VISITS = 4
MOST_ANSWERS = 3
MOST_POSTS = 3
CONTACT = "/kontak/"
# What only the function can say: the form, the status, the desk. Each has a page of its own for lost connections.
ONLY_WITH_A_CONNECTION = ("kirim", "lacak", "meja")


class OfficeGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Tell every template what it may take for granted."""
        edition, content = self.edition, self.edition.content
        self.context.update(
            office=content.office.identity,
            categories=content.categories,
            sources=content.sources,
            villages=content.villages,
            guides_ending_in_village=[guide for guide in content.guides if guide.ends_in_village],
            guides_ending_on_condition=[guide for guide in content.guides if guide.village_end == "bersyarat"],
            guides_at_kiosk=[guide for guide in content.guides if guide.village_end == "kios"],
            guides_starting_in_village=[guide for guide in content.guides if guide.starts_in_village],
            schedule=edition.schedule,
            guide_titles={guide.slug: guide.title for guide in content.guides},
            today=edition.today,
            demonstration=edition.demonstration,
            site_url=edition.site_url,
            generated_at=edition.generated_at,
        )

    def piece(self) -> tuple[ListedPost, ...]:
        return listed(self.context["articles"])

    def go_on_with(self, piece: object, since: AnswerChanges) -> None:
        super().go_on_with(piece, since)
        self.context["articles"] = piece

    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        self._write_home(writer)
        # An office that had written such a page itself keeps it.
        if CONTACT not in {f"/{page.slug}/" for page in edition.content.pages}:
            known = {"open_spans": open_spans(edition), "closed_days": closed_days(edition)}
            self.write_page(writer, CONTACT, "contact", qr=qr_code(edition.site_url + CONTACT), **known)
        self.write_page(writer, "/luring/", "offline", about="page")
        for about in ONLY_WITH_A_CONNECTION:
            self.write_page(writer, f"/luring/{about}/", "offline", about=about)
        for address in edition.taken_down:
            self.write_page(writer, address, "taken_down")
        writer.write_file("404.html", self.get_template("not_found"), self.context, url="/404.html")

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        if changes.ids:
            self._write_home(writer)

    def _write_home(self, writer: SiteWriter) -> None:
        edition = self.edition
        recent = edition.answers.newest(MOST_ANSWERS)
        interruptions = tuple(one for one in edition.interruptions if one.village is None)
        shows = (edition.base, interruptions, *recent)
        if self.left_standing(writer, "/", shows):
            return
        self.write_page(
            writer,
            "/",
            "home",
            shows=shows,
            interruptions=interruptions,
            alerts=edition.schedule.alerts,
            next_visits=edition.schedule.next(MOST_VISITS),
            recent_answers=recent,
            recent_posts=self.context["articles"][:MOST_POSTS],
        )
