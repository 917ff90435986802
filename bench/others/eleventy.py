"""An Eleventy site of the same answers, as its users lay one out: a page for each, and lists of fifty."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.others.npm import installed
from bench.peers import hugo_post
from feedback_api.domain.submissions.submission import Submission
from tests.node import NODE

_FRAME = "<!doctype html><html lang=id><head><title>{{ title }}</title></head><body>%s</body></html>\n"
_FILES = {
    "_includes/post.njk": _FRAME % "<h1>{{ title }}</h1><p>{{ page.date.toISOString() }}</p>{{ content | safe }}",
    "index.njk": "---\ntitle: Kantor\npagination:\n  data: collections.posts\n  size: 50\n  alias: some\n---\n"
    + _FRAME % '{% for post in some %}<p><a href="{{ post.url }}">{{ post.data.title }}</a></p>{% endfor %}',
    "posts/posts.json": json.dumps({"layout": "post.njk", "tags": "posts", "permalink": "/posts/{{ page.fileSlug }}/"}),
}


@dataclass(frozen=True, kw_only=True)
class Eleventy:
    """Its site stands below one folder."""

    folder: Path
    packages: Path

    @classmethod
    def below(cls, folder: Path, tools: Path) -> "Eleventy":
        return cls(folder=folder, packages=installed("eleventy", tools))

    def write(self, letters: Iterator[Submission]) -> None:
        """Write the posts that are missing, and what the site needs besides."""
        for name, text in _FILES.items():
            path = self.folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        for letter in letters:
            path = self.folder / "content" / "posts" / f"{letter.id}.md"
            if not path.exists():
                path.write_text(hugo_post(letter), "utf-8")

    def command(self, into: str) -> tuple[str, ...]:
        """Return what builds the whole site."""
        program = self.packages / "@11ty" / "eleventy" / "cmd.cjs"
        return (str(NODE), str(program), "--input=content", f"--output={into}", "--quiet")
