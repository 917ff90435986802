"""A resident reads in one sentence who has to come, and nothing beside it says otherwise."""

import re
from datetime import date

import pytest

from plugins.kinds.guides.case_texts import Sender, whatsapp_text
from plugins.kinds.guides.cases import case_set
from plugins.kinds.guides.sms import LONGER_PART, sms_text
from plugins.kinds.guides.who_comes import who_comes
from plugins.kinds.visits.view import Surroundings, visit_views
from plugins.pages.visits.bring import bring_to
from plugins.pages.visits.bring_texts import bring_texts
from tests.content.published import ROOT, content
from tests.unit.plugins.building import PROJECT, build, page
from tests.unit.plugins.guides import KK, a_document, a_guide, a_question
from tests.unit.plugins.reading import content_of, dated_on
from tests.unit.plugins.small_content import GUIDE, VISIT, write, write_content

TODAY = date(2026, 11, 21)
WHO = a_question("pengurus", {"sendiri": "Saya sendiri", "wakil": "Orang lain mewakili saya"})
DEPUTY = a_document("kuasa", {"pengurus": "wakil"}, bentuk="formulir")
ALLOWED = {"boleh": "ya", "syarat": "Wakil membawa surat kuasa."}
LONGEST_SAID = len("Boleh diwakilkan atau tidak, belum jelas. ")
ONE_SERVICE = "  - {panduan: ktp-hilang, kuota: 20, jadi_hari_itu: ya}\n"
SENDER = Sender(office="Kecamatan Misal", site_url="https://kantor.example", today=TODAY)
ALONE = re.compile("datang sendiri|anda sendiri", re.IGNORECASE)
PROXY = re.compile("wakil|surat kuasa f-", re.IGNORECASE)


@pytest.mark.parametrize(
    ("proxy", "sentence"),
    [
        (ALLOWED, "Boleh diwakilkan. Wakil membawa surat kuasa."),
        ({"boleh": "ya"}, "Boleh diwakilkan."),
        (
            {"boleh": "tidak", "syarat": "Direkam dari Anda sendiri."},
            "Harus datang sendiri. Direkam dari Anda sendiri.",
        ),
        ({"boleh": "belum_jelas"}, "Boleh diwakilkan atau tidak, belum jelas."),
    ],
)
def test_a_guide_says_it_for_everybody(proxy, sentence):
    assert who_comes(case_set(a_guide(diwakilkan=proxy)).everyone).sentence == sentence


@pytest.mark.parametrize(
    ("proxy", "value"), [("ya", "Boleh diwakilkan"), ("tidak", "Harus datang sendiri"), ("belum_jelas", "Belum jelas")]
)
def test_below_its_label_the_page_says_who_comes(tmp_path, proxy, value):
    guide = GUIDE.replace("diwakilkan: {boleh: belum_jelas}", f"diwakilkan: {{boleh: {proxy}}}")
    root = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": guide})

    facts = page(build(root, THEME=str(PROJECT / "theme")), "/panduan/ktp-hilang/").select(".facts__row")

    assert facts[3].get_text(" ", strip=True).removesuffix(" Tanya dulu") == f"Yang datang {value}"


def test_the_pocket_edition_says_it_with_the_same_words_where_it_differs(tmp_path):
    differs = "khusus:\n  - {jika: {sebab: rusak}, diwakilkan: {boleh: tidak, syarat: Direkam ulang.}}\ndicek:"
    root = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": GUIDE.replace("dicek:", differs)})

    saved = (build(root, THEME=str(PROJECT / "theme")) / "saku.html").read_text("utf-8")

    assert "<dd>Harus datang sendiri. Direkam ulang.</div>" in saved


def test_a_case_whose_answers_say_it_says_that_and_no_more():
    alone, deputy = case_set(a_guide(tanya=[WHO], berkas=[KK, DEPUTY], diwakilkan=ALLOWED)).cases

    assert who_comes(alone).sentence == "Anda sendiri yang datang."
    assert who_comes(deputy).sentence == "Wakil Anda yang datang. Wakil membawa surat kuasa."
    assert who_comes(alone).sentence in whatsapp_text(alone, SENDER)
    assert who_comes(deputy).sentence in whatsapp_text(deputy, SENDER)


def test_no_case_of_the_guides_sends_people_alone_and_asks_for_a_proxy_s_papers():
    cases = [case for made in content().cases.values() for case in made.all]
    asks = {case.url: " ".join(item.document.name for item in case.documents) for case in cases}

    both = [case.url for case in cases if ALONE.search(who_comes(case).said) and PROXY.search(asks[case.url])]

    assert len(cases) > 100
    assert both == []


@pytest.fixture(scope="module", params=["ya", "tidak"])
def brought(tmp_path_factory, request):
    """A day on which every guide that travels is offered, to people themselves or also to those they send."""
    travelling = [guide.slug for guide in content().guides if {"kunjungan", "mobil-keliling"} & set(guide.places)]
    services = "".join(f"  - {{panduan: {slug}, datang_sendiri: {request.param}}}\n" for slug in travelling)
    folder = tmp_path_factory.mktemp("day")
    write(folder / "kunjungan/2026/hari-besar.md", VISIT.replace(ONE_SERVICE, services))
    read = content_of(ROOT / "content", folder)
    around = Surroundings(
        today=TODAY,
        villages={village.slug: village for village in read.villages},
        guides={guide.slug: guide for guide in read.guides},
    )
    visit = next(one for one in visit_views(dated_on(TODAY, read), around) if one.slug == "hari-besar")
    return visit, bring_to(visit, read.cases)


def test_a_visit_says_one_thing_of_each_service_and_asks_for_papers_that_fit(brought):
    _, bring = brought
    asks = {
        one.guide.slug: " ".join(f"{group.words} {group.papers}" for group in one.sometimes) for one in bring.services
    }

    both = [one.guide.slug for one in bring.services if ALONE.search(one.who) and PROXY.search(asks[one.guide.slug])]

    assert all(one.who for one in bring.services)
    assert [slug for slug in both if content().cases[slug].everyone.proxy.allowed != "belum_jelas"] == []


def test_whose_papers_to_send_on_the_messages_say_as_the_page_does(brought):
    visit, bring = brought

    texts = bring_texts(visit, bring, "https://kantor.example")

    block = next(part for text in texts for part in text.split("\n\n") if part.startswith("*KTP hilang*"))
    service = next(one for one in bring.services if one.guide.slug == "ktp-el-hilang")
    assert service.who.rstrip(".") in block
    assert bool(ALONE.search(block)) != bool(PROXY.search(block))


def test_every_text_that_is_sent_on_says_who_comes_as_far_as_two_messages_hold_it():
    cases = [case for made in content().cases.values() for case in (*made.cases, made.everyone)]

    whatsapp = [case.url for case in cases if who_comes(case).said not in whatsapp_text(case, SENDER)]
    sms = {case.url: sms_text(case, SENDER) for case in cases}
    silent = [case.url for case in cases if who_comes(case).said not in sms[case.url].text]

    assert whatsapp == []
    assert [url for url in silent if 2 * LONGER_PART - len(sms[url].text) > LONGEST_SAID] == []
    assert len(silent) * 10 < len(cases)


@pytest.mark.parametrize("documents", [1, 9])
def test_a_text_message_says_who_comes_before_it_says_what_it_costs_or_where_it_stands(documents):
    papers = [a_document(f"berkas-{n}", pendek=f"Berkas nama panjang {n}") for n in range(documents)]
    case = case_set(a_guide(berkas=papers, diwakilkan={"boleh": "tidak"})).everyone

    sms = sms_text(case, SENDER)

    assert sms.parts <= 2
    assert "Harus datang sendiri. " in sms.text
