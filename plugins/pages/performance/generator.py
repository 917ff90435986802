"""Writes the page on how the office does: trips, letters, visits; and hands what was counted to the pages of visits."""

from typing import Any

from feedback_api.domain.counting.figures import FEWEST_REPORTS
from feedback_api.domain.counting.survey import FEWEST_FILLED
from feedback_api.wording import MONTHS
from plugins.edition.questions.changes import AnswerChanges
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.open_data.described import described, json_text
from plugins.pages.performance.counted import Counted, read_counted
from plugins.pages.performance.letter_rows import letter_rows, letters_csv
from plugins.pages.performance.letters import kind_name
from plugins.pages.performance.open_rows import rate_rows, rates_csv
from plugins.pages.performance.rates import performance
from plugins.pages.performance.survey import shown_survey, survey_rows, surveys_csv

MONTH_NAMES = {f"{number:02d}": month for number, month in enumerate(MONTHS, start=1)}


class PerformanceGenerator(PageGenerator):
    """Stands before the visits, whose pages show what this one reads."""

    def generate_context(self) -> None:
        self.context["counted"] = self._read()

    def is_as_it_was(self) -> bool:
        return bool(self.context["counted"] == self._read())

    def piece(self) -> Counted:
        counted: Counted = self.context["counted"]
        return counted

    def go_on_with(self, piece: object, since: AnswerChanges) -> None:  # noqa: ARG002  # answers are not counted
        self.context["counted"] = piece

    def _read(self) -> Counted:
        edition = self.edition
        coming = [visit.slug for visit in edition.schedule.coming]
        return read_counted(self.settings.get("SUBMISSION_STORE"), today=edition.today, visits=coming)

    def generate_output(self, writer: SiteWriter) -> None:
        counted, edition = self.context["counted"], self.edition
        names = {thing.slug: _name(thing) for thing in (*edition.content.guides, *edition.content.villages)}
        results = [(visit, visit.result) for visit in reversed(edition.schedule.visits) if visit.result]
        rates = performance(counted.trips, names)
        shared = {"names": names, "months": MONTH_NAMES}
        letters = {"letters": counted.letters, "kind_name": kind_name}
        surveys = {"surveys": [shown_survey(one, names) for one in counted.surveys], "fewest_filled": FEWEST_FILLED}
        reports = {"reports": counted.reports, "fewest_reports": FEWEST_REPORTS}
        facts = {"facts_filled": sum(1 for one in edition.facts if one.value), "facts_asked": len(edition.facts)}
        shown = {**letters, **surveys, **reports, **facts, **shared}
        self.write_page(writer, "/kinerja/", "performance", rates=rates, results=results, **shown)
        for month in rates.months:
            self.write_page(writer, month.url, "performance_month", month=month, **shared)
        rows = described(edition, "kinerja", rate_rows(rates))
        writer.write_text("data/kinerja.json", json_text(rows))
        writer.write_text("data/kinerja.csv", rates_csv(rates))
        of_letters = described(edition, "kiriman", letter_rows(counted.letters))
        writer.write_text("data/kiriman-per-bulan.json", json_text(of_letters))
        writer.write_text("data/kiriman-per-bulan.csv", letters_csv(counted.letters))
        writer.write_text("data/skm.json", json_text(described(edition, "skm", survey_rows(counted.surveys))))
        writer.write_text("data/skm.csv", surveys_csv(counted.surveys))


def _name(thing: Any) -> str:  # noqa: ANN401 a guide or a desa
    return str(getattr(thing, "title", None) or thing.name)
