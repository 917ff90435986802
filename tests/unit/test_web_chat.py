"""Staff paste a WhatsApp chat, and it becomes a letter with a code and a reply that is ready."""

from urllib.parse import unquote

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Role
from feedback_api.domain.text.whatsapp_chat import Said, said_in
from tests.web_office import an_office

DESK = "/moderasi/dari-whatsapp/"
COPIED = """[12/03/26 08.15] Siti Aminah: Assalamualaikum
[12/03/26 08.16] Siti Aminah: KTP saya hilang di pasar.
Harus bawa apa?
[12/03/26 08.20] Pak Camat: Waalaikumsalam, sebentar ya."""
LETTER = "Assalamualaikum\nKTP saya hilang di pasar.\nHarus bawa apa?"


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path, origin="https://kantor.example") as office:
        yield office


@pytest.mark.parametrize(
    ("chat", "said"),
    [
        (COPIED, [("Siti Aminah", LETTER), ("Pak Camat", "Waalaikumsalam, sebentar ya.")]),
        ("[08.15, 12/3/2026] Siti: KTP hilang", [("Siti", "KTP hilang")]),
        ("[12/03/26, 08.15.20] +62 812-3456-7890: KTP hilang", [("+62 812-3456-7890", "KTP hilang")]),
        ("\u200e[3/12/26, 8:15:20\u202fPM] ~\u202fSiti: KTP hilang", [("Siti", "KTP hilang")]),
        ("12/03/26 08.15 - Siti: KTP hilang\n12/03/26 08.16 - Siti: Tolong", [("Siti", "KTP hilang\nTolong")]),
        (
            "12/03/26 08.14 - Terenkripsi.\n12/03/26 08.15 - Siti: <Media omitted>\nKTP hilang <Pesan ini diedit>",
            [("Siti", "KTP hilang")],
        ),
        ("KTP saya hilang: harus bawa apa?\nSiti", [("", "KTP saya hilang: harus bawa apa?\nSiti")]),
        ("[12/03/26 08.15] Siti: Jam 08.15: tutup?", [("Siti", "Jam 08.15: tutup?")]),
        ("", []),
    ],
)
def test_a_chat_is_read_however_a_phone_copies_it(chat, said):
    assert said_in(chat) == tuple(Said(name=name, text=text) for name, text in said)


def reads(visitor, chat=COPIED, **typed):
    return visitor.sends(f"{DESK}baca", {**visitor.opens(DESK).fields(), "obrolan": chat, **typed})


def keeps(visitor, page, **typed):
    return visitor.sends(DESK, {**page.fields(), "jenis": "pertanyaan", **typed})


def test_what_the_resident_wrote_becomes_a_letter_without_names_and_numbers(office):
    sri = office.staff()
    read = reads(sri, COPIED.replace("Siti Aminah", "+62 812-3456-7890"))
    before = office.waiting()

    done = keeps(sri, read, desa="wates")

    (letter,) = office.waiting()
    assert (read.value("isi"), before) == (LETTER, ())
    assert (letter.text, letter.village, letter.has_contact, letter.kind.value) == (LETTER, "wates", False, "question")
    (event,) = office.services.store.submissions.events(letter.id)
    assert (event.act, event.actor) == (Act.RECEIVED, "sri")
    reply = done.first("#balasan").text
    link = unquote(done.first("main a[href^='https://wa.me/']")["href"])
    assert link == f"https://wa.me/6281234567890?text={reply.strip()}"
    assert "https://kantor.example/lacak/" in reply
    assert "Senin, 30 November 2026" in reply


def test_its_code_leads_its_sender_to_it(office):
    sri = office.staff()
    reply = keeps(sri, reads(sri)).first("#balasan").text

    code = reply.partition("Kode lacak: ")[2].partition(".")[0]

    assert "Dijawab paling lambat Senin, 30 November" in office.visitor().sends("/lacak/", {"kode": code}).words


def test_a_double_press_makes_one_letter_with_one_code(office):
    sri = office.staff()
    read = reads(sri)

    replies = [keeps(sri, read).first("#balasan").text for _ in range(2)]

    assert (len(office.waiting()), len(set(replies))) == (1, 1)


def test_of_several_people_staff_choose_whose_words_they_are(office):
    sri = office.staff()

    page = reads(sri, warga="1")

    assert page.value("isi") == "Waalaikumsalam, sebentar ya."


def test_staff_change_what_was_read_before_it_is_kept(office):
    sri = office.staff()

    keeps(sri, reads(sri), isi="KTP hilang, harus bawa apa?", jenis="keluhan")

    (letter,) = office.waiting()
    assert (letter.text, letter.kind.value) == ("KTP hilang, harus bawa apa?", "complaint")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"jenis": ""}, "Pilih dulu: ini tentang apa?"),
        ({"jenis": "laporan"}, "Pilih dulu: ini tentang apa?"),
        ({"isi": " "}, "Tulis dulu apa yang disampaikan warga."),
        ({"isi": "x" * 4001}, "Tulisan terlalu panjang."),
        ({"desa": "atlantis"}, "Desa ini tidak dikenal."),
        ({"nomor": "0343 481234"}, "Ini bukan nomor HP."),
        ({"kunci": ""}, "Halaman ini terlalu lama terbuka."),
        ({"csrf_token": "lama"}, "Halaman ini terlalu lama terbuka."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(office, typed, sentence):
    sri = office.staff()
    read = reads(sri)

    page = keeps(sri, read, **{"nomor": "081234567890", **typed})

    assert (page.status, sentence in page.words, office.waiting()) == (422, True, ())
    assert (page.value("obrolan"), page.value("nomor")) == (COPIED, typed.get("nomor", "081234567890"))
    assert page.value("isi") == typed.get("isi", LETTER).strip()


@pytest.mark.parametrize("chat", ["", "12/03/26 08.15 - Siti: <Media tidak disertakan>", "x" * 20_001])
def test_what_cannot_be_read_is_said_beside_the_chat(office, chat):
    page = reads(office.staff(), chat)

    assert (page.status, page.value("obrolan")) == (422, chat)
    assert page.soup.select("#obrolan-salah")


def test_what_sounds_like_a_report_is_better_sent_by_its_writer(office):
    page = reads(office.staff(), "Petugas loket minta uang 50 ribu.")

    assert page.first("main a[href='/kirim/?jenis=laporan']")


def test_village_staff_take_letters_of_their_own_desa_only(office):
    ani = office.staff("ani", role=Role.VILLAGE, village="wates")
    read = reads(ani)

    refused = [keeps(ani, read, desa=desa).status for desa in ("tambakmisal", "")]

    assert (refused, keeps(ani, read).status) == ([422, 422], 200)
    assert [one.village for one in office.waiting()] == ["wates"]
