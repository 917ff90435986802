"""The page on which residents write what they want to send: what most people come for, and all it needs is here."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feedback_api.current import services
from feedback_api.public.ask_page import ask_page, bounds
from feedback_api.public.forms import KINDS_BY_WORD, Typed

bp = Blueprint("form", __name__)

# What most people want, and what is answered soonest.
MOST_ARE = "pertanyaan"


@bp.get("/kirim/")
def ask() -> ResponseReturnValue:
    """Show an empty form; a link may choose guide and desa and begin the text; a slug nobody knows is not chosen."""
    chosen = Typed.from_fields(request.args)
    known = bounds(services())
    response = ask_page(
        services(),
        Typed(
            kind=chosen.kind if chosen.kind in KINDS_BY_WORD else MOST_ARE,
            guide=chosen.guide if chosen.guide in known.guides else "",
            village=chosen.village if chosen.village in known.villages else "",
            text=chosen.text[: known.longest],
        ),
    )
    # Going back to the form must find it as it was left, so the browser may keep this one for itself.
    response.headers["Cache-Control"] = "private, no-cache"
    return response
