"""Staff tap, plan and write down, residents say that they will come; through a served office, by HTTP alone."""

import json
from datetime import date, datetime, timedelta

import pytest

from tests.builders import an_identity
from tests.serving import wait_for
from tests.small_office import small_office, visit_on
from tests.web_office import read_form

NEAR_ENOUGH_TO_BE_NEWS = timedelta(days=10)
PLACES_OF_NEWS = (
    "/kunjungan/", "/desa/wates/", "/kunjungan.ics", "/desa/wates/kunjungan.ics", "/data/kunjungan.json",
    "/data/kunjungan.csv", "/kunjungan/atom.xml", "/desa/wates/atom.xml",
)  # fmt: skip


def visits_from(day: date) -> dict[str, str | None]:
    visits = {"wates-loket": day, "wates-lagi": day + timedelta(days=1)}
    return {
        "kunjungan/2026/wates-desember.md": None,
        "data/hari-libur.yaml": '"2026": {sumber: SKB, teruji: tidak, hari: []}\n',
        **{f"kunjungan/{on.year}/{slug}.md": visit_on(on.isoformat()) for slug, on in visits.items()},
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    today = datetime.now(an_identity().tz).date()
    with small_office(tmp_path_factory.mktemp("fieldwork"), visits_from(today + NEAR_ENOUGH_TO_BE_NEWS)) as running:
        yield running


@pytest.fixture(scope="module")
def staff(office):
    name, password = office.sign_in_line()
    visitor = office.visitor()
    form = visitor.get("/moderasi/masuk").form()
    assert visitor.post("/moderasi/masuk", {**form, "nama": name, "sandi": password}).status == 303
    return visitor


def published(office, name: str):
    return json.loads(office.visitor().get(f"/data/catalogue/{name}.json").text)


def soon_says(office, path: str, words: str) -> None:
    wait_for(lambda: words in office.visitor().get(path).text, seconds=60)


def test_a_tap_names_a_paper_of_a_published_guide(office, staff):
    guide = published(office, "guides")[0]
    address = f"/moderasi/loket/?panduan={guide['slug']}&desa=wates"

    tapped = staff.post(
        "/moderasi/loket/",
        {**staff.get(address).form("/moderasi/loket/"), "hasil": f"berkas:{guide['documents'][0]['id']}"},
    )

    assert tapped.status == 303
    assert "Tercatat: belum selesai." in staff.get(tapped.leads_to).text


def test_five_who_want_to_come_are_shown_on_the_visits_page(office):
    # Not the one that staff change in another test, between two wishes.
    visit = next(visit for visit in published(office, "visits") if visit["slug"] == "wates-lagi")

    for number in range(5):
        wish = {"kunjungan": visit["slug"], "panduan": visit["guides"][0], "kunci": f"device-{number}"}
        assert office.visitor().post("/kirim/minat", wish).status == 303

    soon_says(office, visit["url"], "5\N{EN DASH}9 orang berencana datang.")


def test_a_visit_planned_on_the_form_is_published_and_called_off(office, staff):
    guide = next(guide["slug"] for guide in published(office, "guides") if guide["on_visits"])
    day = max(visit["day"] for visit in published(office, "visits"))
    form = staff.get("/moderasi/kunjungan/baru").form("/moderasi/kunjungan/baru")
    plan = {"desa": "tampung", "tanggal": day, "hari_libur": "ya", "mulai": "08.00", "selesai": "12.00",
            "tempat": "Balai Desa Tampung", f"layanan-{guide}": "ya"}  # fmt: skip

    saved = staff.post("/moderasi/kunjungan/baru", {**form, **plan})
    assert saved.status == 303, saved.text
    slug = f"tampung-{day}"
    soon_says(office, f"/kunjungan/{slug}/", "Balai Desa Tampung")

    path = f"/moderasi/kunjungan/{slug}/batal"
    assert staff.post(path, {**staff.get(path).form(path), "alasan": "Banjir."}).status == 303
    soon_says(office, f"/kunjungan/{slug}/", "Banjir.")


def test_a_visit_of_the_editors_changes_on_the_form_and_everything_says_so(office, staff):
    path, url = "/moderasi/kunjungan/wates-loket/ubah", "/kunjungan/wates-loket/"
    form = {**read_form(staff.get(path).body), "tempat": "Masjid Al-Falah", "alasan": "Atap bocor."}

    saved = staff.post(path, form)
    for place in PLACES_OF_NEWS:
        soon_says(office, place, "Masjid Al-Falah")

    assert saved.status == 303
    assert "Tempat semula: Balai desa" in staff.get(saved.leads_to).text
    soon_says(office, url, '<s class="old">Balai desa</s>')
    soon_says(office, f"{url}kunjungan.ics", "SEQUENCE:1")


def test_what_keeps_the_office_from_serving_is_read_within_seconds_and_gone_when_ended(office, staff):
    path = "/moderasi/hari-ini/"
    form = {**read_form(staff.get(path).body), "sebab": "jaringan_mati"}

    said = staff.post(path, form)
    soon_says(office, "/", "data-ends=")
    shown = staff.get(said.leads_to)
    ended = staff.post(f"{path}akhiri", shown.form(f"{path}akhiri"))
    wait_for(lambda: "data-ends=" not in office.visitor().get("/").text, seconds=60)

    soon_says(office, "/data/hari-ini.json", '"hari_ini":[]')
    assert (said.status, ended.status) == (303, 303)
