"""Nothing on a page moves by itself, as the accessibility page says."""

import re

from tests.test_house_rules import named, tracked

MOVES = re.compile(
    r"\b(animation|transition|scroll-behavior)\s*:|@keyframes|<(marquee|blink|video)\b|autoplay", re.IGNORECASE
)
LOOKS = ("theme/static/css/*.css", "theme/templates/*.html", "feedback_api/templates/*.html", "theme/static/js/*.js")


def test_nothing_on_a_page_moves_by_itself():
    moving = {named(path) for path in tracked(*LOOKS) if MOVES.search(path.read_text("utf-8"))}

    assert moving == set()
