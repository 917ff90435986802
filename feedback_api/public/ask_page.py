"""Shows the form for residents, empty or with what was typed and what has to be put right."""

from dataclasses import dataclass, replace

from flask import Response, make_response, render_template

from feedback_api.catalogue.protocol import GuideEntry, VillageEntry
from feedback_api.public.form_time import signed_time
from feedback_api.public.forms import Bounds, Problem, Typed, bounds_of
from feedback_api.services import Services
from feedback_api.settings import KeyUse


@dataclass(frozen=True, kw_only=True)
class AskPage:
    """What the form's template shows."""

    typed: Typed
    problems: tuple[Problem, ...]
    opened: str
    guide: GuideEntry | None
    villages: tuple[VillageEntry, ...]
    longest: int
    writes_mail: bool

    @property
    def village_choices(self) -> list[tuple[str, str]]:
        return [(village.slug, village.name) for village in self.villages]

    @property
    def summary(self) -> tuple[Problem, ...]:
        """Return the problems in their first sentence: the rest stands above the field itself."""
        return tuple(
            replace(one, detail=one.detail.partition(". ")[0].rstrip(".")) for one in self.problems if one.field
        )

    def problem(self, field: str) -> str | None:
        """Return what is wrong with one field, for the sentence above it."""
        return next((one.detail for one in self.problems if one.field == field), None)


def bounds(services: Services) -> Bounds:
    """Return what may be chosen just now, as far as the site is published."""
    catalogue = services.catalogue
    return bounds_of(
        (guide.slug for guide in catalogue.guides()),
        (village.slug for village in catalogue.villages()),
        longest=services.settings.longest_text,
    )


def guide_named(services: Services, slug: str) -> GuideEntry | None:
    """Return the published guide with this slug."""
    return next((guide for guide in services.catalogue.guides() if guide.slug == slug), None)


def village_named(services: Services, slug: str) -> VillageEntry | None:
    """Return the desa with this slug."""
    return next((village for village in services.catalogue.villages() if village.slug == slug), None)


def ask_page(services: Services, typed: Typed, problems: tuple[Problem, ...] = (), *, status: int = 200) -> Response:
    """Return the form with a fresh time; a key that is there stays, so that pressing again is harmless."""
    keyed = typed if typed.key else replace(typed, key=services.new_key())
    page = AskPage(
        typed=keyed,
        problems=problems,
        opened=signed_time(services.settings.key(KeyUse.FORM), services.now()),
        guide=guide_named(services, typed.guide),
        villages=services.catalogue.villages(),
        longest=services.settings.longest_text,
        writes_mail=services.settings.mail is not None,
    )
    return make_response(render_template("public/ask.html", page=page), status)
