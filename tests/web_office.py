"""An office as its visitors see it: the real application, followed link by link and form by form."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from feedback_api.actions.members import staff
from feedback_api.actions.members.sign_in import LASTS
from feedback_api.app import create_app
from feedback_api.domain.errors import StaffNotFound
from feedback_api.domain.identity import identity_json
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.visits.note import note_json
from feedback_api.services import Services
from feedback_api.settings import Settings
from tests.builders import Clock, a_member, a_session, a_visit_note, an_identity, some_services
from tests.web_form import fields_of

PASSWORD = "rahasia sekali"  # noqa: S105 of nobody
GUIDES = (("akta-kelahiran", "Akta kelahiran"), ("ktp-el-baru", "KTP baru"))
# What a desa can be asked to prepare.
LETTER = "surat-usaha"
VISITS = (("wates-november", "2026-11-19"), ("wates-desember", "2026-12-03"))
VILLAGES = (("tambakmisal", "Tambakmisal"), ("wates", "Wates"))


@dataclass(frozen=True, kw_only=True)
class Page:
    """A response, read as a person reads it."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.data, "html.parser")

    @property
    def words(self) -> str:
        """What stands in the page's main part, on one line."""
        main = self.soup.find("main")
        return " ".join(main.get_text(" ").split()) if main else ""

    @property
    def address(self) -> str:
        return self.response.headers.get("Location", "")

    def first(self, selector: str) -> Tag:
        """The first thing that fits; there must be one."""
        found = self.soup.select_one(selector)
        assert found, f"{selector} is not on the page: {self.words}"
        return found

    def fields(self) -> dict[str, str]:
        """What a browser would send of the main part's form, no button pressed."""
        return fields_of(self.response.get_data(as_text=True))

    def value(self, name: str) -> str | None:
        return self.fields().get(name)


class Visitor:
    """Somebody with a browser, and its cookies."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def opens(self, path: str, **headers: str) -> Page:
        return Page(response=self.client.get(path, headers=headers))

    def sends(self, path: str, fields: Mapping[str, str] | Sequence[tuple[str, str]], **headers: str) -> Page:
        """Send fields; as pairs, where one of them stands there several times."""
        sent = fields if isinstance(fields, Mapping) else MultiDict(fields)
        return Page(response=self.client.post(path, data=sent, headers=headers))

    def asks(self, text: str = "Apa saja syarat membuat KTP baru?", **typed: str) -> Page:
        """Fill in the form and send it, as a question unless something else is typed."""
        return self.sends(
            "/kirim/", {**self.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": text, **typed}
        )

    def gets_code(self, text: str = "Apa saja syarat membuat KTP baru?", **typed: str) -> str:
        """Ask, and read the code off the receipt."""
        return self.opens(self.asks(text, **typed).address).first(".slip__code").text

    def leaves(self) -> None:
        """Sign out in another window."""
        token = self.opens("/moderasi/").first("header form input[name=csrf_token]")["value"]
        self.sends("/moderasi/keluar", {"csrf_token": str(token)})

    def decides(self, submission: Submission | str, press: str, **typed: str) -> Page:
        """Open the submission as staff, type, say that it was read for names, and press a button."""
        path = f"/moderasi/kiriman/{getattr(submission, 'id', submission)}"
        return self.sends(path, {**self.opens(path).fields(), "nama_alamat": "ya", **typed, "tindakan": press})


@dataclass(frozen=True, kw_only=True)
class Office:
    """The application with its parts, and ways to come in."""

    app: Flask
    services: Services
    clock: Clock

    def visitor(self) -> Visitor:
        return Visitor(self.app)

    def staff(self, name: str = "sri", *, role: Role = Role.DISTRICT, village: str | None = None) -> Visitor:
        """Somebody who has signed in before; without a password, whose slow digest few tests are about."""
        store = self.services.store.staff
        if not _is_member(self.services, name):
            store.add_member(a_member(name, role=role, village=village))
        visitor, token = self.visitor(), secrets.token_hex()
        digest = hashlib.sha256(token.encode()).hexdigest()
        store.open_session(a_session(digest, staff_name=name, expires_at=self.clock() + LASTS))
        with visitor.client.session_transaction() as session:
            session["petugas"] = token
        return visitor

    def has_password(self, name: str = "sri") -> None:
        """Let somebody of this name sign in with `PASSWORD`."""
        staff.create(self.services, staff.NewMember(name=name, role=Role.DISTRICT, password=PASSWORD))

    def prepares(self, **typed: str) -> Page:
        """Let somebody ask the desa of Wates for a letter, and return what they are shown."""
        visitor = self.visitor()
        form = visitor.opens("/kirim/?jenis=surat").fields()
        return visitor.sends("/kirim/", {**form, "panduan": LETTER, "desa": "wates", "nama": "Siti", **typed})

    def handed_in(self) -> tuple[Submission, ...]:
        return self.services.store.submissions.handed_in(limit=1000).items

    def waiting(self) -> tuple[Submission, ...]:
        return self.services.store.submissions.waiting(limit=1000).items

    def reports(self) -> tuple[Submission, ...]:
        return self.services.store.submissions.reports(limit=1000).items

    def kept(self, text: str = "Apa saja syarat membuat KTP baru?", **typed: str) -> Submission:
        """Let somebody send this, and return it as it is kept."""
        known = {submission.id for submission in (*self.waiting(), *self.reports())}
        sent = self.visitor().asks(text, **{"belum_terjawab": "ya", **typed})
        assert sent.status == 303, sent.words
        return next(one for one in (*self.waiting(), *self.reports()) if one.id not in known)

    def now_kept(self, submission: Submission) -> Submission:
        return self.services.store.submissions.get(submission.id)


def served() -> Flask:
    """The application as a web server loads it, from the settings around it."""
    return create_app(Settings.from_environment())


def read_form(html: bytes) -> dict[str, str]:
    """What a browser would send of the form in the main part of this page, no button pressed."""
    return fields_of(html.decode())


@contextmanager
def an_office(directory: Path, **settings) -> Iterator[Office]:
    """Open an office whose site is published; limits are wide unless a test is about them."""
    catalogue = directory / "catalogue"
    write_catalogue(catalogue)
    wide = {"limit_per_sender": "1000 per hour", "limit_tracking": "1000 per hour", "limit_sign_in": "1000 per hour"}
    clock = Clock()
    with some_services(directory, clock, **{"catalogue": f"directory:{catalogue}", **wide, **settings}) as services:
        yield Office(app=create_app(services), services=services, clock=clock)


def write_catalogue(directory: Path) -> None:
    """Write what the press would publish for the function."""
    directory.mkdir(exist_ok=True)
    guides = [
        {
            "slug": slug,
            "url": f"/panduan/{slug}/",
            "title": title,
            "summary": "Bawa **KK**. Gratis.",
            "category": "ktp",
            "documents": [{"id": "kk", "name": "Kartu Keluarga"}, {"id": "ktp", "name": "KTP"}],
            "on_visits": True,
        }
        for slug, title in GUIDES
    ]
    of_letter = {"slug": LETTER, "url": f"/panduan/{LETTER}/", "title": "Surat usaha", "summary": "Bawa KTP."}
    letter = {"name": "Surat keterangan usaha", "sheet": "/formulir/data-surat-usaha/lembar/"}
    guides.append({**of_letter, "category": "surat-desa", "letter": letter})
    not_asked = [{"name": "Surat pengantar RT/RW", "basis": "Perpres 96/2018 Pasal 4.", "guides": ["ktp-el-baru"]}]
    (directory / "not_asked.json").write_text(json.dumps(not_asked), "utf-8")
    cases = {
        "akta-kelahiran": [
            {"slug": slug, "url": f"/panduan/akta-kelahiran/{slug}/", "title": title}
            for slug, title in (("wakil", "Akta kelahiran, diwakilkan"), ("sendiri", "Akta kelahiran, datang sendiri"))
        ]
    }
    (directory / "cases.json").write_text(json.dumps(cases), "utf-8")
    villages = [{"slug": slug, "url": f"/desa/{slug}/", "name": name} for slug, name in VILLAGES]
    visits = [
        {
            "slug": slug,
            "url": f"/kunjungan/{slug}/",
            "title": "Kunjungan ke Wates",
            "day": day,
            "village": "wates",
            "guides": [slug for slug, _ in GUIDES],
            "off": False,
            "changes": 0,
            "plan": note_json(a_visit_note(slug=slug, day=date.fromisoformat(day))),
        }
        for slug, day in VISITS
    ]
    (directory / "visits.json").write_text(json.dumps(visits), "utf-8")
    (directory / "kantor.json").write_text(json.dumps(identity_json(an_identity())), "utf-8")
    (directory / "guides.json").write_text(json.dumps(guides), "utf-8")
    (directory / "villages.json").write_text(json.dumps(villages), "utf-8")


def _is_member(services: Services, name: str) -> bool:
    try:
        services.store.staff.member(name)
    except StaffNotFound:
        return False
    return True
