"""A machine watches whether the office can be reached."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

from feedback_api.app import create_app
from feedback_api.store.protocol import Store
from tests.web_office import an_office


def test_all_is_well_and_the_site_is_fresh(tmp_path):
    with an_office(tmp_path) as office:
        answer = office.visitor().client.get("/sehat")

    assert answer.status_code == 200
    assert answer.get_json()["status"] == "ok"
    assert set(answer.get_json()["build"]) >= {"wanted", "built", "behind", "problems"}


def test_a_failed_build_is_said_while_people_are_still_served(tmp_path):
    with an_office(tmp_path) as office:
        builds = office.services.store.builds
        wanted = builds.want()
        builds.take(owner="press", now=office.clock(), lease=timedelta(minutes=1))
        builds.fail(owner="press", attempted=wanted, problems=("akta.md:3: judul kosong",), now=office.clock())

        answer = office.visitor().client.get("/sehat")

    assert answer.status_code == 200
    assert answer.get_json()["build"]["problems"] == ["akta.md:3: judul kosong"]
    assert answer.get_json()["build"]["behind"] is True


class StoreThatIsGone:
    """A store on a disk that was pulled out."""

    def is_reachable(self) -> bool:
        return False


def test_a_store_that_cannot_be_read_is_no_health(tmp_path):
    with an_office(tmp_path) as office:
        app = create_app(replace(office.services, store=cast(Store, StoreThatIsGone())))

        answer = app.test_client().get("/sehat")

    assert (answer.status_code, answer.json) == (503, {"status": "store_unavailable"})
