"""Residents who send and staff who answer, and who press again when the line goes dead."""

import http.client
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.serving import Reply, Visitor

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
GIVE_UP_AFTER = 60.0
BETWEEN_PRESSES = 0.1


@dataclass(kw_only=True)
class Press:
    """A form that has left, and may or may not be answered."""

    path: str
    fields: dict[str, str]
    cookies: dict[str, str]
    port: int
    connection: http.client.HTTPConnection | None = None

    def leave(self) -> None:
        """Send it; the answer is fetched later."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request("POST", self.path, urlencode(self.fields).encode(), {**FORM, "Cookie": cookie})
        except OSError:
            connection.close()
            return
        self.connection = connection

    def answer(self) -> Reply | None:
        """Return the answer; `None` if the line went dead first."""
        if self.connection is None:
            return None
        try:
            answer = self.connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(status=answer.status, headers=headers, body=answer.read())
        except (OSError, http.client.HTTPException):
            return None
        finally:
            self.connection.close()


@dataclass(kw_only=True)
class Ledger:
    """What people were told: by text, the code of each receipt; by submission, what was answered."""

    receipts: dict[str, str] = field(default_factory=dict)
    decided: dict[str, str] = field(default_factory=dict)
    presses: int = 0
    dead_lines: int = 0
    waits: list[float] = field(default_factory=list)


def patiently(look: Callable[[], Reply]) -> Reply:
    """Ask again until the office answers sensibly, as somebody would who reloads the page."""
    started = time.monotonic()
    while time.monotonic() - started < GIVE_UP_AFTER:
        try:
            reply = look()
        except (OSError, http.client.HTTPException):
            reply = None
        if reply is not None and reply.status < http.client.INTERNAL_SERVER_ERROR:
            return reply
        time.sleep(BETWEEN_PRESSES)
    raise TimeoutError(f"the office did not come back within {GIVE_UP_AFTER} s")


def new_letter(visitor: Visitor, number: int) -> Press:
    """Return a filled-in form, ready to leave."""
    form = patiently(lambda: visitor.get("/kirim/")).form("/kirim/")
    text = f"Pertanyaan bukti nomor {number}: apa saja yang dibawa untuk kartu anak?"
    fields = {**form, "jenis": "pertanyaan", "desa": "wates", "panduan": "kia", "isi": text}
    fields["belum_terjawab"] = "ya"  # many letters are much the same
    fields["kontak"] = f"warga{number}@example.id"
    return Press(path="/kirim/", fields=fields, cookies={}, port=visitor.port)


def new_decision(staff: Visitor, submission: str) -> Press | None:
    """Return a filled-in decision, ready to leave; `None` if it was decided already."""
    path = f"/moderasi/kiriman/{submission}"
    item = patiently(lambda: staff.get(path))
    if not item.page.select_one("button[name=tindakan][value=terbitkan]"):
        return None
    answer = f"**Jawaban untuk {submission}.** Bawa akta lahir dan KK."
    fields = {
        **item.form(path),
        "isi_terbit": f"Pertanyaan {submission}",
        "jawaban": answer,
        "panduan_kondisi": "benar",
        "nama_alamat": "ya",
        "tindakan": "terbitkan",
    }
    return Press(path=path, fields=fields, cookies=dict(staff.cookies), port=staff.port)


def note_receipt(ledger: Ledger, visitor: Visitor, press: Press, first: Reply | None) -> None:
    """Press again until there is a receipt, and write down its code; one that is gone has none, which will be found."""
    answer = first
    started = time.monotonic()
    while answer is None or answer.status != http.client.SEE_OTHER:
        ledger.dead_lines += 1
        if time.monotonic() - started > GIVE_UP_AFTER:
            raise TimeoutError(f"no receipt: {answer and answer.text[:300]}")
        time.sleep(BETWEEN_PRESSES)
        press.leave()
        answer = press.answer()
    lead = answer.leads_to
    receipt = patiently(lambda: visitor.get(lead))
    code = receipt.page.select_one("input[name=kode]")
    ledger.receipts[press.fields["isi"]] = str(code["value"]) if code else ""


def note_decision(ledger: Ledger, staff: Visitor, press: Press, first: Reply | None) -> None:
    """Decide again until the office says that it is decided; a lost answer may have been a decision."""
    submission = press.path.rsplit("/", 1)[-1]
    answer, again = first, press
    started = time.monotonic()
    while answer is None or answer.status != http.client.SEE_OTHER:
        ledger.dead_lines += 1
        if time.monotonic() - started > GIVE_UP_AFTER:
            raise TimeoutError(f"{submission} cannot be decided: {answer and answer.text[:300]}")
        fresh = new_decision(staff, submission)
        if fresh is None:  # it was decided: only the answer got lost
            break
        again = fresh
        again.leave()
        answer = again.answer()
        time.sleep(BETWEEN_PRESSES)
    ledger.decided[submission] = press.fields["jawaban"]


def sign_in(visitor: Visitor, name: str, password: str) -> Visitor:
    form = visitor.get("/moderasi/masuk").form()
    entered = visitor.post("/moderasi/masuk", {**form, "nama": name, "sandi": password})
    assert entered.status == http.client.SEE_OTHER, entered.text[:300]
    return visitor


def waiting_in_queue(staff: Visitor) -> list[str]:
    queue = patiently(lambda: staff.get("/moderasi/"))
    return list(dict.fromkeys(re.findall(r"/moderasi/kiriman/([a-z2-7]{10})", queue.text)))
