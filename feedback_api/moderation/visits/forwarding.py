"""The text that staff forward to village groups after they changed a visit or called it off."""

from datetime import timedelta

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.visits.note import Changed, VisitNote, VisitStatus
from feedback_api.moderation import wording
from feedback_api.notification.visit_message import VisitMessage, message_text
from feedback_api.services import Services

# Whoever set out by the old plan hears of it in time only from somebody in the village.
SOON = timedelta(days=3)


def forward_text(services: Services, note: VisitNote) -> str:
    """Return the text; it is true at once, while the page of the visit is still being built."""
    titles = {guide.slug: guide.title for guide in services.catalogue.guides()}
    visits = {visit.slug: visit for visit in services.catalogue.visits()}
    other = visits.get(note.replacement or "")
    replacement = other if other and not other.off and not other.in_doubt and other.day >= services.today() else None
    moved = [change for change in note.history if change.what is Changed.DAY]
    return message_text(
        VisitMessage(
            title=visits[note.slug].title if note.slug in visits else _title(services, note),
            day=note.day,
            starts=note.starts,
            ends=note.ends,
            zone=services.office().zone,
            place=note.place,
            services=tuple(titles.get(service.guide, service.guide) for service in note.services),
            address=f"{services.settings.origin}/kunjungan/{note.slug}/",
            cancelled=note.status is VisitStatus.CANCELLED,
            changed=note.status is VisitStatus.CHANGED,
            restored=note.was_restored,
            confirmed=note.confirmed,
            demonstration=services.settings.demonstration,
            old_day=day_from(moved[-1].old) if moved else None,
            last_number=note.last_number,
            reason=note.reason,
            replacement=replacement.day if replacement else None,
            old=dict(_old_words(note)),
        )
    )


def is_soon(services: Services, note: VisitNote) -> bool:
    """Return whether its old or its new day is so near that a page is not enough to tell people."""
    moved = [day_from(change.old) for change in note.history if change.what is Changed.DAY]
    today = services.today()
    return any(day is not None and today <= day < today + SOON for day in (note.day, *moved[-1:]))


def _old_words(note: VisitNote) -> dict[str, str]:
    """Return how hours and place were before their last change."""
    old = {change.what: change.old for change in note.history}
    hours = {"jam": old[Changed.HOURS].replace("-", wording.HOURS_TO)} if Changed.HOURS in old else {}
    return {**hours, **({"tempat": old[Changed.PLACE]} if Changed.PLACE in old else {})}


def _title(services: Services, note: VisitNote) -> str:
    names = {village.slug: village.name for village in services.catalogue.villages()}
    return wording.VISIT_TITLE.format(village=names.get(note.village, note.village))
