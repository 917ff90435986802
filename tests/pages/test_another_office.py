"""An office with another name, clock and registry is itself everywhere: nothing it publishes speaks of ours."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from feedback_api.actions.telling.tell_senders import tell_due
from feedback_api.app import create_app
from feedback_api.notification import open_mailer
from feedback_api.settings import MailSettings
from plugins.kinds.tree import read_content_tree
from publisher.building.pelican_site import PelicanSite
from publisher.demonstration.overlay import write_overlay
from publisher.demonstration.own_words import OwnWords
from publisher.demonstration.questions import ask_and_answer
from publisher.office_file import noted_office
from tests.another_office import VILLAGES, names_of_others, write_content
from tests.builders import Clock, some_services
from tests.hurried import let_minutes_pass
from tests.serving import ROOT
from tests.web_office import Office

ORIGIN = "http://127.0.0.1:8000"
# Half past eleven at night on Monday in the west, half past midnight on Tuesday where this office is.
NIGHT = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
WIDE = {"limit_per_sender": "1000 per hour", "limit_tracking": "1000 per hour", "limit_sign_in": "1000 per hour"}


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """The office as it stands: its built site, its application, and the folder its letters go to."""

    site: Path
    office: Office
    mail: Path

    def file(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory) -> Iterator[MadeUp]:
    folder = tmp_path_factory.mktemp("another-office")
    content, site, clock = write_content(folder / "content"), folder / "site", Clock(NIGHT)
    tree = read_content_tree([content])
    noted = noted_office(content, folder / "kantor.json")
    write_overlay(folder / "overlay", today=NIGHT.astimezone(noted.tz).date(), tree=tree)
    places = {"catalogue": f"directory:{site / 'data' / 'catalogue'}", "office_file": folder / "kantor.json"}
    mail = MailSettings(url=f"folder:{folder / 'mail'}", sender="kantor@contoh.example")
    with some_services(folder, clock, origin=ORIGIN, mail=mail, **places, **WIDE) as services:
        ask_and_answer(services, now=clock(), words=OwnWords.of(tree))
        settings = {
            "PATH": str(content),
            "CONTENT_OVERLAY": str(folder / "overlay"),
            "SUBMISSION_STORE": services.settings.store,
            "SITEURL": ORIGIN,
            "TODAY": "2026-11-24",
        }
        problems = PelicanSite(settings_file=ROOT / "pelicanconf.py", overrides=settings).build(site)
        assert problems == ()
        office = Office(app=create_app(services), services=services, clock=clock)
        yield MadeUp(site=site, office=office, mail=folder / "mail")


@pytest.fixture(scope="module")
def public_pages(made_up) -> dict[str, str]:
    visitor = made_up.office.visitor()
    receipt = visitor.asks("Apa syarat KTP baru?", panduan="ktp-el-baru", desa="sukamaju", kontak="w@contoh.example")
    pages = {
        "form": visitor.opens("/kirim/?panduan=ktp-el-baru"),
        "form, wrong": visitor.sends(
            "/kirim/", {**visitor.opens("/kirim/").fields(), "jenis": "pertanyaan", "isi": ""}
        ),
        "receipt": visitor.opens(receipt.address),
        "code": visitor.opens("/lacak/"),
        "tracked": visitor.sends("/lacak/", {"kode": visitor.opens(receipt.address).first(".slip__code").text}),
        "found": visitor.opens("/hasil/?q=ktp"),
        "missing": visitor.opens("/tidak-ada/"),
        "health": visitor.opens("/sehat"),
        "api": visitor.opens("/api/v1/openapi.json"),
        "api, wrong": visitor.sends("/api/v1/submissions", {}),
    }
    return {name: page.response.get_data(as_text=True) for name, page in pages.items()}


@pytest.fixture(scope="module")
def staff_pages(made_up) -> dict[str, str]:
    sri, kept = made_up.office.staff(), made_up.office.kept("Berapa lama KK baru?", kontak="w@contoh.example")
    visit = json.loads(made_up.file("data/catalogue/visits.json"))[-1]["slug"]
    pages = {
        "sign in": made_up.office.visitor().opens("/moderasi/masuk"),
        "queue": sri.opens("/moderasi/"),
        "desk": sri.opens(f"/moderasi/kiriman/{kept.id}"),
        "published": sri.decides(kept, "terbitkan", jawaban="Lima hari."),
        "closed": sri.opens(f"/moderasi/kiriman/{kept.id}"),
        "visits": sri.opens("/moderasi/kunjungan/"),
        "plan": sri.opens("/moderasi/kunjungan/baru"),
        "change": sri.opens(f"/moderasi/kunjungan/{visit}/ubah"),
        "counter": sri.opens("/moderasi/loket/"),
        "tasks": sri.opens("/moderasi/tugas/"),
    }
    return {name: page.response.get_data(as_text=True) for name, page in pages.items()}


@pytest.fixture(scope="module")
def letter(made_up) -> str:
    kept = made_up.office.kept("Berapa lama akta?", kontak="w@contoh.example")
    made_up.office.staff().decides(kept, "terbitkan", jawaban="Lima hari.")
    services = made_up.office.services
    let_minutes_pass(services.store)
    mailer = open_mailer(services.settings.mail, sender_name=services.office().name)
    assert tell_due(services, mailer).sent
    file = next(file for file in made_up.mail.rglob("*") if file.is_file())
    read = message_from_bytes(file.read_bytes(), policy=policy.default)
    return f"{read['From']}\n{read['Subject']}\n{read.get_content()}"


def names_in(texts: dict[str, str]) -> dict[str, list[str]]:
    found = {name: names_of_others(text) for name, text in texts.items()}
    return {name: names for name, names in found.items() if names}


def test_no_built_file_speaks_of_another_office(made_up):
    files = (file for file in made_up.site.rglob("*") if file.is_file())
    texts = {file.relative_to(made_up.site).as_posix(): file.read_text("utf-8") for file in files}

    assert len(texts) > 300
    assert names_in(texts) == {}


def test_no_page_for_residents_speaks_of_another_office(public_pages):
    assert names_in(public_pages) == {}


def test_no_page_for_staff_speaks_of_another_office(staff_pages):
    assert names_in(staff_pages) == {}


def test_the_letter_to_a_sender_comes_from_this_office(letter):
    assert "Kecamatan Contohsari" in letter
    assert names_in({"letter": letter}) == {}


@pytest.mark.parametrize("name", ["form", "receipt", "code", "tracked", "found", "missing"])
def test_pages_of_the_function_carry_name_colours_and_mark(public_pages, name):
    page = public_pages[name]

    assert "Sekali Datang Contohsari</title>" in page
    assert "Kecamatan Contohsari, Kabupaten Contoh" in page
    assert "--sea-deep:#3b1560" in page
    assert re.search(r'<svg class="top__mark"[^>]*><text[^>]*>C</text>', page)


def test_receipt_and_deadline_are_of_the_office_s_own_clock(public_pages):
    assert "24 November 2026<br>00.30 WITA</time>" in public_pages["receipt"]
    assert "Paling lambat Selasa, 1 Desember" in public_pages["receipt"]
    assert "Selasa, 1 Desember" in public_pages["tracked"]


def test_calendars_and_messages_say_the_zone(made_up):
    calendar, visit = made_up.file("kunjungan.ics"), made_up.file("desa/sukamaju/saku.html")

    assert "TZNAME:WITA" in calendar
    assert "DTSTART;TZID=Asia/Makassar:" in calendar
    assert "WITA" in visit


def test_what_the_browser_shows_outside_of_pages_is_the_office_s(made_up):
    manifest = json.loads(made_up.file("site.webmanifest"))

    assert (manifest["name"], manifest["theme_color"]) == ("Sekali Datang, Kecamatan Contohsari", "#3b1560")
    assert ">C</text>" in made_up.file("theme/images/favicon.svg")


def test_open_data_name_the_organization(made_up):
    organization = json.loads(made_up.file("data/panduan.json"))["organization"]

    assert organization["name"] == "Kecamatan Contohsari"
    assert (organization["kabupaten"], organization["kode_kemendagri"]) == ("Kabupaten Contoh", "99.01.02")
    assert organization["zona_waktu"] == "Asia/Makassar"


def test_programs_are_told_whose_interface_it_is(public_pages):
    assert json.loads(public_pages["api"])["info"]["title"] == "Sekali Datang, Kecamatan Contohsari"
    assert json.loads(public_pages["health"])["office"] == "Kecamatan Contohsari"


def test_the_example_speaks_of_the_office_s_own_desa(made_up):
    visits = json.loads(made_up.file("data/catalogue/visits.json"))

    assert {visit["village"] for visit in visits} == set(VILLAGES)


def test_guides_call_registry_and_kiosk_as_people_do_here(made_up):
    guide, village = made_up.file("panduan/akta-kelahiran/index.html"), made_up.file("desa/sukamaju/index.html")

    assert "Disdukcapil Kabupaten Contoh" in guide
    assert "Tanya apakah desa Anda punya anjungan Mandiri Contoh." in guide
    assert 'Ada anjungan Mandiri Contoh. Mesin cetak KK. <a href="https://contoh.example/anjungan">' in village


def test_a_market_day_is_shown_only_where_people_plan_by_it(made_up):
    assert "leaf__pasaran" not in made_up.file("kunjungan/index.html").partition("</style>")[2]
    assert "pasaran" not in made_up.file("tanya/index.html")


CONTACT = {"tel:+62999481234", "https://wa.me/6281200000000", "mailto:kantor@contohsari.example"}


def reached(html: str, within: str = "body") -> set[str]:
    found = BeautifulSoup(html, "html.parser").select(f"{within} a[href]")
    return CONTACT & {str(link["href"]) for link in found}


def test_the_page_of_contacts_leads_to_phone_whatsapp_and_mail_and_says_what_is_not_filled_in(made_up):
    page = made_up.file("kontak/index.html")

    assert reached(page, "main") == CONTACT
    assert "(0999) 481234</a>, 481235" in page
    assert "Jam buka belum diisi kantor." in page
    assert "Jl. Contoh 1" in page


def test_every_built_page_reaches_the_office_from_its_foot(made_up):
    pages = {path: path.read_text("utf-8") for path in made_up.site.rglob("*.html") if path.name != "saku.html"}
    with_foot = {path: text for path, text in pages.items() if '<footer class="foot">' in text}

    assert len(with_foot) > 250
    assert [path for path, text in with_foot.items() if reached(text, "footer") != CONTACT] == []


@pytest.mark.parametrize("name", ["form", "form, wrong", "code", "tracked"])
def test_form_and_status_reach_the_office(public_pages, name):
    assert reached(public_pages[name], "main") == CONTACT


@pytest.mark.parametrize("name", ["saku.html", "desa/sukamaju/saku.html"])
def test_the_pocket_edition_reaches_the_office(made_up, name):
    assert reached(made_up.file(name)) == CONTACT


def test_the_function_says_honestly_that_no_number_is_known(tmp_path):
    with some_services(tmp_path) as services:
        office = Office(app=create_app(services), services=services, clock=Clock(NIGHT))
        page = office.visitor().opens("/lacak/").response.get_data(as_text=True)

    assert "Nomor telepon belum diisi kantor." in page
    assert "None" not in page
