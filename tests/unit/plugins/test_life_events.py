"""Somebody to whom something happened reads one list: nothing of any guide is lost in it, and nothing stands twice."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.kinds.guides.case_texts import Sender
from plugins.kinds.guides.cases import case_for, case_set
from plugins.kinds.guides.model import Document
from plugins.kinds.life_events.merging import Step, merged
from plugins.kinds.life_events.model import LifeEvent
from plugins.kinds.life_events.papers import identity_of, need_of
from plugins.kinds.life_events.texts import LIMIT, need_words, whatsapp_text
from plugins.kinds.life_events.view import EventView, event_view
from plugins.reading.content_file import ContentFile
from tests.unit.plugins.guides import KK, a_document, a_guide, a_question
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import GUIDE, write_content

SENDER = Sender(office="Kecamatan Misal", site_url="https://kantor.example", today=date(2026, 11, 21))
FORMS = ("asli", "fotokopi", "fotokopi+tunjukkan", "tunjukkan", "formulir", "digital", "data", "hadir")
NAMES = ("KTP", "Kartu Keluarga (KK)", "KK", "Formulir F-1.02", "Surat pindah (SKPWNI)", "Foto rumah: depan", "Akta")
WHO = a_question("siapa", {"biasa": {"teks": "Saya", "biasa": "ya"}, "lain": {"teks": "Orang lain", "judul": "lain"}})


def a_step(number: int, *papers, condition=None, results=(), **changes) -> Step:
    case = case_set(a_guide(berkas=list(papers), **changes)).everyone
    return Step(number=number, case=case, condition=condition, results=results)


def an_event(*guides, steps=None, **changes) -> EventView:
    """Return the event of guides called a, b, …, which are named in this order."""
    cases = {name: case_set(guide) for name, guide in zip("abcd", guides, strict=False)}
    named = steps or [{"panduan": name} for name in cases]
    header = {"judul": "Baru menikah", "urutan": named, "alasan": "Begitu.", **changes}
    event, problems = LifeEvent.read(ContentFile(path="content/peristiwa/menikah.md", values=header, lines={(): 1}))
    assert event is not None, [str(problem) for problem in problems]
    return event_view(event, cases)


def paper(name: str, form: str, **changes) -> dict[str, object]:
    return a_document("x", nama=name, bentuk=form, **changes)


@st.composite
def steps(draw):
    """Any steps an editor could name: papers alike and not, for all and for some, and some that a step hands out."""
    found = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        papers = [
            a_document(
                f"d{draw(st.integers(0, 3))}-{place}",
                draw(st.sampled_from([None, {"siapa": "biasa"}, {"siapa": "lain"}])),
                nama=draw(st.sampled_from(NAMES)),
                bentuk=draw(st.sampled_from(FORMS)),
                jumlah=draw(st.sampled_from([None, "1", "3"])),
            )
            for place in range(draw(st.integers(1, 5)))
        ]
        condition = draw(st.sampled_from([None, "Bila ada warisan"]))
        results = draw(st.lists(st.sampled_from(["d0-0", "d1-1", "d2-0"]), unique=True))
        found.append(a_step(number, *papers, condition=condition, results=tuple(results), tanya=[WHO]))
    return found


@settings(max_examples=60)
@given(steps())
def test_no_line_of_any_guide_is_lost_and_none_is_counted_twice(found):
    made = merged(found)

    asked = Counter((step.number, item.document.id) for step in found for item in step.case.documents)
    rows = [*made.papers, *(result.paper for result in made.results)]
    assert Counter((use.step, use.document.id) for row in rows for use in row.uses) == asked


@settings(max_examples=60)
@given(steps())
def test_no_paper_stands_twice_and_each_row_covers_what_every_step_asks(found):
    made = merged(found)

    names = [identity_of(row.uses[0].document) for row in made.papers]
    assert len(names) == len(set(names))
    assert all(row.need.covers(need_of(use.document)) for row in made.papers for use in row.uses)


@settings(max_examples=60)
@given(steps())
def test_what_everybody_needs_and_what_some_need_is_the_whole_list(found):
    made = merged(found)

    grouped = [row for group in made.groups for row in group.papers]
    assert Counter(map(id, [*made.usual, *grouped])) == Counter(map(id, made.papers))
    assert all(not row.for_whom for row in made.usual)
    assert all(row.for_whom or row.conditions for row in grouped)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kartu Keluarga (KK)", "KK"),
        ("Surat pernyataan kelahiran (SPTJM F-2.03)", "Formulir F-2.03"),
        ("Foto rumah: depan dan dalam", "Foto rumah"),
        ("Surat pindah (SKPWNI)", "surat  pindah"),
    ],
)
def test_one_paper_under_two_names_is_one(one, other):
    assert len(merged([a_step(1, paper(one, "asli")), a_step(2, paper(other, "asli"))]).papers) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("KTP", "KTP almarhum"), ("KTP atau Kartu Keluarga (KK)", "KK"), ("Formulir F-1.02", "Formulir F-1.03")],
)
def test_two_papers_stay_two(one, other):
    assert len(merged([a_step(1, paper(one, "asli")), a_step(2, paper(other, "asli"))]).papers) == 2


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        (("fotokopi", "tunjukkan"), "tunjukkan aslinya, fotokopi 1 lembar"),
        (("asli", "tunjukkan"), "asli"),
        (("asli", "fotokopi"), "asli, fotokopi 1 lembar"),
        (("tunjukkan", "tunjukkan"), "cukup ditunjukkan"),
        (("formulir", "formulir"), "diisi"),
    ],
)
def test_a_row_asks_the_most_that_any_step_asks(forms, said):
    (row,) = merged([a_step(number, paper("KTP", form)) for number, form in enumerate(forms, start=1)]).papers

    assert need_words(row.need) == said


def test_the_greatest_number_of_copies_counts_and_each_step_says_its_own():
    few, many = paper("KTP", "fotokopi", jumlah="1"), paper("KTP", "fotokopi", jumlah="3")

    (row,) = merged([a_step(1, few), a_step(2, few), a_step(3, many)]).papers

    assert row.need.copies == 3
    assert row.asked_in == (
        "Langkah 1 dan 2: fotokopi 1 lembar, untuk tiap langkah.",
        "Langkah 3: fotokopi 3 lembar.",
    )


def test_a_paper_that_a_step_hands_out_is_brought_by_nobody():
    death = {**paper("Akta kematian kepala keluarga", "fotokopi"), "id": "akta"}
    later = {**paper("Akta kematian", "tunjukkan"), "id": "akta"}

    made = merged([a_step(1, KK, results=("akta",)), a_step(2, death), a_step(3, later)])

    assert [row.name for row in made.papers] == ["Kartu Keluarga (KK)"]
    (result,) = made.results
    assert (result.step, result.name, result.paper.steps) == (1, "Akta kematian", (2, 3))


def test_what_those_with_ordinary_answers_need_stands_with_what_all_need():
    usual, rare = paper("Buku nikah", "asli", jika={"siapa": "biasa"}), a_document("y", {"siapa": "lain"})

    made = merged([a_step(1, KK, usual, rare, tanya=[WHO])])

    assert [row.name for row in made.usual] == ["Kartu Keluarga (KK)", "Buku nikah"]
    assert [(group.words, [row.name for row in group.papers]) for group in made.groups] == [
        (("Bila lain",), ["Surat y"]),
    ]


def test_a_known_answer_is_exact_and_the_others_stay_open():
    when = a_question("kapan", {"dulu": "Dulu", "baru": "Baru"})
    guide = a_guide(
        tanya=[WHO, when],
        berkas=[KK, a_document("lain", {"siapa": "lain"}), a_document("dulu", {"kapan": "dulu"})],
    )

    case = case_for(case_set(guide), {"siapa": "lain"})

    assert [(item.document.id, item.condition is None) for item in case.documents] == [
        ("kk", True),
        ("lain", True),
        ("dulu", False),
    ]
    assert case.url == guide.url


def test_answers_that_single_out_a_page_lead_to_it():
    made = case_set(a_guide(tanya=[WHO], berkas=[KK, a_document("lain", {"siapa": "lain"})]))

    assert case_for(made, {"siapa": "lain"}) is made.cases[1]
    assert case_for(made, {}) is made.everyone


def test_steps_at_one_place_are_one_trip_and_say_what_waits():
    taken = {**KK, "id": "hasil", "nama": "Akta"}
    here, there = a_guide(tempat=["dukcapil", "kunjungan"]), a_guide(tempat=["dukcapil"], berkas=[taken])

    view = an_event(
        here,
        there,
        a_guide(tempat=["desa", "kua"]),
        a_guide(tempat=["desa"]),
        steps=[{"panduan": "a", "hasil": ["hasil"]}, *({"panduan": name} for name in "bcd")],
    )

    (trip,) = view.trips
    assert (trip.steps, trip.places, trip.waiting) == ((1, 2), ("dukcapil",), (2,))


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        ({"rupiah": "0", "kata": "Gratis.", "teruji": "ya"}, "Gratis."),
        (
            {"rupiah": "150000", "kata": "Paling banyak Rp 150.000. Pajak terpisah.", "dasar": "SKB", "teruji": "ya"},
            "Paling banyak Rp 150.000. Pajak terpisah.",
        ),
        ({"rupiah": "30000", "kata": "Bayar di bank.", "dasar": "PP", "teruji": "ya"}, "Rp 30.000. Bayar di bank."),
        ({"kata": "Sebesar tagihan."}, "Sebesar tagihan. Belum dipastikan kantor."),
        ({}, "Belum jelas. Tanya dulu. Belum dipastikan kantor."),
    ],
)
def test_no_fee_stands_without_what_qualifies_it(fee, said):
    view = an_event(a_guide(biaya=fee))

    assert [line.words for line in view.fees] == [said]
    assert f"Biaya: {said}" in whatsapp_text(view, SENDER)


@pytest.mark.parametrize(
    ("changes", "is_free"),
    [
        ({"biaya": {"rupiah": "0", "kata": "Akta gratis. Petugas yang memungut bisa dipidana.", "teruji": "ya"}}, True),
        ({"biaya": {"rupiah": "0", "kata": "Gratis.", "teruji": "tidak"}}, False),
        ({"biaya": {"rupiah": "0", "kata": "Gratis selama kuota ada.", "teruji": "ya"}}, False),
        ({"biaya": {"rupiah": "0", "kata": "Gratis. Di luar kantor Rp 600.000.", "teruji": "ya"}}, False),
        (
            {
                "biaya": {"rupiah": "0", "kata": "Gratis.", "teruji": "ya"},
                "berkas": [KK, a_document("m", nama="Meterai Rp 10.000")],
            },
            False,
        ),
    ],
)
def test_nothing_is_called_free_that_costs_somebody_something(changes, is_free):
    assert an_event(a_guide(**changes)).is_free is is_free


def test_a_duty_stamp_that_no_fee_names_is_said_beside_them():
    stamped = a_guide(berkas=[KK, a_document("m", nama="Surat kuasa dengan meterai")], biaya={"rupiah": "0"})

    view = an_event(a_guide(biaya={"rupiah": "0"}), stamped)

    assert [(line.steps, line.words) for line in view.fees][1:] == [((2,), "Meterai di daftar ini Anda beli sendiri.")]


def test_a_paper_that_one_step_names_twice_is_of_that_step_once():
    (row,) = merged(
        [a_step(1, a_document("a", nama="KTP"), a_document("b", nama="KTP")), a_step(2, paper("KTP", "asli"))]
    ).papers

    assert row.asked_in == ("Langkah 1 dan 2: asli.",)


def test_the_message_names_the_order_every_paper_and_what_comes_on_the_way():
    first = a_guide(berkas=[KK, a_document("lain", {"siapa": "lain"})], tanya=[WHO])
    second = a_guide(judul="KTP baru", berkas=[KK, {**KK, "id": "akta", "nama": "Akta"}])

    view = an_event(
        first, second, steps=[{"panduan": "a", "hasil": ["akta"]}, {"panduan": "b", "bila": "sudah 17 tahun"}]
    )

    assert whatsapp_text(view, SENDER) == (
        "*Baru menikah*\n"
        "Kecamatan Misal\n\n"
        "*Urutannya:*\n"
        "1. KTP hilang\n"
        "2. Bila sudah 17 tahun: KTP baru\n\n"
        "*Bawa 1:*\n"
        "1. Kartu Keluarga (KK): fotokopi 1 lembar, untuk tiap langkah\n"
        "*Bila lain:*\n"
        "- Surat lain: asli\n\n"
        "*Didapat di jalan:*\n"
        "- Akta: fotokopi 1 lembar (dari langkah 1)\n\n"
        "Biaya: Rp 0. Belum dipastikan kantor.\n\n"
        "Dicek 10 Nov 2026. Belum disahkan Camat. Ragu? Tanya dulu.\n"
        "https://kantor.example/peristiwa/menikah/"
    )


def test_a_message_without_room_leaves_out_no_paper():
    names = [f"Surat nomor {number} yang namanya panjang sekali dan tidak ada habisnya" for number in range(24)]

    text = whatsapp_text(
        an_event(
            a_guide(berkas=[a_document(f"d{at}", nama=name, pendek=f"Surat {at}.") for at, name in enumerate(names)])
        ),
        SENDER,
    )

    assert len(text) <= LIMIT
    assert all(f" Surat {at}." in text for at in range(24))
    assert "Biaya: lihat halaman." in text


def test_a_short_name_never_stands_for_more_than_it_says():
    shown = paper("KTP", "tunjukkan", pendek="KTP (tunjuk)")
    copied = paper("KTP", "fotokopi+tunjukkan", pendek="KTP asli+fc 1")

    (row,) = merged([a_step(1, shown), a_step(2, copied)]).papers
    (of_both,) = merged([a_step(1, copied), a_step(2, copied)]).papers

    assert row.short == "KTP asli+fc 1"
    assert of_both.short is None


def a_second_guide(form: str, places: str = "[desa, kunjungan]") -> str:
    text = GUIDE.replace("KTP hilang", "KK hilang").replace("tempat: [desa, kunjungan]", f"tempat: {places}")
    return text.replace("bentuk: fotokopi\n    jumlah: 1", f"bentuk: {form}")


EVENT = "---\njudul: Kehilangan\nurutan:\n  - panduan: ktp-hilang\n  - panduan: kk-hilang\nalasan: Begitu.\n---\n"


def test_two_guides_at_one_place_may_not_ask_for_one_paper_in_two_ways(tmp_path):
    changes = {"panduan/kk-hilang.md": a_second_guide("asli"), "peristiwa/kehilangan.md": EVENT}

    said = sentences(write_content(tmp_path / "content", changes))

    (sentence,) = said
    assert sentence == (
        'peristiwa/kehilangan.md:5: "Kartu Keluarga" diminta berbeda di tempat yang sama: fotokopi 1 lembar di '
        '"ktp-hilang", asli di "kk-hilang". Samakan di panduannya, atau beri nama yang berbeda kalau memang bukan '
        "berkas yang sama."
    )


@pytest.mark.parametrize(
    "second",
    [
        a_second_guide("fotokopi"),
        a_second_guide("asli", places="[desa, polsek, kunjungan]").replace(", kunjungan]", "]"),
    ],
)
def test_the_same_at_one_place_and_otherwise_at_another_are_both_in_order(tmp_path, second):
    changes = {"panduan/kk-hilang.md": second, "peristiwa/kehilangan.md": EVENT}

    assert sentences(write_content(tmp_path / "content", changes)) == []


def test_a_guide_that_is_not_shown_leaves_its_step_out():
    view = an_event(a_guide(), steps=[{"panduan": "b"}, {"panduan": "a"}])

    assert [(step.number, step.case.guide.title) for step in view.steps] == [(1, "KTP hilang")]


def test_a_name_is_the_same_whatever_stands_in_brackets():
    assert identity_of(_named("Nomor Induk Berusaha (NIB)")) == "nib"


def _named(name: str) -> Document:
    return a_guide(berkas=[paper(name, "data")]).documents[0]


PAPERS = (
    "kk: {nama: Kartu Keluarga, pendek: KK, milik: keluarga Anda, asli: %s}\n"
    "surat-polisi: {nama: Surat kehilangan, pendek: Surat polisi, milik: Anda}\n"
)


@pytest.mark.parametrize(("original", "is_told"), [("tinggal", True), ("diganti", True), ("kembali", False)])
def test_no_step_asks_for_a_paper_that_an_earlier_one_kept(tmp_path, original, is_told):
    first = GUIDE.replace("bentuk: fotokopi\n    jumlah: 1", "bentuk: asli")
    changes = {
        "panduan/ktp-hilang.md": first,
        "panduan/kk-hilang.md": first.replace("judul: KTP hilang", "judul: KK hilang"),
        "peristiwa/kehilangan.md": EVENT,
        "data/berkas.yaml": PAPERS % original,
    }

    said = sentences(write_content(tmp_path / "content", changes))

    told = (
        'peristiwa/kehilangan.md:5: "Kartu Keluarga" ditahan di "ktp-hilang", padahal "kk-hilang" sesudahnya masih '
        'memintanya. Ubah urutannya. Keluar yang baru dari langkah itu? Tulis id berkasnya di "hasil".'
    )
    assert said == ([told] if is_told else [])


def test_a_paper_that_the_step_hands_out_anew_is_there_for_the_next(tmp_path):
    first = GUIDE.replace("bentuk: fotokopi\n    jumlah: 1", "bentuk: asli")
    changes = {
        "panduan/ktp-hilang.md": first,
        "panduan/kk-hilang.md": first.replace("judul: KTP hilang", "judul: KK hilang"),
        "peristiwa/kehilangan.md": EVENT.replace("- panduan: ktp-hilang\n", "- panduan: ktp-hilang\n    hasil: [kk]\n"),
    }

    assert sentences(write_content(tmp_path / "content", changes)) == []


def test_an_original_may_be_looked_at_before_a_later_step_keeps_it(tmp_path):
    shown = GUIDE.replace("bentuk: fotokopi\n    jumlah: 1", "bentuk: tunjukkan")
    changes = {
        "panduan/ktp-hilang.md": shown,
        "panduan/kk-hilang.md": a_second_guide("asli"),
        "peristiwa/kehilangan.md": EVENT,
    }

    assert sentences(write_content(tmp_path / "content", changes)) == []


def test_two_guides_at_one_place_say_one_condition_in_the_same_words(tmp_path):
    asked = "jika: {sebab: hilang}"
    one = GUIDE.replace(asked, f"{asked}\n    bila: bila petugas meminta")
    other = GUIDE.replace("KTP hilang", "KK hilang").replace(asked, f"{asked}\n    bila: bila diminta desa")
    changes = {"panduan/ktp-hilang.md": one, "panduan/kk-hilang.md": other, "peristiwa/kehilangan.md": EVENT}

    (sentence,) = sentences(write_content(tmp_path / "content", changes))

    assert sentence == (
        'peristiwa/kehilangan.md:5: "Surat kehilangan" diminta dengan syarat berbeda di tempat yang sama: '
        '"bila petugas meminta" di "ktp-hilang", "bila diminta desa" di "kk-hilang". Samakan kalimatnya di panduannya.'
    )
