"""Readers never follow a link to a page that is not there yet."""

from publisher.target.order import in_order


def test_styles_come_before_the_pages_that_use_them():
    assert in_order({"index.html", "gaya.css"}, present={"index.html"}) == (("gaya.css",), ("index.html",))


def test_a_new_page_comes_before_the_old_pages_that_will_link_to_it_and_the_home_page_last():
    steps = in_order(
        {"index.html", "tanya/index.html", "tanya/abc/index.html"}, present={"index.html", "tanya/index.html"}
    )

    assert steps == (("tanya/abc/index.html",), ("tanya/index.html",), ("index.html",))


def test_feeds_and_data_come_last():
    steps = in_order({"atom.xml", "data/catalogue/guides.json", "panduan/kia/index.html"}, present=set())

    assert steps == (("panduan/kia/index.html",), ("data/catalogue/guides.json", "atom.xml"))


def test_nothing_changed_gives_no_steps():
    assert in_order(set(), present={"index.html"}) == ()
