"""Every page of the function in every state a person can meet, by name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

from feedback_api.app import create_app
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.store.protocol import Store
from tests.web_office import Office, Page, Visitor, an_office

WITH_DETAILS = "NIK saya 3514220000000001, HP 0812 3456 7890, rumah di Wates"


class StoreThatIsGone:
    """A store that cannot be reached just now."""

    @property
    def submissions(self):
        raise StoreUnavailable


@contextmanager
def every_page(directory: Path) -> Iterator[dict[str, Page]]:
    """Yield the pages; made once, for each test only reads them."""
    with an_office(directory) as office:
        yield {**public_pages(office), **staff_pages(office)}


def public_pages(office: Office) -> dict[str, Page]:
    visitor, other = office.visitor(), office.visitor()
    sent = visitor.asks(WITH_DETAILS, desa="wates", panduan="akta-kelahiran")
    receipt = visitor.opens(sent.address)
    code = receipt.value("kode") or ""
    gone = Visitor(create_app(replace(office.services, store=cast(Store, StoreThatIsGone()))))
    return {
        "ask": visitor.opens("/kirim/"),
        "ask about a guide": visitor.opens("/kirim/?panduan=akta-kelahiran&desa=wates"),
        "ask, all wrong": other.asks("", jenis="", kontak="1", nama="x" * 101, desa="x", panduan="x"),
        "ask, page too old": other.asks("Apa?", waktu=""),
        "ask, store gone": gone.asks("Apa?"),
        "receipt": receipt,
        "receipt over": visitor.opens("/kirim/diterima/"),
        "search, nothing found": visitor.opens("/hasil/?q=slot+gacor"),
        "track": visitor.opens("/lacak/"),
        "track, unknown": visitor.sends("/lacak/", {"kode": "2222-2222"}),
        "tracked, waiting": visitor.sends("/lacak/", {"kode": code}),
        "tracked, answered": _tracked(office, "terbitkan", jawaban="**Bisa.**\n\n- KK\n- KTP"),
        "tracked, declined": _tracked(office, "tolak", alasan="Ini urusan PLN. Hubungi 123."),
        "tracked, spam": _tracked(office, "spam"),
        "wish": visitor.opens("/kirim/minat/diterima?kunjungan=wates-desember"),
        "wish, wrong": visitor.sends("/kirim/minat", {"kunjungan": "wates-november"}),
        "missing": visitor.opens("/tidak-ada"),
    }


def staff_pages(office: Office) -> dict[str, Page]:
    sri, rini = office.staff("sri"), office.staff("rini")
    mine, hers, free = office.kept("milik saya"), office.kept(WITH_DETAILS), office.kept(WITH_DETAILS, nama="Siti")
    sri.decides(mine, "ambil")
    rini.decides(hers, "ambil")
    closed = office.kept("sudah terbit")
    seen = {"isi_terbit": "sudah terbit", "versi": str(closed.version)}
    done = sri.decides(closed, "terbitkan", jawaban="Bisa.")
    old = office.visitor().opens("/moderasi/masuk")
    office.clock.passes(timedelta(days=1))
    sri, rini = office.staff("sri"), office.staff("rini")
    desk = sri.opens(f"/moderasi/kiriman/{free.id}")
    return {
        "sign in": old,
        "sign in, wrong": office.visitor().sends("/moderasi/masuk", {"nama": "", "sandi": ""}),
        "sign in again": office.visitor().sends(f"/moderasi/kiriman/{free.id}", {"jawaban": "x", "tindakan": "spam"}),
        "queue": sri.opens("/moderasi/"),
        "queue, mine": sri.opens("/moderasi/?saring=milik-saya"),
        "queue, done": sri.opens(done.address),
        "desk": desk,
        "desk, wrong": sri.decides(free, "terbitkan", isi_terbit="HP 0812 3456 7890", jawaban=""),
        "desk, details": sri.decides(free, "terbitkan", isi_terbit="HP 0812 3456 7890", jawaban="Bisa."),
        "desk, decline": sri.decides(free, "tolak"),
        "desk, preview": sri.decides(free, "pratinjau", jawaban="**Bisa.**\n\n- KK", dari_panduan="akta-kelahiran"),
        "desk, opened": sri.sends(f"/moderasi/kiriman/{free.id}/buka", desk.fields()),
        "desk, changed": rini.decides(free, "spam", versi="99", jawaban="Tulisan Rini."),
        "counter": sri.opens("/moderasi/loket/"),
        "counter, chosen": sri.opens("/moderasi/loket/?panduan=akta-kelahiran&desa=wates&tercatat=ya"),
        "visits": sri.opens("/moderasi/kunjungan/"),
        "result": sri.opens("/moderasi/kunjungan/wates-november/"),
        "result, wrong": sri.sends(
            "/moderasi/kunjungan/wates-november/",
            {**sri.opens("/moderasi/kunjungan/wates-november/").fields(), "dilayani-ktp-el-baru": "x"},
        ),
        "result, too early": sri.opens("/moderasi/kunjungan/wates-desember/"),
        "voice": sri.opens("/moderasi/kunjungan/wates-november/suara"),
        "voice, kept": _spoken(sri),
        "plan": sri.opens("/moderasi/kunjungan/baru"),
        "plan, wrong": sri.sends("/moderasi/kunjungan/baru", _token_of(sri)),
        "plan, changed": _planned(sri),
        "plan, off": sri.opens("/moderasi/kunjungan/tambaklekok-2026-12-10/batal"),
        "tasks, none": office.staff("sri").opens("/moderasi/tugas/"),
        "tasks": _with_task(office, sri),
        "closed": sri.opens(f"/moderasi/kiriman/{closed.id}"),
        "closed meanwhile": sri.decides(closed, "terbitkan", **seen, jawaban="Tulisan saya.", csrf_token=_token(sri)),
        "staff, missing": sri.opens("/moderasi/kiriman/aaaaaaaaaa"),
    }


def _tracked(office: Office, press: str, **typed: str) -> Page:
    visitor = office.visitor()
    before = {kept.id for kept in office.waiting()}
    code = visitor.gets_code(f"untuk {press}")
    submission = next(kept for kept in office.waiting() if kept.id not in before)
    office.staff("sri").decides(submission, press, **typed)
    return visitor.sends("/lacak/", {"kode": code})


def _spoken(visitor: Visitor) -> Page:
    path = "/moderasi/kunjungan/wates-november/suara"
    return visitor.sends(path, {**visitor.opens(path).fields(), "jenis": "usulan", "isi": "Loketnya kurang."})


def _token_of(visitor: Visitor) -> dict[str, str]:
    return {"csrf_token": visitor.opens("/moderasi/kunjungan/baru").fields()["csrf_token"]}


def _planned(visitor: Visitor) -> Page:
    plan = {"desa": "tambaklekok", "tanggal": "2026-12-10", "tempat": "Balai Desa", "layanan-ktp-el-baru": "ya"}
    path = "/moderasi/kunjungan/baru"
    visitor.sends(path, {**visitor.opens(path).fields(), **plan})
    return visitor.opens("/moderasi/kunjungan/tambaklekok-2026-12-10/ubah")


def _with_task(office: Office, visitor: Visitor) -> Page:
    asked = office.kept("untuk tugas", panduan="akta-kelahiran")
    visitor.decides(asked, "terbitkan", jawaban="Bawa KK.", panduan_kondisi="salah")
    return visitor.opens("/moderasi/tugas/")


def _token(visitor: Visitor) -> str:
    return str(visitor.opens("/moderasi/").first("[name=csrf_token]")["value"])
