"""Shows the form for residents, empty or with what was typed and what has to be put right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Response, make_response, render_template

from feedback_api.catalogue.protocol import GuideEntry, NotAsked, VillageEntry
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.submissions.fields import FIELDS, GUIDE, KEY, KIND, TEXT, Field, SeenByStaff
from feedback_api.domain.submissions.submission import Kind
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.domain.wording import PREPARE_FIELDS, REPORT_FIELDS, FieldWords
from feedback_api.public.form_time import signed_time
from feedback_api.public.forms import PREPARE_WORD, Bounds, Typed, bounds_of
from feedback_api.public.wording import KIND_HINTS
from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import KIND_WORDS, KINDS

if TYPE_CHECKING:  # who only opens the form compares nothing
    from feedback_api.domain.search.similar import AnsweredQuestion

REPORT_WORD = KIND_WORDS[Kind.REPORT]


@dataclass(frozen=True, kw_only=True)
class BeforeSending:
    """What the page says besides: that the words sound like a report, what it would be about, that it is too much.

    `stays_ordinary`: its sender was asked that already, and chose. `answers` are published ones to much the same;
    `is_unanswered`: its sender has seen them.
    """

    sounds_like_report: bool = False
    stays_ordinary: bool = False
    is_refused: bool = False
    about_leaders: bool = False
    answers: "tuple[AnsweredQuestion, ...]" = ()
    is_unanswered: bool = False


NOTHING_BESIDES = BeforeSending()


@dataclass(frozen=True, kw_only=True)
class AskPage:
    """What the form's template shows."""

    typed: Typed
    problems: tuple[FieldProblem, ...]
    opened: str
    guide: GuideEntry | None
    guides: tuple[GuideEntry, ...]
    unneeded: tuple[NotAsked, ...]
    villages: tuple[VillageEntry, ...]
    longest: int
    writes_mail: bool
    before: BeforeSending
    has_supervisor: bool

    @property
    def fields(self) -> tuple[Field, ...]:
        return FIELDS

    @property
    def is_report(self) -> bool:
        return self.typed[KIND] == REPORT_WORD

    @property
    def is_request(self) -> bool:
        """Say whether it asks a desa to prepare a letter."""
        return self.typed[KIND] == PREPARE_WORD

    @property
    def words(self) -> Mapping[str, FieldWords]:
        if self.is_request:
            return {**FIELD_WORDS, **PREPARE_FIELDS}
        return {**FIELD_WORDS, **REPORT_FIELDS} if self.is_report else FIELD_WORDS

    @property
    def stays_on_device(self) -> str:
        """Return the names of the fields that a phone may keep, as the form declares them."""
        return " ".join(field.name for field in FIELDS if field.stays_on_device)

    @property
    def report_fields(self) -> tuple[Field, ...]:
        """Return what is asked of a report: first of all what happened."""
        asked = (field for field in FIELDS if field.asked_of_reports)
        return tuple(sorted(asked, key=lambda field: field is not TEXT))

    @property
    def request_fields(self) -> tuple[Field, ...]:
        """Return what is asked of whoever wants a letter prepared; that it is one stands in the form already."""
        return tuple(field for field in FIELDS if field.asked_to_prepare and field is not KIND)

    @property
    def report_keeps(self) -> str:
        """Return the names of the fields that a phone may keep of a report for an hour, if it is asked to."""
        typed = (field for field in self.report_fields if field.seen is not SeenByStaff.NOWHERE)
        return " ".join(field.name for field in typed if field.stays_on_device)

    @property
    def has_words(self) -> bool:
        return bool(self.typed[TEXT])

    @property
    def kind_choices(self) -> list[tuple[str, str, str]]:
        """Return word, name and hint of each kind that is sent with the ordinary form."""
        return [(KIND_WORDS[kind], KINDS[kind], hint) for kind, hint in KIND_HINTS.items()]

    @property
    def letters(self) -> list[tuple[str, str]]:
        """Return guide and name of each letter that a desa can be asked to prepare, by name."""
        asked = ((one.slug, one.letter.name) for one in self.guides if one.letter and not one.letter.not_asked)
        return sorted(asked, key=lambda one: one[1].casefold())

    @property
    def letters_not_asked(self) -> tuple[GuideEntry, ...]:
        """Return the guides with a letter of the desa of their own that no rule asks for any more."""
        return tuple(guide for guide in self.guides if guide.letter and guide.letter.not_asked)

    @property
    def not_asked(self) -> list[tuple[NotAsked, list[GuideEntry]]]:
        """Return the letters that nobody needs, each with the guides that say so."""
        by_slug = {guide.slug: guide for guide in self.guides}
        return [(one, [by_slug[slug] for slug in one.guides if slug in by_slug]) for one in self.unneeded]

    @property
    def village_choices(self) -> list[tuple[str, str]]:
        return [(village.slug, village.name) for village in self.villages]

    @property
    def summary(self) -> tuple[FieldProblem, ...]:
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
        letters=(guide.slug for guide in catalogue.guides() if guide.letter and not guide.letter.not_asked),
    )


def guide_named(services: Services, slug: str) -> GuideEntry | None:
    """Return the published guide with this slug."""
    return next((guide for guide in services.catalogue.guides() if guide.slug == slug), None)


def village_named(services: Services, slug: str) -> VillageEntry | None:
    """Return the desa with this slug."""
    return next((village for village in services.catalogue.villages() if village.slug == slug), None)


def ask_page(
    services: Services,
    typed: Typed,
    problems: tuple[FieldProblem, ...] = (),
    *,
    status: int = 200,
    before: BeforeSending = NOTHING_BESIDES,
) -> Response:
    """Return the form with a fresh time; a key that is there stays, so that pressing again is harmless."""
    is_request = typed[KIND] == PREPARE_WORD
    keyed = typed if typed[KEY] else typed.but(KEY, services.new_key())
    page = AskPage(
        typed=keyed,
        problems=problems,
        opened=signed_time(services.settings.key(KeyUse.FORM), services.now()),
        guide=guide_named(services, typed[GUIDE]),
        guides=services.catalogue.guides() if is_request else (),
        unneeded=services.catalogue.not_asked() if is_request else (),
        villages=services.catalogue.villages(),
        longest=services.settings.longest_text,
        writes_mail=services.settings.mail is not None,
        before=before,
        has_supervisor=typed[KIND] != REPORT_WORD or _has_supervisor(services),
    )
    return make_response(render_template(_template_of(page), page=page, words=page.words), status)


def _template_of(page: AskPage) -> str:
    if page.is_request:
        return "public/prepare.html"
    return "public/report.html" if page.is_report else "public/ask.html"


def _has_supervisor(services: Services) -> bool:
    from feedback_api.actions.members.staff import has_supervisor  # noqa: PLC0415 a form of ordinary letters asks no store

    try:
        return has_supervisor(services)
    except StoreUnavailable:
        return True
