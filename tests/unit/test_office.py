"""Pages, letters and deadlines agree on who the office is, whatever can be read just now."""

import json
from datetime import UTC, date, datetime
from typing import cast

import pytest

from feedback_api.actions.senders.submit import submit
from feedback_api.app import create_app
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.identity import UNNAMED, Zone, identity_from_json, identity_json
from feedback_api.office import published_office
from feedback_api.store.protocol import Store
from tests.builders import MONDAY_NOON, Clock, an_arrival, an_identity, some_services
from tests.web_office import an_office

PUBLISHED = an_identity(name="Kecamatan Terbit", zone=Zone.WIT)
REMEMBERED = an_identity(name="Kecamatan Tercatat", zone=Zone.WITA)
PACKAGED = an_identity(name="Kecamatan Terbungkus")
LATE_IN_THE_WEST = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


@pytest.fixture
def services(tmp_path):
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "packaged.json").write_text(json.dumps(identity_json(PACKAGED)), "utf-8")
    catalogue = f"directory:{tmp_path / 'catalogue'}"
    with some_services(tmp_path, catalogue=catalogue, office_file=tmp_path / "packaged.json") as opened:
        yield opened


def published(tmp_path, text=None):
    (tmp_path / "catalogue/kantor.json").write_text(text or json.dumps(identity_json(PUBLISHED)), "utf-8")


def remembered(services):
    builds = services.store.builds
    builds.want()
    builds.take(owner="press", now=MONDAY_NOON, lease=MONDAY_NOON - MONDAY_NOON)
    builds.finish(owner="press", built=1, now=MONDAY_NOON, office=REMEMBERED)


def test_before_any_build_it_is_as_the_program_was_packaged(services):
    assert services.office() == PACKAGED


def test_when_the_published_files_are_missing_it_is_as_the_last_build_noted(services):
    remembered(services)

    assert services.office() == REMEMBERED


def test_the_published_files_say_it_first(services, tmp_path):
    remembered(services)
    published(tmp_path)

    assert services.office() == PUBLISHED


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"nama": "Kecamatan"}', '{"zona": "GMT"}'])
def test_a_file_that_is_no_office_is_passed_over(services, tmp_path, text):
    published(tmp_path, text)

    assert services.office() == PACKAGED


class StoreThatIsGone:
    """A store on a disk that was pulled out."""

    @property
    def builds(self):
        raise StoreUnavailable


def test_a_store_that_is_away_takes_no_page_with_it(services):
    assert published_office(services.catalogue, cast(Store, StoreThatIsGone()), services.settings) == PACKAGED


def test_a_program_that_nobody_told_anything_works_without_a_name(tmp_path):
    with some_services(tmp_path) as services:
        page = create_app(services).test_client().get("/kirim/").get_data(as_text=True)

    assert f"Sekali Datang {UNNAMED.short}</title>" in page


@pytest.mark.parametrize(("zone", "due"), [(Zone.WIB, date(2026, 11, 30)), (Zone.WITA, date(2026, 12, 1))])
def test_a_deadline_is_counted_from_the_office_s_own_day(tmp_path, zone, due):
    (tmp_path / "office.json").write_text(json.dumps(identity_json(an_identity(zone=zone))), "utf-8")

    with some_services(tmp_path, Clock(LATE_IN_THE_WEST), office_file=tmp_path / "office.json") as services:
        receipt = submit(services, an_arrival())

    assert receipt.due == due


def test_an_office_whose_site_was_built_again_is_itself_at_once(tmp_path):
    with an_office(tmp_path) as office:
        before = office.visitor().opens("/lacak/").soup.select("title")[0].text
        (tmp_path / "catalogue/kantor.json").write_text(json.dumps(identity_json(PUBLISHED)), "utf-8")
        after = office.visitor().opens("/lacak/").response.get_data(as_text=True)

    assert before.endswith("Sekali Datang Contoh")
    assert "Kecamatan Terbit" in after


def test_what_is_published_is_what_was_described():
    assert identity_from_json(json.loads(json.dumps(identity_json(REMEMBERED)))) == REMEMBERED
