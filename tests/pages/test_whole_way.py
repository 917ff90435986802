"""A resident asks, staff answer, everybody reads: the whole way through a served office, by HTTP alone."""

import json
import re
from email import message_from_bytes
from email.policy import default

import pytest

from feedback_api.store import open_store
from tests.hurried import let_minutes_pass
from tests.mail_server import mail_server
from tests.serving import MANY, Visitor, wait_for
from tests.small_office import small_office
from tests.traces import traces_of

QUESTION = "Apakah fotokopi KK untuk KTP pertama harus dilegalisir dulu? Nomor saya 0812-0000-0000 kalau perlu."
PUBLIC_TEXT = "Apakah fotokopi KK untuk KTP pertama harus dilegalisir dulu?"
ANSWER = "**Tidak perlu dilegalisir.** Bawa fotokopi biasa dan KK aslinya untuk dicocokkan."


@pytest.fixture(scope="module")
def post():
    """The mail server of the office."""
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def office(tmp_path_factory, post):
    mail = {"SEKALI_MAIL": f"smtp:127.0.0.1:{post.port}", "SEKALI_MAIL_FROM": "kantor@kantor.example"}
    with small_office(tmp_path_factory.mktemp("office"), settings={**MANY, **mail}) as running:
        yield running


@pytest.fixture(scope="module")
def staff(office):
    """A member of staff who has signed in with the words of the first start."""
    name, password = office.sign_in_line()
    visitor = office.visitor()
    entered = visitor.post(
        "/moderasi/masuk", {**visitor.get("/moderasi/masuk").form(), "nama": name, "sandi": password}
    )
    assert entered.status == 303
    return visitor


def ask(visitor: Visitor, text: str = QUESTION, **changed: str):
    form = visitor.get("/kirim/?panduan=ktp-el-baru&desa=wates").form("/kirim/")
    said = {"jenis": "pertanyaan", "isi": text, "nama": "", "kontak": "", "belum_terjawab": "ya"}
    fields = {**said, "desa": "wates", "panduan": "ktp-el-baru"}
    return visitor.post("/kirim/", {**form, **fields, **changed})


def code_on(receipt) -> str:
    return str(receipt.page.select_one("input[name=kode]")["value"])


def waiting_ids(staff: Visitor) -> list[str]:
    return re.findall(r"/moderasi/kiriman/([a-z2-7]{10})", staff.get("/moderasi/").text)


def publish(staff: Visitor, submission: str, *, text: str = PUBLIC_TEXT, answer: str = ANSWER):
    path = f"/moderasi/kiriman/{submission}"
    decision = {
        "isi_terbit": text,
        "jawaban": answer,
        "panduan_kondisi": "benar",
        "nama_alamat": "ya",
        "tindakan": "terbitkan",
    }
    return staff.post(path, {**staff.get(path).form(path), **decision})


def newest(office, staff: Visitor, text: str = QUESTION) -> str:
    """Send a question and return its id, as the queue has it."""
    before = set(waiting_ids(staff))
    assert ask(office.visitor(), text).status == 303
    return next(iter(set(waiting_ids(staff)) - before))


def test_the_receipt_has_a_code_with_which_the_question_is_found_again(office):
    resident = office.visitor()

    receipt = resident.get(ask(resident, "Jam berapa loket KTP buka pada hari layanan?").leads_to)

    assert receipt.status == 200
    assert "Diterima" in resident.post("/lacak/", {"kode": code_on(receipt)}).text


def test_the_page_shows_what_staff_let_out_and_nothing_else(office, staff):
    submission, reader = newest(office, staff, f"{QUESTION} Mohon dijawab."), office.visitor()
    publish(staff, submission)
    wait_for(lambda: reader.get(f"/tanya/{submission}/").status == 200, seconds=60)

    page = reader.get(f"/tanya/{submission}/").text

    assert PUBLIC_TEXT in page
    assert "Tidak perlu dilegalisir." in page
    assert "0812" not in page


def test_the_guide_and_the_desa_list_the_answer(office, staff):
    submission, reader = newest(office, staff, f"{QUESTION} Lagi."), office.visitor()
    publish(staff, submission)
    wait_for(lambda: reader.get(f"/tanya/{submission}/").status == 200, seconds=60)

    wait_for(lambda: f"/tanya/{submission}/" in reader.get("/panduan/ktp-el-baru/").text, seconds=60)
    wait_for(lambda: f"/tanya/{submission}/" in reader.get("/desa/wates/").text, seconds=60)
    wait_for(lambda: f"/tanya/{submission}/" in reader.get("/tanya/").text, seconds=60)


def test_the_sender_reads_the_answer_with_the_code(office, staff):
    resident, before = office.visitor(), set(waiting_ids(staff))
    receipt = resident.get(ask(resident, f"{QUESTION} Untuk anak saya.").leads_to)
    publish(staff, next(iter(set(waiting_ids(staff)) - before)))

    tracked = resident.post("/lacak/", {"kode": code_on(receipt)})

    assert "Dijawab" in tracked.text
    assert "Tidak perlu dilegalisir." in tracked.text


def test_a_sender_who_left_an_address_is_told_by_mail_where_the_answer_is(office, staff, post):
    before = set(waiting_ids(staff))
    ask(office.visitor(), f"{QUESTION} Mohon dikabari.", kontak="warga@example.id")
    submission = next(iter(set(waiting_ids(staff)) - before))
    publish(staff, submission)
    with open_store(f"sqlite:{office.data / 'feedback.sqlite'}") as store:
        let_minutes_pass(store)
    wait_for(lambda: bool(post.taken), seconds=60)

    letter = message_from_bytes(post.taken[0], policy=default)
    assert letter["To"] == "warga@example.id"
    assert f"{office.origin}/tanya/{submission}/" in letter.get_content()
    assert "dikabari lewat email" in staff.get(f"/moderasi/kiriman/{submission}").text


def test_what_its_sender_takes_back_is_in_no_file_of_the_office(office, staff):
    words, text = ("zamrudtulisan", "zamrudnama", "zamrudkontak"), "Apakah zamrudtulisan harus dilegalisir dulu?"
    resident, before = office.visitor(), set(waiting_ids(staff))
    receipt = resident.get(ask(resident, text, nama="Bu zamrudnama", kontak="zamrudkontak@example.id").leads_to)
    submission = next(iter(set(waiting_ids(staff)) - before))
    publish(staff, submission, text=text)
    wait_for(lambda: resident.get(f"/tanya/{submission}/").status == 200, seconds=60)
    published = {name for name, _ in traces_of(words, office.data)}
    said = {"kode": code_on(receipt), "tindakan": "hapus_kiriman"}

    sure = resident.post("/lacak/hapus/", said)
    gone = resident.post("/lacak/hapus/", {**sure.form("/lacak/hapus/"), **said, "yakin": "ya"})
    wait_for(lambda: resident.get(f"/tanya/{submission}/").status == 404, seconds=60)
    wait_for(lambda: not traces_of(words, office.data), seconds=60)

    kept = {f"site/tanya/{submission}/index.html{ending}" for ending in ("", ".gz", ".br")}
    assert kept <= published
    assert [name for name in published if name.startswith("feedback.sqlite")]
    assert gone.status == 200
    assert traces_of(words, office.data) == set()
    assert submission in staff.get("/moderasi/").text


def test_five_presses_on_a_bad_line_make_one_submission(office, staff):
    resident, before = office.visitor(), len(set(waiting_ids(staff)))
    form = resident.get("/kirim/").form("/kirim/")
    fields = {**form, "jenis": "saran", "desa": "", "panduan": "", "isi": "Tolong bangku di ruang tunggu ditambah."}

    replies = [resident.post("/kirim/", fields) for _ in range(5)]

    assert {reply.status for reply in replies} == {303}
    assert len(set(waiting_ids(staff))) == before + 1


def test_the_api_takes_the_same_names(office):
    body = {"jenis": "usulan", "desa": "tampung", "panduan": "", "isi": "Usul loket khusus lansia pada hari layanan."}

    reply = office.visitor().post_json("/api/v1/submissions", json.dumps(body).encode())

    assert reply.status == 201
    assert set(json.loads(reply.text)) == {"id", "tracking_code", "due"}


def test_the_catalogue_the_function_reads_was_written_by_the_same_build(office):
    guides = json.loads(office.visitor().get("/data/catalogue/guides.json").text)
    form = office.visitor().get("/kirim/?panduan=ktp-el-baru")

    assert "ktp-el-baru" in str(guides)
    assert form.page.select_one(".about__what").text in str(guides)


def test_an_office_says_that_it_is_well(office):
    health = json.loads(office.visitor().get("/sehat").text)

    assert health["status"] == "ok"
    assert health["build"]["problems"] == []
