"""Every kind of content there is, in the order in which `content/README.md` names them."""

from plugins.kinds.activities.kind import ACTIVITIES
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.kind import Kinds
from plugins.kinds.laws.kind import LAWS
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.news.kind import POSTS
from plugins.kinds.papers.kind import PAPERS
from plugins.kinds.places.kind import PLACES
from plugins.kinds.plain_pages.kind import PLAIN_PAGES
from plugins.kinds.programmes.kind import PROGRAMMES
from plugins.kinds.tables.kind import CATEGORIES, HOLIDAYS, OFFICE, SEARCH_WORDS, SOURCES
from plugins.kinds.villages.kind import VILLAGES
from plugins.kinds.visits.kind import VISITS

KINDS: Kinds = (
    GUIDES,
    LIFE_EVENTS,
    FORMS,
    VISITS,
    PROGRAMMES,
    ACTIVITIES,
    POSTS,
    VILLAGES,
    OFFICE,
    PAPERS,
    PLACES,
    HOLIDAYS,
    SEARCH_WORDS,
    SOURCES,
    LAWS,
    CATEGORIES,
    PLAIN_PAGES,
)
