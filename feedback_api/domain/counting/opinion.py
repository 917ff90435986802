"""What readers say of a page with one tap; nobody is named."""

import re
from dataclasses import dataclass
from enum import StrEnum

from feedback_api.domain.submissions.tracking_code import ID

# So many times "not clear" opens a task for the page, once while that is open.
ENOUGH_UNCLEAR = 5


class ReaderSays(StrEnum):
    """The three buttons."""

    ANSWERS = "answers"
    UNCLEAR = "unclear"
    ME_TOO = "me_too"


class PageKind(StrEnum):
    """Of what kind of page something can be said, as its address begins."""

    GUIDE = "panduan"
    ANSWER = "tanya"


@dataclass(frozen=True, kw_only=True)
class AboutPage:
    """A guide by its slug, or a published answer by its id."""

    kind: PageKind
    name: str

    @property
    def key(self) -> str:
        return f"{self.kind.value}/{self.name}"

    @property
    def url(self) -> str:
        return f"/{self.key}/"


@dataclass(frozen=True, kw_only=True)
class Opinions:
    """How often each was said of a page."""

    answers: int = 0
    unclear: int = 0
    me_too: int = 0

    @property
    def any(self) -> bool:
        return bool(self.answers or self.unclear or self.me_too)


def about_page(text: str) -> AboutPage | None:
    """Return the page that a form names; nothing for what is no such page."""
    kind, _, name = text.partition("/")
    if kind == PageKind.ANSWER and re.fullmatch(ID, name):
        return AboutPage(kind=PageKind.ANSWER, name=name)
    if kind == PageKind.GUIDE and re.fullmatch(r"[a-z0-9-]{1,100}", name):
        return AboutPage(kind=PageKind.GUIDE, name=name)
    return None
