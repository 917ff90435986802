"""Binds the pocket editions: everything that must be in them, then as many answers as find room."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from feedback_api.domain.search.folding import RULES
from plugins.edition.edition import Edition
from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.kinds.guides.model import Guide
from plugins.kinds.kind import kinds_of
from plugins.kinds.pocket_part import PocketPart
from plugins.kinds.villages.model import Village
from plugins.kinds.visits.view import VisitView
from plugins.pages.pocket import wording
from plugins.pages.pocket.book import Book, BookPart, Chapter, PocketFile, Shelf
from plugins.pages.pocket.filling import (
    ReadOnce,
    fitting,
    newest_of_each_guide_first,
    own_village_first,
    villages_with,
)
from plugins.pages.pocket.parts import Parts
from plugins.pages.pocket.sealing import sealed
from plugins.reading.problem import ContentProblem

WHOLE_LIMIT = 300_000
GUIDES_LIMIT = 220_000
VILLAGE_LIMIT = 60_000
# Of a village's edition, so much is kept for what its people asked.
FOR_ANSWERS = 4_000
# What stands around answers may come on top of a book that is full of lists.
FOR_HEADINGS = 400
MOST_VISITS = 24
MOST_VISITS_OF_A_VILLAGE = 8
# What stands round the first answer of a guide, and round those about no guide; a little more than it is.
AROUND_ANSWERS = 120

Render = Callable[[Book], str]


@dataclass(frozen=True, kw_only=True)
class Unfilled:
    """A book without answers, and how many bytes of them it has room for."""

    book: Book
    room: int


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A book as it was bound last, and the answers that it was given."""

    answers: tuple[AnswerView, ...]
    file: PocketFile


class Bindery:
    """Makes every edition of one day; `render` turns a book into a page without its policy.

    Only the answers may change afterwards: a book that gets the same ones as before is not bound again.
    """

    def __init__(self, edition: Edition, parts: Parts, render: Render) -> None:
        self._edition = edition
        self._parts = parts
        self._render = render
        cases = edition.content.cases
        guides = edition.content.guides
        self._full = {guide.slug: parts.chapter(cases[guide.slug].everyone, brief=False) for guide in guides}
        self._brief = {guide.slug: parts.chapter(cases[guide.slug].everyone, brief=True) for guide in guides}
        self._answer_only = {guide.slug: parts.answer_only(cases[guide.slug].everyone) for guide in guides}
        self._rules: object = json.loads(RULES.read_text("utf-8"))
        self._bound_last: dict[str, Bound] = {}
        self._too_big: dict[str, ContentProblem] = {}
        self._whole = self._unfilled_whole()
        self._villages = [self._unfilled_of(village) for village in edition.content.villages]

    def __getstate__(self) -> dict[str, object]:
        """Leave out what belongs to one build; see `go_on`."""
        return {name: value for name, value in vars(self).items() if name not in {"_edition", "_parts", "_render"}}

    def go_on(self, edition: Edition, parts: Parts, render: Render) -> None:
        """Bind what another process left, of the same edition with other answers."""
        self._edition, self._parts, self._render = edition, parts, render

    def shelf(self, answers: Answers, *, other: Iterable[AnswerView] | None = None) -> Shelf:
        """Return every edition, also those that are too big: whether they may be shown is for the caller to say.

        With the answers that are `other` since the last shelf, only the editions that may show it are looked at.
        """
        today, read = self._edition.today, ReadOnce(answers)
        concerned = None if other is None else villages_with(other, today=today)
        villages = tuple(
            self._bound(one, own_village_first(read, one.book.village.slug, today=today))
            if concerned is None or one.book.village.slug in concerned
            else self._bound_last[one.book.village.slug].file
            for one in self._villages
            if one.book.village
        )
        whole = self._bound(self._whole, newest_of_each_guide_first(read))
        return Shelf(whole=whole, villages=villages, too_big=tuple(self._too_big.values()))

    def _unfilled_whole(self) -> Unfilled:
        book = self._book(None, self._full, self._visits(lambda _: True))
        size = sum(map(_size, (*self._texts(self._full), book.villages)))
        if size > GUIDES_LIMIT:
            self._too_big[wording.TOO_BIG] = self._problem(wording.TOO_BIG, size, GUIDES_LIMIT)
        return Unfilled(book=book, room=WHOLE_LIMIT - _size(self._page(book)))

    def _unfilled_of(self, village: Village) -> Unfilled:
        book = self._village_book(village)
        size = _size(self._page(book))
        if size > VILLAGE_LIMIT:
            said = self._problem(wording.TOO_BIG_FOR_A_VILLAGE, size, VILLAGE_LIMIT)
            self._too_big.setdefault(wording.TOO_BIG_FOR_A_VILLAGE, said)
        return Unfilled(book=book, room=VILLAGE_LIMIT - size)

    def _bound(self, unfilled: Unfilled, answers: Iterable[AnswerView]) -> PocketFile:
        """Return the book with the first answers that fit."""
        chosen = self._fitting(answers, unfilled.room)
        name = unfilled.book.village.slug if unfilled.book.village else ""
        before = self._bound_last.get(name)
        if before and before.answers == chosen:
            return before.file
        file = self._file(_with_answers(unfilled.book, chosen, self._parts))
        self._bound_last[name] = Bound(answers=chosen, file=file)
        return file

    def _village_book(self, village: Village) -> Book:
        """Return the answer of every guide, with the lists of those served near first, and of as many others as fit."""
        visits = self._visits(lambda visit: _concerns(visit, village))
        chapters = dict(self._answer_only)
        room = VILLAGE_LIMIT - FOR_HEADINGS - _size(self._page(self._book(village, chapters, visits)))
        room = self._with_lists(chapters, _nearest_first(self._edition.content.guides, visits), room)
        self._with_lists(chapters, self._brief, room - FOR_ANSWERS)
        return self._book(village, chapters, visits)

    def _with_lists(self, chapters: dict[str, Chapter], slugs: Iterable[str], room: int) -> int:
        """Put in the lists of as many of these guides as fit, and return the room that is left."""
        for slug in slugs:
            more = _size(self._brief[slug].text) - _size(chapters[slug].text)
            if more <= room:
                room -= more
                chapters[slug] = self._brief[slug]
        return room

    def _visits(self, holds: Callable[[VisitView], bool]) -> list[VisitView]:
        """Return visits to come, soonest first; cancelled ones too, for people who know only the old plan."""
        return [visit for visit in self._edition.schedule.visits if not visit.is_past and holds(visit)]

    def _book(self, village: Village | None, chapters: Mapping[str, Chapter], visits: Sequence[VisitView]) -> Book:
        content = self._edition.content
        most = MOST_VISITS if village is None else MOST_VISITS_OF_A_VILLAGE
        return Book(
            village=village,
            parts=tuple(
                BookPart(
                    slug=category.slug,
                    title=category.title,
                    chapters=tuple(chapters[guide.slug] for guide in category.guides),
                )
                for category in content.categories
                if category.guides
            ),
            visits=tuple(self._parts.visit(visit) for visit in visits[:most]),
            more_visits=len(visits) > most,
            villages=self._parts.villages(content.villages if village is None else (village,)),
            rules=self._rules,
            more=tuple(self._of_other_kinds()) if village is None else (),
        )

    def _of_other_kinds(self) -> Iterator[PocketPart]:
        edition = self._edition
        for kind in kinds_of(edition.content.kinds):
            if kind.pages is not None and kind.pages.pocket is not None:
                yield kind.pages.pocket(edition.of(kind), edition.day)

    def _fitting(self, answers: Iterable[AnswerView], room: int) -> tuple[AnswerView, ...]:
        seen: set[str | None] = set()

        def size_of(answer: AnswerView) -> int:
            first = 0 if answer.guide in seen else AROUND_ANSWERS
            return _size(self._parts.answer(answer)) + first

        def noted() -> Iterator[AnswerView]:
            # One that was too long to be taken leaves its heading to the next.
            left = room
            for answer in answers:
                yield answer
                if (size := size_of(answer)) <= left:
                    left -= size
                    seen.add(answer.guide)

        return fitting(noted(), room=room, size_of=size_of)

    def _page(self, book: Book) -> str:
        return sealed(self._render(book))

    def _file(self, book: Book) -> PocketFile:
        text = self._page(book)
        village = book.village
        place = village.slug if village else self._edition.content.office.identity.short_slug
        return PocketFile(
            village=village,
            path=f"desa/{village.slug}/saku.html" if village else "saku.html",
            download_name=wording.DOWNLOAD_NAME.format(place=place, day=self._edition.today.isoformat()),
            text=text,
            size=_size(text),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )

    @staticmethod
    def _texts(chapters: Mapping[str, Chapter]) -> Iterator[str]:
        return (chapter.text for chapter in chapters.values())

    def _problem(self, sentence: str, size: int, limit: int) -> ContentProblem:
        """Name the three longest guides; the problem stands at the longest."""
        guides: list[Guide] = sorted(
            self._edition.content.guides, key=lambda guide: _size(self._full[guide.slug].text), reverse=True
        )[:3]
        longest = ", ".join(
            wording.LONG_GUIDE.format(title=guide.title, size=-(-_size(self._full[guide.slug].text) // 1000))
            for guide in guides
        )
        said = sentence.format(size=-(-size // 1000), limit=limit // 1000, longest=longest)
        return guides[0].file.root.problem("judul", said)


def _concerns(visit: VisitView, village: Village) -> bool:
    """Whether the visit is in the village, or its people are invited by name."""
    return visit.is_in(village) or (visit.open_to is not None and visit.welcomes(village))


def _nearest_first(guides: Sequence[Guide], visits: Sequence[VisitView]) -> tuple[str, ...]:
    """Return what is done in every desa, on a visit of this one, and then what a kiosk here could do."""
    here = [guide.slug for guide in guides if "desa" in guide.places and guide.village_end != "kios"]
    offered = [guide.slug for guide in guides if any(visit.offers(guide) for visit in visits)]
    perhaps = [guide.slug for guide in guides if "desa" in guide.places]
    return tuple(dict.fromkeys((*here, *offered, *perhaps)))


def _with_answers(book: Book, answers: Sequence[AnswerView], parts: Parts) -> Book:
    """Put each answer under its guide; those about none, or about one that is gone, stand at the end."""
    about: dict[str, list[str]] = {}
    known = {chapter.slug for part in book.parts for chapter in part.chapters}
    for answer in answers:
        about.setdefault(answer.guide if answer.guide in known else "", []).append(parts.answer(answer))
    filled = tuple(
        replace(
            part,
            chapters=tuple(replace(chapter, answers=tuple(about.get(chapter.slug, ()))) for chapter in part.chapters),
        )
        for part in book.parts
    )
    return replace(book, parts=filled, loose=tuple(about.get("", ())))


def _size(text: str) -> int:
    return len(text.encode())
