"""Any catalogue tells the function what the press published, and never stands in the way of a text."""

from datetime import date
from typing import Any

import pytest

from feedback_api.catalogue import UnknownCatalogue, open_catalogue
from feedback_api.catalogue.protocol import (
    CaseEntry,
    DocumentEntry,
    FactEntry,
    GuideEntry,
    PublishedResult,
    VillageEntry,
    VisitEntry,
)
from feedback_api.domain.counting.spans import span_of
from feedback_api.domain.identity import Zone, identity_json
from feedback_api.domain.search.shard import EMPTY, SameAs, ThingKind
from feedback_api.domain.search.similar import AnsweredQuestion
from feedback_api.domain.visits.note import note_json
from tests.builders import a_visit_note, an_identity
from tests.contract.catalogues import CATALOGUES, OF_AN_OLDER_SITE

KTP: dict[str, Any] = {
    "slug": "ktp-el-hilang",
    "url": "/panduan/ktp-el-hilang/",
    "title": "KTP hilang",
    "summary": "Bawa KK.",
    "category": "ktp",
}
WATES = {"slug": "wates", "url": "/desa/wates/", "name": "Wates"}
SUKARIA = {"slug": "sukaria", "url": "/desa/sukaria/", "name": "Sukaria"}
VISIT = {
    "slug": "hari-wates",
    "url": "/kunjungan/hari-wates/",
    "title": "Wates",
    "day": "2026-12-03",
    "village": "wates",
}
SHARD = {
    "d": [[0, "/panduan/ktp-el-hilang/", "KTP hilang", "22"]],
    "t": {"hilang": [39, 0, 120, 3], "ilang": "hilang", "yang": 0, "-ng": "hilang"},
}
NO_SHARDS: list[object] = [[], "x", None, {"t": {}}, {"d": [[1]], "t": {}}, {"d": [], "t": {"a": [9, 0, 1, 1]}}]


@pytest.fixture(params=CATALOGUES, ids=lambda opened: opened.__name__)
def opened(request, tmp_path):
    return request.param(tmp_path)


@pytest.fixture(params=OF_AN_OLDER_SITE, ids=lambda opened: opened.__name__)
def older(request, tmp_path):
    """A catalogue whose press wrote each list in its own file only."""
    return request.param(tmp_path)


def test_before_anything_is_published_every_list_is_empty(opened):
    catalogue = opened.catalogue

    seen = (catalogue.guides(), catalogue.villages(), catalogue.visits(), catalogue.holidays())

    assert seen == ((), (), (), frozenset())


def test_before_anything_is_published_nobody_knows_the_office(opened):
    assert opened.catalogue.office() is None


@pytest.mark.parametrize("name", ["kantor", "form"])
def test_who_the_office_is_stands_in_its_own_file_and_beside_the_form(opened, name):
    office = identity_json(an_identity(zone=Zone.WIT))
    form = {"guides": [], "villages": [], "holidays": [], "office": office}
    opened.publish(name, office if name == "kantor" else form)

    assert opened.catalogue.office() == an_identity(zone=Zone.WIT)


def test_an_office_that_cannot_be_read_leaves_the_one_before(opened):
    opened.publish("kantor", identity_json(an_identity()))
    known = opened.catalogue.office()
    opened.break_file("kantor")

    assert opened.catalogue.office() == known == an_identity()


def test_a_colour_that_is_no_colour_is_never_written_into_a_style(opened):
    office = identity_json(an_identity())
    opened.publish("kantor", office | {"warna": {"utama": "red}body{display:none"}, "tanda": {"jalur": '"/><script>'}})

    assert opened.catalogue.office() == an_identity()


def test_guides_come_in_the_order_of_the_site(opened):
    opened.publish("guides", [KTP, KTP | {"slug": "kia"}])

    assert [guide.slug for guide in opened.catalogue.guides()] == ["ktp-el-hilang", "kia"]
    assert opened.catalogue.guides()[0] == GuideEntry(**KTP)


def test_a_guide_names_its_papers_and_whether_it_can_be_done_on_a_visit(opened):
    opened.publish("guides", [KTP | {"documents": [{"id": "kk", "name": "Kartu Keluarga"}], "on_visits": True}])

    guide = opened.catalogue.guides()[0]

    assert (guide.documents, guide.on_visits) == ((DocumentEntry(id="kk", name="Kartu Keluarga"),), True)


def test_a_visit_names_its_guides_and_whether_it_is_off(opened):
    opened.publish("visits", [VISIT | {"guides": ["kia"], "off": True}])

    assert [(visit.guides, visit.off) for visit in opened.catalogue.visits()] == [(("kia",), True)]


def test_a_visit_says_what_its_file_says_and_how_many_changes_readers_see(opened):
    opened.publish("visits", [VISIT | {"changes": 2, "plan": note_json(a_visit_note())}, VISIT | {"plan": None}])

    assert [(visit.changes, visit.plan) for visit in opened.catalogue.visits()] == [(2, a_visit_note()), (0, None)]


def test_a_visit_says_what_staff_should_know_of_it(opened):
    told = {"kept_as": "old-name", "in_doubt": True, "reports": ["on_holiday"],
            "result": {"served": [35, 39], "finished": None, "sent_home": [0, 4]}}  # fmt: skip
    opened.publish("visits", [VISIT | told, VISIT])

    first, plain = opened.catalogue.visits()

    assert (first.kept_as, first.in_doubt, first.reports) == ("old-name", True, ("on_holiday",))
    assert first.result == PublishedResult(served=span_of(36), finished=None, sent_home=span_of(3))
    assert (plain.kept_as, plain.in_doubt, plain.reports, plain.result) == (None, False, (), None)


def test_answers_come_as_the_press_lists_them_with_their_verdict(opened):
    opened.publish(
        "answers", {"everyday": "apa", "answers": [{"id": "a", "title": "KK?", "verdict": "Perlu.", "guide": None}]}
    )

    assert opened.catalogue.answers() == (AnsweredQuestion(id="a", title="KK?", verdict="Perlu."),)
    assert opened.catalogue.answers()[0].url == "/tanya/a/"


def test_villages_come_in_the_order_of_the_alphabet(opened):
    opened.publish("villages", [WATES, SUKARIA])

    assert opened.catalogue.villages() == (VillageEntry(**SUKARIA), VillageEntry(**WATES))


def test_visits_come_oldest_first_with_or_without_a_desa(opened):
    opened.publish("visits", [VISIT, VISIT | {"slug": "earlier", "day": "2026-11-30", "village": None}])

    assert [(visit.slug, visit.village) for visit in opened.catalogue.visits()] == [
        ("earlier", None),
        ("hari-wates", "wates"),
    ]
    assert opened.catalogue.visits()[1] == VisitEntry(
        slug="hari-wates", url="/kunjungan/hari-wates/", title="Wates", day=date(2026, 12, 3), village="wates"
    )


def test_facts_come_in_the_order_of_the_desk_with_what_their_files_say(opened):
    blank = {"key": "alamat", "village": None, "in_file": "", "said_on": None, "pages": ["/kontak/"]}
    opened.publish("facts", [{**blank, "key": "jam", "in_file": "Senin", "said_on": "2026-11-20", "later": 1}, blank])

    assert opened.catalogue.facts() == (
        FactEntry(key="jam", village=None, in_file="Senin", said_on=date(2026, 11, 20), pages=("/kontak/",)),
        FactEntry(key="alamat", village=None, pages=("/kontak/",)),
    )


def test_holidays_are_days(opened):
    opened.publish("holidays", ["2026-12-25", "2026-12-25"])

    assert opened.catalogue.holidays() == {date(2026, 12, 25)}


def test_what_is_published_later_is_seen_at_the_next_look(opened):
    opened.publish("holidays", ["2026-12-25"])
    before = opened.catalogue.holidays()

    opened.publish("holidays", ["2026-12-26"])

    assert (before, opened.catalogue.holidays()) == ({date(2026, 12, 25)}, {date(2026, 12, 26)})


def test_something_unreadable_leaves_what_was_known_before(opened):
    opened.publish("villages", [WATES])
    before = opened.catalogue.villages()

    opened.break_file("villages")

    assert opened.catalogue.villages() == before


@pytest.mark.parametrize("rubbish", [{"slug": "x"}, [1], [{"slug": "x"}], "x", None, [KTP | {"slug": None}, 3]])
def test_something_of_another_shape_leaves_what_was_known_before(opened, rubbish):
    opened.publish("guides", [KTP])
    before = opened.catalogue.guides()

    opened.publish("guides", rubbish)

    assert opened.catalogue.guides() == before


def test_something_repaired_is_seen_again(opened):
    opened.break_file("villages")
    empty = opened.catalogue.villages()

    opened.publish("villages", [WATES])

    assert (empty, opened.catalogue.villages()) == ((), (VillageEntry(**WATES),))


def test_something_taken_away_leaves_what_was_known_before(opened):
    opened.publish("villages", [WATES])
    before = opened.catalogue.villages()

    opened.remove("villages")

    assert opened.catalogue.villages() == before


def test_the_lists_of_a_form_are_read_from_one_file_as_soon_as_there_is_one(older):
    older.publish("villages", [WATES])
    before = older.catalogue.villages()

    older.publish("form", {"guides": [KTP], "villages": [SUKARIA], "holidays": ["2026-12-25"]})

    catalogue = older.catalogue
    assert (before, catalogue.villages()) == ((VillageEntry(**WATES),), (VillageEntry(**SUKARIA),))
    assert (catalogue.guides(), catalogue.holidays()) == ((GuideEntry(**KTP),), {date(2026, 12, 25)})


@pytest.mark.parametrize("rubbish", [[], None, {"guides": []}, {"guides": [], "villages": [1], "holidays": []}])
def test_a_file_of_another_shape_leaves_each_list_to_its_own_file(older, rubbish):
    older.publish("villages", [WATES])

    older.publish("form", rubbish)

    assert older.catalogue.villages() == (VillageEntry(**WATES),)


def test_a_shard_of_the_index_says_what_its_terms_lead_to(opened):
    opened.publish_shard(7, SHARD)

    shard = opened.catalogue.search_shard(7)
    (posting,) = shard.entries["hilang"].postings

    assert (posting.thing.kind, posting.thing.url) == (ThingKind.GUIDE, "/panduan/ktp-el-hilang/")
    assert shard.entries["ilang"] == SameAs(term="hilang")


def test_a_shard_that_was_never_published_holds_nothing(opened):
    assert opened.catalogue.search_shard(7) == EMPTY


def test_a_shard_that_is_published_later_is_seen_at_the_next_look(opened):
    opened.publish_shard(7, {"d": [], "t": {"yang": 0}})
    before = opened.catalogue.search_shard(7)

    opened.publish_shard(7, SHARD)

    assert ("hilang" in before.entries, "hilang" in opened.catalogue.search_shard(7).entries) == (False, True)


@pytest.mark.parametrize("rubbish", NO_SHARDS)
def test_a_shard_of_another_shape_leaves_what_was_known_before(opened, rubbish):
    opened.publish_shard(7, SHARD)
    before = opened.catalogue.search_shard(7)

    opened.publish_shard(7, rubbish)

    assert opened.catalogue.search_shard(7) == before


def test_every_shard_is_still_read_after_all_of_them_were(opened):
    for key in range(300):
        opened.publish_shard(key, SHARD)

    read = [opened.catalogue.search_shard(key) for key in (*range(300), 0)]

    assert all("hilang" in shard.entries for shard in read)


def test_without_a_catalogue_in_the_settings_every_list_is_empty():
    assert open_catalogue(None).guides() == ()


@pytest.mark.parametrize("url", ["s3:bucket", "s3:", "directory:", "nothing"])
def test_an_unknown_kind_of_catalogue_is_refused_at_the_start(url):
    with pytest.raises(UnknownCatalogue):
        open_catalogue(url)


def test_the_cases_of_a_guide_come_in_its_order_and_of_no_other(opened):
    before = opened.catalogue.cases("ktp-el-hilang")
    case = {"slug": "wakil", "url": "/panduan/ktp-el-hilang/wakil/", "title": "KTP hilang, diwakilkan"}

    opened.publish("cases", {"ktp-el-hilang": [case]})

    assert before == ()
    assert opened.catalogue.cases("ktp-el-hilang") == (CaseEntry(**case),)
    assert opened.catalogue.cases("ktp-el-baru") == ()


@pytest.mark.parametrize("rubbish", [[], "x", None, {"ktp-el-hilang": [{}]}, {"ktp-el-hilang": 1}])
def test_cases_that_cannot_be_read_leave_those_before(opened, rubbish):
    case = {"slug": "wakil", "url": "/panduan/ktp-el-hilang/wakil/", "title": "KTP hilang, diwakilkan"}
    opened.publish("cases", {"ktp-el-hilang": [case]})
    before = opened.catalogue.cases("ktp-el-hilang")

    opened.publish("cases", rubbish)

    assert opened.catalogue.cases("ktp-el-hilang") == before == (CaseEntry(**case),)
