"""What an editor may want to look at again in a guide; none of it stops the build."""

from collections.abc import Iterator
from datetime import date

from feedback_api.domain.calendar.dates import day_from
from plugins.kinds.laws.notes import changed_laws
from plugins.reading import wording
from plugins.reading.content_file import ContentFile, Location, Value
from plugins.reading.plain_language import LONGEST_SENTENCE, abbreviations, long_sentences
from plugins.reading.problem import ContentProblem

SPOKEN_KEYS = frozenset({"ringkas", "siapa", "kata", "syarat", "catatan", "teks", "bila", "langkah", "sering_salah"})


def guide_notes(file: ContentFile, today: date) -> Iterator[ContentProblem]:
    """Yield long sentences, unexplained abbreviations, a review that is due, and laws that changed."""
    again = file.root.text("cek_lagi") or ""
    due = day_from(again)
    if due and due < today:
        yield file.root.problem("cek_lagi", wording.REVIEW_OVERDUE.format(day=again))
    yield from changed_laws(file)
    spoken = list(_spoken(file.values, (), heard=False))
    explained = " ".join(text for _, text in _spoken(file.values, (), heard=True)) + file.body
    told: set[str] = set()
    for location, text in spoken:
        for _, count in long_sentences(text):
            yield file.problem(location, wording.LONG_SENTENCE.format(count=count, limit=LONGEST_SENTENCE))
        for _, short in abbreviations(text, explained_in=explained):
            if short not in told:
                told.add(short)
                yield file.problem(location, wording.ABBREVIATION.format(value=wording.quoted(short)))


def _spoken(value: Value, location: Location, *, heard: bool) -> Iterator[tuple[Location, str]]:
    """Yield every text under a key that is read aloud to people (with `heard`: every text)."""
    if isinstance(value, str):
        if heard:
            yield location, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _spoken(inner, (*location, key), heard=heard or key in SPOKEN_KEYS)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _spoken(inner, (*location, index), heard=heard)
