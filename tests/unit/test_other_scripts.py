"""Somebody writes from right to left, and every page shows it as it was written."""

from bs4.element import NavigableString

from feedback_api.web.staff_cookie import OWNER, TOKEN
from tests.web_office import PASSWORD, an_office

ASKED = "ما هي المستندات المطلوبة؟"
SAID = "نعم، مجانا."
MARKED = (ASKED, SAID)


def without_direction(page):
    """Every place of the main part with these words whose direction would be that of the page around it."""
    texts = [text for text in page.soup.main.find_all(string=True) if any(words in text for words in MARKED)]
    texts += [field for field in page.soup.main.select("input[type=text][value]") if field["value"] in MARKED]
    around = [(text.parents if isinstance(text, NavigableString) else [text]) for text in texts]
    lost = [
        str(text) for text, tags in zip(texts, around, strict=True) if not any(tag.get("dir") == "auto" for tag in tags)
    ]
    return texts, lost


def test_words_take_the_direction_of_their_own_script_on_every_page(tmp_path):
    with an_office(tmp_path) as office:
        visitor, sri = office.visitor(), office.staff()
        code = visitor.gets_code(ASKED, panduan="akta-kelahiran")
        submission = office.waiting()[0]
        path = f"/moderasi/kiriman/{submission.id}"
        pages = [
            visitor.asks(ASKED, jenis="x"),
            visitor.sends("/lacak/", {"kode": code}),
            sri.opens("/moderasi/"),
            sri.opens(path),
            sri.decides(submission, "pratinjau", jawaban=SAID),
            sri.decides(submission, "tolak", alasan=SAID, versi="99", jawaban=SAID),
            sri.sends(f"{path}/buka", sri.opens(path).fields()),
            sri.decides(submission, "terbitkan", jawaban=SAID, panduan_kondisi="benar"),
            sri.opens(path),
            visitor.sends("/lacak/", {"kode": code}),
            visitor.opens(visitor.asks("Apa?", panduan="akta-kelahiran").address),
        ]

    found = [without_direction(page) for page in pages if page.status != 303]

    assert all(texts for texts, _ in found)
    assert [lost for _, lost in found if lost] == []


def test_words_that_travelled_through_a_sign_in_take_it_too(tmp_path):
    with an_office(tmp_path) as office:
        office.has_password()
        sri = office.visitor()
        with sri.client.session_transaction() as session:
            session.update({TOKEN: "ended", OWNER: "sri"})
        asked = sri.sends("/moderasi/kunjungan/wates-desember/batal", {"alasan": SAID, "versi": "0"})

        page = sri.sends("/moderasi/masuk", {**asked.fields(), "nama": "sri", "sandi": PASSWORD})

    texts, lost = without_direction(page)
    assert (len(texts), lost) == (1, [])
