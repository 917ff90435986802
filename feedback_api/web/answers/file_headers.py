"""What kind of file each published file is, and how long it may be kept."""

import mimetypes
import re
from pathlib import PurePath

HASHED_NAME = re.compile(r"[.-][0-9a-f]{8,64}\.[a-z0-9]+$")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
AN_HOUR = "public, max-age=3600"
ASKED_EACH_TIME = frozenset({".html", ".json", ".csv", ".xml", ".ics", ".txt", ".webmanifest", ".js"})

# What the machine's own table says differs between distributions; these are the kinds the site is made of.
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
    ".mp3": "audio/mpeg",
}


def content_type(file: PurePath) -> str:
    return CONTENT_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def is_immutable(file: PurePath) -> bool:
    """Say whether the file's name changes with its contents, so that the same name always means the same bytes."""
    return HASHED_NAME.search(file.name) is not None


def is_asked_each_time(file: PurePath) -> bool:
    """Say whether readers must see a new one at once: pages, and the lists that programs read."""
    return file.suffix in ASKED_EACH_TIME


def keeping(file: PurePath) -> str:
    """Say how long a browser may keep the file without asking."""
    if is_immutable(file):
        return FOR_EVER
    return ASK_EACH_TIME if is_asked_each_time(file) else AN_HOUR
