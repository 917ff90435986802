"""Answers the phone: files of the site as the office's own machine sends them, and what is not there in plain words."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from flask import Flask, render_template
from flask.typing import ResponseReturnValue

from feedback_api.web.answers.headers import HeaderRules, put_on_every_response
from feedback_api.web.answers.site_files import answer
from publisher.preview import wording

OF_THE_FUNCTION = ("kirim", "lacak", "hasil", "skm", "moderasi", "api", "sehat")
EVERY_METHOD = ("GET", "POST")


def preview_app(root: Path, problems: Callable[[], tuple[str, ...]]) -> Flask:
    """Return the application; `problems` are those of the last build, shown while there is no site yet."""
    app = Flask(__name__, static_folder=None, template_folder="templates")
    put_on_every_response(app, HeaderRules(https=False))

    def without_the_function(**_: str) -> ResponseReturnValue:
        words = (wording.NO_FUNCTION_HERE, wording.NO_FUNCTION_INSTEAD)
        page = render_template(
            "message.html", title=wording.NO_FUNCTION_TITLE, words=words, items=(), back=wording.BACK
        )
        return page, HTTPStatus.NOT_FOUND

    def published(path: str = "") -> ResponseReturnValue:
        if not root.exists():
            return _not_ready(problems()), HTTPStatus.SERVICE_UNAVAILABLE
        return answer(root, path)

    for name in OF_THE_FUNCTION:
        app.add_url_rule(f"/{name}/", f"{name}-home", without_the_function, methods=EVERY_METHOD, strict_slashes=False)
        app.add_url_rule(f"/{name}/<path:rest>", name, without_the_function, methods=EVERY_METHOD)
    app.add_url_rule("/", "home", published)
    app.add_url_rule("/<path:path>", "page", published)
    return app


def _without_the_function() -> str:
    words = (wording.NO_FUNCTION_HERE, wording.NO_FUNCTION_INSTEAD)
    return render_template("message.html", title=wording.NO_FUNCTION_TITLE, words=words, items=(), back=wording.BACK)


def _not_ready(problems: tuple[str, ...]) -> str:
    return render_template(
        "message.html", title=wording.NOT_READY_TITLE, words=(wording.NOT_READY,), items=problems, back=None
    )
