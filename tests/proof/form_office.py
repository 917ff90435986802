"""Fills an office with one of everything that a form can be about."""

from datetime import timedelta

from feedback_api.actions.members.invite import invite
from feedback_api.actions.members.standing_in import Absence, name_deputy
from feedback_api.domain.members.staff import Role, SecondFactor
from feedback_api.web.staff_cookie import OWNER, TOKEN
from tests.builders import a_member, a_task
from tests.web_office import Office, Visitor

COMING, PAST, CALLED_OFF = "wates-desember", "wates-november", "tambakmisal-2026-12-09"
DOWN = "panduan/akta-kelahiran"
# A member who signs in with a code, and for whom somebody stands in.
AWAY = "lia"


def answered(office: Office) -> str:
    """Let somebody send a letter that is answered, and return its code: one more message may follow it."""
    code = office.visitor().gets_code("Apakah KK perlu dilegalisir?", desa="wates")
    assert office.staff().decides(office.waiting()[0], "terbitkan", jawaban="Tidak perlu.").status == 303
    return code


def fill(office: Office) -> dict[str, tuple[str, ...]]:
    """Let people send and staff decide something of every kind; return what stands in addresses."""
    sri = office.staff()
    question = office.kept("Apakah NIK 3514220101010001 saya salah?", desa="wates", kontak="0812 0000 0000")
    report = office.kept("Bu Rina di loket minta uang.", jenis="laporan", desa="wates", nama="Siti")
    answered = office.kept("Apa syarat KTP baru?", desa="wates")
    assert sri.decides(answered, "terbitkan", jawaban="Bawa fotokopi KK.").status == 303
    form = sri.opens("/moderasi/berkas/").fields()
    assert sri.sends("/moderasi/berkas/", {**form, "panduan": "ktp-el-baru", "desa": "wates"}).status == 200
    letter = office.prepares()
    assert letter.status == 303, letter.words
    task = f"answer~{answered.id}"
    office.services.store.tasks.open(a_task(task))
    _plan_and_take_down(sri)
    _interrupt(sri)
    _fill_in(office.staff("bos", role=Role.ADMIN))
    _invite_and_replace(office)
    office.clock.passes(timedelta(minutes=1))
    return {
        "token": (invite(office.services, role=Role.DISTRICT, village=None).token, "lama"),
        "submission_id": (question.id, report.id, answered.id, "aaaaaaaaaa"),
        "slug": (COMING, PAST, CALLED_OFF, "tidak-ada"),
        "task_id": (task, "tidak-ada"),
    }


def _invite_and_replace(office: Office) -> None:
    invite(office.services, role=Role.VILLAGE, village="wates", by="perintah")
    factor = SecondFactor(sealed="c2VhbGVk", last_step=1)
    office.services.store.staff.add_member(a_member(AWAY, second_factor=factor))
    today = office.services.today()
    absence = Absence(absent=AWAY, deputy="sri", first=today, last=today + timedelta(days=9))
    name_deputy(office.services, absence, by="ani")


def _plan_and_take_down(sri: Visitor) -> None:
    plan = sri.opens("/moderasi/kunjungan/baru").fields()
    typed = {"desa": "tambakmisal", "tanggal": "2026-12-09", "tempat": "Balai desa", "layanan-ktp-el-baru": "ya"}
    planned = sri.sends("/moderasi/kunjungan/baru", {**plan, **typed})
    assert planned.status == 303, planned.words
    off = sri.opens(f"/moderasi/kunjungan/{CALLED_OFF}/batal").fields()
    assert sri.sends(f"/moderasi/kunjungan/{CALLED_OFF}/batal", {**off, "alasan": "Hujan."}).status == 303
    take = sri.opens(f"/moderasi/halaman/tarik?halaman={DOWN}").fields()
    assert sri.sends("/moderasi/halaman/tarik", {**take, "alasan": "Biayanya salah."}).status == 303


def _interrupt(sri: Visitor) -> None:
    """Say two things that keep the office from serving, and end one of them."""
    page = "/moderasi/hari-ini/"
    for cause in ("jaringan_mati", "kantor_tutup"):
        assert sri.sends(page, {**sri.opens(page).fields(), "sebab": cause}).status == 303
    assert sri.sends(f"{page}akhiri", sri.opens(page).fields()).status == 303


def _fill_in(ani: Visitor) -> None:
    """Say where the office is."""
    page = "/moderasi/keterangan/isi"
    said = {**ani.opens(f"{page}?apa=alamat").fields(), "nilai": "Jl. Lama 1"}
    assert ani.sends(page, said).status == 303


def gone(office: Office) -> Visitor:
    """Somebody whose session has ended while a page of theirs was open."""
    visitor = office.staff("budi")
    with visitor.client.session_transaction() as session:
        session.update({TOKEN: "ended", OWNER: "budi"})
    return visitor
