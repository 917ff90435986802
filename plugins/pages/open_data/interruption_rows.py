"""What keeps the office from serving at the moment of the build, for programs: why, until when, whom it concerns."""

from plugins.edition.edition import Edition
from plugins.pages.open_data.described import Rows


def interruption_rows(edition: Edition) -> Rows:
    return [
        {
            "sebab": one.rule.word,
            "desa": one.village,
            "mulai": one.starts.isoformat(timespec="minutes"),
            "sampai": one.ends.isoformat(timespec="minutes"),
            "panduan": [guide.slug for guide in edition.content.guides if one in edition.interruptions_of(guide)],
            "kunjungan": [visit.slug for visit in edition.schedule.coming if one in edition.interruptions_on(visit)],
        }
        for one in edition.interruptions
    ]
