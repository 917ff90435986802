"""What our generators share: they know the edition, and write a page at an address."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, Template

from plugins.edition.edition import Edition
from plugins.edition.questions.changes import AnswerChanges
from plugins.pages.frame.site_writer import SiteWriter

Change = Callable[[str], str]


class PageGenerator:
    """Pelican calls it as it calls its own, and is not needed by a press that only prints again."""

    def __init__(self, *, context: dict[str, Any], settings: dict[str, Any], theme: str, **_: object) -> None:
        self.context = context
        self.settings = settings
        self.theme = theme
        self.env: Environment = context["environment"]

    def get_template(self, name: str) -> Template:
        return self.env.get_template(f"{name}.html")

    @property
    def edition(self) -> Edition:
        edition: Edition = self.context["edition"]
        return edition

    def is_as_it_was(self) -> bool:
        """Say whether what this generator read by itself, besides the edition, is still the same."""
        return True

    def read_again(self, changes: AnswerChanges) -> None:
        """Tell templates what is different with other answers; most tell nothing of them."""

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        """Write what shows other answers than before, and remove what shows none any more. Most show none."""

    def piece(self) -> object:
        """Return what `go_on_with` needs in another process, besides the edition; most need nothing."""
        return None

    def go_on_with(self, piece: object, since: AnswerChanges) -> None:  # noqa: ARG002  # most need neither
        """Be ready to print again what another process printed; `since` are answers that its piece does not know."""
        if hasattr(self, "generate_context"):
            self.generate_context()

    def remove_page(self, writer: SiteWriter, url: str) -> None:
        writer.remove(_name(url))

    def left_standing(self, writer: SiteWriter, url: str, shows: tuple[Any, ...]) -> bool:
        """Say whether the page needs no writing because it was written from just these things."""
        return writer.left_standing(_name(url), shows)

    def mended(
        self, writer: SiteWriter, url: str, *, showed: tuple[Any, ...], shows: tuple[Any, ...], change: Change
    ) -> bool:
        """Change one part of a page that stands; `False` if it was not made of what it `showed`."""
        return writer.mended(_name(url), showed, shows, change)

    def write_page(self, writer: SiteWriter, url: str, template: str, **things: Any) -> None:  # noqa: ANN401  # whatever a page is about
        """Write `template` at `url` (which ends with a slash) with everything it is about.

        Who knows all a page `shows` hands it in, and asks next time whether it was `left_standing`.
        """
        writer.write_file(_name(url), self.get_template(template), self.context, url=url, **things)


def _name(url: str) -> str:
    return f"{url.lstrip('/')}index.html"
