"""The text about a visit that goes to village groups, from what the pages know of it."""

from collections.abc import Iterator

from feedback_api.notification.visit_message import VisitMessage, message_text
from feedback_api.wording import clock
from plugins.kinds.visits.view import VisitView

WHATSAPP_LIMIT = 900


def forward_text(visit: VisitView, site_url: str) -> str:
    """Return the visit as one message; the address is left out where there is no site yet."""
    return message_text(
        VisitMessage(
            title=visit.title,
            day=visit.day,
            starts=clock(visit.starts),
            ends=clock(visit.ends),
            zone=visit.header.file.office.zone,
            place=visit.place.name,
            services=tuple(service.guide.title for service in visit.services),
            address=site_url + visit.url if site_url else "",
            cancelled=visit.status == "batal",
            changed=visit.status == "berubah",
            restored=visit.was_restored,
            confirmed=visit.confirmed,
            demonstration=visit.demonstration,
            old_day=visit.previous_day,
            last_number=clock(visit.last_number) if visit.last_number else None,
            queue=visit.header.queue,
            reason=visit.reason,
            replacement=visit.replacement.day if visit.replacement else None,
            old=dict(_old_words(visit)),
        )
    )


def _old_words(visit: VisitView) -> Iterator[tuple[str, str]]:
    """Yield how hours and place were, and in words what is different about the services; a list of them says it all."""
    titles = ", ".join(service.guide.title for service in visit.services)
    for change in visit.history:
        said = change.new if change.what == "layanan" else change.old
        if said and said != titles:
            yield change.what, said
