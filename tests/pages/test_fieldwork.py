"""Staff tap, plan and write down, residents say that they will come; through a served office, by HTTP alone."""

import json

import pytest

from tests.serving import running_office, wait_for
from tests.web_office import read_form

PLACES_OF_NEWS = (
    "/kunjungan/", "/desa/alastlogo/", "/kunjungan.ics", "/desa/alastlogo/kunjungan.ics", "/data/kunjungan.json",
    "/data/kunjungan.csv", "/kunjungan/atom.xml", "/desa/alastlogo/atom.xml",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with running_office(tmp_path_factory.mktemp("fieldwork") / "var") as running:
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
    # One of the examples: what staff plan in another test may be called off between two wishes.
    visit = next(visit for visit in published(office, "visits") if visit["slug"] == "contoh-semedusari")

    for number in range(5):
        wish = {"kunjungan": visit["slug"], "panduan": visit["guides"][0], "kunci": f"device-{number}"}
        assert office.visitor().post("/kirim/minat", wish).status == 303

    soon_says(office, visit["url"], "5 orang berencana datang.")


def test_a_visit_planned_on_the_form_is_published_and_called_off(office, staff):
    guide = next(guide["slug"] for guide in published(office, "guides") if guide["on_visits"])
    day = max(visit["day"] for visit in published(office, "visits"))
    form = staff.get("/moderasi/kunjungan/baru").form("/moderasi/kunjungan/baru")
    plan = {"desa": "jatirejo", "tanggal": day, "hari_libur": "ya", "mulai": "08.00", "selesai": "12.00",
            "tempat": "Balai Desa Jatirejo", f"layanan-{guide}": "ya"}  # fmt: skip

    saved = staff.post("/moderasi/kunjungan/baru", {**form, **plan})
    assert saved.status == 303, saved.text
    slug = f"jatirejo-{day}"
    soon_says(office, f"/kunjungan/{slug}/", "Balai Desa Jatirejo")

    path = f"/moderasi/kunjungan/{slug}/batal"
    assert staff.post(path, {**staff.get(path).form(path), "alasan": "Banjir."}).status == 303
    soon_says(office, f"/kunjungan/{slug}/", "Banjir.")


def test_a_visit_of_the_editors_changes_on_the_form_and_everything_says_so(office, staff):
    path, url = "/moderasi/kunjungan/contoh-alastlogo/ubah", "/kunjungan/contoh-alastlogo/"
    form = {**read_form(staff.get(path).body), "tempat": "Tempat contoh lain", "alasan": "Contoh: atap bocor."}

    saved = staff.post(path, form)
    for place in PLACES_OF_NEWS:
        soon_says(office, place, "Tempat contoh lain")

    assert saved.status == 303
    assert "Tempat semula: Tempat contoh" in staff.get(saved.leads_to).text
    soon_says(office, url, '<s class="old">Tempat contoh</s>')
    soon_says(office, f"{url}kunjungan.ics", "SEQUENCE:1")
