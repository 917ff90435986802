"""Writes the open data, and the catalogue that the feedback function reads."""

from feedback_api.domain.identity import identity_json
from feedback_api.domain.search.similar import EVERYDAY, MOST_COMPARED
from plugins.edition.edition import Edition
from plugins.edition.facts import pages_showing
from plugins.edition.questions.changes import AnswerChanges
from plugins.kinds.kind import kinds_of
from plugins.kinds.visits.checks import COMES_ALONG
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.open_data.described import Rows, described, json_text
from plugins.pages.open_data.guide_file import guide_file, guide_schema
from plugins.pages.open_data.interruption_rows import interruption_rows
from plugins.pages.open_data.letter_rows import letters_not_asked, village_letter
from plugins.pages.open_data.visit_records import catalogue_visits

ANSWERS = "data/catalogue/answers.json"


class OpenDataGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        office = identity_json(edition.content.office.identity)
        form = {"guides": _guides(edition), "villages": _villages(edition), "holidays": _holidays(edition)}
        files = {
            "data/panduan.json": guide_file(edition),
            "data/skema/panduan.json": guide_schema(edition),
            "data/hari-ini.json": described(edition, "hari_ini", interruption_rows(edition)),
            "data/catalogue/visits.json": catalogue_visits(edition.schedule, edition.merged, edition.unsure),
            ANSWERS: _answers(edition),
            "data/catalogue/form.json": {**form, "office": office},
            "data/catalogue/kantor.json": office,
            "data/catalogue/cases.json": _cases(edition),
            "data/catalogue/facts.json": _facts(edition),
            "data/catalogue/not_asked.json": letters_not_asked(edition),
            **{f"data/catalogue/{name}.json": listed for name, listed in form.items()},
        }
        for kind in kinds_of(edition.content.kinds):
            if kind.pages and kind.pages.open_data:
                rows = kind.pages.open_data(edition.of(kind), edition.day)
                files[kind.data_path] = described(edition, kind.files.folder, rows)
        for name, content in files.items():
            writer.write_text(name, json_text(content))

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        if changes.ids:
            writer.write_text(ANSWERS, json_text(_answers(self.edition)))


def _guides(edition: Edition) -> Rows:
    return [
        {
            "slug": guide.slug,
            "url": guide.url,
            "title": guide.title,
            "summary": guide.summary.replace("**", ""),
            "category": guide.category,
            "documents": [{"id": paper.id, "name": paper.name} for paper in guide.documents],
            "on_visits": not COMES_ALONG.isdisjoint(guide.places),
            **village_letter(edition, guide),
        }
        for guide in edition.content.guides
    ]


def _cases(edition: Edition) -> dict[str, Rows]:
    return {
        guide: [{"slug": case.slug, "url": case.url, "title": case.title} for case in made.cases]
        for guide, made in edition.content.cases.items()
        if made.cases
    }


def _facts(edition: Edition) -> Rows:
    """Return what the files say of the office, with the pages that each fact completes."""
    return [
        {
            "key": one.fact.rule.key,
            "village": one.fact.village,
            "in_file": one.in_file,
            "said_on": one.said_on.isoformat() if one.said_on else None,
            "pages": list(pages_showing(one.fact, edition.content)),
        }
        for one in edition.facts
    ]


def _answers(edition: Edition) -> dict[str, object]:
    """Return the newest answers, and the words that say nothing of what a question is about."""
    newest = edition.answers.newest(MOST_COMPARED)
    rows = [{"id": one.id, "title": one.title, "verdict": one.first_words, "guide": one.guide} for one in newest]
    return {"everyday": EVERYDAY, "answers": rows}


def _villages(edition: Edition) -> Rows:
    return [{"slug": village.slug, "url": village.url, "name": village.name} for village in edition.content.villages]


def _holidays(edition: Edition) -> list[str]:
    return sorted({day.day.isoformat() for day in edition.content.holidays})
