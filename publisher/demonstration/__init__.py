"""A living example for the first five minutes: marked visits, posts and questions, never part of a published site."""

from datetime import UTC, datetime

from feedback_api.settings import Settings
from feedback_api.wiring import open_services
from publisher.data_directory import DataDirectory
from publisher.demonstration.overlay import write_overlay
from publisher.demonstration.own_words import OwnWords
from publisher.demonstration.questions import ask_and_answer
from publisher.office_file import noted_office
from publisher.project import folder_of
from publisher.site_of_office import content_of

COMPLETE = ".complete"


def load(data: DataDirectory, settings: Settings) -> None:
    """Fill a new data directory once; a load that was cut short is finished, nothing is there twice.

    The dates are those of the first start and stay: a demonstration that is weeks old shows past visits as past.
    """
    mark = data.demonstration / COMPLETE
    if mark.exists():
        return
    now = datetime.now(UTC)
    office = noted_office(folder_of(settings), data.office_file)
    tree = content_of(settings)
    words = OwnWords.of(tree)
    write_overlay(data.demonstration, today=now.astimezone(office.tz).date(), tree=tree)
    with open_services(settings) as services:
        ask_and_answer(services, now=now, words=words)
    mark.touch()
