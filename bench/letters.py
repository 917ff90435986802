"""Makes letters that share their words as people's do, and answers to them; the same ones in every run."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.answer import Answer, SafeHtml
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.store.protocol import Store
from tests.builders import a_submission, an_event, kept

PROJECT = Path(__file__).resolve().parent.parent
WORDS = 20_000
TWO_DAYS = timedelta(days=2)


class Letters:
    """A letter depends on its number alone."""

    def __init__(self) -> None:
        chance = random.Random(0)  # noqa: S311 - the same words in every run
        syllables = [one + vowel for one in "bcdghjklmnprstw" for vowel in "aeiou"]
        self._words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(WORDS)]
        self._weights: list[float] = []
        heaviness = 0.0
        for rank in range(1, WORDS + 1):
            heaviness += 1 / rank
            self._weights.append(heaviness)
        self._guides = sorted(path.stem for path in (PROJECT / "content" / "panduan").glob("[!_]*.md"))
        self._villages = sorted(path.stem for path in (PROJECT / "content" / "desa").glob("[!_]*.md"))

    def word(self, rank: int) -> str:
        """Return the word that is so manieth in how many letters have it."""
        return self._words[rank]

    def letter(self, number: int, *, at: datetime) -> Submission:
        """Return an answered letter, as the desk would publish it."""
        chance = random.Random(number)  # noqa: S311 - the same letter in every run

        def text(least: int, most: int) -> str:
            count = chance.randint(least, most)
            return " ".join(chance.choices(self._words, cum_weights=self._weights, k=count)).capitalize()

        question = f"{text(6, 14)}? {text(8, 30)}."
        said = f"{text(10, 60)}."
        html = SafeHtml(html=f"<p><strong>{text(2, 2)}.</strong> {said}</p>", sanitiser=1)
        return a_submission(
            f"b{number:09}".translate(str.maketrans("01", "xy")),
            text=question,
            public_text=question,
            guide=chance.choice((*self._guides, None)),
            village=chance.choice(self._villages),
            received_at=at - TWO_DAYS,
            answer=Answer(markdown=said, html=html, moderator="sri", answered_at=at),
        )


def publish(store: Store, letter: Submission) -> None:
    """Publish a letter as the desk does."""
    before = kept(store.submissions, replace(letter, public_text=None, answer=None))
    store.submissions.save(published(before, letter), an_event(before, Act.PUBLISHED), publishes=True)


def published(before: Submission, letter: Submission) -> Submission:
    """Return what was kept of a letter with its answer."""
    return replace(
        before,
        status=Status.PUBLISHED,
        closed_at=letter.received_at,
        public_text=letter.public_text,
        answer=letter.answer,
    )
