"""Every generator of the site, in the order in which they make it."""

from plugins.pages.addresses.generator import AddressesGenerator
from plugins.pages.calendar.generator import CalendarGenerator
from plugins.pages.declared.generator import DeclaredGenerator
from plugins.pages.feeds.generator import FeedsGenerator
from plugins.pages.forms.generator import FormsGenerator
from plugins.pages.frame.assets import AssetsGenerator
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.pictures_generator import PicturesGenerator
from plugins.pages.frame.reprint import ReprintGenerator
from plugins.pages.guides.freshness_generator import FreshnessGenerator
from plugins.pages.guides.generator import GuidesGenerator
from plugins.pages.laws.generator import LawsGenerator
from plugins.pages.life_events.generator import LifeEventsGenerator
from plugins.pages.moved.generator import MovedGenerator
from plugins.pages.office.generator import OfficeGenerator
from plugins.pages.open_data.generator import OpenDataGenerator
from plugins.pages.performance.generator import PerformanceGenerator
from plugins.pages.pocket.generator import PocketGenerator
from plugins.pages.posters.generator import PostersGenerator
from plugins.pages.questions.generator import QuestionsGenerator
from plugins.pages.search.generator import SearchGenerator
from plugins.pages.villages.generator import VillagesGenerator
from plugins.pages.visits.generator import VisitsGenerator

# The office first: it tells every template what it may take for granted, as posters tell what has one. Addresses after
# all pages: they list what was written. Last what keeps all of them.
GENERATORS: tuple[type[PageGenerator], ...] = (
    OfficeGenerator,
    FormsGenerator,
    GuidesGenerator,
    FreshnessGenerator,
    LawsGenerator,
    LifeEventsGenerator,
    VillagesGenerator,
    VisitsGenerator,
    DeclaredGenerator,
    CalendarGenerator,
    QuestionsGenerator,
    PocketGenerator,
    PostersGenerator,
    PerformanceGenerator,
    SearchGenerator,
    OpenDataGenerator,
    FeedsGenerator,
    AssetsGenerator,
    PicturesGenerator,
    MovedGenerator,
    AddressesGenerator,
    ReprintGenerator,
)
