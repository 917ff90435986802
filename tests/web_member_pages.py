"""Every page about members of staff, in every state a person can meet, by name."""

from datetime import date, timedelta

import pyotp

from feedback_api.actions.members.invite import invite
from feedback_api.actions.members.member_changes import MemberDeed
from feedback_api.actions.members.staff import end
from feedback_api.actions.members.standing_in import Absence, name_deputy
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from tests.web_office import PASSWORD, Office, Page, Visitor


def member_pages(office: Office) -> dict[str, Page]:
    ani = office.staff("ani", role=Role.ADMIN)
    office.staff("lia", role=Role.VILLAGE, village="wates")
    office.staff("dwi", role=Role.VILLAGE, village="tambakmisal")
    office.staff("tono")
    today = office.services.today()
    end(office.services, MemberDeed(name="tono", act=Act.MEMBER_LEFT, by="ani"))
    name_deputy(office.services, Absence(absent="dwi", deputy="lia", first=today, last=date(2026, 12, 31)), by="ani")
    return {
        **_of_admins(ani),
        **_of_deputies(office),
        **_of_the_invited(office),
        **_of_ones_own(office),
        **_with_a_code(office),
    }


def _of_admins(ani: Visitor) -> dict[str, Page]:
    token = _token(ani)
    invited = ani.sends("/moderasi/petugas/undang", {**token, "peran": "petugas_desa", "desa": "wates"})
    own = invited.first("#tautan").get_text().strip().rpartition("/")[2]
    about_lia = {**token, "nama": "lia", "versi": "1"}
    return {
        "member, invited": invited,
        "members": ani.opens("/moderasi/petugas/"),
        "members, invited wrongly": ani.sends("/moderasi/petugas/undang", {**token, "peran": "petugas_desa"}),
        "member": ani.opens("/moderasi/petugas/orang?nama=lia&selesai=peran"),
        "member, replaced": ani.opens("/moderasi/petugas/orang?nama=dwi"),
        "member, wrong absence": ani.sends("/moderasi/petugas/pengganti", {**about_lia, "pengganti": "dwi"}),
        "member, no deputy": ani.sends("/moderasi/petugas/pengganti", about_lia),
        "member, not sure": ani.sends("/moderasi/petugas/berhenti", about_lia),
        "member, changed meanwhile": ani.sends("/moderasi/petugas/sesi", {**about_lia, "versi": "9"}),
        "invitation, of one's own": ani.opens(f"/moderasi/undangan/{own}"),
        "member, left": ani.opens("/moderasi/petugas/orang?nama=tono"),
    }


def _of_deputies(office: Office) -> dict[str, Page]:
    today, rudi = office.services.today(), office.staff("rudi")
    name_deputy(office.services, Absence(absent="ani", deputy="rudi", first=today, last=today), by="ani")
    return {
        "members, of a deputy": rudi.opens("/moderasi/petugas/"),
        "member, of a deputy": rudi.opens("/moderasi/petugas/orang?nama=lia"),
        "member, borrowed right": rudi.sends("/moderasi/petugas/peran", {**_token(rudi), "nama": "lia"}),
    }


def _of_the_invited(office: Office) -> dict[str, Page]:
    token = invite(office.services, role=Role.VILLAGE, village="wates").token
    guest, path = office.visitor(), f"/moderasi/undangan/{token}"
    asked = guest.opens(path)
    return {
        "invitation": asked,
        "invitation, all wrong": guest.sends(path, {**asked.fields(), "nama": "1", "sandi_baru": "x"}),
        "invitation, over": guest.opens("/moderasi/undangan/lama"),
    }


def _of_ones_own(office: Office) -> dict[str, Page]:
    lia = office.staff("lia")
    code = lia.opens("/moderasi/akun/kode/")
    return {
        "account": lia.opens("/moderasi/akun/?selesai=sandi"),
        "account, wrong password": lia.sends("/moderasi/akun/sandi", {**_token(lia), "sandi_lama": "x"}),
        "code": code,
        "code, wrong": lia.sends("/moderasi/akun/kode/", {**code.fields(), "kode_masuk": "000000"}),
    }


def _with_a_code(office: Office) -> dict[str, Page]:
    office.has_password("wida")
    visitor, offered = office.staff("wida"), office.visitor()
    page = visitor.opens("/moderasi/akun/kode/")
    own = pyotp.TOTP(page.first(".member__key").get_text().replace(" ", "")).at(office.clock())
    shown = visitor.sends("/moderasi/akun/kode/", {**page.fields(), "sandi_lama": PASSWORD, "kode_masuk": own})
    office.clock.passes(timedelta(minutes=2))
    asked = offered.sends("/moderasi/masuk", {**offered.opens("/moderasi/masuk").fields(), **_wida()})
    return {
        "code, set up": shown,
        "account, with a code": visitor.opens("/moderasi/akun/"),
        "sign in, code": asked,
        "sign in, wrong code": offered.sends("/moderasi/masuk/kode", {**asked.fields(), "kode_masuk": "000000"}),
    }


def _wida() -> dict[str, str]:
    return {"nama": "wida", "sandi": PASSWORD}


def _token(visitor: Visitor) -> dict[str, str]:
    return {"csrf_token": str(visitor.opens("/moderasi/akun/").first("[name=csrf_token]")["value"])}
