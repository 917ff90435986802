"""Writes the page on how often one trip was enough, and hands what was counted to the pages of visits."""

from typing import Any

from feedback_api.wording import MONTHS
from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter
from plugins.open_data.described import described, json_text
from plugins.performance.counted import read_counted
from plugins.performance.open_rows import rate_rows, rates_csv
from plugins.performance.rates import FEWEST_SHOWN, performance

MONTH_NAMES = {f"{number:02d}": month for number, month in enumerate(MONTHS, start=1)}


class PerformanceGenerator(PageGenerator):
    """Stands before the visits, whose pages show what this one reads."""

    def generate_context(self) -> None:
        edition = self.edition
        coming = [visit.slug for visit in edition.schedule.coming]
        self.context["counted"] = read_counted(
            self.settings.get("SUBMISSION_STORE"), today=edition.today, visits=coming
        )

    def generate_output(self, writer: SiteWriter) -> None:
        counted, edition = self.context["counted"], self.edition
        names = {thing.slug: _name(thing) for thing in (*edition.content.guides, *edition.content.villages)}
        visits = {visit.slug: visit for visit in edition.schedule.visits}
        results = [(visits[slug], result) for slug, result in counted.results.items() if slug in visits]
        rates = performance(counted.trips, names)
        shared = {"names": names, "months": MONTH_NAMES, "fewest": FEWEST_SHOWN}
        self.write_page(writer, "/kinerja/", "performance", rates=rates, results=results, **shared)
        for month in rates.months:
            self.write_page(writer, month.url, "performance_month", month=month, **shared)
        rows = described(edition, "kinerja", rate_rows(rates))
        writer.write_text("data/kinerja.json", json_text(rows))
        writer.write_text("data/kinerja.csv", rates_csv(rates))


def _name(thing: Any) -> str:  # noqa: ANN401 a guide or a desa
    return str(getattr(thing, "title", None) or thing.name)
