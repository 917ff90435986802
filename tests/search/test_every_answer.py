"""Every published answer is found, however old, by its title and by a few words of its question."""

from collections import Counter

import pytest

from feedback_api.domain.search.answer_files import A_PART
from feedback_api.domain.search.folding import every_word_of
from feedback_api.domain.search.shard import ThingKind
from plugins.pages.search.answer_words import packed, words_of_answers
from tests.search.indexed import AnAnswer, Index, an_answer, editors_index, index_with, made_up_answers

MANY = 600  # bench/search.py does the same with ten thousand
FIRST = 3
NEARLY_ALL = 0.99


@pytest.fixture(scope="module")
def answers() -> list[AnAnswer]:
    return made_up_answers(MANY)


@pytest.fixture(scope="module")
def index(answers) -> Index:
    return index_with(answers)


def rarest_words(answers: list[AnAnswer]) -> list[str]:
    """The three words of each question that the fewest older ones have."""
    older = Counter[str]()
    found = []
    for answer in answers:
        words = list(dict.fromkeys(every_word_of(answer.question)))
        found.append(" ".join(sorted(words, key=lambda word: older[word])[:3]))
        older.update(words)
    return found


def share_found(index: Index, answers: list[AnAnswer], asked: list[str]) -> float:
    pairs = zip(answers, asked, strict=True)
    return sum(answer.url in index.addresses(text)[:FIRST] for answer, text in pairs) / len(answers)


def test_by_its_title(index, answers):
    assert share_found(index, answers, [answer.title for answer in answers]) == 1


def test_by_the_three_words_of_its_question_that_were_rarest(index, answers):
    assert share_found(index, answers, rarest_words(answers)) >= NEARLY_ALL


def test_by_its_title_however_it_is_written(index, answers):
    shouted = [answer.title.upper().replace(" ", "  ").rstrip("?.") for answer in answers[:50]]

    assert share_found(index, answers[:50], shouted) == 1


def test_those_with_one_title_stand_under_it_newest_first_and_in_pages():
    same = [an_answer(f"Lampu dermaga padam? Di tiang {number}.", f"dermaga{number:03}") for number in range(120)]
    same = [AnAnswer(id=one.id, title="Lampu dermaga padam?", question=one.question) for one in same]
    index = index_with(same)

    found = (index.find("lampu dermaga padam", page)[0].same_title for page in (1, 2, 3))
    pages = [page for page in found if page]

    assert [url for page in pages for url in page.urls] == [one.url for one in reversed(same)]
    assert {(page.count, page.pages) for page in pages} == {(120, 3)}
    assert [(page.newest_number, page.next_page) for page in pages] == [(120, 2), (2 * A_PART, 3), (A_PART, None)]


@pytest.mark.parametrize("title", ["Bagaimana caranya?", "Itu saja ya", "Yang di ke dari?"])
def test_a_title_that_says_nothing_finds_its_answer_all_the_same(title):
    index = index_with([AnAnswer(id="abcdefghij", title=title, question="Berapa biaya dermaga?")])

    assert "/tanya/abcdefghij/" in index.addresses(title)[:FIRST]


def test_a_withdrawn_answer_is_not_found_even_where_its_title_is_still_kept():
    """A phone, or the function, may hold a file of the index a little longer than another."""
    answers = [an_answer("Lampu dermaga padam?", "dermaga234"), an_answer("Perahu dermaga bocor?", "perahu2345")]
    before, after = index_with(answers), index_with(answers[1:])

    mixed = Index(files={**before.files, **after.files})

    assert before.addresses("lampu dermaga padam") == ["/tanya/dermaga234/"]
    assert mixed.addresses("lampu dermaga padam") == []


def test_a_guide_that_is_called_so_comes_before_an_answer_that_is():
    index = index_with([an_answer("KTP hilang")])

    assert index.addresses("ktp hilang")[:1] == ["/panduan/ktp-el-hilang/"]
    assert "/tanya/abcdefghij/" in index.addresses("ktp hilang")[:FIRST]


def test_answers_change_nothing_in_the_order_of_what_editors_wrote(index):
    alone = index_with()
    texts = ["ktp ilang", "akte lahir anak", "kk pecah", "jadwal jemput bola", "baru nikah"]

    pages = [[one.url for one in index.find(text) if one.kind is not ThingKind.ANSWER][:2] for text in texts]

    assert pages == [alone.addresses(text)[:2] for text in texts]


def test_one_more_is_added_to_the_files_as_if_it_had_always_been_there(answers):
    words = words_of_answers(editors_index(), answers[:-1])
    before = packed(words, words.files())

    touched = words.add(answers[-1])

    whole = words_of_answers(editors_index(), answers)
    assert {**before, **packed(words, touched)} == packed(whole, whole.files())
