"""A resident types as people type: short, wrong, in Javanese or Madurese, or not to the end."""

import pytest

from feedback_api.domain.search.folding import terms_of, words_of
from feedback_api.domain.search.shard import ENDING_SHARDS, SHARDS, ThingKind, shard_key
from feedback_api.domain.search.spelling import slips_between
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
        ("jum\u2019at", "jumat"), ("Ḍâri", "dari"), ("meninggal", "meninggal"), ("kecamatan", "camat"), ("n1", "n1"),
    ],
)  # fmt: skip
def test_a_word_is_folded_to_its_term(typed, term):
    assert terms_of(typed) == (term,)


@pytest.mark.parametrize("text", ["", "  ", "?!", "a b c", "🙂", "\u0627 \u0628"])
def test_what_has_no_word_has_no_term(text):
    assert terms_of(text) == ()


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


def test_a_word_that_every_object_knows_is_only_a_word(index):
    assert [index.find(word) for word in ("constructor", "__proto__", "toString", "hasOwnProperty")] == [()] * 4
