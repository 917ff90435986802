"""A resident with certain answers gets exactly one list, and the same one whichever way it is looked at."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.kinds.guides.case_texts import Sender, whatsapp_text
from plugins.kinds.guides.cases import case_for, case_set
from plugins.kinds.guides.conditions import holds
from plugins.kinds.guides.sms import sms_text
from plugins.kinds.life_events.view import address_of
from tests.unit.plugins.guides import KK, a_document, a_guide, a_question, documents_of

SENDER = Sender(office="Kecamatan Misal", site_url="https://kantor.example", today=date(2026, 11, 21))
LONG_NAME = "Surat yang panjang sekali namanya itu, dari tempat lahir"
WHO = a_question("pengurus", {"sendiri": "Saya sendiri", "wakil": {"teks": "Orang lain", "judul": "diurus orang lain"}})
BOOK = a_question(
    "buku", {"ada": {"teks": "Punya", "biasa": "ya"}, "tanpa": {"teks": "T", "judul": "tanpa buku nikah"}}
)


@st.composite
def guides(draw):
    """Any guide an editor could write: questions, and documents, steps and special parts that lean on them."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=0, max_size=4))
    questions = [
        a_question(f"q{place}", {f"o{place}{option}": f"Jawaban {place} {option}" for option in range(size)})
        | {"halaman": draw(st.sampled_from(["ya", "ya", "ya", "tidak"]))}
        for place, size in enumerate(sizes)
    ]
    conditions = st.fixed_dictionaries(
        {},
        optional={
            question["id"]: st.lists(st.sampled_from(sorted(question["pilihan"])), min_size=1, unique=True)
            for question in questions
        },
    )
    documents = [a_document(f"d{place}", draw(conditions)) for place in range(draw(st.integers(0, 6)))]
    steps = [{"teks": f"Langkah {place}", "jika": draw(conditions)} for place in range(draw(st.integers(1, 4)))]
    return a_guide(tanya=questions, berkas=[KK, *documents], langkah=steps)


def combinations(guide):
    """Every way to answer the questions that make pages."""
    asked = [question for question in guide.questions if question.makes_pages]
    ids = [question.id for question in asked]
    return [dict(zip(ids, options, strict=True)) for options in product(*(question.choices for question in asked))]


def leads_to(case, answers):
    return any(all(answers[key] in options for key, options in way.items()) for way in case.ways)


@given(guides())
@settings(max_examples=150, deadline=None)
def test_every_combination_of_answers_leads_to_exactly_one_case(guide):
    made = case_set(guide)

    counted = [sum(leads_to(case, answers) for case in made.cases) for answers in combinations(guide)]

    assert set(counted) == ({1} if made.cases else {0})


@given(guides())
@settings(max_examples=150, deadline=None)
def test_the_list_of_a_case_is_what_each_of_its_combinations_requires(guide):
    made = case_set(guide)
    several = made.cases or (made.everyone,)

    for case in several:
        expected = [
            [document.id for document in guide.documents if holds(document.when, answers) is not False]
            for answers in combinations(guide)
            if leads_to(case, answers)
        ]
        assert expected == [[document.id for document in documents_of(case)]] * len(expected)


@given(guides())
@settings(max_examples=150, deadline=None)
def test_two_cases_never_say_the_same(guide):
    said = [
        (
            tuple((item.document.id, item.condition and item.condition.words) for item in case.documents),
            tuple((step.text, step.condition and step.condition.words) for step in case.steps),
        )
        for case in case_set(guide).cases
    ]

    assert len(said) == len(set(said))


@given(guides())
@settings(max_examples=150, deadline=None)
def test_no_document_is_lost_whoever_looks(guide):
    made = case_set(guide)
    every = {document.id for document in guide.documents}

    for case in made.all:
        assert sorted(documents_of(case), key=guide.documents.index) == list(documents_of(case))
        grouped = [document for group in case.groups for document in group.documents]
        assert sorted(document.id for document in (*case.always, *grouped)) == sorted(
            document.id for document in documents_of(case)
        )
    assert {document.id for document in documents_of(made.everyone)} == every
    assert {document.id for case in made.cases or (made.everyone,) for document in documents_of(case)} == every


@given(guides())
@settings(max_examples=150, deadline=None)
def test_addresses_are_made_of_answers_that_matter(guide):
    made = case_set(guide)

    slugs = [case.slug for case in made.cases]

    assert len(slugs) == len(set(slugs))
    assert all(case.url == f"/panduan/ktp-hilang/{case.slug}/" for case in made.cases)


def test_a_guide_that_asks_nothing_has_its_own_page_alone():
    made = case_set(a_guide())

    assert made.cases == ()
    assert made.everyone.url == "/panduan/ktp-hilang/"
    assert made.everyone.summary == "Bawa **KK**. Gratis."


def test_a_case_is_named_in_words_people_search_for():
    guide = a_guide(tanya=[WHO], berkas=[KK, a_document("kuasa", {"pengurus": "wakil"})])

    titles = {case.slug: case.title for case in case_set(guide).cases}

    assert titles == {"sendiri": "KTP hilang, saya sendiri", "wakil": "KTP hilang, diurus orang lain"}


def test_a_title_goes_on_without_a_comma_and_leaves_the_ordinary_out():
    documents = [KK, a_document("kuasa", {"pengurus": "wakil"}), a_document("sptjm", {"buku": "tanpa"})]
    guide = a_guide(tanya=[BOOK, WHO], berkas=documents)

    titles = {case.slug: case.title for case in case_set(guide).cases}

    assert titles["tanpa-wakil"] == "KTP hilang tanpa buku nikah, diurus orang lain"
    assert titles["wakil"] == "KTP hilang, diurus orang lain"


def test_an_answer_may_name_the_thing_itself():
    choices = {word: {"teks": word, "nama": f"KK {word}"} for word in ("hilang", "rusak")}
    documents = [KK, a_document("polisi", {"keadaan": "hilang"})]
    guide = a_guide(judul="KK hilang atau rusak", tanya=[a_question("keadaan", choices)], berkas=documents)

    assert [case.title for case in case_set(guide).cases] == ["KK hilang", "KK rusak"]


def test_a_question_that_does_not_matter_for_a_list_is_not_in_its_name():
    documents = [
        KK,
        a_document("kuasa", {"pengurus": "wakil"}),
        a_document("sptjm", {"buku": "tanpa", "pengurus": "sendiri"}),
    ]
    guide = a_guide(tanya=[BOOK, WHO], berkas=[KK, *documents])

    made = {case.slug: case for case in case_set(guide).cases}

    assert set(made) == {"wakil", "sendiri", "tanpa-sendiri"}
    assert made["wakil"].title == "KTP hilang, diurus orang lain"
    assert [(said.question, said.words) for said in made["wakil"].answers] == [("Bagaimana pengurus?", "Orang lain")]


def test_two_answers_that_need_the_same_share_a_page():
    question = a_question("sebab", {"patah": "Patah", "buram": "Buram", "hilang": "Hilang"})
    guide = a_guide(tanya=[question], berkas=[KK, a_document("polisi", {"sebab": "hilang"})])

    made = {case.slug: case.title for case in case_set(guide).cases}

    assert made == {"patah": "KTP hilang, patah atau buram", "hilang": "KTP hilang, hilang"}


def test_who_does_not_know_sees_what_everybody_brings_and_the_rest_under_its_condition():
    guide = a_guide(tanya=[WHO], berkas=[KK, a_document("kuasa", {"pengurus": "wakil"})])

    everyone = case_set(guide).everyone

    assert [document.id for document in everyone.always] == ["kk"]
    (group,) = everyone.groups
    assert (group.condition.asks, group.condition.words) == ("Bagaimana pengurus?", "Bila orang lain")


def test_a_question_without_pages_is_said_as_a_condition_on_every_page():
    place = a_question("akad", {"sini": "Di sini", "lain": "Di kecamatan lain"}, halaman="tidak")
    documents = [
        KK,
        a_document("kuasa", {"pengurus": "wakil"}),
        a_document("kua", {"akad": "lain", "pengurus": "wakil"}),
    ]
    guide = a_guide(tanya=[WHO, place], berkas=documents)

    alone, deputy = case_set(guide).cases

    assert [document.id for document in documents_of(alone)] == ["kk"]
    assert [document.id for document in deputy.always] == ["kk", "kuasa"]
    assert [group.condition.words for group in deputy.groups] == ["Bila di kecamatan lain"]


def test_a_case_may_have_its_own_answer_time_cost_place_and_steps():
    special = {
        "jika": {"pengurus": "wakil"},
        "ringkas": "Bawa **surat kuasa**.",
        "biaya": {"rupiah": "30000", "dasar": "Perda"},
        "waktu": {"kata": "Tiga hari."},
        "tempat": ["dukcapil"],
    }
    steps = ["Datang.", {"teks": "Tunjukkan surat kuasa.", "jika": {"pengurus": "wakil"}}]
    guide = a_guide(tanya=[WHO], khusus=[special], langkah=steps)

    alone, deputy = case_set(guide).cases

    assert (alone.fee.amount_idr, deputy.fee.amount_idr) == (0, 30000)
    assert (alone.places, deputy.places) == (("kecamatan", "kunjungan"), ("dukcapil",))
    assert (alone.time.text, deputy.time.text) == ("Belum ditetapkan.", "Tiga hari.")
    assert deputy.summary == "Bawa **surat kuasa**."
    assert ([step.text for step in alone.steps], len(deputy.steps)) == (["Datang."], 2)
    assert [variation.condition.words for variation in case_set(guide).everyone.variations] == ["Bila orang lain"]


@pytest.mark.parametrize(
    ("documents", "answer"),
    [
        ([KK], "Bawa **KK**. Gratis."),
        ([KK, a_document("polisi")], "Bawa **KK** dan **surat polisi**. Gratis."),
        (
            [KK, a_document("kuasa", bentuk="formulir"), a_document("saksi", bentuk="hadir", nama="2 saksi")],
            "Bawa **KK**. Isi **surat kuasa**. Siapkan **2 saksi**. Gratis.",
        ),
        (
            [KK, *(a_document(f"surat{place}", nama=LONG_NAME) for place in range(6))],
            "Bawa **KK** dan **surat yang panjang sekali namanya itu, dari tempat lahir**. Ada 5 berkas lain. Gratis.",
        ),
    ],
)
def test_an_answer_names_papers_as_people_do_and_counts_what_it_leaves_out(documents, answer):
    question = a_question("sebab", {"a": "A", "b": "B"})
    extra = a_document("x", {"sebab": "b"})
    guide = a_guide(tanya=[question], berkas=[*documents, extra])

    assert case_set(guide).cases[0].summary == answer


def test_an_answer_begins_with_what_makes_the_case_special():
    guide = a_guide(tanya=[WHO], berkas=[KK, a_document("kuasa", {"pengurus": "wakil"})])

    assert case_set(guide).cases[1].summary == "Bawa **surat kuasa** dan **KK**. Gratis."


@given(guides(), st.data())
@settings(max_examples=100, deadline=None)
def test_whoever_answers_everything_has_a_list_without_a_condition(guide, data):
    answers = {question.id: data.draw(st.sampled_from(sorted(question.choices))) for question in guide.questions}

    case = case_for(case_set(guide), answers)

    assert [item.document.id for item in case.documents if item.condition] == []
    assert [step.text for step in case.steps if step.condition] == []
    assert [one.id for one in case.always] == [one.id for one in guide.documents if holds(one.when, answers)]
    assert "Bila" not in whatsapp_text(case, SENDER) + sms_text(case, SENDER).text


def test_an_answer_that_makes_no_page_is_as_exact_as_one_that_does():
    place = a_question(
        "akad", {"sini": {"teks": "Di sini", "biasa": "ya"}, "lain": "Di kecamatan lain"}, halaman="tidak"
    )
    letter = a_document("rekomendasi", {"akad": "lain"})
    made = case_set(
        a_guide(tanya=[BOOK, place], berkas=[KK, a_document("buku", {"buku": "ada"}), letter], langkah=["Datang."])
    )

    page = case_for(made, {"buku": "ada"})
    elsewhere = case_for(made, {"buku": "ada", "akad": "lain"})

    assert [group.condition.words for group in page.groups] == ["Bila di kecamatan lain"]
    assert [one.id for one in elsewhere.always] == ["kk", "buku", "rekomendasi"]
    assert [one.words for one in elsewhere.answers] == ["Punya", "Di kecamatan lain"]
    assert (elsewhere.url, address_of(elsewhere)) == (page.url, f"{page.url}?akad=lain")
    assert "3. Surat rekomendasi: asli" in whatsapp_text(elsewhere, SENDER)
