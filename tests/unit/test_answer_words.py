"""An answer, a reason or a text to publish says something, or staff are asked for words."""

import pytest

from tests.web_office import an_office

WORDLESS = {
    "one picture": "![loket](https://kantor.example/a.png)",
    "only punctuation": "... !!! ---",
    "a line across the page": "***",
    "a link without words": "[](https://lapor.go.id)",
    "a link of dots": "[...](https://lapor.go.id)",
    "an address for later": "[a]: https://lapor.go.id",
    "letters nobody sees": "&#8203;&#x3164;&nbsp;",
    "a numbered nothing": "1. -\n2. -",
    "a picture of a thumb": "\U0001f44d",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("words")) as office:
        yield office


@pytest.mark.parametrize("press", ["terbitkan", "jawab_pribadi"])
@pytest.mark.parametrize("answer", WORDLESS.values(), ids=WORDLESS.keys())
def test_an_answer_without_words_is_refused_with_a_sentence_and_stays(office, press, answer):
    submission = office.kept()

    page = office.staff().decides(submission, press, jawaban=answer)

    assert page.status == 422
    assert "tidak berisi kata yang bisa dibaca" in page.words
    assert page.value("jawaban") == answer
    assert office.now_kept(submission).status.is_open


@pytest.mark.parametrize("answer", ["Bisa.", "2026", "بنعم", "**Ya**", "![x](y.png) Bisa.", "https://lapor.go.id"])
def test_one_word_is_an_answer(office, answer):
    submission = office.kept()

    page = office.staff().decides(submission, "terbitkan", jawaban=answer)

    assert page.status == 303


@pytest.mark.parametrize(("press", "field"), [("tolak", "alasan"), ("terbitkan", "isi_terbit")])
@pytest.mark.parametrize("typed", ["...", "- - -", "\U0001f44d"])
def test_a_reason_and_a_text_to_publish_need_words_too(office, press, field, typed):
    submission = office.kept()

    page = office.staff().decides(submission, press, **{"jawaban": "Bisa.", field: typed})

    assert page.status == 422
    assert page.value(field) == typed


def test_a_link_without_words_leaves_no_empty_link_beside_words(office):
    submission = office.kept()

    page = office.staff().decides(submission, "pratinjau", jawaban="Bisa. [](https://lapor.go.id)")

    assert page.first(".decision__answer").text.strip() == "Bisa."
    assert not page.soup.select(".decision__answer a")
