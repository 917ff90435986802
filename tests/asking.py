"""What a resident and a member of staff do with an open office by HTTP, a step a function."""

from tests.opened import OpenOffice
from tests.serving import Reply, Visitor

GUIDE, VILLAGE = "ktp-el-baru", "wates"


def ask(visitor: Visitor, text: str, **typed: str) -> Reply:
    """Fill in the form of a guide, send it, and return the receipt."""
    form = visitor.get(f"/kirim/?panduan={GUIDE}&desa={VILLAGE}").form("/kirim/")
    fields = {
        "jenis": "pertanyaan",
        "desa": VILLAGE,
        "panduan": GUIDE,
        "nama": "",
        "kontak": "",
        "belum_terjawab": "ya",
    }
    sent = visitor.post("/kirim/", {**form, **fields, "isi": text, **typed})
    assert sent.status == 303, sent.text
    return visitor.get(sent.leads_to)


def code_on(receipt: Reply) -> str:
    """Return the tracking code that the receipt shows."""
    field = receipt.page.select_one("input[name=kode]")
    assert field, receipt.text
    return str(field["value"])


def signed_in(office: OpenOffice) -> Visitor:
    """Return a member of staff who came in with the words of the first start."""
    name, password = office.running.sign_in_line()
    visitor = office.running.visitor()
    form = visitor.get("/moderasi/masuk").form("/moderasi/masuk")
    entered = visitor.post("/moderasi/masuk", {**form, "nama": name, "sandi": password})
    assert entered.status == 303, entered.text
    return visitor


def decide(staff: Visitor, submission: str, press: str, **typed: str) -> Reply:
    """Open the submission, write, and press a button."""
    path = f"/moderasi/kiriman/{submission}"
    return staff.post(path, {**staff.get(path).form(path), "nama_alamat": "ya", **typed, "tindakan": press})


def publish(staff: Visitor, submission: str, *, text: str, answer: str) -> Reply:
    decided = decide(staff, submission, "terbitkan", isi_terbit=text, jawaban=answer, panduan_kondisi="benar")
    assert decided.status == 303, decided.text
    return decided
