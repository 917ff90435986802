"""Staff say with one tap what keeps the office from serving; it ends by itself, early, or goes on."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.calendar.office_hours import closing_time, next_closing
from feedback_api.domain.members.staff import Role
from feedback_api.domain.site.interruption import CAUSES, Cause, interruption_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.web_office import an_office

DESK = "/moderasi/hari-ini/"
HOURS = "Senin-Kamis 08.00-15.00, Jumat 08.00-11.00"
WIB = ZoneInfo("Asia/Jakarta")
MONDAY = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def kept(office):
    found = office.services.store.notebook.entries(EntryKind.INTERRUPTION, limit=20).items
    return {entry.name: interruption_of(entry.document) for entry in found}


def taps(visitor, cause, **typed):
    return visitor.sends(DESK, {**visitor.opens(DESK).fields(), **typed, "sebab": cause})


def presses(visitor, way, name):
    return visitor.sends(f"{DESK}{way}", {"csrf_token": visitor.opens(DESK).fields()["csrf_token"], "gangguan": name})


def acts(office, name):
    entry = office.services.store.notebook.get(EntryKind.INTERRUPTION, name)
    events = list(office.services.store.notebook.events(EntryKind.INTERRUPTION, name))
    assert is_unbroken(events, entry.audit_head)
    return [event.act for event in events]


@pytest.mark.parametrize(
    ("hours", "day", "closes"),
    [
        (HOURS, MONDAY, time(15)),
        (HOURS, MONDAY + timedelta(days=4), time(11)),
        ("Senin s.d. Jumat: 07.30 – 14.30", MONDAY + timedelta(days=2), time(14, 30)),  # noqa: RUF001 as people write it
        (
            "Senin sampai Kamis pukul 8.00 sampai 16.00; Jumat 8.00 sampai 10.30",
            MONDAY + timedelta(days=4),
            time(10, 30),
        ),
        ("tiap hari kerja", MONDAY, time(15)),
        (None, MONDAY, time(15)),
    ],
)
def test_the_hours_that_an_office_writes_say_when_it_closes(hours, day, closes):
    assert closing_time(hours, day) == closes


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=WIB), datetime(2026, 11, 23, 15, tzinfo=WIB)),
        (datetime(2026, 11, 23, 15, tzinfo=WIB), datetime(2026, 11, 25, 15, tzinfo=WIB)),
        (datetime(2026, 11, 27, 12, tzinfo=WIB), datetime(2026, 11, 30, 15, tzinfo=WIB)),
    ],
)
def test_after_hours_the_next_working_day_is_offered(now, closes):
    assert next_closing(HOURS, now, {date(2026, 11, 24)}) == closes


def test_one_tap_says_that_the_office_is_closed_until_it_closes_anyway(office):
    sri, before = office.staff(), office.services.store.builds.read().wanted

    done = taps(sri, "kantor_tutup")

    ((name, said),) = kept(office).items()
    assert (done.status, said.cause, said.by, said.guides) == (303, Cause.CLOSED, "sri", ())
    assert said.ends == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert office.services.store.builds.read().wanted == before + 1
    page = sri.opens(done.address)
    assert "Sampai Senin, 23 November 2026 pukul 15.00, lalu hilang sendiri. Oleh sri." in page.words
    assert acts(office, name) == [Act.INTERRUPTION_SAID]


def test_the_same_tap_twice_says_it_once_and_another_end_changes_it(office):
    sri = office.staff()
    taps(sri, "jaringan_mati")
    taps(sri, "jaringan_mati")
    once = kept(office)

    taps(sri, "jaringan_mati", jam="13.30")

    ((name, said),) = kept(office).items()
    assert (len(once), said.ends) == (1, datetime(2026, 11, 23, 6, 30, tzinfo=UTC))
    assert acts(office, name) == [Act.INTERRUPTION_SAID] * 2


def test_blanks_are_of_the_guides_that_were_ticked_and_an_officer_of_none_is_the_counter(office):
    sri = office.staff()

    taps(sri, "blangko_habis", **{"panduan-ktp-el-baru": "ya"}, hari="2026-11-27")
    taps(sri, "petugas_tidak_ada")
    taps(sri, "petugas_tidak_ada", **{"panduan-akta-kelahiran": "ya"})

    named = {(one.cause, one.guides) for one in kept(office).values()}
    counter = (Cause.OFFICER_OUT, ())
    assert named == {(Cause.NO_BLANKS, ("ktp-el-baru",)), counter, (Cause.OFFICER_OUT, ("akta-kelahiran",))}
    assert "Blangko habis: KTP baru" in sri.opens(DESK).words


@pytest.mark.parametrize(
    ("cause", "typed", "sentence"),
    [
        ("blangko_habis", {}, "Blangko habis: centang dulu panduan yang kena, lalu tekan sekali lagi."),
        ("kantor_tutup", {"jam": "sore"}, "Tulis jam seperti 08.00."),
        ("kantor_tutup", {"jam": "11.00"}, "Waktu ini sudah lewat."),
        ("kantor_tutup", {"hari": "besok"}, "Pilih tanggal, misalnya 2026-12-03."),
        ("kantor_tutup", {"hari": "2026-11-22"}, "Tanggal ini sudah lewat."),
        ("jaringan_mati", {"hari": "2026-11-27"}, "Tidak bisa lebih dari 3 hari."),
        ("banjir", {}, "Pilihan ini tidak dikenal."),
        ("kantor_tutup", {"csrf_token": "lama"}, "Halaman ini terlalu lama terbuka."),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(office, cause, typed, sentence):
    kind = {"panduan-akta-kelahiran": "ya"} if cause != "blangko_habis" else {}

    page = taps(office.staff(), cause, **kind, **typed)

    assert (page.status, sentence in page.words, kept(office)) == (422, True, {})
    again = page.fields()
    assert {name: again.get(name) for name in (kind | typed) if name != "csrf_token"} == {
        name: value for name, value in (kind | typed).items() if name != "csrf_token"
    }


def test_it_is_ended_with_one_tap_taken_back_with_one_more_and_over_by_itself(office):
    sri = office.staff()
    taps(sri, "kantor_tutup")
    (name,) = kept(office)

    ended = presses(sri, "akhiri", name)
    gone = sri.opens(ended.address).words
    presses(sri, "akhiri", name)
    presses(sri, "lanjutkan", name)
    back = sri.opens(DESK).words
    office.clock.passes(timedelta(hours=4))

    assert "Kantor tutup: sudah selesai, hilang dari situs." in gone
    assert "Yang sedang dibaca warga" not in gone
    assert "Yang sedang dibaca warga" in back
    assert "Yang sedang dibaca warga" not in sri.opens(DESK).words
    assert acts(office, name) == [Act.INTERRUPTION_SAID, Act.INTERRUPTION_ENDED, Act.INTERRUPTION_RESUMED]


def test_after_ten_minutes_what_was_ended_is_no_longer_offered_to_go_on(office):
    sri = office.staff()
    taps(sri, "kantor_tutup")
    (name,) = kept(office)
    presses(sri, "akhiri", name)

    office.clock.passes(timedelta(minutes=11))

    assert "sudah selesai" not in sri.opens(DESK).words


def test_what_nobody_said_cannot_be_ended(office):
    assert presses(office.staff(), "akhiri", "closed-2020-01-01").status == 404


def test_what_holds_in_one_desa_is_said_of_it_and_beside_what_holds_everywhere(office):
    sri = office.staff()

    taps(sri, "petugas_tidak_ada")
    done = taps(sri, "petugas_tidak_ada", desa="wates")
    taps(sri, "listrik_mati", desa="wates")

    said = {(one.cause, one.village) for one in kept(office).values()}
    officer = Cause.OFFICER_OUT
    assert said == {(officer, None), (officer, "wates"), (Cause.POWER_OUT, "wates")}
    assert "Desa Wates, Petugas tidak di tempat. Warga segera membacanya di situs." in sri.opens(done.address).words


@pytest.mark.parametrize(
    ("cause", "village", "sentence"),
    [
        ("listrik_mati", "", "Ini hanya untuk satu desa. Pilih desanya, lalu tekan sekali lagi."),
        ("jaringan_mati", "wates", "Ini untuk seluruh kecamatan. Pilih kantor kecamatan, lalu tekan sekali lagi."),
        ("kantor_tutup", "atlantis", "Pilih desa yang ada di daftar."),
    ],
)
def test_what_cannot_be_said_of_a_place_is_told(office, cause, village, sentence):
    page = taps(office.staff(), cause, desa=village)

    assert (page.status, sentence in page.words, kept(office)) == (422, True, {})


def test_village_staff_say_end_and_undo_it_for_their_own_desa(office):
    ani = office.staff("ani", role=Role.VILLAGE, village="wates")

    done = taps(ani, "listrik_mati")
    ((name, said),) = kept(office).items()
    shown = ani.opens(done.address).words
    presses(ani, "akhiri", name)
    presses(ani, "lanjutkan", name)

    assert (done.status, said.village, said.by) == (303, "wates", "ani")
    assert "Desa Wates, Listrik mati. Warga segera membacanya di situs." in shown
    assert acts(office, name) == [Act.INTERRUPTION_SAID, Act.INTERRUPTION_ENDED, Act.INTERRUPTION_RESUMED]
    assert "Hari ini" in ani.opens("/moderasi/").first(".desks").text


def test_village_staff_neither_see_nor_say_what_is_of_the_office_or_of_another_desa(office):
    sri, ani = office.staff(), office.staff("ani", role=Role.VILLAGE, village="wates")
    taps(sri, "kantor_tutup")
    taps(sri, "kantor_tutup", desa="tambakmisal")
    before = kept(office)

    page = ani.opens(DESK)
    said = [taps(ani, "kantor_tutup", desa=village).status for village in ("", "tambakmisal")]
    ended = {presses(ani, "akhiri", name).status for name in before}

    assert "Yang sedang dibaca warga" not in page.words
    assert "Jaringan" not in page.words
    assert (said, ended, kept(office)) == ([422, 422], {403}, before)


@pytest.mark.parametrize("cause", [rule.word for rule in CAUSES if not rule.takes_guides])
def test_a_guide_ticked_beside_what_concerns_all_is_not_dropped_but_asked_about(office, cause):
    desa = {"desa": "wates"} if cause == "listrik_mati" else {}
    sri = office.staff()

    refused = taps(sri, cause, **{"panduan-ktp-el-baru": "ya", **desa})
    others = sri.sends(DESK, {**refused.fields(), "sebab": "petugas_tidak_ada"})

    assert (refused.status, "berlaku untuk semua" in refused.words) == (422, True)
    assert refused.value("panduan-ktp-el-baru") == "ya"
    assert (others.status, [one.guides for one in kept(office).values()]) == (303, [("ktp-el-baru",)])


def test_guides_are_offered_with_the_causes_that_take_them(office):
    form = office.staff().opens(DESK).first("form[action='/moderasi/hari-ini/']")

    beside = [button["value"] for button in form.select("#panduan ~ .today__causes button")]
    assert beside == [rule.word for rule in CAUSES if rule.takes_guides]
