"""The site as it is built on a desk: plain data."""

SITENAME = "Sekali Datang"
SITEURL = "http://127.0.0.1:8000"
TIMEZONE = "UTC"  # never shown: what is shown has the zone of content/data/kantor.yaml
DEFAULT_LANG = "id"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["plugins.site"]

# Ours; read by plugins/edition/edition.py.
CONTENT_OFFICE = None  # the folder of an office that has one of its own; without it content/ holds both
CONTENT_OVERLAY = None  # a second tree like content/, with examples
SUBMISSION_STORE = None  # e.g. "sqlite:/srv/kantor/feedback.sqlite"; without one no answers are shown
DEMONSTRATION = True  # examples (contoh: ya) are shown, and the pages say so
PUBLISHED_ADDRESSES = None  # a list of addresses that a press keeps of what it published
PICTURE_CACHE = ".cache/gambar"  # what was made of the pictures in content/gambar; outside of what is served
CHECKED_ON = None  # the day to which the content is held; without it the day it is, and none if TODAY is handed in
TODAY = None  # "2026-12-03"; the press hands it in, a desk takes the day it is at the office
NOW = None  # "2026-12-03T05:00:00+00:00", the same; what keeps the office from serving is shown until it ends

ARTICLE_PATHS = ["kabar"]
ARTICLE_URL = "kabar/{slug}/"
ARTICLE_SAVE_AS = "kabar/{slug}/index.html"
PAGE_PATHS = ["halaman"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
CATEGORY_URL = "kabar/desa/{slug}/"
CATEGORY_SAVE_AS = "kabar/desa/{slug}/index.html"
DIRECT_TEMPLATES = ["archives"]
ARCHIVES_URL = "kabar/"
ARCHIVES_SAVE_AS = "kabar/index.html"
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
STATIC_PATHS: list[str] = []
IGNORE_FILES = ["_*", ".*", "__pycache__"]
SLUGIFY_SOURCE = "basename"
DEFAULT_PAGINATION = False
PAGINATED_TEMPLATES: dict[str, int | None] = {}

# Content is our own kind of file; the theme's files are emitted by plugins/pages/frame.
READERS = {"rst": None, "html": None}
THEME_STATIC_PATHS: list[str] = []
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}

# Pelican's own feeds are off: plugins/pages/feeds writes ours.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
