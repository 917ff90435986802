"""Writes the list of guides, a page for each guide and each of its cases, and where all of it was found."""

from functools import partial
from typing import Any

from feedback_api.web.qr_code import qr_code
from plugins.edition.interruptions import interrupts_guide
from plugins.edition.questions.changes import AnswerChanges
from plugins.edition.questions.groups import of_guide
from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case, CaseSet
from plugins.kinds.guides.case_texts import Sender, places_in_words
from plugins.kinds.guides.certainty import doubt, shared_doubt
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.who_comes import who_comes
from plugins.kinds.visits.view import VisitView
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.guides.alerts import alerts_of, with_alerts
from plugins.pages.guides.chooser import chooser_of, way_text
from plugins.pages.guides.messages import messages_of
from plugins.pages.guides.paper import setting

MOST_VISITS = 3
MOST_ANSWERS = 5


class GuidesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        content = self.edition.content
        self.write_page(writer, "/panduan/", "guides")
        for guide in content.guides:
            made = content.cases[guide.slug]
            for case in made.all:
                with writer.making(case.url):
                    self._write_case(writer, case, made)
        for category in content.categories:
            if any(guide.all_sources or guide.unverified_note for guide in category.guides):
                self.write_page(writer, f"/sumber/{category.slug}/", "sources", category=category)
        for sound in (sound for sounds in content.sounds.values() for sound in sounds):
            writer.write_bytes(sound.url.lstrip("/"), sound.file.read_bytes())

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        """Write the pages of the guides whose newest answers are others; cases show none."""
        for made in self.edition.content.cases.values():
            if of_guide(made.everyone.guide.slug) in changes.groups:
                with writer.making(made.everyone.url):
                    self._write_case(writer, made.everyone, made)

    def _write_case(self, writer: SiteWriter, case: Case, made: CaseSet) -> None:
        edition, guide = self.edition, case.guide
        shown = () if case.slug else edition.answers.newest(MOST_ANSWERS, of=of_guide(guide.slug))
        interruptions = edition.interruptions_of(guide)
        shows = (edition.base, interruptions, *shown)
        if self.left_standing(writer, case.url, shows) or self._has_other_alerts(writer, case, shows):
            return
        sender = Sender(office=edition.content.office.name, site_url=edition.site_url, today=edition.today)
        self.write_page(
            writer,
            case.url,
            "guide",
            shows=shows,
            guide=guide,
            case=case,
            case_title=wording.CASE_PAGE_TITLE.format(title=case.title) if case.slug else case.title,
            case_way=way_text(case.ways[0]),
            chooser_groups=chooser_of(made),
            messages=messages_of(case, sender),
            paper_setting=setting(case),
            interruptions=interruptions,
            sounds=edition.content.sounds[guide.slug],
            qr=qr_code(edition.site_url + case.url),
            places_in_words=places_in_words,
            who_comes=who_comes,
            doubt=partial(doubt, sources=edition.content.sources),
            shared_doubt=partial(shared_doubt, sources=edition.content.sources),
            way_text=way_text,
            visits=edition.schedule.next(MOST_VISITS, where=partial(_offers, guide)),
            answers=shown,
        )

    def _has_other_alerts(self, writer: SiteWriter, case: Case, shows: tuple[Any, ...]) -> bool:
        """Put other interruptions into a page that needs nothing else; `False` if it needs more than that."""
        base, interruptions, *answers = shows
        before = tuple(one for one in writer.kept.interrupted_before if interrupts_guide(one, case.guide))
        alerts = alerts_of(
            self.get_template("partials/guide_alerts"), self.context, interruptions=interruptions, guide=case.guide
        )
        showed = (base, before, *answers)
        return self.mended(writer, case.url, showed=showed, shows=shows, change=partial(with_alerts, alerts=alerts))


def _offers(guide: Guide, visit: VisitView) -> bool:
    return visit.offers(guide)
