"""A resident sees in one list what to bring to a visit, and can send it on."""

from datetime import date

import pytest

from plugins.kinds.visits.view import Surroundings, visit_views
from plugins.pages.visits.bring import bring_to
from plugins.pages.visits.bring_texts import bring_texts
from tests.content.published import ROOT
from tests.content.published import content as published
from tests.unit.plugins.reading import content_of, dated_on
from tests.unit.plugins.small_content import VISIT, write, write_content

SITE = "https://kantor.example"
ONE_SERVICE = "  - {panduan: ktp-hilang, kuota: 20, jadi_hari_itu: ya}\n"


def views(content):
    around = Surroundings(
        today=date(2026, 11, 21),
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in content.guides},
    )
    return visit_views(dated_on(around.today, content), around)


@pytest.fixture
def one_service(tmp_path):
    content = content_of(write_content(tmp_path / "content"))
    (visit,) = views(content)
    return visit, bring_to(visit, content.cases)


def test_each_service_names_its_papers_and_how_they_are_brought(one_service):
    _, bring = one_service

    (service,) = bring.services

    assert [(paper.name, paper.form) for paper in service.always] == [("Kartu Keluarga", "fotokopi 1 lembar")]
    assert [(group.words, [paper.name for paper in group.papers]) for group in service.sometimes] == [
        ("Bila hilang", ["Surat kehilangan"])
    ]


def test_the_message_holds_day_place_papers_and_address(one_service):
    visit, bring = one_service

    (text,) = bring_texts(visit, bring, SITE)

    assert text == (
        "*Bawa ini: Kunjungan ke Desa Wates*\nKamis, 3 Desember 2026, 08.00 sampai 12.00 WIB\nBalai desa\n\n"
        "*KTP hilang*\nDatang sendiri.\n- Kartu Keluarga, fotokopi 1 lembar\n- Bila hilang: Surat kehilangan, asli\n\n"
        "https://kantor.example/kunjungan/wates-desember/"
    )


@pytest.fixture(scope="module")
def every_service(tmp_path_factory):
    """A kabupaten day on which every guide that travels is offered."""
    travelling = [guide for guide in published().guides if {"kunjungan", "mobil-keliling"} & set(guide.places)]
    services = "".join(f"  - {{panduan: {guide.slug}}}\n" for guide in travelling)
    folder = tmp_path_factory.mktemp("day")
    write(folder / "kunjungan/2026/hari-kabupaten.md", VISIT.replace(ONE_SERVICE, services))
    content = content_of(ROOT / "content", folder)
    visit = next(view for view in views(content) if view.slug == "hari-kabupaten")
    return visit, bring_to(visit, content.cases)


def test_many_services_are_split_into_messages_that_can_be_sent(every_service):
    visit, bring = every_service

    texts = bring_texts(visit, bring, SITE)

    assert len(texts) > 1
    assert max(map(len, texts)) <= 900
    assert all(text.endswith(f"{SITE}{visit.url}") for text in texts)


def test_no_paper_of_everybody_is_missing_from_the_messages(every_service):
    visit, bring = every_service

    together = "\n".join(bring_texts(visit, bring, SITE))

    papers = [paper for service in bring.services for paper in service.always]
    assert [paper for paper in papers if paper.name not in together and paper.short not in together] == []
    assert [service.guide.title for service in bring.services if f"*{service.guide.title}*" not in together] == []


def test_what_several_services_want_is_named_once_the_most_wanted_first(every_service):
    _, bring = every_service

    counts = [shared.services for shared in bring.shared]

    assert counts == sorted(counts, reverse=True)
    assert min(counts) > 1
    assert len({shared.paper for shared in bring.shared}) == len(counts)
