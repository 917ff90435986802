"""What an editor typed arrives as what they meant."""

from datetime import date, time

from plugins.reading.content_file import ContentFile
from tests.unit.plugins.reading import content_of
from tests.unit.plugins.small_content import GUIDE, VISIT, write_content


def guide_with(tmp_path, old, new):
    root = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": GUIDE.replace(old, new)})
    return content_of(root).guides[0]


def test_a_guide_is_read_with_all_it_says(tmp_path):
    guide = guide_with(tmp_path, "", "")

    assert (guide.slug, guide.url, guide.title) == ("ktp-hilang", "/panduan/ktp-hilang/", "KTP hilang")
    assert guide.checked == date(2026, 11, 10)
    assert not guide.ends_in_village
    assert guide.documents[0].verified
    assert not guide.documents[1].verified
    assert guide.documents[1].when == {"sebab": ("hilang",)}
    assert guide.body_html == "<p>Masih ragu? Tanya dulu.</p>"


def test_the_texts_of_a_file_are_gone_through_once_however_many_checks_ask():
    file = ContentFile(path="a.md", values={"judul": "A", "tanya": [{"id": "b"}, "c"]}, lines={})

    assert file.texts == ((("judul",), "A"), (("tanya", 0, "id"), "b"), (("tanya", 1), "c"))
    assert file.texts is file.texts


def test_it_ends_in_the_desa_only_where_somebody_wrote_so(tmp_path):
    guide = guide_with(tmp_path, "saat_kunjungan:", "di_desa: {selesai: ya}\nsaat_kunjungan:")

    assert guide.ends_in_village


def test_one_text_counts_as_a_list_of_one(tmp_path):
    guide = guide_with(tmp_path, "", "")

    assert guide.who == ("Warga Misal yang pernah punya KTP.",)


def test_no_is_the_word_no(tmp_path):
    guide = guide_with(tmp_path, "{hilang: Hilang, rusak: Rusak}", "{hilang: no, rusak: on}")

    assert {key: choice.text for key, choice in guide.questions[0].choices.items()} == {"hilang": "no", "rusak": "on"}


def test_choices_keep_their_order(tmp_path):
    guide = guide_with(tmp_path, "{hilang: Hilang, rusak: Rusak}", "{z: Z, hilang: H, a: A}")

    assert list(guide.questions[0].choices) == ["z", "hilang", "a"]


def test_a_number_where_words_belong_stays_as_it_was_typed(tmp_path):
    guide = guide_with(tmp_path, "judul: KTP hilang", "judul: 1.50")

    assert guide.title == "1.50"


def test_an_empty_value_is_as_good_as_none(tmp_path):
    guide = guide_with(tmp_path, "biaya: {rupiah: 0}", "biaya: {rupiah: ~, dasar: null}\nalias:\nstandar:")

    assert guide.fee.amount_idr is None
    assert guide.aliases == ()
    assert guide.standard.product is None


def test_bold_marks_do_not_count_as_letters_of_the_answer(tmp_path):
    guide = guide_with(tmp_path, "**KK** dan surat polisi. Gratis.", f"**KK** {'x' * 132}")

    assert len(guide.summary.replace("**", "")) == 140


def test_hours_need_no_quotes(tmp_path):
    root = write_content(tmp_path / "content", {"kunjungan/2026/wates-desember.md": VISIT})

    visit = content_of(root).visits[0]

    assert (visit.starts, visit.ends) == (time(8), time(12))


def test_guides_stand_in_the_order_of_categories_then_titles(tmp_path):
    root = write_content(
        tmp_path / "content",
        {
            "data/kategori.yaml": "kk: {judul: KK, tiga_kata: a, ikon: kk}\nktp: {judul: K, tiga_kata: a, ikon: ktp}\n",
            "panduan/a.md": GUIDE.replace("judul: KTP hilang", "judul: akta"),
            "panduan/z.md": GUIDE.replace("judul: KTP hilang", "judul: Zakat").replace("kategori: ktp", "kategori: kk"),
        },
    )

    content = content_of(root)

    assert [guide.slug for guide in content.guides] == ["z", "a", "ktp-hilang"]
    assert [len(category.guides) for category in content.categories] == [1, 2]


def test_examples_are_left_out_of_a_real_site(tmp_path):
    root = write_content(
        tmp_path / "content", {"kunjungan/2026/contoh.md": VISIT.replace("---\nd", "---\ncontoh: ya\nd")}
    )

    shown, hidden = content_of(root), content_of(root, demonstration=False)

    assert [visit.slug for visit in shown.visits] == ["contoh", "wates-desember"]
    assert [visit.slug for visit in hidden.visits] == ["wates-desember"]
