"""Makes a new news post."""

from feedback_api.wording import long_date
from plugins.kinds import new_wording as wording
from plugins.kinds.new_file import Asked, Desk, Draft, NewFileRefused, Values, draft_of, with_title
from plugins.kinds.villages.meant import village_meant
from plugins.reading.content_file import ContentFile


def new_post(desk: Desk, asked: Asked) -> Draft | NewFileRefused:
    """Return a post of today, about one village or about all."""
    named = with_title(asked)
    if isinstance(named, NewFileRefused):
        return named
    where = village_meant(desk, asked.village) if asked.village else None
    if isinstance(where, NewFileRefused):
        return where
    values: Values = {("judul",): asked.title.strip(), ("tanggal",): desk.today.isoformat()}
    if isinstance(where, ContentFile):
        values = {**values, ("desa",): where.slug}
    return draft_of(desk, named, values, wording.POST_DAY.format(day=long_date(desk.today)))
