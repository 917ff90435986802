"""What a site shows of each kind on one day."""

from collections.abc import Mapping
from typing import Any

from plugins.edition.content import Content
from plugins.kinds.build_day import BuildDay
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.kind import kinds_of
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.view import event_views
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.schedule import Schedule


def shown_items(content: Content, schedule: Schedule, day: BuildDay) -> Mapping[str, tuple[Any, ...]]:
    """Return it by the name of the kind; the cases are made already, events of them, and staff changed the visits."""
    cases = tuple(content.cases[guide.slug] for guide in content.guides)
    own = {kind.name: kind.shown(content.of(kind), day) for kind in kinds_of(content.kinds) if kind.shown}
    events = event_views(content.of(LIFE_EVENTS), content.cases)
    return {**own, GUIDES.name: cases, LIFE_EVENTS.name: events, VISITS.name: schedule.visits}
