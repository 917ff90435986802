"""Every page of the function in every state a person can meet, by name."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

from feedback_api.app import create_app
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.members.staff import Role
from feedback_api.store.protocol import Store
from tests.builders import SOUNDS_LIKE_REPORT, from_before_two_read_it
from tests.web_member_pages import member_pages
from tests.web_office import PASSWORD, Office, Page, Visitor, an_office
from tests.web_paper_pages import paper_pages

WITH_DETAILS = "NIK saya 3514220000000001, HP 0812 3456 7890, rumah di Wates"


class StoreThatIsGone:
    """A store that cannot be reached just now."""

    @property
    def submissions(self):
        raise StoreUnavailable


@contextmanager
def every_page(directory: Path) -> Iterator[dict[str, Page]]:
    """Yield the pages; made once, for each test only reads them."""
    flooded = directory / "flooded"
    flooded.mkdir()
    few = {"limit_overall": "3 per hour", "limit_per_device": "5 per hour"}
    with an_office(directory) as office, an_office(flooded, **few) as too_many:
        of_one = {**public_pages(office), **staff_pages(office), **member_pages(office), **paper_pages(office)}
        yield {**of_one, **flood_pages(too_many)}


def public_pages(office: Office) -> dict[str, Page]:
    visitor, other = office.visitor(), office.visitor()
    sent = visitor.asks(WITH_DETAILS, desa="wates", panduan="akta-kelahiran")
    receipt = visitor.opens(sent.address)
    code = receipt.value("kode") or ""
    reported = visitor.opens(visitor.asks("Joko di loket minta uang.", jenis="laporan").address)
    gone = Visitor(create_app(replace(office.services, store=cast(Store, StoreThatIsGone()))))
    return {
        "ask": visitor.opens("/kirim/"),
        "ask about a guide": visitor.opens("/kirim/?panduan=akta-kelahiran&desa=wates"),
        "ask, all wrong": other.asks("", jenis="", kontak="1", nama="x" * 101, desa="x", panduan="x"),
        "ask, page too old": other.asks("Apa?", waktu=""),
        "ask, store gone": gone.asks("Apa?"),
        "report": visitor.opens("/kirim/?jenis=laporan&panduan=akta-kelahiran"),
        "report, about the leaders": visitor.opens("/kirim/?jenis=laporan&tentang=pimpinan"),
        "report, all wrong": other.asks("", jenis="laporan", kontak="1"),
        "report, offered": visitor.asks("Petugas minta uang 50 ribu.", jenis="keluhan"),
        "report, receipt": reported,
        "report, tracked": visitor.sends("/lacak/", {"kode": reported.value("kode") or ""}),
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
        "survey": visitor.opens("/skm/"),
        "survey, wrong": visitor.sends("/skm/", {"u1": "2", "panduan": "x"}),
        "survey, thanks": visitor.opens("/skm/terima-kasih/"),
        "missing": visitor.opens("/tidak-ada"),
        **_answered_pages(office),
    }


def _answered_pages(office: Office) -> dict[str, Page]:
    """What a resident meets who asks what was answered before, and who says whether a page answers."""
    visitor, letter = office.visitor(), office.kept("Karapan sapi di lapangan Sukamaju, izinnya ke mana?")
    office.staff("sri").decides(letter, "terbitkan", jawaban="**Ke kecamatan.** Bawa KTP.", panduan_kondisi="benar")
    folder = Path(str(office.services.settings.catalogue).partition(":")[2])
    listed = [{"id": letter.id, "title": letter.text, "verdict": "Ke kecamatan.", "guide": None}]
    (folder / "answers.json").write_text(json.dumps({"everyday": "", "answers": listed}), "utf-8")
    offered = visitor.asks("Izin karapan sapi di Sukamaju ke mana?", nama="Siti")
    guide = {"halaman": "panduan/ktp-el-baru"}
    return {
        "similar, offered": offered,
        "similar, answered": visitor.sends("/kirim/menjawab", {**offered.fields(), "menjawab": letter.id}),
        "opinion": visitor.opens(visitor.sends("/kirim/menjawab", {**guide, "kata": "belum"}).address),
        "opinion, wrong": visitor.sends("/kirim/menjawab", {"halaman": "panduan/tidak-ada"}),
    }


def flood_pages(office: Office) -> dict[str, Page]:
    sender, sri = office.visitor(), office.staff("sri")
    sent = [sender.asks(f"Kiriman beruntun {number}") for number in range(6)]
    flooded = sri.opens("/moderasi/")
    cleared = sri.sends("/moderasi/banjir", {"csrf_token": _token(sri)})
    return {
        "ask, too many": sent[-1],
        "report, too many": sender.asks("Joko minta uang.", jenis="laporan"),
        "queue, flood": flooded,
        "queue, flood cleared": sri.opens(cleared.address),
        "put aside": sri.opens("/moderasi/disisihkan"),
        "put aside, none": office.staff("rini").opens("/moderasi/disisihkan?sesudah=fn5-"),
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
        "signed in again, go on": _signed_in_again(office),
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
        **_report_pages(office),
        **_rights_pages(office),
        **_second_pages(office),
        **_acts_pages(office),
        **_today_pages(sri),
        **_fact_pages(office.staff("ani", role=Role.ADMIN)),
        "account, mail chosen": _mail_chosen(sri, email="sri@kantor.example", harian="ya"),
        "account, mail unclear": _mail_chosen(sri, email="sri", seketika="ya"),
        **_chat_pages(sri),
        **_find_pages(office),
        **_thread_pages(office),
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
        "plan, to read again": sri.sends(
            "/moderasi/kunjungan/baru", {**_token_of(sri), "tempat": "Rumah Bu Siti", "patokan": "telepon 081234567890"}
        ),
        "plan, changed": _planned(sri),
        "plan, off": sri.opens("/moderasi/kunjungan/tambakmisal-2026-12-10/batal"),
        "tasks, none": office.staff("sri").opens("/moderasi/tugas/"),
        "tasks": _with_task(office, sri),
        "closed": sri.opens(f"/moderasi/kiriman/{closed.id}"),
        "closed meanwhile": sri.decides(closed, "terbitkan", **seen, jawaban="Tulisan saya.", csrf_token=_token(sri)),
        "staff, missing": sri.opens("/moderasi/kiriman/aaaaaaaaaa"),
    }


def _report_pages(office: Office) -> dict[str, Page]:
    wati, report = office.staff("wati", role=Role.SUPERVISOR), office.reports()[0]
    path = f"/moderasi/kiriman/{report.id}"
    desk = wati.opens(path)
    return {
        "queue, report": wati.opens("/moderasi/"),
        "desk, report": desk,
        "desk, report opened": wati.sends(f"{path}/buka", desk.fields()),
        "desk, report again": wati.decides(report, "kabar_pertama"),
    }


def _acts_pages(office: Office) -> dict[str, Page]:
    sri, visitor, text = office.staff("sri"), office.visitor(), "Lampu jalan mati di dekat balai desa."
    code = visitor.gets_code(text, desa="wates")
    letter = next(one for one in office.waiting() if one.text == text)
    path = f"/moderasi/kiriman/{letter.id}"
    asked = {
        "acts, merge": sri.decides(letter, "gabung"),
        "acts, forward": sri.decides(letter, "teruskan"),
        "acts, about": sri.decides(letter, "ganti_tentang"),
    }
    form = {**asked["acts, forward"].fields(), "tindakan": "teruskan", "alasan": "Ini wewenang PLN."}
    sri.sends(path, {**form, "tujuan": "SP4N-LAPOR"})
    forwarded = {"acts, forwarded": sri.opens(path), "acts, told where": visitor.sends("/lacak/", {"kode": code})}
    sri.decides(letter, "buka_lagi")
    opened = {"acts, opened again": sri.opens(path), "acts, told so": visitor.sends("/lacak/", {"kode": code})}
    sri.decides(letter, "terbitkan", isi_terbit="Lampu mati.", jawaban="Bayar Rp300.000.")
    wrong = sri.decides(letter, "perbaiki", jawaban="Gratis.")
    sri.decides(letter, "perbaiki", jawaban="Gratis.", catatan="Gratis, bukan Rp300.000.")
    corrected = {"acts, corrected": sri.opens(path), "acts, told better": visitor.sends("/lacak/", {"kode": code})}
    queue = sri.opens("/moderasi/")
    last = {"tindakan": "urungkan", "csrf_token": _token(sri), "versi": str(office.now_kept(letter).version)}
    undone = sri.sends(path, last)
    sri.decides(letter, "tarik", alasan="Kami periksa dulu.")
    withdrawn = {"acts, told of withdrawal": visitor.sends("/lacak/", {"kode": code})}
    return {
        **asked,
        **forwarded,
        **opened,
        "acts, correction without a note": wrong,
        **corrected,
        "acts, queue": queue,
        "acts, undone": undone,
        **withdrawn,
    }


def _mail_chosen(sri: Visitor, **typed: str) -> Page:
    done = sri.sends("/moderasi/akun/kabar", {"csrf_token": _token(sri), **typed})
    return sri.opens(done.address) if done.address else done


def _today_pages(sri: Visitor) -> dict[str, Page]:
    path = "/moderasi/hari-ini/"
    nothing = sri.opens(path)
    wrong = sri.sends(path, {**nothing.fields(), "sebab": "blangko_habis", "jam": "sore"})
    said = sri.sends(path, {**nothing.fields(), "sebab": "blangko_habis", "panduan-ktp-el-baru": "ya"})
    shown = sri.opens(said.address)
    ended = sri.sends(f"{path}akhiri", shown.fields())
    return {"today": nothing, "today, wrong": wrong, "today, said": shown, "today, ended": sri.opens(ended.address)}


def _fact_pages(admin: Visitor) -> dict[str, Page]:
    path = "/moderasi/keterangan/"
    hours = f"{path}isi?apa=jam"
    empty = admin.opens(hours)
    wrong = admin.sends(f"{path}isi", {**empty.fields(), "nilai": "kapan saja", "per": "2026-12-24"})
    kept = admin.sends(f"{path}isi", {**empty.fields(), "nilai": "Senin-Jumat 08.00-15.00"})
    return {
        "facts": admin.opens(path),
        "facts, one": empty,
        "facts, one chosen": admin.opens(f"{path}isi?apa=cetak_sendiri"),
        "facts, one of a desa": admin.opens(f"{path}isi?apa=narahubung&desa=wates"),
        "facts, wrong": wrong,
        "facts, kept": admin.opens(kept.address),
        "facts, again": admin.opens(hours),
    }


def _chat_pages(sri: Visitor) -> dict[str, Page]:
    path, chat = "/moderasi/dari-whatsapp/", "[12/03/26 08.15] Siti: KTP hilang\n[12/03/26 08.16] Kantor: Baik"
    empty = sri.opens(path)
    read = sri.sends(f"{path}baca", {**empty.fields(), "obrolan": chat})
    return {
        "chat": empty,
        "chat, nothing in it": sri.sends(f"{path}baca", empty.fields()),
        "chat, read": read,
        "chat, wrong": sri.sends(path, {**read.fields(), "isi": ""}),
        "chat, kept": sri.sends(path, {**read.fields(), "jenis": "pertanyaan"}),
    }


def _find_pages(office: Office) -> dict[str, Page]:
    sri, ani = office.staff("sri"), office.staff("ani", role=Role.ADMIN)
    letters = [office.kept(f"Lampu {number} mati") for number in range(2)]
    sri.decides(letters[1], "serahkan", petugas="sri")
    token, back = _token(sri), "/moderasi/cari?q=lampu"
    form = {"csrf_token": token, "kembali": back, "tindakan": "spam", "petugas": ""}
    ticked = [("pilih", f"{one.id}:{one.version}") for one in letters]
    return {
        "find": ani.opens("/moderasi/cari"),
        "find, narrowed": sri.opens("/moderasi/cari?q=lampu&keadaan=menunggu&jenis=pertanyaan&dari=2026-11-01"),
        "find, finished": sri.opens("/moderasi/cari?keadaan=selesai"),
        "find, nothing": sri.opens("/moderasi/cari?q=zamrud"),
        "find, wrong": sri.opens("/moderasi/cari?q=lampu&dari=kemarin&sampai=besok"),
        "desk, whose work": sri.decides(letters[0], "serahkan"),
        "bulk, nothing ticked": sri.sends("/moderasi/banyak", form),
        "bulk, some skipped": sri.sends("/moderasi/banyak", [*form.items(), *ticked]),
        "bulk, done": sri.opens(back),
    }


def _thread_pages(office: Office) -> dict[str, Page]:
    """One more message under the same code, as its sender and staff meet it."""
    sri, visitor, text = office.staff("sri"), office.visitor(), "Apakah legalisir KK bisa diwakilkan?"
    code = visitor.gets_code(text, panduan="akta-kelahiran")
    letter = next(one for one in office.waiting() if one.text == text)
    sri.decides(letter, "terbitkan", jawaban="**Bisa.** Bawa surat kuasa.", panduan_kondisi="benar")
    path, form = "/lacak/susulan/", visitor.sends("/lacak/", {"kode": code})
    typed = {**form.fields(), "isi": "Surat kuasanya perlu meterai?"}
    wrong = {
        "thread, form": form,
        "thread, wrong": visitor.sends(path, {**typed, "isi": ""}),
        "thread, offered": visitor.sends(path, {**typed, "isi": "Petugas minta uang 50 ribu."}),
        "thread, other code": visitor.sends(path, {**typed, "kode": "2222-2222"}),
    }
    received = {
        "thread, received": visitor.sends(path, typed),
        "thread, only one": visitor.sends(path, {**typed, "isi": "Satu lagi."}),
        "thread, queue": sri.opens("/moderasi/"),
    }
    second = next(one for one in office.waiting() if one.follows == letter.id)
    desk = sri.opens(f"/moderasi/kiriman/{second.id}")
    sri.decides(second, "terbitkan", jawaban="**Perlu.** Sepuluh ribu.", panduan_kondisi="benar")
    return {
        **wrong,
        **received,
        "thread, desk": desk,
        "thread, first on the desk": sri.opens(f"/moderasi/kiriman/{letter.id}"),
        "thread, both answered": visitor.sends("/lacak/", {"kode": code}),
        "thread, copy": visitor.sends("/lacak/salinan/", {"kode": code}),
        "thread, correct": visitor.sends("/lacak/perbaiki/", {"kode": code, "bagian": "susulan"}),
    }


def _rights_pages(office: Office) -> dict[str, Page]:
    visitor, reported = office.visitor(), office.visitor().gets_code("Joko minta uang.", jenis="laporan")
    code, gone = visitor.gets_code(WITH_DETAILS, nama="Siti", kontak="siti@example.id"), visitor.gets_code("hapus saja")
    form = visitor.sends("/lacak/perbaiki/", {"kode": code})
    sure = visitor.sends("/lacak/perbaiki/", {**form.fields(), "isi": "Tanya lain", "nama": "Sita"})
    asked = {"kode": reported, "tindakan": "minta_hapus"}
    return {
        "rights, copy": visitor.sends("/lacak/salinan/", {"kode": code}),
        "rights, what to delete": visitor.sends("/lacak/hapus/", {"kode": code}),
        "rights, sure to delete": visitor.sends("/lacak/hapus/", {"kode": code, "tindakan": "hapus_kontak"}),
        "rights, sure to erase a report": visitor.sends("/lacak/hapus/", asked),
        "rights, asked to erase": visitor.sends("/lacak/hapus/", {**asked, "versi": "1", "yakin": "ya"}),
        "rights, waits for erasure": visitor.sends("/lacak/", {"kode": reported}),
        "rights, correct": form,
        "rights, nothing new": visitor.sends("/lacak/perbaiki/", form.fields()),
        "rights, sure to correct": sure,
        "rights, offered to report": visitor.sends("/lacak/perbaiki/", {**form.fields(), "isi": SOUNDS_LIKE_REPORT}),
        "rights, correct a report": visitor.sends("/lacak/perbaiki/", {"kode": reported}),
        "rights, corrected": visitor.sends("/lacak/perbaiki/", {**sure.fields(), "yakin": "ya"}),
        "rights, changed meanwhile": visitor.sends("/lacak/perbaiki/", {**sure.fields(), "yakin": "ya"}),
        "rights, gone": visitor.sends(
            "/lacak/hapus/", {"kode": gone, "tindakan": "hapus_kiriman", "versi": "1", "yakin": "ya"}
        ),
        "rights, tracked when gone": visitor.sends("/lacak/", {"kode": gone}),
        "rights, nothing left": visitor.sends("/lacak/hapus/", {"kode": gone}),
        "rights, queue of the supervisor": office.staff("wati").opens("/moderasi/"),
        "rights, report to be erased": office.staff("wati").opens(f"/moderasi/kiriman/{office.reports()[0].id}"),
        "rights, tasks": office.staff("sri").opens("/moderasi/tugas/"),
    }


def _second_pages(office: Office) -> dict[str, Page]:
    """What two members read of letters that sound like a report, and what is looked back at."""
    wati, sri, rini = office.staff("wati", role=Role.SUPERVISOR), office.staff("sri"), office.staff("rini")
    letter = office.kept("Petugas loket minta uang 50 ribu.", jenis="keluhan", tetap="ya")
    path = f"/moderasi/kiriman/{letter.id}"
    old = office.kept("Apa syaratnya?")
    sri.decides(old, "terbitkan", jawaban="Bawa KK.")
    before = {"look back, none": wati.opens("/moderasi/tinjau/"), "desk, two needed": sri.opens(path)}
    from_before_two_read_it(office.services.store, office.now_kept(old))
    wati.sends("/moderasi/tinjau/", wati.opens("/moderasi/tinjau/").fields())
    proposed = sri.decides(letter, "usulkan_terbit", jawaban="Semua layanan **gratis**.")
    return {
        **before,
        "queue, proposed": sri.opens(proposed.address),
        "queue, to look back": wati.opens("/moderasi/"),
        "desk, proposed": sri.opens(path),
        "desk, second asked": rini.opens(path),
        "desk, second asked, wrong": rini.decides(letter, "setujui_terbit", nama_alamat=""),
        "look back": wati.opens("/moderasi/tinjau/"),
        "closed, to look back": wati.opens(f"/moderasi/kiriman/{old.id}"),
    }


def _tracked(office: Office, press: str, **typed: str) -> Page:
    visitor = office.visitor()
    before = {kept.id for kept in office.waiting()}
    code = visitor.gets_code(f"untuk {press}")
    submission = next(kept for kept in office.waiting() if kept.id not in before)
    office.staff("sri").decides(submission, press, **typed)
    return visitor.sends("/lacak/", {"kode": code})


def _signed_in_again(office: Office) -> Page:
    office.has_password("tuti")
    visitor, path = office.staff("tuti"), "/moderasi/kunjungan/wates-november/suara"
    form = visitor.opens(path).fields()
    visitor.leaves()
    asked = visitor.sends(path, {**form, "jenis": "usulan", "isi": "Loketnya kurang."})
    return visitor.sends("/moderasi/masuk", {**asked.fields(), "nama": "tuti", "sandi": PASSWORD})


def _spoken(visitor: Visitor) -> Page:
    path = "/moderasi/kunjungan/wates-november/suara"
    return visitor.sends(path, {**visitor.opens(path).fields(), "jenis": "usulan", "isi": "Loketnya kurang."})


def _token_of(visitor: Visitor) -> dict[str, str]:
    return {"csrf_token": visitor.opens("/moderasi/kunjungan/baru").fields()["csrf_token"]}


def _planned(visitor: Visitor) -> Page:
    plan = {"desa": "tambakmisal", "tanggal": "2026-12-10", "tempat": "Balai Desa", "layanan-ktp-el-baru": "ya"}
    path = "/moderasi/kunjungan/baru"
    visitor.sends(path, {**visitor.opens(path).fields(), **plan})
    return visitor.opens("/moderasi/kunjungan/tambakmisal-2026-12-10/ubah")


def _with_task(office: Office, visitor: Visitor) -> Page:
    asked = office.kept("untuk tugas", panduan="akta-kelahiran")
    visitor.decides(asked, "terbitkan", jawaban="Bawa KK.", panduan_kondisi="salah")
    return visitor.opens("/moderasi/tugas/")


def _token(visitor: Visitor) -> str:
    return str(visitor.opens("/moderasi/").first("[name=csrf_token]")["value"])
