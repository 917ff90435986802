"""Whoever has the code sees all that is kept, corrects it and deletes it, without a script."""

import json
from datetime import timedelta

import pytest

from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Status
from tests.web_office import PASSWORD, an_office

TEXT = "Apakah ijazah perlu dilegalisir? Nomor saya 081234567890."
NAME, CONTACT = "Siti Zamrud", "zamrud@example.id"
WHO = {"nama": NAME, "kontak": CONTACT}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def visitor(office):
    return office.visitor()


def sent(office, text=TEXT, **typed):
    """Send a letter; return its code and how it is kept."""
    known = {one.id for one in (*office.waiting(), *office.reports())}
    code = office.visitor().gets_code(text, **{**WHO, **typed})
    return code, next(one for one in (*office.waiting(), *office.reports()) if one.id not in known)


def published(office, letter, text="Apakah ijazah perlu dilegalisir?"):
    office.staff().decides(
        letter, "terbitkan", isi_terbit=text, jawaban="Tidak perlu.", panduan_kondisi="benar", tanpa_data_pribadi="ya"
    )
    return office.now_kept(letter)


def asks(visitor, code, word):
    """Press a button of the page that says what can be deleted."""
    return visitor.sends("/lacak/hapus/", {"kode": code, "tindakan": word})


def deletes(visitor, code, word):
    """Press it, and then the button that says yes."""
    return visitor.sends("/lacak/hapus/", {**asks(visitor, code, word).fields(), "yakin": "ya"})


def corrects(visitor, code, **typed):
    """Open the form, change it, and say yes to what the next page shows."""
    form = visitor.sends("/lacak/perbaiki/", {"kode": code})
    sure = visitor.sends("/lacak/perbaiki/", {**form.fields(), **typed})
    return visitor.sends("/lacak/perbaiki/", {**sure.fields(), "yakin": "ya"})


def copied(visitor, code):
    return json.loads(visitor.sends("/lacak/salinan.json", {"kode": code}).response.data)


def acts_of(office, letter):
    return [event.act for event in office.services.store.submissions.events(letter.id)]


def test_the_status_page_leads_to_all_three(office, visitor):
    code, _ = sent(office)

    page = visitor.sends("/lacak/", {"kode": code})

    form = page.first("form[action='/lacak/salinan/']")
    assert [button.get("formaction") for button in form.select("button")] == [None, "/lacak/perbaiki/", "/lacak/hapus/"]


@pytest.mark.parametrize("path", ["/lacak/salinan/", "/lacak/salinan.json", "/lacak/perbaiki/", "/lacak/hapus/"])
def test_without_the_code_nothing_is_shown_and_no_address_holds_one(visitor, path):
    opened = visitor.opens(f"{path}?kode=2222-2222")
    unknown = visitor.sends(path, {"kode": "2222-2222"})
    foul = visitor.sends(path, {"kode": "x"})

    assert (opened.status, opened.address) == (303, "/lacak/")
    assert [unknown.status, foul.status] == [404, 422]
    assert unknown.value("kode") == "2222-2222"


def test_a_copy_holds_everything_that_is_kept_and_nothing_of_others(office, visitor):
    office.has_password("sri")
    code, letter = sent(office, desa="wates")
    published(office, letter)

    page = visitor.sends("/lacak/salinan/", {"kode": code})
    said = copied(visitor, code)

    assert all(word in page.words for word in (TEXT, NAME, CONTACT, "Tidak perlu.", "Diterbitkan (petugas)"))
    assert (said["isi"], said["nama"], said["kontak"], said["desa"]) == (TEXT, NAME, CONTACT, "wates")
    assert said["jawaban"]["isi"] == "Tidak perlu."
    assert [act["oleh"] for act in said["riwayat"]] == ["Anda", "petugas", "Anda", "Anda"]
    assert [word for word in ("sri", PASSWORD, "argon2") if word in json.dumps(said) or word in page.words] == []


def test_a_copy_is_kept_by_no_browser_and_stands_in_the_history(office, visitor):
    code, letter = sent(office)

    page = visitor.sends("/lacak/salinan/", {"kode": code})
    file = visitor.sends("/lacak/salinan.json", {"kode": code})

    assert [one.response.headers["Cache-Control"] for one in (page, file)] == ["no-store", "no-store"]
    assert file.response.headers["Content-Disposition"] == f'attachment; filename="kiriman-{letter.id}.json"'
    assert acts_of(office, letter) == [Act.RECEIVED, Act.COPIED, Act.COPIED]


def test_the_sender_of_a_report_gets_its_words_too(office, visitor):
    code, report = sent(office, "Joko minta uang di loket", jenis="laporan")

    said = copied(visitor, code)

    assert (said["isi"], said["nama"]) == ("Joko minta uang di loket", NAME)
    assert acts_of(office, report) == [Act.RECEIVED, Act.COPIED]


def test_a_deletion_is_asked_once_and_says_what_comes_of_it(office, visitor):
    code, letter = sent(office)

    page = asks(visitor, code, "hapus_kiriman")

    assert page.soup.h1.text == "Yakin menghapus kiriman ini?"
    assert "tidak bisa dikembalikan" in page.words
    assert "paling lama 35 hari" in page.words
    assert office.now_kept(letter) == letter


def test_what_waits_is_deleted_at_once_and_staff_read_that_it_is_gone(office, visitor):
    code, letter = sent(office)

    page = deletes(visitor, code, "hapus_kiriman")

    after = office.now_kept(letter)
    assert (page.status, page.soup.h1.text) == (200, "Kiriman sudah dihapus")
    assert (after.status, after.text, after.finds, after.has_contact) == (Status.TAKEN_BACK, "", (), False)
    assert office.services.store.submissions.contact(letter.id) is None
    assert office.waiting() == ()
    assert visitor.sends("/lacak/", {"kode": code}).soup.h1.text == "Sudah Anda hapus"


def test_what_was_published_goes_from_the_site_and_the_answer_stays_without_the_question(office, visitor):
    code, letter = sent(office)
    before = published(office, letter)
    wanted = office.services.store.builds.read().wanted

    deletes(visitor, code, "hapus_kiriman")

    after, delta = office.now_kept(letter), office.services.store.submissions.published_after(before.change)
    assert (after.text, after.public_text, after.answer.markdown) == ("", None, "Tidak perlu.")
    assert (delta.published, delta.withdrawn) == ((), (letter.id,))
    assert office.services.store.builds.read().wanted == wanted + 1
    assert "Tidak perlu." in visitor.sends("/lacak/", {"kode": code}).words


def test_staff_keep_the_answer_without_the_question_or_drop_it_too(office, visitor):
    sri, (code, letter) = office.staff(), sent(office)
    published(office, letter)
    deletes(visitor, code, "hapus_kiriman")
    kept = sri.opens(f"/moderasi/kiriman/{letter.id}")

    sri.decides(letter, kept.first("button[name=tindakan]")["value"])

    assert "Tidak perlu." in kept.words
    assert office.now_kept(letter).answer is None
    assert "Tidak perlu." not in visitor.sends("/lacak/", {"kode": code}).words
    assert acts_of(office, letter)[-1] is Act.ANSWER_DROPPED


def test_the_chain_of_acts_holds_and_has_no_word_of_what_was_deleted(office, visitor):
    code, letter = sent(office)
    deletes(visitor, code, "hapus_kiriman")

    events = tuple(office.services.store.submissions.events(letter.id))

    assert is_unbroken(events, office.now_kept(letter).audit_head)
    assert [event.act for event in events] == [Act.RECEIVED, Act.TAKEN_BACK]
    assert events[0].salt is None


def test_name_and_contact_go_at_once_and_the_letter_stays(office, visitor):
    code, letter = sent(office)

    page = deletes(visitor, code, "hapus_kontak")

    after = office.now_kept(letter)
    assert page.soup.h1.text == "Nama dan kontak sudah dihapus"
    assert (after.status, after.text, after.has_contact, after.has_mail_address) == (Status.WAITING, TEXT, False, False)
    assert office.services.store.submissions.contact(letter.id) is None


def test_the_name_of_who_reported_goes_and_the_words_of_the_report_stay(office, visitor):
    code, report = sent(office, "Joko minta uang di loket", jenis="laporan")

    deletes(visitor, code, "hapus_kontak")

    said = copied(visitor, code)
    assert (said["isi"], said["nama"], said["kontak"]) == ("Joko minta uang di loket", None, None)
    assert not office.now_kept(report).has_contact


def test_what_staff_decided_meanwhile_is_shown_before_anything_is_deleted(office, visitor):
    code, letter = sent(office)
    page = asks(visitor, code, "hapus_kiriman")
    published(office, letter)

    again = visitor.sends("/lacak/hapus/", {**page.fields(), "yakin": "ya"})

    assert (again.status, office.now_kept(letter).status) == (409, Status.PUBLISHED)
    assert "ditarik dari situs" in again.words
    assert visitor.sends("/lacak/hapus/", {**again.fields(), "yakin": "ya"}).status == 200


def test_pressed_twice_it_says_that_nothing_is_left_to_delete(office, visitor):
    code, _ = sent(office)
    page = asks(visitor, code, "hapus_kiriman")
    yes = {**page.fields(), "yakin": "ya"}
    visitor.sends("/lacak/hapus/", yes)

    again = visitor.sends("/lacak/hapus/", yes)

    assert again.status == 409
    assert "Tidak ada lagi yang bisa dihapus" in again.words


def test_what_is_deleted_is_not_sent_again_by_a_press_that_comes_late(office, visitor):
    form = {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": TEXT}
    code = visitor.opens(visitor.sends("/kirim/", form).address).first(".slip__code").text
    deletes(visitor, code, "hapus_kiriman")

    late = visitor.sends("/kirim/", form)

    receipt = visitor.opens(late.address)
    assert (late.status, office.waiting()) == (303, ())
    assert receipt.soup.h1.text == "Sudah Anda hapus"
    assert "Dijawab paling lambat" not in receipt.words


def test_staff_can_do_nothing_more_with_what_was_taken_back(office, visitor):
    sri, (code, letter) = office.staff(), sent(office)
    page = sri.opens(f"/moderasi/kiriman/{letter.id}")
    deletes(visitor, code, "hapus_kiriman")

    late = sri.sends(f"/moderasi/kiriman/{letter.id}", {**page.fields(), "tindakan": "spam"})
    now = sri.opens(f"/moderasi/kiriman/{letter.id}")

    assert late.status == 409
    assert office.now_kept(letter).status is Status.TAKEN_BACK
    assert now.soup.select("button[name=tindakan]") == []
    assert "Pengirim menghapus kiriman ini" in now.words


def test_the_queue_says_that_a_letter_was_taken_back_until_somebody_has_seen_it(office, visitor):
    sri, (code, letter) = office.staff(), sent(office)
    deletes(visitor, code, "hapus_kiriman")

    page = sri.opens("/moderasi/")
    form = page.first("form[action*='taken_back']")
    sri.sends(form["action"], {"csrf_token": form.select_one("[name=csrf_token]")["value"]})

    assert page.first(f".gone a[href='/moderasi/kiriman/{letter.id}']")
    assert f"putusan:{letter.id}" in form["data-draft-done"]
    assert sri.opens("/moderasi/").soup.select(".gone") == []


def test_staff_of_another_desa_are_not_told_what_was_taken_back(office, visitor):
    code, _ = sent(office, desa="wates")
    deletes(visitor, code, "hapus_kiriman")

    page = office.staff("ani", role=Role.VILLAGE, village="tambakmisal").opens("/moderasi/")

    assert page.soup.select(".gone") == []


def test_a_new_contact_takes_the_place_of_the_old_and_what_is_left_empty_stays(office, visitor):
    code, letter = sent(office)

    page = corrects(visitor, code, kontak="0812 3333 4444")

    said = copied(visitor, code)
    assert page.soup.h1.text == "Sudah diubah"
    assert (said["nama"], said["kontak"]) == (NAME, "0812 3333 4444")
    assert (office.now_kept(letter).has_contact, office.now_kept(letter).has_mail_address) == (True, False)


def test_a_name_that_was_never_given_can_be_added_to_a_report(office, visitor):
    code, _ = sent(office, "Joko minta uang di loket", jenis="laporan", nama="", kontak="")

    corrects(visitor, code, nama=NAME)

    said = copied(visitor, code)
    assert (said["isi"], said["nama"]) == ("Joko minta uang di loket", NAME)


def test_a_corrected_text_is_read_by_staff_with_the_old_one_until_it_is_decided(office, visitor):
    sri, (code, letter) = office.staff(), sent(office)

    corrects(visitor, code, isi="Apakah akta perlu dilegalisir? Nomor saya 081234567890.")

    desk = sri.opens(f"/moderasi/kiriman/{letter.id}")
    assert "Apakah akta perlu" in desk.words
    assert "Apakah ijazah perlu" in desk.first(".decision__events").get_text()
    assert "081234567890" not in desk.response.text
    published(office, letter, "Apakah akta perlu dilegalisir?")
    assert office.now_kept(letter).earlier == ()


def test_whoever_was_answering_sees_the_correction_first(office, visitor):
    sri, (code, letter) = office.staff(), sent(office)
    page = sri.opens(f"/moderasi/kiriman/{letter.id}")
    corrects(visitor, code, isi="Apakah akta perlu dilegalisir?")

    late = sri.sends(
        f"/moderasi/kiriman/{letter.id}", {**page.fields(), "jawaban": "Tidak.", "tindakan": "jawab_pribadi"}
    )

    assert late.status == 409
    assert "Apakah akta perlu" in late.words


def test_what_is_published_changes_only_when_staff_change_it(office, visitor):
    sri, (code, letter) = office.staff(), sent(office)
    before = published(office, letter)

    corrects(visitor, code, isi="Apakah akta perlu dilegalisir? Hubungi 081234567890.")

    after = office.now_kept(letter)
    desk, tasks = sri.opens(f"/moderasi/kiriman/{letter.id}"), sri.opens("/moderasi/tugas/")
    assert (after.public_text, after.change) == (before.public_text, before.change)
    assert "Apakah akta perlu dilegalisir?" in desk.words
    assert "081234567890" not in desk.response.text
    assert tasks.first(f"a[href='/moderasi/kiriman/{letter.id}']")
    deletes(visitor, code, "hapus_kiriman")
    assert "minta tulisannya" not in sri.opens("/moderasi/tugas/").words


@pytest.mark.parametrize(
    ("typed", "field"),
    [({}, "isi"), ({"isi": ""}, "isi"), ({"kontak": "12"}, "kontak"), ({"nama": "x" * 101}, "nama")],
    ids=["nothing", "empty", "contact", "name"],
)
def test_a_correction_says_what_has_to_be_put_right_and_keeps_what_was_typed(office, visitor, typed, field):
    code, letter = sent(office)
    form = visitor.sends("/lacak/perbaiki/", {"kode": code})

    page = visitor.sends("/lacak/perbaiki/", {**form.fields(), **typed})

    assert page.status == 422
    assert page.first(f"#{field}")["aria-invalid"] == "true"
    assert {name: page.value(name) for name in typed} == typed
    assert office.now_kept(letter) == letter


def test_a_text_is_corrected_a_few_times_and_no_more(office, visitor):
    code, letter = sent(office)
    for number in range(5):
        corrects(visitor, code, isi=f"Apakah akta perlu dilegalisir? ({number})")

    form = visitor.sends("/lacak/perbaiki/", {"kode": code})

    assert form.soup.select("textarea") == []
    assert len(office.now_kept(letter).earlier) == 5


def test_wrong_codes_are_counted_together_with_those_of_the_status_page(tmp_path):
    with an_office(tmp_path, limit_tracking="3 per hour") as office:
        visitor = office.visitor()
        for path in ("/lacak/", "/lacak/salinan/", "/lacak/hapus/"):
            visitor.sends(path, {"kode": "2222-2222"})

        refused = [visitor.sends(path, {"kode": "2222-2222"}) for path in ("/lacak/", "/lacak/perbaiki/")]

    assert [page.status for page in refused] == [429, 429]
    assert "Retry-After" in refused[1].response.headers


def test_a_page_of_another_site_deletes_nothing(office, visitor):
    code, letter = sent(office)
    yes = {**asks(visitor, code, "hapus_kiriman").fields(), "yakin": "ya"}

    page = visitor.sends("/lacak/hapus/", yes, Origin="https://lain.example")

    assert page.status == 403
    assert office.now_kept(letter) == letter


def test_ninety_days_after_closing_earlier_texts_and_wishes_are_gone_too(office, visitor):
    code, letter = sent(office)
    published(office, letter)
    corrects(visitor, code, isi="Apakah akta perlu dilegalisir?")
    office.clock.passes(timedelta(days=91))

    erase_overdue(office.services)

    assert (office.now_kept(letter).wish, office.now_kept(letter).earlier) == (None, ())
    assert "hapus_kiriman" in str(visitor.sends("/lacak/hapus/", {"kode": code}).soup)


def the_page_of(submission):
    return f"/moderasi/kiriman/{submission.id}"


@pytest.fixture
def wati(office):
    return office.staff("wati", role=Role.SUPERVISOR)


def asked_to_erase(office, visitor):
    """A report whose sender wants it erased, with its code."""
    code, report = sent(office, "Joko minta uang di loket", jenis="laporan")
    assert deletes(visitor, code, "minta_hapus").status == 200
    return code, office.now_kept(report)


@pytest.mark.usefixtures("wati")
def test_the_sender_of_a_report_reads_by_when_the_erasure_is_confirmed(office, visitor):
    code, report = asked_to_erase(office, visitor)

    page = visitor.sends("/lacak/", {"kode": code})

    assert "Pengawas menyetujuinya paling lambat Kamis, 26 November 2026, 12.00" in page.words
    assert copied(visitor, code)["isi"] == "Joko minta uang di loket"
    assert "minta_hapus" not in str(visitor.sends("/lacak/hapus/", {"kode": code}).soup)
    assert acts_of(office, report)[1] is Act.ERASURE_ASKED


def test_the_supervisor_sees_the_same_clock_and_confirms(office, visitor, wati):
    code, report = asked_to_erase(office, visitor)
    queue, desk = wati.opens("/moderasi/"), wati.opens(the_page_of(report))

    wati.decides(report, desk.first("button[value=setujui_hapus]")["value"])

    after = office.now_kept(report)
    assert "Minta dihapus, setujui sebelum 26 Nov 2026 12.00" in queue.words
    assert "Setujui paling lambat Kamis, 26 November 2026, 12.00" in desk.words
    assert (after.status, after.has_contact) == (Status.TAKEN_BACK, False)
    assert office.services.store.submissions.contact(report.id) is None
    assert office.reports() == ()
    assert visitor.sends("/lacak/", {"kode": code}).soup.h1.text == "Sudah Anda hapus"
    assert acts_of(office, report)[-1] is Act.ERASURE_CONFIRMED


@pytest.mark.usefixtures("wati")
def test_an_erasure_that_is_overdue_is_said_to_both(office, visitor):
    code, report = asked_to_erase(office, visitor)
    office.clock.passes(timedelta(hours=72, minutes=1))

    told, wati = visitor.sends("/lacak/", {"kode": code}), office.staff("wati")

    assert "Permintaan hapus sudah lewat batas" in told.words
    assert "lewat batas sejak 26 Nov 2026 12.00" in wati.opens("/moderasi/").words
    assert "Batasnya lewat sejak Kamis, 26 November 2026, 12.00" in wati.opens(the_page_of(report)).words


def test_a_report_that_was_answered_comes_back_to_the_supervisor_for_its_erasure(office, visitor, wati):
    code, report = sent(office, "Joko minta uang di loket", jenis="laporan")
    wati.decides(report, "jawab_pribadi", jawaban="Sudah kami periksa.")
    assert office.reports() == ()

    deletes(visitor, code, "minta_hapus")
    listed = wati.opens("/moderasi/").first(f"a.btn[href='{the_page_of(report)}']")
    wati.decides(report, "setujui_hapus")

    assert listed.get_text().startswith("Buka")
    assert office.services.store.submissions.contact(report.id) is None
    assert "Sudah kami periksa." in visitor.sends("/lacak/", {"kode": code}).words


def test_nobody_erases_a_report_whose_sender_did_not_ask(office, wati):
    _, report = sent(office, "Joko minta uang di loket", jenis="laporan")

    page = wati.decides(report, "setujui_hapus")

    assert (page.status, "Penghapusan laporan ini belum diminta" in page.words) == (409, True)
    assert office.now_kept(report) == report


@pytest.mark.parametrize("role", [Role.DISTRICT, Role.ADMIN])
def test_to_others_a_report_that_is_to_be_erased_does_not_exist(office, visitor, role):
    _, report = asked_to_erase(office, visitor)
    other = office.staff("ani", role=role)

    assert other.opens(the_page_of(report)).status == 404
    assert "dihapus" not in other.opens("/moderasi/").words
    assert other.opens("/moderasi/tugas/").soup.select(".job") == []
