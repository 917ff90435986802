"""Writes the list of life events and a page for each of them."""

from dataclasses import dataclass
from urllib.parse import quote

from feedback_api.web.qr_code import qr_code
from plugins.kinds.guides.case_texts import Sender, places_in_words
from plugins.kinds.guides.who_comes import who_comes
from plugins.kinds.life_events import wording
from plugins.kinds.life_events.texts import in_words, whatsapp_text
from plugins.kinds.life_events.view import EventView, address_of, events_by_guide
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.guides.messages import AS_IT_IS, WHATSAPP
from plugins.pages.life_events.paper import setting


@dataclass(frozen=True, kw_only=True)
class EventWords:
    """How the page says steps and conditions."""

    @staticmethod
    def steps(numbers: tuple[int, ...]) -> str:
        return wording.steps(numbers)

    @staticmethod
    def listed(conditions: tuple[str, ...]) -> str:
        return in_words(conditions)

    @staticmethod
    def twice(numbers: tuple[int, ...]) -> str:
        return wording.HANDED_IN_TWICE.format(steps=wording.inside(wording.steps(numbers)))


class LifeEventsGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Let the home page name events, and every guide those it is a part of."""
        events = self.edition.life_events
        self.context["life_events"] = events
        self.context["events_by_guide"] = events_by_guide(events)

    def generate_output(self, writer: SiteWriter) -> None:
        self.write_page(writer, "/peristiwa/", "life_events")
        for event in self.edition.life_events:
            with writer.making(event.url):
                self._write_event(writer, event)

    def _write_event(self, writer: SiteWriter, event: EventView) -> None:
        edition = self.edition
        shows = (edition.base,)
        if self.left_standing(writer, event.url, shows):
            return
        sender = Sender(office=edition.content.office.name, site_url=edition.site_url, today=edition.today)
        self.write_page(
            writer,
            event.url,
            "life_event",
            shows=shows,
            event=event,
            whatsapp=WHATSAPP.format(text=quote(whatsapp_text(event, sender), safe=AS_IT_IS)),
            qr=qr_code(edition.site_url + event.url),
            words=EventWords(),
            paper_setting=setting(event),
            places_in_words=places_in_words,
            who_comes=who_comes,
            address_of=address_of,
        )
