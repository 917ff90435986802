"""Serves the published site from its directory, beside the function, on one machine."""

import os
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestedRangeNotSatisfiable
from werkzeug.routing import RoutingException
from werkzeug.wsgi import wrap_file

from feedback_api.security.origin_check import WRITES
from feedback_api.web.answers.file_headers import ASK_EACH_TIME, content_type, keeping

BLUEPRINT = "site"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


@dataclass(frozen=True, kw_only=True)
class Representation:
    """An open file to be sent, and how it is encoded."""

    file: BinaryIO
    encoding: str | None

    @property
    def etag(self) -> str:
        status = os.fstat(self.file.fileno())
        return f"{status.st_mtime_ns:x}-{status.st_size:x}-{self.encoding or 'plain'}"

    @property
    def size(self) -> int:
        return os.fstat(self.file.fileno()).st_size


def site_blueprint(directory: Path) -> Blueprint:
    """Return the blueprint that answers every address nobody else answers, from the files in `directory`."""
    bp = Blueprint(BLUEPRINT, __name__)

    @bp.get("/", defaults={"path": ""})
    @bp.get("/<path:path>")
    def published(path: str) -> ResponseReturnValue:
        return answer(directory, path)

    return bp


def answer(directory: Path, path: str) -> ResponseReturnValue:
    """Send the file, or lead to the folder's own address, or send the site's page for missing addresses."""
    found = locate(directory, path)
    if found is None:
        refuse_what_is_only_sent_to(request.path)
        return missing_page(directory)
    if found.is_dir():
        if path and not path.endswith("/"):
            return lead_to_folder(path)
        found = found / "index.html"
    elif path.endswith("/"):
        return missing_page(directory)
    try:
        return send(found)
    except OSError:
        return missing_page(directory)


def refuse_what_is_only_sent_to(path: str) -> None:
    """Raise 405 for an address of the function that takes forms alone: to it, no file could ever stand there."""
    methods = methods_of_function(path)
    if methods:
        raise MethodNotAllowed(valid_methods=sorted(methods))


def methods_of_function(path: str) -> frozenset[str]:
    """Return what the function, not the site, does at an address."""
    adapter = current_app.create_url_adapter(request)
    found: set[str] = set()
    if adapter is None:
        return frozenset()
    for method in WRITES | {"GET"}:
        try:
            rule, _ = adapter.match(path, method=method, return_rule=True)
        except (HTTPException, RoutingException):
            continue
        if not rule.endpoint.startswith(f"{BLUEPRINT}."):
            found |= {method, "OPTIONS", *(["HEAD"] if method == "GET" else [])}
    return frozenset(found)


def locate(directory: Path, path: str) -> Path | None:
    """Return the file or folder below `directory`, or `None` if the path is foul, hidden, missing or leads outside."""
    segments = path.removesuffix("/").split("/") if path else []
    if any(not s or s.startswith(".") or "\\" in s or "\0" in s for s in segments):
        return None
    root = os.path.realpath(directory)
    try:
        real = os.path.realpath(Path(root, *segments), strict=True)
    except (OSError, ValueError):
        return None
    return Path(real) if real == root or real.startswith(root + os.sep) else None


def lead_to_folder(path: str) -> ResponseReturnValue:
    """Answer /x with /x/, so that relative links inside the page are right; the query goes along."""
    query = request.query_string.decode("latin-1")
    # Built from the path alone and always with one leading stroke: //elsewhere.example/ would leave the site.
    target = "/" + path.lstrip("/") + "/" + (f"?{query}" if query else "")
    response = redirect(target, 308)
    response.headers["Cache-Control"] = ASK_EACH_TIME
    return response


def missing_page(directory: Path) -> ResponseReturnValue:
    """Send the site's own page for a missing address, or let the function's page say it."""
    try:
        page = send(directory / "404.html", conditional=False)
    except OSError:
        raise NotFound from None
    page.status_code = 404
    return page


def send(file: Path, *, conditional: bool = True) -> Response:
    """Return the response for a file; raise `OSError` if there is none."""
    chosen = open_best(file)
    body = wrap_file(request.environ, chosen.file)
    response = Response(body, direct_passthrough=True)
    response.headers["Content-Type"] = content_type(file)
    response.headers["Cache-Control"] = keeping(file)
    response.vary.add("Accept-Encoding")
    response.content_length = chosen.size
    if chosen.encoding:
        response.content_encoding = chosen.encoding
    if file.parent.name in {"data", "skema"} or file.suffix in {".ics", ".xml"}:
        response.headers["Access-Control-Allow-Origin"] = "*"  # open data is for other people's pages too
    if conditional:
        answer_only_what_is_asked(response, chosen)
    if request.method == "HEAD" or response.status_code == HTTPStatus.NOT_MODIFIED:
        chosen.file.close()  # nobody reads the body, so nobody else would close it
    return response


def answer_only_what_is_asked(response: Response, chosen: Representation) -> None:
    """Shrink the response to 304 or to the part asked for; raise 416 for a part that is not there."""
    response.set_etag(chosen.etag)
    try:
        response.make_conditional(request, accept_ranges=True, complete_length=chosen.size)
    except RequestedRangeNotSatisfiable:
        chosen.file.close()
        raise


def open_best(file: Path) -> Representation:
    """Open the smallest sibling the reader understands; a part of a file is always cut from the plain one."""
    if "Range" not in request.headers:
        for encoding, suffix in ENCODINGS:
            if request.accept_encodings.quality(encoding) > 0:
                try:
                    return Representation(file=_opened(Path(f"{file}{suffix}")), encoding=encoding)
                except OSError:
                    continue
    return Representation(file=_opened(file), encoding=None)


def _opened(file: Path) -> BinaryIO:
    """Open a file itself; a link in its place raises `OSError`, wherever it leads."""
    return os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")
