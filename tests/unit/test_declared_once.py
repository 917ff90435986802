"""Whoever declares an act is told by name what it still lacks, and then sees it everywhere."""

import pytest

from feedback_api import wording
from feedback_api.domain.acts.desk_act import Of
from feedback_api.domain.acts.desk_acts import DESK_ACTS, PUBLISH, act_of
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Status
from feedback_api.notification.letters import MailSender, letter_about
from tests.builders import MONDAY_NOON, SOUNDS_LIKE_REPORT, a_submission, from_before_two_read_it
from tests.declared import missing_places
from tests.web_office import LETTER, an_office

TYPED = {
    "isi_terbit": "Apa syaratnya?",
    "jawaban": "Bawa KK.",
    "alasan": "Ini urusan dinas, silakan ke Bangil.",
    "catatan": "Biayanya gratis.",
    "tujuan": "SP4N-LAPOR",
    "judul": "Syarat KTP",
    "tentang": "",
    "petugas": "sri",
    "desa": "",
    "panduan_kondisi": wording.VERDICT_WORDS[GuideVerdict.RIGHT],
}
ACTS = pytest.mark.parametrize("act", DESK_ACTS, ids=lambda act: act.word)
RECEIVED, LOOKING, ANSWERED = "Diterima", "Sedang dicari jawabannya", "Dijawab"
REASON, ANSWER = TYPED["alasan"], TYPED["jawaban"]
# What the sender reads after each act, in the heading and below it.
READS = {
    "terbitkan": (ANSWERED, ANSWER),
    "setujui_terbit": (ANSWERED, ANSWER),
    "usulkan_terbit": (RECEIVED, "Dijawab paling lambat"),
    "kembalikan": (RECEIVED, "Dijawab paling lambat"),
    "lepas": (RECEIVED, "Dijawab paling lambat"),
    "ambil": (LOOKING, "Dijawab paling lambat"),
    "serahkan": (RECEIVED, "Dijawab paling lambat"),
    "jawab_pribadi": (ANSWERED, ANSWER),
    "kabar_pertama": (LOOKING, ANSWER),
    "siap_diambil": ("Siap diambil", REASON),
    "perlu_datang": ("Perlu datang dulu", REASON),
    "tolak": ("Tidak bisa kami jawab", REASON),
    "gabung": (ANSWERED, ANSWER),
    "teruskan": ("Kami teruskan", f"Sudah kami teruskan ke SP4N-LAPOR. Kenapa diteruskan {REASON}"),
    "jadikan_laporan": (
        RECEIVED,
        f"kami jadikan laporan rahasia: sekarang hanya pengawas yang bisa membukanya. {REASON}",
    ),
    "spam": ("Tidak kami jawab", "kami kira iklan atau iseng"),
    "biarkan_terbit": (ANSWERED, ANSWER),
    "jadikan_pribadi": (ANSWERED, ANSWER),
    "perbaiki": (ANSWERED, TYPED["catatan"]),
    "buka_lagi": (LOOKING, "akan menjawabnya sekali lagi"),
    "tarik": ("Jawabannya kami tarik", f"lalu kami tarik dari situs. {REASON}"),
    "ganti_tentang": (RECEIVED, "Dijawab paling lambat"),
    "urungkan": (RECEIVED, "Dijawab paling lambat"),
    "setujui_hapus": ("Sudah Anda hapus", "Isinya sudah kami hapus, seperti yang Anda minta."),
    "buang_jawaban": ("Sudah Anda hapus", "Isinya sudah kami hapus, seperti yang Anda minta."),
}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def typed_for(act, office, sri):
    """What is typed: for an act that needs another letter, also the one that is published."""
    if not act.merges:
        return TYPED
    main = office.kept("Sudah pernah ditanyakan?")
    sri.decides(main, "terbitkan", **TYPED)
    return {**TYPED, "gabung_ke": main.id}


def brought_to(act, office, sri):
    """A new submission that this act can be done to, by its holder where only the holder can."""
    text = SOUNDS_LIKE_REPORT if act.second else "Apa saja syarat membuat KTP baru?"
    sorts = {Of.REPORTS: {"jenis": "laporan"}, Of.FETCHED: {"jenis": "surat", "panduan": LETTER, "desa": "wates"}}
    code = office.visitor().gets_code(text, tetap="ya", nama="Siti", **sorts.get(act.of, {}))
    (submission,) = office.waiting() + office.reports()
    if act.erases:
        asked = {"kode": code, "versi": str(submission.version), "tindakan": "minta_hapus", "yakin": "ya"}
        office.visitor().sends("/lacak/hapus/", asked)
    if act.drops_answer:
        sri.decides(submission, "jawab_pribadi", **TYPED)
        asked = {"kode": code, "versi": str(submission.version + 1), "tindakan": "hapus_kiriman", "yakin": "ya"}
        office.visitor().sends("/lacak/hapus/", asked)
    budi = office.staff("budi")
    before = {"lepas": "ambil", "tarik": "terbitkan", "biarkan_terbit": "terbitkan", "jadikan_pribadi": "terbitkan"}
    before |= {"perbaiki": "terbitkan", "buka_lagi": "terbitkan", "urungkan": "tolak"}
    before |= {"setujui_terbit": "usulkan_terbit", "kembalikan": "usulkan_terbit"}
    if act.word in before:
        (budi if act.answers_a_proposal else sri).decides(submission, before[act.word], **TYPED)
    now = office.now_kept(submission)
    return code, from_before_two_read_it(office.services.store, now) if act.looks_back else now


def test_everything_declared_is_wired_everywhere():
    assert missing_places() == []


@ACTS
def test_the_button_of_an_act_does_what_its_row_says_and_everybody_reads_so(office, act):
    sri = office.staff(role=Role.SUPERVISOR)
    typed = typed_for(act, office, sri)
    code, submission = brought_to(act, office, sri)
    button = sri.opens(f"/moderasi/kiriman/{submission.id}").first(f"button[name=tindakan][value={act.word}]")

    sri.decides(submission, button["value"], **typed)

    after = office.now_kept(submission)
    history = sri.opens(f"/moderasi/kiriman/{submission.id}").first(".decision__events").get_text()
    told = office.visitor().sends("/lacak/", {"kode": code})
    assert after.status is (act.after or Status.WAITING)
    assert wording.ACTS[act.recorded_as] in history
    heading, words = READS[act.word]
    assert (told.status, told.first("h1").get_text()) == (200, heading)
    assert words in " ".join(told.words.split())


@pytest.mark.parametrize("word", ["terbitkan", "jawab_pribadi", "tolak", "teruskan", "spam", "gabung"])
def test_within_ten_minutes_the_sender_reads_again_what_stood_there_before(office, word):
    sri, act = office.staff(role=Role.SUPERVISOR), act_of(word)
    typed = typed_for(act, office, sri)
    code, submission = brought_to(act, office, sri)
    sri.decides(submission, word, **typed)

    sri.decides(submission, "urungkan")

    told = office.visitor().sends("/lacak/", {"kode": code})
    assert told.first("h1").get_text() == RECEIVED
    assert REASON not in told.words


@ACTS
def test_an_act_that_tells_senders_by_mail_has_a_letter_for_its_outcome(act):
    about = a_submission(status=act.after or Status.WAITING)
    office = MailSender(name="Kecamatan Contoh", origin="https://contoh.example")

    letter = letter_about(about, to="warga@example.id", wanted_at=MONDAY_NOON, office=office)

    assert (letter is not None) or not act.tells_by_mail


@ACTS
def test_an_act_asks_for_all_it_needs_and_changes_nothing_without_it(office, act):
    sri = office.staff(role=Role.SUPERVISOR)
    _, submission = brought_to(act, office, sri)
    empty = dict.fromkeys((*TYPED, "nama_alamat"), "")

    page = sri.decides(submission, act.word, **empty)

    assert page.status == (422 if act.needs else 200 if act.undoes else 303)
    assert (office.now_kept(submission) != submission) == (not act.needs)


@pytest.mark.parametrize("word", ["bukan-tombol", "", "PUBLISH", PUBLISH.word.upper()])
def test_a_button_that_nobody_declared_changes_nothing(office, word):
    sri, submission = office.staff(), office.kept()

    page = sri.decides(submission, word, **TYPED)

    assert (page.status, office.now_kept(submission)) == (422, submission)
