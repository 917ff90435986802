"""Takes with one tap what a reader says of a page, without asking who; an answer found before sending is one too."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.site.opinion import Opinion, is_there, say
from feedback_api.domain.counting.opinion import AboutPage, PageKind, ReaderSays, about_page
from feedback_api.domain.submissions.fields import FIELDS, Shape
from feedback_api.public import wording
from feedback_api.public.device import same_minute
from feedback_api.public.forms import Typed
from feedback_api.web.current import services
from feedback_api.web.rate_limits import count_this, seconds_to_wait
from feedback_api.web.who_sends import device_of_sender

bp = Blueprint("opinion", __name__, url_prefix="/kirim/menjawab")

WORDS = {"ya": ReaderSays.ANSWERS, "belum": ReaderSays.UNCLEAR, "juga": ReaderSays.ME_TOO}


@bp.post("")
def tell() -> ResponseReturnValue:
    """Count it and say thank you; what was typed on the form is kept beside it, should that not be the answer."""
    about, word = _about(), request.form.get("kata", "ya")
    if about is None or word not in WORDS or not is_there(services(), about):
        return _page(None, word, problem=wording.PAGE_UNKNOWN, status=422)
    device = device_of_sender(services(), request) or same_minute(services(), request)
    if say(services(), Opinion(about=about, said=WORDS[word], device=device)):
        count_this()
    if _typed():
        return _page(about, word)
    return redirect(url_for("opinion.thanks", halaman=about.key, kata=word), 303)


@bp.get("/diterima")
def thanks() -> ResponseReturnValue:
    return _page(about_page(request.args.get("halaman", "")), request.args.get("kata", ""))


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    seconds = seconds_to_wait()
    problem = wording.TOO_MANY.format(when=wording.wait(seconds))
    response = make_response(_page(_about(), request.form.get("kata", "ya"), problem=problem, status=429))
    response.headers["Retry-After"] = str(seconds)
    return response


def _about() -> AboutPage | None:
    """Return the page that is meant: a form before sending names an answer, every other one a page."""
    chosen = request.form.get("menjawab")
    return about_page(f"{PageKind.ANSWER}/{chosen}" if chosen else request.form.get("halaman", ""))


def _typed() -> list[tuple[str, str]]:
    """Return all fields of the form before sending, if something was written there."""
    typed = Typed.from_fields(request.form)
    written = (typed[field] for field in FIELDS if field.shape in {Shape.TEXT, Shape.LINE, Shape.CONTACT})
    return [(field.name, typed[field]) for field in FIELDS] if any(written) else []


def _page(about: AboutPage | None, word: str, *, problem: str = "", status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "public/opinion.html",
        about=about,
        word=word if word in WORDS else "ya",
        problem=problem,
        typed=_typed(),
        opened=request.form.get("waktu", ""),
    )
    return make_response(page, status)
