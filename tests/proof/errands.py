"""Everything that residents send and staff decide in a trial, each ready to leave, with what is noted of its answer."""

import http.client
from collections.abc import MutableMapping
from functools import partial

from tests.proof.people import Errand, Ledger, Press, is_led_on, patiently, pressed_until
from tests.serving import Reply, Visitor

# What nobody but the supervisor may read: it stands in the text, the name and the contact of every report.
REPORTERS_WORD = "zirkonbukti"
# What is corrected later.
WRONG = " Bawa akta lahir {id} dan KK."
ANSWERS_REPORT, PUBLISHES, CORRECTS = "jawab_pribadi", "terbitkan", "perbaiki"


def new_letter(ledger: Ledger, visitor: Visitor, number: int) -> Errand:
    """Return a filled-in form."""
    form = patiently(lambda: visitor.get("/kirim/")).form("/kirim/")
    text = f"Pertanyaan bukti nomor {number}: apa saja yang dibawa untuk kartu anak?"
    fields = {**form, "jenis": "pertanyaan", "desa": "wates", "panduan": "kia", "isi": text}
    fields["belum_terjawab"] = "ya"  # many letters are much the same
    fields["kontak"] = f"warga{number}@example.id"
    return _sent(ledger, visitor, fields, into=ledger.receipts)


def new_report(ledger: Ledger, visitor: Visitor, number: int) -> Errand:
    """Return a filled-in report, with the word in all that can be written into it."""
    form = patiently(lambda: visitor.get("/kirim/?jenis=laporan")).form("/kirim/")
    text, name, address = report_words(f"Laporan nomor {number}: petugas loket minta {REPORTERS_WORD} lima puluh ribu.")
    fields = {**form, "jenis": "laporan", "isi": text, "nama": name, "kontak": address}
    return _sent(ledger, visitor, fields, into=ledger.reports)


def report_words(text: str) -> tuple[str, str, str]:
    """Return what a report says and who sent it, as its text tells."""
    return text, f"{REPORTERS_WORD.title()} Pelapor", f"{REPORTERS_WORD}{text.split()[2].rstrip(':')}@example.id"


def new_follow_up(ledger: Ledger, visitor: Visitor, number: int) -> Errand | None:
    """Return one more message under the oldest code that has none; `None` if its letter was not answered yet."""
    code = next((one for one in ledger.receipts.values() if one not in ledger.follow_ups.values()), None)
    tracked = patiently(lambda: visitor.post("/lacak/", {"kode": code})) if code else None
    if code is None or tracked is None or not tracked.page.select_one("form[action='/lacak/susulan/']"):
        return None
    fields = {**tracked.form("/lacak/susulan/"), "isi": f"Susulan bukti nomor {number}: berapa hari jadinya?"}
    press = Press(path="/lacak/susulan/", fields=fields, cookies={}, port=visitor.port)

    def note(first: Reply | None) -> None:
        pressed_until(ledger, press, first, is_done=lambda answer: answer.status == http.client.OK)
        ledger.follow_ups[fields["isi"]] = code

    return Errand(press=press, note=note)


def new_decision(ledger: Ledger, staff: Visitor, submission: str) -> Errand | None:
    """Return a filled-in decision; `None` if it was decided already."""
    typed = {
        "isi_terbit": public_text(submission),
        "jawaban": answer_begins(submission) + WRONG.format(id=submission),
        "panduan_kondisi": "benar",
        "nama_alamat": "ya",
        "tindakan": PUBLISHES,
    }
    return _decided(ledger, staff, submission, typed, into=ledger.decided)


def public_text(submission: str) -> str:
    return f"Pertanyaan {submission}"


def answer_begins(submission: str) -> str:
    return f"**Jawaban untuk {submission}.**"


def new_report_answer(ledger: Ledger, supervisor: Visitor, report: str) -> Errand | None:
    """Return a filled-in answer to a report; `None` if it has one already."""
    typed = {"jawaban": f"{answer_begins(report)} Sudah kami periksa.", "tindakan": ANSWERS_REPORT}
    return _decided(ledger, supervisor, report, typed, into=ledger.answered)


def new_correction(ledger: Ledger, staff: Visitor, submission: str) -> Errand:
    """Return a filled-in correction of what was published."""
    note = f"Perbaikan untuk {submission}: cukup fotokopinya."
    typed = {
        "isi_terbit": public_text(submission),
        "jawaban": f"{answer_begins(submission)} Cukup fotokopi akta lahir dan KK.",
        "catatan": note,
        "nama_alamat": "ya",
        "tindakan": CORRECTS,
    }

    def fresh() -> Press | None:
        item = patiently(lambda: staff.get(_path(submission)))
        return None if note in item.text else _press(staff, submission, item, typed)

    press = _press(staff, submission, patiently(lambda: staff.get(_path(submission))), typed)

    def noted(first: Reply | None) -> None:
        pressed_until(ledger, press, first, is_done=is_led_on, again=fresh)
        ledger.decided[submission] = typed["jawaban"]
        ledger.notes[submission] = note

    return Errand(press=press, note=noted)


def _sent(ledger: Ledger, visitor: Visitor, fields: dict[str, str], *, into: MutableMapping[str, str]) -> Errand:
    """Return what is sent; its code is written down, and one whose receipt is gone has none, which will be found."""
    press = Press(path="/kirim/", fields=fields, cookies={}, port=visitor.port)

    def note(first: Reply | None) -> None:
        answer = pressed_until(ledger, press, first, is_done=is_led_on)
        receipt = patiently(partial(visitor.get, answer.leads_to if answer else ""))
        code = receipt.page.select_one("input[name=kode]")
        into[fields["isi"]] = str(code["value"]) if code else ""

    return Errand(press=press, note=note)


def _decided(
    ledger: Ledger, staff: Visitor, submission: str, typed: dict[str, str], *, into: MutableMapping[str, str]
) -> Errand | None:
    """Return what is decided, again and again until the office says so; a lost answer may have been a decision."""

    def fresh() -> Press | None:
        item = patiently(lambda: staff.get(_path(submission)))
        is_open = item.page.select_one(f"button[name=tindakan][value={typed['tindakan']}]")
        return _press(staff, submission, item, typed) if is_open else None

    press = fresh()
    if press is None:
        return None

    def note(first: Reply | None) -> None:
        pressed_until(ledger, press, first, is_done=is_led_on, again=fresh)
        into[submission] = typed["jawaban"]

    return Errand(press=press, note=note)


def _press(staff: Visitor, submission: str, item: Reply, typed: dict[str, str]) -> Press:
    path = _path(submission)
    return Press(path=path, fields={**item.form(path), **typed}, cookies=dict(staff.cookies), port=staff.port)


def _path(submission: str) -> str:
    return f"/moderasi/kiriman/{submission}"
