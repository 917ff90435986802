"""The page of letters that were published by one member and sound like a report: each is decided about once."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.decisions.look_back import look_back, waiting_for_decision
from feedback_api.moderation.marked_text import segments
from feedback_api.moderation.session import desk_pages, member
from feedback_api.web.current import services

bp = desk_pages("look_back", "/moderasi/tinjau")

LOOKED = {"selesai": True, "sebagian": False}


@bp.get("/")
def found() -> ResponseReturnValue:
    """List what has to be decided."""
    waiting = waiting_for_decision(services())
    return render_template(
        "moderation/look_back.html",
        letters=[(letter, segments(letter)) for letter in waiting.items],
        more=waiting.more,
        looked=LOOKED.get(request.args.get("dilihat", "")),
        member=member(),
    )


@bp.post("/")
def look() -> ResponseReturnValue:
    """Look through what is published, as far as one press may take."""
    done = look_back(services()).is_done
    return redirect(url_for("look_back.found", dilihat="selesai" if done else "sebagian"), 303)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again: the button has nothing typed to lose."""
    return redirect(url_for("look_back.found"), 303)
