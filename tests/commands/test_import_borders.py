"""An import that crosses a border breaks the contract that names it: tried with probes in a copy of the packages."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMLESS = "feedback_api/anywhere.py"
LAYERLESS = "plugins/anywhere.py"
PACKAGES = ("feedback_api", "plugins", "publisher")
INWARDS = "Arrows point inwards"
STORES = "Only open_store opens a store's adapter"
PLUGINS = "Plugins are layered: commands, pages, edition, kinds, reading"
DOORS = "Only the door of limits, mail and catalogue opens their adapters"


@dataclass(frozen=True, kw_only=True)
class Probe:
    """An import added to the end of a file, and the contract that must name it as broken."""

    file: str
    imports: str
    contract: str
    named: str = ""

    @property
    def link(self) -> str:
        return self.named or f"{self.file.removesuffix('.py').replace('/', '.')} -> {self.imports}"


PROBES = (
    Probe(file="feedback_api/domain/calendar/dates.py", imports="feedback_api.settings", contract=INWARDS),
    Probe(file="feedback_api/store/late.py", imports="feedback_api.actions.site.find", contract=INWARDS),
    Probe(file="feedback_api/actions/site/find.py", imports="feedback_api.store.sqlite.store", contract=STORES),
    Probe(file="feedback_api/web/answers/headers.py", imports="feedback_api.store.dynamodb.store", contract=STORES),
    Probe(file="feedback_api/actions/decisions/preview.py", imports="feedback_api.notification.smtp", contract=DOORS),
    Probe(file="feedback_api/web/current.py", imports="feedback_api.limits.sqlite", contract=DOORS),
    Probe(file="feedback_api/office.py", imports="feedback_api.catalogue.directory", contract=DOORS),
    Probe(
        file="feedback_api/store/sqlite/staff.py",
        imports="feedback_api.store.dynamodb.staff",
        contract="One store's adapter knows nothing of the other",
    ),
    Probe(
        file="feedback_api/store/protocol.py",
        imports="feedback_api.aws.session",
        contract="A protocol knows no adapter",
    ),
    Probe(
        file="feedback_api/moderation/wording.py",
        imports="feedback_api.public.wording",
        contract="Residents' pages and the desk do not know each other",
    ),
    Probe(
        file="feedback_api/aws/session.py",
        imports="feedback_api.aws.edge",
        contract="Handlers on AWS stand above what reaches AWS",
    ),
    Probe(
        file="feedback_api/security/sealing.py",
        imports="publisher.press",
        contract="The function knows neither plugins nor press",
    ),
    Probe(file="plugins/reading/fields.py", imports="plugins.pages.spreadsheet", contract=PLUGINS),
    Probe(file="plugins/reading/nearest.py", imports="plugins.kinds.declared", contract=PLUGINS),
    Probe(file="plugins/kinds/findable.py", imports="plugins.edition.build_cache", contract=PLUGINS),
    Probe(file="plugins/edition/category.py", imports="plugins.pages.spreadsheet", contract=PLUGINS),
    Probe(file="plugins/pages/spreadsheet.py", imports="plugins.check", contract=PLUGINS),
    Probe(
        file="plugins/kinds/villages/model.py",
        imports="plugins.kinds.visits.model",
        contract="No plugin package imports in a circle",
        named=".villages -> .visits",
    ),
    Probe(
        file="feedback_api/domain/submissions/answer.py",
        imports="feedback_api.domain.submissions.confidential",
        contract="Within a room nothing goes round in a circle",
        named=".answer -> .confidential",
    ),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What the checker says of a copy of the packages with all probes in it, by the contract that is broken."""
    tree = tmp_path_factory.mktemp("probes")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    for probe in PROBES:
        with (tree / probe.file).open("a", encoding="utf-8") as file:
            file.write(f"\nimport {probe.imports}\n")
    for name in (ROOMLESS, LAYERLESS):
        (tree / name).write_text('"""Stands in no room."""\n', "utf-8")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    return broken(done.stdout)


def broken(report):
    """The part of the report about each contract that is not kept."""
    parts = re.split(r"\n([^\n]+)\n-{4,}\n", report.partition("Broken contracts")[2])
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.link)
def test_an_import_across_a_border_breaks_the_contract_that_says_so(said, probe):
    assert probe.link in said[probe.contract]


def test_a_module_that_nobody_gave_a_room_is_named(said):
    assert "feedback_api.anywhere" in said[INWARDS].partition("not listed as layers")[2]
    assert "plugins.anywhere" in said[PLUGINS].partition("not listed as layers")[2]
