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


def test_a_fault_in_what_several_pages_are_styled_with_is_named_where_it_first_stands(tmp_path):
    styled = GOOD.replace("</head>", "<style>\nh1 { colour: red }\n</style>\n{more}</head>")
    (tmp_path / "a.html").write_text(styled.replace("{more}", ""))
    (tmp_path / "b.html").write_text(styled.replace("{more}", "<meta nonsense>"))

    found = problems_in(tmp_path)

    assert {(problem.page, problem.line) for problem in found} == {("a.html", 2), ("b.html", 4)}
    assert ["colour" in problem.sentence for problem in found].count(True) == 1
