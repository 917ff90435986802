"""Sets the text of a guide with govuk-frontend, as a page of GOV.UK would be set."""

import gzip
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from bench.search_sites import Files

# What GOV.UK's own templates give each element.
CLASSES = {
    "h1": "govuk-heading-xl",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "h4": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "table": "govuk-table",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "dl": "govuk-summary-list",
    "dt": "govuk-summary-list__key",
    "dd": "govuk-summary-list__value",
    "details": "govuk-details",
    "summary": "govuk-details__summary",
}
# What is no text, or works only with a program behind it.
LEFT_OUT = ("svg", "script", "style", "form", "button", "input", "audio", "img", "template")
KEPT = frozenset({"href", "lang", "dir", "datetime", "colspan", "rowspan", "scope"})
PAGE = """<!DOCTYPE html>
<html lang="id" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1d70b8">
<link rel="icon" sizes="any" href="/assets/images/favicon.svg" type="image/svg+xml">
<link rel="manifest" href="/assets/manifest.json">
<link rel="stylesheet" href="/stylesheets/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
<script>document.body.className += ' js-enabled' +
  ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Langsung ke isi</a>
<header class="govuk-header"><div class="govuk-header__container govuk-width-container">
<a href="/" class="govuk-header__homepage-link">Kecamatan</a></div></header>
<div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content">{main}</main></div>
<footer class="govuk-footer"><div class="govuk-width-container"><p class="govuk-body">Kecamatan</p></div></footer>
<script type="module" src="/javascripts/govuk-frontend.min.js"></script>
<script type="module">import {{ initAll }} from '/javascripts/govuk-frontend.min.js'; initAll()</script>
</body>
</html>
"""


class NoText(Exception):
    """The page has no main part."""


def govuk_files(packages: Path, address: str, ours: str) -> Files:
    """Return the page and all it may load, compressed as they are sent."""
    dist = packages / "govuk-frontend" / "dist" / "govuk"
    files = {
        "/stylesheets/govuk-frontend.min.css": dist / "govuk-frontend.min.css",
        "/javascripts/govuk-frontend.min.js": dist / "govuk-frontend.min.js",
        **{f"/assets/{path.relative_to(dist / 'assets')}": path for path in (dist / "assets").rglob("*.*")},
    }
    sent = {path: file.read_bytes() for path, file in files.items()}
    return {
        path: gzip.compress(data, 9, mtime=0) for path, data in {**sent, address: govuk_page(ours).encode()}.items()
    }


def govuk_page(ours: str) -> str:
    """Return the same headings, paragraphs, lists and tables with GOV.UK's classes, and nothing of ours besides."""
    page = BeautifulSoup(ours, "html.parser")
    main = page.find("main")
    if not isinstance(main, Tag):
        raise NoText
    for element in main.find_all(LEFT_OUT):
        element.decompose()
    for element in main.find_all(name=True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in KEPT}
        if element.name in CLASSES:
            element["class"] = CLASSES[element.name]
    title = page.find("title")
    return PAGE.format(title=title.get_text() if title else "", main=main.decode_contents())
