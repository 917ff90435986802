"""A resident types as people type: short, wrong, in Javanese or Madurese, or not to the end."""

import pytest

from feedback_api.domain.search.folding import folded, words_of
from feedback_api.domain.search.shard import ENDING_SHARDS, SHARDS, FoundIn, ThingKind, Why, shard_key
from feedback_api.domain.search.spelling import slips_between
from tests.search.asked import asked
from tests.search.indexed import Index, an_answer, index_with


@pytest.fixture(scope="module")
def index() -> Index:
    return index_with([an_answer("Lampu penerangan dermaga padam sejak kapan?", "dermaga234")])


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("Pengurusan", "urus"), ("mengurus", "urus"), ("ngurus", "urus"), ("kehilangan", "hilang"),
        ("pernikahan", "nikah"), ("kelahirannya", "lahir"), ("memecah", "pecah"), ("pemecahan", "pecah"),
        ("penggantian", "ganti"), ("diwakilkan", "wakil"), ("KKnya", "kk"), ("ktpku", "ktp"), ("jenenge", "jeneng"),
        ("ilaaaang", "ilang"), ("tolongg", "tolong"), ("anak2", "anak"), ("e-KTP", "ektp"), ("F-1.02", "f102"),
        ("F 1.02", "f102"),
        ("jum\u2019at", "jumat"), ("Ḍâri", "dari"), ("meninggal", "meninggal"), ("kecamatan", "camat"), ("n1", "n1"),
    ],
)  # fmt: skip
def test_a_word_is_folded_to_its_term(typed, term):
    assert [folded(word) for word in words_of(typed)] == [term]


@pytest.mark.parametrize("text", ["", "  ", "?!", "a b c", "🙂", "\u0627 \u0628"])
def test_what_has_no_word_has_no_term(text):
    assert list(words_of(text)) == []


def test_a_text_of_any_length_is_cut():
    assert len(words_of("kata " * 1000)) == 120


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("hilng", "hilang", 1),
        ("hialng", "hilang", 1),
        ("hilsng", "hilang", 1),
        ("hillang", "hilang", 1),
        ("hlng", "hilang", 2),
    ],
)
def test_a_slip_of_the_finger_counts_once(typed, meant, slips):
    assert slips_between(typed, meant, 2) == slips


def test_a_slip_too_many_is_only_said_to_be_too_many():
    assert slips_between("xyz", "hilang", 2) == 3


@pytest.mark.parametrize("term", ["ktp", "kk", "hilang", "n1", "-an", "kartu keluarga"])
def test_every_term_has_its_file(term):
    assert 0 <= shard_key(term) < SHARDS + ENDING_SHARDS


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ktp ilang", "/panduan/ktp-el-hilang/"),
        ("KTP HILANG!!!", "/panduan/ktp-el-hilang/"),
        ("kehilangan e-ktp", "/panduan/ktp-el-hilang/"),
        ("bikin surat pindah", "/panduan/pindah-keluar/"),
        ("akte lahir anak", "/panduan/akta-kelahiran/"),
        ("kk pecah", "/panduan/pisah-kk/"),
        ("rabi neng kua", "/panduan/surat-pengantar-nikah/"),
        ("legalisr kk", "/panduan/legalisasi-adminduk/"),
        ("akta klahiran", "/panduan/akta-kelahiran/"),
        ("serifikat halal", "/panduan/halal-self-declare/"),
        ("kartu keluarga hilang", "/panduan/kk-hilang-rusak/"),
        ("Gejug Jati", "/desa/gejugjati/"),
        ("kapan ke balung anyar", "/desa/balonganyar/"),
        ("jadwal jemput bola", "/kunjungan/"),
        ("kode lacak", "/lacak/"),
        ("suket", "/panduan/sktm/"),
        ("suket usaha", "/panduan/surat-keterangan-usaha/"),
        ("pindah beda kabupaten", "/panduan/pindah-keluar/"),
        ("perijinan usaha", "/panduan/nib-oss/"),
        ("legalisasi usaha", "/panduan/nib-oss/"),
        ("loket buka jam berapa", "/kontak/"),
        ("jam buka kantor", "/kontak/"),
        ("nomor telepon", "/kontak/"),
        ("wa kantor", "/kontak/"),
        ("alamat kecamatan", "/kontak/"),
        ("buka sabtu?", "/kontak/"),
        ("cerai", "/panduan/pisah-kk/"),
        ("akta cerai", "/panduan/akta-perceraian/"),
        ("formulir F-1.07", "/formulir/f-1-07/"),
        ("F 1.07", "/formulir/f-1-07/"),
        ("formulir F-2.01", "/formulir/f-2-01/"),
        ("keluhan jalan rusak", "/panduan/pengaduan/"),
    ],
)
def test_people_find_what_they_mean(index, typed, address):
    assert index.addresses(typed)[:1] == [address]


@pytest.mark.parametrize("typed", ["skc", "skck", "legali", "domis", "kelahir", "keterangan dom"])
def test_results_come_before_the_word_is_finished(index, typed):
    assert index.find(typed)


def test_the_case_stands_below_its_guide(index):
    first, second, *_ = index.find("ktp hilang diurus orang lain")

    assert (first.kind, first.url) == (ThingKind.GUIDE, "/panduan/ktp-el-hilang/")
    assert (second.kind, second.url.startswith(first.url)) == (ThingKind.CASE, True)


def test_no_case_is_shown_when_the_words_fit_several(index):
    assert ThingKind.CASE not in {thing.kind for thing in index.find("akta kelahiran")}


def test_an_answer_is_found_by_the_words_of_its_question(index):
    assert index.addresses("lampu dermaga padam") == ["/tanya/dermaga234/"]


def test_a_guide_comes_before_a_desa_that_is_only_where_somebody_lives(index):
    assert index.addresses("ktp hilang, saya dari Tampung")[0] == "/panduan/ktp-el-hilang/"


@pytest.mark.parametrize(
    ("typed", "place", "text"),
    [
        ("ktp hilang", FoundIn.TITLE, None),
        ("legalisasi usaha", FoundIn.OTHER_NAME, "legalisasi usaha"),
        ("pindah beda kabupaten", FoundIn.OTHER_NAME, "pindah beda kota"),
        ("wa kantor", FoundIn.OTHER_NAME, "nomor wa kantor"),
        ("formulir F-1.07", FoundIn.TITLE, None),
        ("balung anyar", FoundIn.OTHER_NAME, "Balung Anyar"),
        ("desa tampung", FoundIn.TITLE, None),
        ("putusan pengadilan", FoundIn.INSIDE, "Salinan putusan pengadilan"),
    ],
)
def test_the_first_result_says_why_it_was_found(index, typed, place, text):
    assert index.find(typed)[0].why == Why(place=place, text=text)


def test_every_result_of_every_query_says_why(index):
    found = [thing for query in asked() for thing in index.find(query.text)]

    assert [thing for thing in found if thing.why is None] == []
    assert [thing for thing in found if thing.why and (thing.why.place < FoundIn.TITLE) != bool(thing.why.text)] == []


def test_a_word_that_every_object_knows_is_only_a_word(index):
    assert [index.find(word) for word in ("constructor", "__proto__", "toString", "hasOwnProperty")] == [()] * 4


@pytest.mark.parametrize(
    "text",
    ["pungli", "lapor pungli", "dimintai uang", "dimintai uang petugas", "pungutan liar", "suap", "uang rokok"],
)
def test_whoever_looks_for_money_that_was_asked_for_finds_the_confidential_form_and_then_the_guide(index, text):
    assert index.addresses(text)[:2] == ["/kirim/?jenis=laporan", "/panduan/pengaduan/"]


@pytest.mark.parametrize("text", ["petugas minta uang", "ditarik uang", "petugas kasar", "petugas tidak ramah"])
def test_whoever_looks_for_what_somebody_did_at_the_counter_finds_the_confidential_form(index, text):
    assert index.addresses(text)[:1] == ["/kirim/?jenis=laporan"]
