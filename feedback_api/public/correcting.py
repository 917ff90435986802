"""The pages on which a sender corrects a name, a contact or a text: what is typed, what will change, that it has."""

from dataclasses import dataclass

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from feedback_api.actions.senders.correct import (
    ContactCorrection,
    TextCorrection,
    correct_contact,
    correct_text,
    wish_correction,
)
from feedback_api.actions.senders.sender_acting import part_of
from feedback_api.actions.senders.track import track
from feedback_api.domain.acts.sender_acts import CORRECT_CONTACT, CORRECT_TEXT, CORRECTIONS, WISH_CORRECTION, SenderAct
from feedback_api.domain.errors import NotOffered, SubmissionChanged
from feedback_api.domain.submissions.fields import CONTACT, KEY, KIND, NAME, TEXT
from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Contact, Kind, Submission
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.public import rights_wording
from feedback_api.public.ask_page import bounds
from feedback_api.public.form_time import signed_time
from feedback_api.public.forms import Bounds, Typed, arrival_of, problems_of
from feedback_api.settings import KeyUse
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import count_this
from feedback_api.wording import KIND_WORDS

_TYPED = (TEXT, NAME, CONTACT)
# What the button for what follows a letter sends.
SECOND = "susulan"


@dataclass(frozen=True, kw_only=True)
class Correcting:
    """What the pages show: which acts are possible, what was typed, and what would become of it."""

    submission: Submission
    code: str
    typed: Typed
    bounds: Bounds

    @property
    def is_second(self) -> bool:
        """Say whether it is about what follows the letter that has the code."""
        return self.submission.follows is not None

    @property
    def asks_contact(self) -> bool:
        return CORRECT_CONTACT.is_offered(self.submission)

    @property
    def text_act(self) -> SenderAct | None:
        """Return what happens to a text; nothing where it can no longer be corrected."""
        return next((act for act in (CORRECT_TEXT, WISH_CORRECTION) if act.is_offered(self.submission)), None)

    @property
    def text_now(self) -> str:
        """Return what the text says, or what is published of it."""
        one = self.submission
        return one.public_text or "" if self.text_act is WISH_CORRECTION else one.text

    @property
    def new_text(self) -> str:
        """Return the text if it would change."""
        typed = self.typed[TEXT] if self.text_act else ""
        return "" if typed == self.text_now else typed

    @property
    def stays_ordinary(self) -> bool:
        """Say whether its sender was offered the confidential way, and chose."""
        return bool(request.form.get("tetap"))

    @property
    def sounds_like_report(self) -> bool:
        """Say whether its sender should choose first who reads this; what sounded so before was chosen before."""
        return sounds_like_report(self.new_text) and not (self.stays_ordinary or sounds_like_report(self.text_now))

    @property
    def new_contact(self) -> Contact:
        whole = self.typed.but(KIND, KIND_WORDS[Kind.QUESTION]).but(KEY, "x")
        return arrival_of(whole, bounds=self.bounds, suspicion=None, demonstration=False).contact

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Return label and new value of each field that would change."""
        contact = (self.typed[NAME], self.typed[CONTACT]) if self.asks_contact else ("", "")
        values = (self.new_text, *contact)
        return tuple((FIELD_WORDS[field.name].short, new) for field, new in zip(_TYPED, values, strict=True) if new)

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return what has to be put right before anything is asked."""
        whole = self.typed.but(KIND, KIND_WORDS[Kind.QUESTION]).but(KEY, "x")
        asked = {field.name for field in _TYPED if field is not TEXT or self.text_act}
        found = tuple(one for one in problems_of(whole, self.bounds) if one.field in asked)
        if found or self.changes:
            return found
        return (FieldProblem(field=(TEXT if self.text_act else NAME).name, detail=rights_wording.NOTHING_NEW),)


def correct(code: str) -> ResponseReturnValue:
    """Show the form, or what would change, or that it has changed."""
    submission = asked_part(code)
    page = _page(submission, code)
    if not (request.form.get("periksa") or request.form.get("yakin")):
        return _form(page if page.text_act is None else _with_text(page))
    problems = page.problems()
    if problems:
        return _form(page, problems=problems, status=422)
    if page.sounds_like_report:
        return _offered_to_report(page)
    return _confirmed(page)


def _confirmed(page: Correcting) -> ResponseReturnValue:
    """Show once what would change, then change it."""
    if not request.form.get("yakin"):
        return _asked_once(page)
    if request.form.get("versi") != str(page.submission.version):
        return _asked_once(page, said=rights_wording.CHANGED_MEANWHILE, status=409)
    try:
        return _changed(page)
    except SubmissionChanged:  # between our read and our write
        return _asked_once(_page(asked_part(page.code), page.code), said=rights_wording.CHANGED_MEANWHILE, status=409)


def asked_part(code: str) -> Submission:
    """Return the letter with this code, or what follows it if that is asked for."""
    first = track(services(), code)
    return part_of(services(), first, second=request.form.get("bagian") == SECOND)


def _page(submission: Submission, code: str) -> Correcting:
    if not any(act.is_offered(submission) for act in CORRECTIONS):
        raise NotOffered
    typed = Typed.from_fields(request.form)
    return Correcting(submission=submission, code=code, typed=typed, bounds=bounds(services()))


def _changed(page: Correcting) -> ResponseReturnValue:
    """Do both, one after the other: name and contact first, which need nobody else."""
    saved, acts = page.submission, []
    if page.asks_contact and not page.new_contact.is_empty:
        request_of_contact = ContactCorrection(code=page.code, version=saved.version, contact=page.new_contact)
        saved = correct_contact(services(), request_of_contact)
        acts.append(CORRECT_CONTACT)
    if page.new_text and page.text_act:
        change = correct_text if page.text_act is CORRECT_TEXT else wish_correction
        saved = change(
            services(), TextCorrection(code=page.code, version=saved.version, second=page.is_second, text=page.new_text)
        )
        acts.append(page.text_act)
    count_this()
    words = [rights_wording.RIGHTS[act.word] for act in acts]
    return make_response(render_template("public/rights/corrected.html", submission=saved, words=words, code=page.code))


def _asked_once(page: Correcting, *, said: str = "", status: int = 200) -> ResponseReturnValue:
    shown = render_template("public/rights/sure_to_correct.html", page=page, said=said, rights=rights_wording)
    return make_response(shown, status)


def _offered_to_report(page: Correcting) -> ResponseReturnValue:
    """Show both ways on: a report of its own, or the ordinary letter; the old text stands until one is pressed."""
    opened = signed_time(services().settings.key(KeyUse.FORM), services().now())
    key = services().new_key()
    shown = render_template("public/rights/offered_to_report.html", page=page, opened=opened, key=key)
    return make_response(shown, 422)


def _with_text(page: Correcting) -> Correcting:
    """Return the page as it is opened: the text as it stands, name and contact empty."""
    typed = page.typed.but(TEXT, page.text_now)
    return Correcting(submission=page.submission, code=page.code, typed=typed, bounds=page.bounds)


def _form(page: Correcting, *, problems: tuple[FieldProblem, ...] = (), status: int = 200) -> ResponseReturnValue:
    wrong = {one.field: one.detail for one in problems}
    shown = render_template("public/rights/correct.html", page=page, problems=problems, wrong=wrong)
    return make_response(shown, status)
