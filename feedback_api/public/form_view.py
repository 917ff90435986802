"""The page on which residents write what they want to send: what most people come for, and all it needs is here."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feedback_api.domain.submissions.fields import GUIDE, KIND, TEXT, VILLAGE
from feedback_api.public.ask_page import REPORT_WORD, BeforeSending, ask_page, bounds
from feedback_api.public.forms import KINDS_BY_WORD, Typed
from feedback_api.web.current import services
from feedback_api.web.who_sends import give_word

bp = Blueprint("form", __name__)

# What a report may be about that its reader here cannot judge.
ABOUT_LEADERS = "pimpinan"


@bp.get("/kirim/")
def ask() -> ResponseReturnValue:
    """Show an empty form; a link may choose kind, guide and desa and begin the text; what nobody knows is not chosen.

    Nothing else is chosen beforehand: the kind decides by when an answer is due.
    """
    chosen = Typed.from_fields(request.args)
    known = bounds(services())
    usable = {
        KIND.name: chosen[KIND] if chosen[KIND] in KINDS_BY_WORD else "",
        GUIDE.name: chosen[GUIDE] if chosen[GUIDE] in known.guides else "",
        VILLAGE.name: chosen[VILLAGE] if chosen[VILLAGE] in known.villages else "",
        TEXT.name: chosen[TEXT][: known.longest],
    }
    before = BeforeSending(about_leaders=request.args.get("tentang") == ABOUT_LEADERS)
    response = ask_page(services(), Typed.from_fields(usable), before=before)
    if usable[KIND.name] != REPORT_WORD:
        # Going back to the form must find it as it was left, so the browser may keep this one for itself. Of a report
        # it keeps nothing: whoever uses the phone next could go back to it too.
        response.headers["Cache-Control"] = "private, no-cache"
    give_word(services(), request, response)
    return response
