"""Writes the newest answers, an archive for every month, and one page for every published answer."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.changes import AnswerChanges
from plugins.edition.questions.groups import MONTH
from plugins.edition.questions.similar import similar_to
from plugins.kinds.guides.model import Guide
from plugins.kinds.villages.model import Village
from plugins.kinds.visits.view import VisitView
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.questions.archive import AnswerMonth, answers_in, answers_on_top, month_named, months_of
from plugins.pages.questions.case_shown import case_shown

NEWEST = 20
MOST_SIMILAR = 3


class QuestionsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        self._write_newest(writer)
        for month in months_of(self.edition.answers):
            self._write_month(writer, month)
        for answer in self.edition.answers:
            self._write_answer(writer, answer)

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        if changes.ids:
            self._write_newest(writer)
        for name in sorted(about for kind, about in changes.groups if kind == MONTH):
            month, before = month_named(changes.now, name), month_named(changes.before, name)
            self._write_month(writer, month)
            for url in before.urls:
                if url not in month.urls:
                    self.remove_page(writer, url)
        for name in changes.pages:
            answer = changes.now.get(name)
            if answer:
                self._write_answer(writer, answer)
            else:
                self.remove_page(writer, changes.before.views[name].url)

    def _write_newest(self, writer: SiteWriter) -> None:
        answers = self.edition.answers
        self.write_page(writer, "/tanya/", "answers", answers=answers.newest(NEWEST), months=months_of(answers))

    def _write_month(self, writer: SiteWriter, month: AnswerMonth) -> None:
        edition = self.edition
        if month.count:
            on_top = answers_on_top(edition.answers, month)
            self._write_list(writer, month, None, (edition.frame, month, *on_top), on_top)
        for part in month.parts:
            answers = answers_in(edition.answers, month, part)
            self._write_list(writer, month, part, (edition.frame, *answers), answers)

    def _write_list(
        self,
        writer: SiteWriter,
        month: AnswerMonth,
        part: int | None,
        shows: tuple[Any, ...],
        answers: tuple[AnswerView, ...],
    ) -> None:
        url = month.url_of(part) if part else month.url
        if not self.left_standing(writer, url, shows):
            about: dict[str, Any] = {"year": month.year, "month": month.month, "answers": answers}
            parts = () if part else tuple(reversed(month.parts))
            self.write_page(writer, url, "answers_month", shows=shows, part=part, parts=parts, of=month, **about)

    def _write_answer(self, writer: SiteWriter, answer: AnswerView) -> None:
        """Write a page that shows its guide, its visit and older answers, and nothing else of the day it is built."""
        edition = self.edition
        similar = similar_to(answer, edition.answers, limit=MOST_SIMILAR)
        guide, visit = self._guides.get(answer.guide or ""), self._visits.get(answer.visit or "")
        case = case_shown(answer, edition.content.cases)
        shows = (edition.frame, self._wording.get(answer.guide or ""), case, visit and visit.url, answer, *similar)
        if self.left_standing(writer, answer.url, shows):
            return
        village = self._villages.get(answer.village or "")
        about: dict[str, Any] = {"guide": guide, "case": case, "village": village, "visit": visit, "similar": similar}
        self.write_page(writer, answer.url, "answer", shows=shows, answer=answer, **about)

    @cached_property
    def _guides(self) -> Mapping[str, Guide]:
        return {guide.slug: guide for guide in self.edition.content.guides}

    @cached_property
    def _wording(self) -> Mapping[str, str]:
        """Return for each guide what differs once anything in its file does."""
        return {slug: f"{guide.title} {_digest(guide.file.text)}" for slug, guide in self._guides.items()}

    @cached_property
    def _villages(self) -> Mapping[str, Village]:
        return {village.slug: village for village in self.edition.content.villages}

    @cached_property
    def _visits(self) -> Mapping[str, VisitView]:
        return {visit.slug: visit for visit in self.edition.schedule.visits}


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
