"""A member of staff looks for letters, acts on several of them at once, and takes a list of them out."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Claim, Kind, Status
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.builders import MONDAY_NOON, a_submission, an_answer, an_event, kept
from tests.web_office import an_office

MANY = 120
SYMBOLS = "abcdefghij"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def stored(office, number=1, **changes):
    """A letter that is kept already, with a number of its own."""
    name = "".join(SYMBOLS[int(digit)] for digit in f"{number:010}")
    return kept(office.services.store.submissions, a_submission(name, **changes))


def done(office, letter, **changes):
    after = replace(letter, **{"status": Status.DECLINED, "closed_at": MONDAY_NOON, **changes})
    return office.services.store.submissions.save(after, an_event(letter, Act.DECLINED), publishes=False)


def texts(page):
    return [" ".join(text.text.split()) for text in page.soup.select(".job__text")]


def ticks(staff, page, press, *letters, **typed):
    """Tick these letters on a page, and press a button of the form below the list."""
    form = page.first("form#banyak")
    hidden = [(field["name"], field["value"]) for field in form.select("input[type=hidden]")]
    chosen = [("pilih", f"{one.id}:{one.version}") for one in letters]
    fields = {"petugas": "", **typed, "tindakan": press}
    return staff.sends(form["action"], [*hidden, *chosen, *fields.items()])


# Finding


def test_a_word_finds_letters_that_wait_and_letters_that_are_done(office):
    stored(office, 1, text="Lampu jalan mati")
    done(office, stored(office, 2, text="Lampu balai mati"))
    stored(office, 3, text="Jalan rusak")

    page = office.staff().opens("/moderasi/cari?q=lampunya")

    assert sorted(texts(page)) == ["Lampu balai mati", "Lampu jalan mati"]
    assert "2 kiriman" in page.words
    assert page.first("#q")["value"] == "lampunya"


def test_a_word_without_its_affixes_finds_and_a_piece_of_one_does_not_as_the_page_says(office):
    stored(office, 1, text="Saya mau mengurus lampu")

    whole, piece = (office.staff().opens(f"/moderasi/cari?q={typed}") for typed in ("urus", "lam"))

    assert (len(texts(whole)), texts(piece)) == (1, [])
    assert "Yang dicari kata utuh, boleh tanpa imbuhan. Potongan kata tidak menemukan apa-apa." in piece.words


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("jenis=keluhan", ["keluhan wates"]),
        ("desa=tambakmisal", ["lama"]),
        ("panduan=akta-kelahiran", ["lama"]),
        ("keadaan=selesai", ["lama"]),
        ("keadaan=menunggu", ["keluhan wates", "tugas rini"]),
        ("saring=lewat-waktu", ["keluhan wates"]),
        ("saring=milik-saya", []),
        ("petugas=rini", ["tugas rini"]),
        ("petugas=sri", ["lama"]),
        ("dari=2026-11-23", ["tugas rini", "keluhan wates"]),
        ("sampai=2026-11-22", ["lama"]),
        ("dari=2026-11-01&sampai=2026-11-01&q=lama", ["lama"]),
        ("", ["tugas rini", "keluhan wates", "lama"]),
    ],
)
def test_each_choice_in_the_address_narrows_what_is_found(office, asked, found):
    sri = office.staff()
    office.staff("rini")
    stored(office, 1, text="keluhan wates", kind=Kind.COMPLAINT, village="wates", due=date(2026, 11, 20))
    later = MONDAY_NOON + timedelta(hours=1)
    stored(office, 2, text="tugas rini", village=None, assignee="rini", received_at=later)
    # Half past eleven at night there is still the day before by the clock of this office.
    old = MONDAY_NOON.replace(day=1, hour=16, minute=30)
    letter = stored(office, 3, text="lama", village="tambakmisal", guide="akta-kelahiran", received_at=old)
    done(office, letter, answer=an_answer("Bisa."), status=Status.ANSWERED_PRIVATELY)

    assert texts(sri.opens(f"/moderasi/cari?{asked}")) == found


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("dari=kemarin", "dari"),
        ("dari=2026-12-03&sampai=2026-12-01", "sampai"),
        ("jenis=laporan", "jenis"),
        ("desa=atlantis", "desa"),
        ("petugas=siapa", "petugas"),
        ("keadaan=hilang", "keadaan"),
        ("saring=semua-saja", "saring"),
        ("q=" + "x" * 201, "q"),
    ],
)
def test_what_cannot_be_looked_for_is_said_at_the_field_and_everything_typed_stays(office, asked, field):
    page = office.staff().opens(f"/moderasi/cari?{asked}&q=lampu" if field != "q" else f"/moderasi/cari?{asked}")

    assert page.status == 422
    assert page.soup.select(f".field--wrong #{field}") or field == "desa"
    assert page.first(f".errs__list a[href='#{field}']").text
    assert "lampu" in page.first("#q").get("value", "") or field == "q"


def test_a_tracking_code_or_a_number_finds_its_letter_alone(office):
    code = office.visitor().gets_code("Lampu jalan mati")
    (letter,) = office.waiting()
    stored(office, 1, text="Lampu balai mati")
    sri = office.staff()

    asked = (code, code.lower().replace("-", " "), letter.id, f"/tanya/{letter.id}/")

    assert [texts(sri.opens(f"/moderasi/cari?q={typed}&keadaan=selesai")) for typed in asked] == [
        ["Lampu jalan mati"]
    ] * len(asked)
    assert texts(sri.opens("/moderasi/cari?q=2222-2222")) == []


def test_what_a_report_says_its_code_and_its_number_find_nothing_for_anybody(office):
    code = office.visitor().gets_code("Joko minta zamrud", jenis="laporan")
    (report,) = office.reports()
    wati = office.staff("wati", role=Role.SUPERVISOR)

    pages = [wati.opens(f"/moderasi/cari?q={typed}") for typed in ("zamrud", code, report.id, "")]

    assert [page.soup.select(".job") for page in pages] == [[]] * 4
    assert "Laporan rahasia tidak ikut dicari." in pages[0].words


def test_staff_of_a_desa_find_their_own_only_also_by_code(office):
    own = office.visitor().gets_code("Lampu wates", desa="wates")
    other = office.visitor().gets_code("Lampu tambakmisal", desa="tambakmisal")
    budi = office.staff("budi", role=Role.VILLAGE, village="wates")

    assert texts(budi.opens("/moderasi/cari?q=lampu")) == ["Lampu wates"]
    assert texts(budi.opens(f"/moderasi/cari?q={own}")) == ["Lampu wates"]
    assert texts(budi.opens(f"/moderasi/cari?q={other}")) == []
    assert budi.opens("/moderasi/cari?desa=tambakmisal").status == 422


def test_a_number_that_looks_like_an_identity_is_found_by_nobody_and_shown_to_nobody(office):
    office.kept("NIK saya 3514220000000001 tidak ditemukan")

    sri = office.staff()
    shown = sri.opens("/moderasi/cari?q=ditemukan")

    assert texts(sri.opens("/moderasi/cari?q=3514220000000001")) == []
    assert "3514220000000001" not in shown.response.text


def test_the_queue_and_what_is_found_page_through_everything_and_say_where_one_is(office):
    for number in range(MANY):
        stored(office, number, text=f"kiriman {number:03}", received_at=MONDAY_NOON + timedelta(minutes=number))
    sri = office.staff()

    for address in ("/moderasi/", "/moderasi/cari?keadaan=menunggu"):
        pages = [sri.opens(address)]
        while more := pages[-1].soup.select_one(".queue__pages a"):
            pages.append(sri.opens(more["href"]))

        assert [text for page in pages for text in texts(page)] == [f"kiriman {number:03}" for number in range(MANY)]
        assert [len(texts(page)) for page in pages] == [50, 50, 20]
        assert "51 sampai 100 dari 120" in pages[1].words


@pytest.mark.parametrize("place", ["x", "99999", "00000~", "00000~kapan", "\u0660" * 5 + "~2026-12-01/x"])
def test_a_place_that_no_page_gave_begins_with_the_first_page(office, place):
    office.visitor().asks("Joko minta uang", jenis="laporan")
    stored(office)

    page = office.staff("wati", role=Role.SUPERVISOR).opens(f"/moderasi/?sesudah={place}")

    assert len(texts(page)) == 2


def test_reports_stand_in_their_places_among_the_pages_of_the_supervisors_queue(office):
    office.visitor().asks("Joko minta uang", jenis="laporan")
    (report,) = office.reports()
    for number in range(60):
        due = report.due + timedelta(days=1 if number > 54 else -1)
        stored(office, number, text="biasa", due=due, received_at=MONDAY_NOON + timedelta(minutes=number))
    wati = office.staff("wati", role=Role.SUPERVISOR)

    first = wati.opens("/moderasi/")
    second = wati.opens(first.first(".queue__pages a")["href"])

    assert (len(texts(first)), first.first(".pick__count").text) == (50, "61")
    assert [text.startswith("Isinya terkunci") for text in texts(second)] == [False] * 5 + [True] + [False] * 5
    assert "51 sampai 61 dari 61" in second.words


# Whose work it is


def test_a_letter_handed_to_a_colleague_is_theirs_until_it_is_done(office):
    sri, rini = office.staff(), office.staff("rini")
    letter = office.kept("lampu mati")

    asked = sri.decides(letter, "serahkan")
    given = sri.decides(letter, "serahkan", petugas="rini")
    office.clock.passes(timedelta(days=3))

    assert "Diserahkan ke" in asked.words
    assert given.status == 200
    assert texts(office.staff("rini").opens("/moderasi/?saring=milik-saya")) == ["lampu mati"]
    assert "Tugas rini" in office.staff().opens("/moderasi/").words
    assert texts(office.staff().opens("/moderasi/?saring=bebas")) == []
    acts = [event.act for event in office.services.store.submissions.events(letter.id)]
    assert acts == [Act.RECEIVED, Act.ASSIGNED]
    assert rini is not None


def test_what_is_handed_over_can_be_taken_by_anybody(office):
    letter = office.kept("lampu mati")
    office.staff("rini")
    office.staff().decides(letter, "serahkan", petugas="rini")

    taken_up = office.staff("tono").decides(letter, "ambil")

    assert taken_up.status == 303
    assert office.now_kept(letter).claim.moderator == "tono"


def test_a_letter_is_handed_only_to_who_may_read_it(office):
    office.staff("budi", role=Role.VILLAGE, village="tambakmisal")
    sri, letter = office.staff(), office.kept("lampu mati", desa="wates")

    refused = sri.decides(letter, "serahkan", petugas="budi")

    assert refused.status == 422
    assert "Pilih dari daftar: diserahkan ke siapa?" in refused.words
    assert office.now_kept(letter).assignee is None


def test_handing_over_is_undone_and_given_back_like_other_acts(office):
    sri, letter = office.staff(), office.kept("lampu mati")
    sri.decides(letter, "serahkan", petugas="sri")

    sri.decides(letter, "urungkan")
    undone = office.now_kept(letter).assignee
    sri.decides(letter, "serahkan", petugas="sri")
    sri.decides(letter, "serahkan", petugas="-")

    assert (undone, office.now_kept(letter).assignee) == (None, None)


# Several at once


def test_what_is_ticked_is_called_spam_and_taken_back_with_one_press(office):
    letters = [stored(office, number) for number in range(3)]
    sri = office.staff()

    pressed = ticks(sri, sri.opens("/moderasi/"), "spam", *letters[:2])
    shown = sri.opens(pressed.address)
    marked = [office.now_kept(one).status for one in letters]
    undo = shown.first("form[action='/moderasi/banyak/urungkan']")
    sri.sends(undo["action"], {field["name"]: field["value"] for field in undo.select("input")})

    assert pressed.status == 303
    assert "2 kiriman ditandai spam. Bisa diurungkan sekaligus sampai 12.10." in shown.words
    assert marked == [Status.SPAM, Status.SPAM, Status.WAITING]
    assert [office.now_kept(one).status for one in letters] == [Status.WAITING] * 3


def test_what_is_ticked_is_put_aside_and_taken_back_with_one_press(office):
    letters = [stored(office, number) for number in range(3)]
    sri = office.staff()

    pressed = ticks(sri, sri.opens("/moderasi/"), "sisihkan", *letters[:2])
    shown = sri.opens(pressed.address)
    left = [one.id for one in office.waiting()]
    undo = shown.first("form[action='/moderasi/banjir/urungkan']")
    sri.sends(undo["action"], {field["name"]: field["value"] for field in undo.select("[name]")})

    assert "2 kiriman disisihkan." in shown.words
    assert left == [letters[2].id]
    assert len(office.waiting()) == 3


def test_what_is_ticked_is_handed_to_one_member(office):
    letters = [stored(office, number) for number in range(2)]
    sri = office.staff()
    office.staff("rini")

    ticks(sri, sri.opens("/moderasi/"), "serahkan", *letters, petugas="rini")

    assert [office.now_kept(one).assignee for one in letters] == ["rini", "rini"]
    assert office.services.store.builds.read().wanted == 1


def test_what_cannot_be_done_is_named_one_by_one_and_the_rest_is_done(office):
    free, changed = stored(office, 1, text="bebas"), stored(office, 2, text="berubah")
    held = stored(
        office,
        3,
        text="dipegang",
        status=Status.CLAIMED,
        claim=Claim(moderator="rini", until=MONDAY_NOON + timedelta(hours=1)),
    )
    sri = office.staff()
    page = sri.opens("/moderasi/")
    sri.decides(changed, "serahkan", petugas="sri")

    told = ticks(sri, page, "spam", free, changed, held)

    assert told.status == 200
    assert "2 kiriman dilewati" in told.words
    assert "Yang lain sudah: 1 kiriman." in told.words
    assert "Rekan Anda baru saja menyimpan kiriman ini." in told.words
    assert "Rekan Anda sedang mengerjakan kiriman ini." in told.words
    assert {link["href"] for link in told.soup.select(".errs__list a")} == {
        f"/moderasi/kiriman/{one.id}" for one in (changed, held)
    }
    assert [office.now_kept(one).status.is_open for one in (free, changed, held)] == [False, True, True]


@pytest.mark.parametrize("press", ["terbitkan", "jawab_pribadi", "tolak", "ambil", "urungkan", ""])
def test_nothing_else_is_done_to_several_letters_least_of_all_publishing(office, press):
    letter, sri = stored(office), office.staff()

    refused = ticks(sri, sri.opens("/moderasi/"), press, letter, jawaban="Bisa.", nama_alamat="ya")

    assert refused.status == 422
    assert refused.first(f"input[name=pilih][value='{letter.id}:1']").has_attr("checked")
    assert office.now_kept(letter) == letter


def test_whoever_ticked_nothing_is_told_so_where_they_were(office):
    stored(office, text="lampu")
    sri = office.staff()

    told = ticks(sri, sri.opens("/moderasi/cari?q=lampu"), "spam")

    assert told.status == 422
    assert "Belum ada yang dicentang." in told.words
    assert (told.first("#q")["value"], texts(told)) == ("lampu", ["lampu"])


def test_staff_of_a_desa_act_on_their_own_only_and_put_nothing_aside(office):
    own, other = stored(office, 1, village="wates"), stored(office, 2, village="tambakmisal")
    budi = office.staff("budi", role=Role.VILLAGE, village="wates")
    page = budi.opens("/moderasi/")

    told = ticks(budi, page, "spam", own, other)
    aside = ticks(budi, page, "sisihkan", other)

    assert page.soup.select("button[value=sisihkan]") == []
    assert (told.status, aside.status) == (200, 403)
    assert other.id not in told.response.text
    assert (office.now_kept(own).status, office.now_kept(other)) == (Status.SPAM, other)


def test_no_report_can_be_ticked_or_put_aside(office):
    office.visitor().asks("Joko minta uang", jenis="laporan")
    (report,) = office.reports()
    stored(office)
    wati = office.staff("wati", role=Role.SUPERVISOR)
    page = wati.opens("/moderasi/")

    told = ticks(wati, page, "sisihkan", report)

    assert [box["value"] for box in page.soup.select("input[name=pilih]")] == ["aaaaaaaaab:1"]
    assert told.status == 409
    assert office.now_kept(report) == report


def test_the_way_back_leads_to_no_other_site(office):
    letter, sri = stored(office), office.staff()
    page = sri.opens("/moderasi/")

    for back in ("https://lain.example/", "//lain.example/", "/moderasi/cari\r\nX: y", "/moderasi/keluar"):
        form = {"csrf_token": page.first("#banyak [name=csrf_token]")["value"], "kembali": back}
        now = office.now_kept(letter)
        pressed = sri.sends(
            "/moderasi/banyak",
            {**form, "tindakan": "serahkan", "petugas": "sri", "pilih": f"{now.id}:{now.version}"},
        )

        assert pressed.address == "/moderasi/"


# The table


def taken(staff, asked=""):
    page = staff.opens(f"/moderasi/cari{asked}")
    form = page.first("form[action='/moderasi/cari/unduh']")
    return staff.sends(form["action"], {field["name"]: field["value"] for field in form.select("input")})


def rows(response):
    text = response.response.data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_the_admin_takes_what_was_found_as_a_table_for_the_spreadsheets_here(office):
    letter = stored(office, 1, text="Lampu; jalan\nmati", kind=Kind.COMPLAINT, received_at=MONDAY_NOON.replace(hour=1))
    done(
        office,
        letter,
        status=Status.ANSWERED_PRIVATELY,
        answer=an_answer('Kami "perbaiki".'),
        closed_at=MONDAY_NOON + timedelta(days=2),
    )
    stored(office, 2, text="bukan ini")

    file = taken(office.staff("ani", role=Role.ADMIN), "?q=lampu")
    (row,) = rows(file)

    assert file.response.headers["Content-Type"].startswith("text/csv")
    assert file.response.headers["Content-Disposition"] == 'attachment; filename="kiriman-2026-11-23.csv"'
    assert row["Isi, disamarkan"] == "Lampu; jalan\nmati"
    assert row["Jawaban, disamarkan"] == 'Kami "perbaiki".'
    assert (row["Tanggal masuk"], row["Jam masuk"], row["Batas"]) == ("23/11/2026", "08:00", "30/11/2026")
    assert (row["Tanggal selesai"], row["Jam selesai"], row["Waktu terpakai (%)"]) == ("25/11/2026", "12:00", "29")
    assert (row["Jenis"], row["Keadaan"], row["Desa"]) == ("Keluhan", "Dijawab pribadi", "Wates")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d"])
def test_no_cell_is_a_formula(office, start):
    stored(office, 1, text=f"{start}HYPERLINK(1)", assignee=f"{start}1")

    (row,) = rows(taken(office.staff("ani", role=Role.ADMIN)))

    assert "HYPERLINK(1)" in row["Isi, disamarkan"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d")) for cell in row.values())


def test_the_table_holds_no_detail_no_contact_and_no_report(office):
    office.kept("NIK saya 3514220000000001 salah", nama="Siti Aminah", kontak="0812 3456 7890")
    office.visitor().asks("Joko minta zamrud", jenis="laporan")
    letter = stored(office, 1)
    done(office, letter, answer=an_answer("Hubungi 0812 9999 8888."), status=Status.ANSWERED_PRIVATELY)

    text = taken(office.staff("wati", role=Role.SUPERVISOR)).response.data.decode()

    assert "[NIK disembunyikan]" in text
    for secret in ("3514220000000001", "Siti", "7890", "8888", "zamrud", "Laporan"):
        assert secret not in text, secret


def test_all_that_is_found_is_in_the_table_not_one_page_of_it(office):
    for number in range(MANY):
        stored(office, number)

    assert len(rows(taken(office.staff("ani", role=Role.ADMIN)))) == MANY


def test_who_took_a_table_stands_in_their_history_and_the_site_is_not_built_for_it(office):
    stored(office)
    wanted = office.services.store.builds.read().wanted

    taken(office.staff("ani", role=Role.ADMIN))

    events = list(office.services.store.notebook.events(EntryKind.MEMBER, "ani"))
    history = office.staff("lia", role=Role.ADMIN).opens("/moderasi/petugas/orang?nama=ani").words
    assert [(event.act, event.actor) for event in events] == [(Act.LETTERS_EXPORTED, "ani")]
    assert "Daftar kiriman diunduh" in history
    assert office.services.store.builds.read().wanted == wanted


@pytest.mark.parametrize("role", [Role.DISTRICT, Role.VILLAGE])
def test_others_are_offered_no_table_and_get_none(office, role):
    stored(office, village="wates")
    who = office.staff("budi", role=role, village="wates" if role is Role.VILLAGE else None)
    page = who.opens("/moderasi/cari")

    refused = who.sends("/moderasi/cari/unduh", {"csrf_token": page.first("[name=csrf_token]")["value"]})

    assert not re.search("unduh", page.response.text)
    assert refused.status == 403
