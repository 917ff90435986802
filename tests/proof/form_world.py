"""An office with one of everything that a form can be about, put back as it was after each try."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from werkzeug.routing import Rule

from feedback_api.domain.members.staff import Role
from tests.proof.form_office import AWAY, DOWN, answered, fill, gone
from tests.test_house_rules import ROOT
from tests.web_office import Office, Visitor, an_office

STORE = "feedback.sqlite"
NOBODY, ENDED = "anonymous", "ended session"
STAFF = {
    "petugas desa": (Role.VILLAGE, "wates"),
    "petugas kecamatan": (Role.DISTRICT, None),
    "pengawas": (Role.SUPERVISOR, None),
    "admin": (Role.ADMIN, None),
}
PEOPLE = (NOBODY, ENDED, *STAFF)
# Forms that stand on no page of the function, or only during a flood: what the built site's pages send, and staff then.
ELSEWHERE = {
    "interest.want": {"kunjungan": "hidden", "panduan": "hidden"},
    "opinion.tell": {"halaman": "hidden", "kata": "button", "menjawab": "button", "isi": "textarea", "nama": "text"},
    "search.results": {"q": "search"},
    "flood.clear": {"csrf_token": "hidden", "seperti": "hidden"},
    "flood.undo": {"csrf_token": "hidden", "sekali": "hidden"},
    "bulk.undo": {"csrf_token": "hidden", "kembali": "hidden"},
    "sign_in.enter_code": {"csrf_token": "hidden", "setengah": "hidden", "lanjut": "hidden", "kode_masuk": "text"},
    "codes.take_off": {"csrf_token": "hidden", "kode_masuk": "text"},
}
# Pages that have their form only when they are asked about something.
WITH_WORDS = (
    "/kirim/?jenis=laporan",
    "/kirim/?panduan=ktp-el-baru",
    "/moderasi/loket/?panduan=ktp-el-baru",
    "/moderasi/halaman/tarik?halaman=panduan/ktp-el-baru",
    f"/moderasi/halaman/tarik?halaman={DOWN}",
    f"/moderasi/petugas/orang?nama={AWAY}",
    "/moderasi/keterangan/isi?apa=alamat",
    "/moderasi/keterangan/?selesai=kantor/alamat",
)
# Pages that a sender sees by the code of a letter only.
WITH_A_CODE: tuple[tuple[str, dict[str, str]], ...] = (
    ("/lacak/", {}),
    ("/lacak/salinan/", {}),
    ("/lacak/perbaiki/", {}),
    ("/lacak/perbaiki/", {"periksa": "ya", "isi": "Apa syarat KTP pertama?"}),
    ("/lacak/hapus/", {}),
    ("/lacak/hapus/", {"tindakan": "hapus_kiriman"}),
)
# A program's JSON has a trial of its own: tests/unit/test_api_description.py.
OWN_TRIAL = {"api.create_submission", "api_follow_up.create_follow_up"}
# The words that views read by name, in forms and in addresses, wherever they stand.
_READ = re.compile(r'(request\.form|request\.args|fields)(?:\.get|\.getlist)?[(\[]"([a-z_]+)"')
TYPED = {"textarea", "text", "search", "tel", "email", "number", "date", "time"}

# Who saw it, and the form.
SeenForm = tuple[str, Tag]


@dataclass(frozen=True, kw_only=True)
class Door:
    """One way in: an endpoint's address with a method, and the fields of its form with their kind of control."""

    endpoint: str
    method: str
    paths: tuple[str, ...]
    fields: dict[str, str]
    choices: dict[str, frozenset[str]]
    offered: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def offers(self, who: str, name: str) -> frozenset[str]:
        """Return what this person can choose there: village staff, say, only their own desa."""
        return self.offered.get(who, self.choices).get(name, frozenset())

    @property
    def is_staffs(self) -> bool:
        return self.paths[0].startswith("/moderasi")


@cache
def read_by_views(*places: str) -> frozenset[str]:
    """Return every name that a view reads from there: some stand on a page only in a case of their own."""
    files = [path for folder in ("public", "moderation") for path in (ROOT / "feedback_api" / folder).rglob("*.py")]
    found = (match for path in files for match in _READ.findall(path.read_text("utf-8")))
    return frozenset(name for place, name in found if place in places)


@dataclass(kw_only=True)
class FormWorld:
    """The office, the people who come in, and the state it is put back to."""

    office: Office
    people: dict[str, Visitor]
    names: dict[str, tuple[str, ...]]
    code: str
    answered_code: str
    watcher: sqlite3.Connection
    first: sqlite3.Connection

    @cached_property
    def doors(self) -> tuple[Door, ...]:
        """Every address of the app that takes a form or words in its query; nothing is listed by hand."""
        forms = self._forms()
        rules = [rule for rule in self.office.app.url_map.iter_rules() if rule.endpoint not in OWN_TRIAL]
        return tuple(
            self._door(rule, method, forms)
            for rule in sorted(rules, key=lambda rule: (rule.rule, sorted(rule.methods or ())))
            for method in sorted({"GET", "POST"} & (rule.methods or set()))
        )

    def tokens(self) -> dict[str, str]:
        """Return a good token against forged forms for each person who can have one."""
        return {who: visitor.opens("/moderasi/masuk").value("csrf_token") or "" for who, visitor in self.people.items()}

    def version(self) -> int:
        """Return a number that another connection's write changes."""
        return int(self.watcher.execute("PRAGMA data_version").fetchone()[0])

    def put_back(self) -> None:
        """Make the store what it was at first, and let nobody have sent too much."""
        self.first.backup(self.watcher)
        self.office.app.extensions["sekali_datang_limiter"].reset()

    def _forms(self) -> dict[str, list[SeenForm]]:
        """Return the forms of all pages that staff and residents can open, by the address they are sent to."""
        found: dict[str, list[SeenForm]] = {}
        for who, visitor in self.people.items():
            for path in self._pages():
                for address, form in forms_of(visitor.client.get(path).data):
                    found.setdefault(address, []).append((who, form))
        for code in (self.code, self.answered_code):
            for path, more in WITH_A_CODE:
                page = self.people[NOBODY].client.post(path, data={"kode": code, **more})
                for address, form in forms_of(page.data):
                    found.setdefault(address, []).append((NOBODY, form))
        return found

    def _pages(self) -> list[str]:
        rules = [rule for rule in self.office.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
        return [*(path for rule in rules for path in self._paths(rule)), *WITH_WORDS]

    def _paths(self, rule: Rule) -> tuple[str, ...]:
        """Return the addresses of a rule for everything there is; a name that is not known here is an error."""
        paths = [re.sub(r"<(?:[^<>]*:)?([a-z_]+)>", r"{\1}", rule.rule)]
        for name in sorted(rule.arguments):
            paths = [path.replace(f"{{{name}}}", one) for path in paths for one in self.names[name]]
        return tuple(paths)

    def _door(self, rule: Rule, method: str, forms: dict[str, list[SeenForm]]) -> Door:
        paths = self._paths(rule)
        seen = [
            (who, control)
            for path in paths
            for who, form in forms.get(path, ())
            if str(form.get("method", "get")).upper() == method
            for control in form.select("input[name], textarea[name], select[name], button[name]")
        ]
        sent = [control for _, control in seen]
        offered = {who: _choices([one for whose, one in seen if whose == who]) for who in self.people}
        asked = dict.fromkeys(read_by_views("request.args") if method == "GET" else (), "asked")
        unseen_first = sorted(sent, key=lambda one: kind_of(one) != "hidden")
        declared = asked | ELSEWHERE.get(rule.endpoint, {}) | {str(one["name"]): kind_of(one) for one in unseen_first}
        choices = _choices(sent)
        return Door(
            endpoint=rule.endpoint, method=method, paths=paths, fields=declared, choices=choices, offered=offered
        )


def _choices(controls: list[Tag]) -> dict[str, frozenset[str]]:
    """Return what can be chosen in each field."""
    found: dict[str, set[str]] = {}
    for control in controls:
        found.setdefault(str(control["name"]), set()).update(_values(control))
    return {name: frozenset(values) for name, values in found.items()}


def kind_of(control: Tag) -> str:
    """Return what a control is, as HTML calls it."""
    return str(control.get("type", "text")) if control.name == "input" else control.name


def forms_of(html: bytes) -> Iterator[tuple[str, Tag]]:
    """Yield each form of a page with each address it can be sent to: a button may name one of its own."""
    soup = BeautifulSoup(html, "html.parser")
    for form in soup.select("form[action]"):
        outside = soup.select(f"[form={form['id']}]") if form.get("id") else []
        form.extend(one for one in outside if one not in form.descendants)
        buttons = form.select("[formaction]")
        for address in {str(form["action"]), *(str(one["formaction"]).partition("#")[0] for one in buttons)}:
            yield address, form


@contextmanager
def a_form_world(folder: Path) -> Iterator[FormWorld]:
    """Open the office with everything in it."""
    with an_office(folder, **_WIDE) as office:
        answered_code = answered(office)
        names = fill(office)
        code = office.visitor().gets_code("Apa syarat KTP baru?", desa="wates", nama="Siti", kontak="0812 0000 0000")
        people = {NOBODY: office.visitor(), ENDED: gone(office)}
        people |= {who: office.staff(who, role=role, village=village) for who, (role, village) in STAFF.items()}
        for visitor in people.values():  # that a session was used is noted now, and not again at this hour
            visitor.opens("/moderasi/akun/")
        watcher, first = sqlite3.connect(folder / STORE), sqlite3.connect(":memory:")
        watcher.backup(first)
        try:
            yield FormWorld(
                office=office,
                people=people,
                names=names,
                code=code,
                answered_code=answered_code,
                watcher=watcher,
                first=first,
            )
        finally:
            watcher.close()
            first.close()


_WIDE = dict.fromkeys(
    ("limit_per_sender", "limit_overall", "limit_tracking", "limit_sign_in", "limit_search"), "1000000 per hour"
)


def _values(control: Tag) -> list[str]:
    if control.name == "select":
        return [str(one.get("value", one.text)) for one in control.select("option")]
    return [str(control.get("value", "on"))] if kind_of(control) in {"radio", "checkbox", "button"} else []
