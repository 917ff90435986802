"""The validator behind the page tests really finds faults."""

from tests.pages.checker import install, problems_in

GOOD = '<!doctype html><html lang="id"><head><title>Baik</title></head><body><h1>Baik</h1></body></html>'
BAD = GOOD.replace("<h1>Baik</h1>", '<h1>Buruk</h1><img src="x.png">')


def test_a_good_page_has_no_problems(tmp_path):
    (tmp_path / "index.html").write_text(GOOD)

    assert install()
    assert problems_in(tmp_path) == ()


def test_a_faulty_page_is_named_with_its_fault(tmp_path):
    (tmp_path / "kia").mkdir()
    (tmp_path / "kia" / "index.html").write_text(BAD)

    assert install()
    assert [(problem.page, "alt" in problem.sentence) for problem in problems_in(tmp_path)] == [
        ("kia/index.html", True)
    ]
