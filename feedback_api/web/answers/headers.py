"""The headers every response carries, page of the function and published file alike."""

from dataclasses import dataclass

from flask import Flask, Response, request

# The pocket edition carries its one script inside itself; its own <meta> policy allows exactly that script by hash,
# and a browser obeys both policies, so the wider rule here lets nothing else through.
POCKET_EDITION = "saku.html"

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics", "display-capture")
)


@dataclass(frozen=True, kw_only=True)
class HeaderRules:
    """What the headers depend on: whether people reach us over https."""

    https: bool


def content_policy(path: str) -> str:
    """Return the policy for the page at `path`: everything from ourselves, nothing inline but style."""
    inline_script = " 'unsafe-inline'" if path.endswith(f"/{POCKET_EDITION}") else ""
    rules = [
        "default-src 'none'",
        f"script-src 'self'{inline_script}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    return "; ".join(rules)


def put_on_every_response(app: Flask, rules: HeaderRules) -> None:
    """Make the app add the headers after every request; a view may set its own first."""

    def add(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", content_policy(request.path))
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        # Never `no-referrer`: browsers then send `Origin: null` with our own forms, which the origin check refuses.
        headers["Referrer-Policy"] = "same-origin"
        headers["Permissions-Policy"] = PERMISSIONS
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        # What the function says is about one person; only a view that knows better may let it be kept.
        headers.setdefault("Cache-Control", "no-store")
        # Werkzeug leads to a last stroke with the scheme and host it was called by, which behind a proxy are not ours.
        if response.location and response.location.startswith(request.host_url):
            response.location = response.location.removeprefix(request.host_url.rstrip("/"))
        if rules.https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    app.after_request(add)
