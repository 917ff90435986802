"""The pages about papers that are fetched: letters that a desa is asked to prepare, and papers that were handed in."""

from feedback_api.domain.submissions.submission import Submission
from tests.web_office import LETTER, Office, Page, Visitor


def paper_pages(office: Office) -> dict[str, Page]:
    return {**_letter_pages(office), **_handed_in_pages(office)}


def _letter_pages(office: Office) -> dict[str, Page]:
    visitor, sri = office.visitor(), office.staff("sri")
    receipt = visitor.opens(office.prepares(kontak="081234567890").address)
    code, letter = receipt.value("kode") or "", _last(office)
    path = f"/moderasi/kiriman/{letter.id}"
    desk = sri.opens(path)
    come_first = sri.sends(path, {"csrf_token": _token(sri), "versi": "1", "tindakan": "perlu_datang"})
    sri.sends(path, {**come_first.fields(), "tindakan": "perlu_datang"})
    told = visitor.sends("/lacak/", {"kode": code})
    closed = sri.opens(path)
    sri.sends(path, {**closed.fields(), "tindakan": "siap_diambil"})
    return {
        "prepare": visitor.opens(f"/kirim/?jenis=surat&panduan={LETTER}"),
        "prepare, all wrong": visitor.sends(
            "/kirim/", {**visitor.opens("/kirim/?jenis=surat").fields(), "kontak": "1"}
        ),
        "prepare, receipt": receipt,
        "prepare, desk": desk,
        "prepare, what to come for": come_first,
        "prepare, told to come": told,
        "prepare, asked to come": closed,
        "prepare, ready": visitor.sends("/lacak/", {"kode": code}),
        "prepare, copy": visitor.sends("/lacak/salinan/", {"kode": code}),
        "prepare, queue": sri.opens("/moderasi/"),
    }


def _handed_in_pages(office: Office) -> dict[str, Page]:
    visitor, sri, lia = office.visitor(), office.staff("sri"), office.staff("lia")
    none = sri.opens("/moderasi/berkas/")
    noted = sri.sends("/moderasi/berkas/", {**none.fields(), "panduan": "ktp-el-baru", "janji": "2026-12-24"})
    code = noted.first(".slip__code").text
    listed = sri.opens("/moderasi/berkas/")
    waits = visitor.sends("/lacak/", {"kode": code})
    (paper,) = office.handed_in()
    form = {**listed.fields(), "pilih": f"{paper.id}:{paper.version}"}
    return {
        "papers, none": none,
        "papers, wrong": sri.sends("/moderasi/berkas/", {**none.fields(), "janji": "kemarin"}),
        "papers, code": noted,
        "papers": listed,
        "papers, wait": waits,
        "papers, unknown code": sri.sends("/moderasi/berkas/cari", {"csrf_token": _token(sri), "kode": "2222-2222"}),
        "papers, nothing ticked": sri.sends("/moderasi/berkas/siap", listed.fields()),
        "papers, desk": sri.opens(f"/moderasi/kiriman/{paper.id}"),
        "papers, done": sri.opens(sri.sends("/moderasi/berkas/siap", form).address),
        "papers, some skipped": lia.sends("/moderasi/berkas/siap", {**form, "csrf_token": _token(lia)}),
        "papers, ready": visitor.sends("/lacak/", {"kode": code}),
        "papers, closed": sri.opens(f"/moderasi/kiriman/{paper.id}"),
    }


def _last(office: Office) -> Submission:
    return next(one for one in office.waiting() if one.kind.is_fetched)


def _token(visitor: Visitor) -> str:
    return str(visitor.opens("/moderasi/").first("input[name=csrf_token]")["value"])
