"""The Camat can rely on what stands in `content/`, before anybody builds it."""

from datetime import date

import pytest

from plugins.fields import GSM_7
from tests.content.published import content, guides

VILLAGES = (
    "alastlogo", "balonganyar", "branang", "gejugjati", "jatirejo", "pasinan", "rowogempol", "semedusari",
    "tambaklekok", "tampung", "wates",
)  # fmt: skip
CATEGORIES = {
    "ktp": 9, "kk": 5, "akta": 6, "pindah": 3, "nikah": 3, "surat-desa": 5, "usaha": 6, "sosial": 3,
    "tanah-pajak": 3, "polisi-kendaraan": 4, "lapor": 2,
}  # fmt: skip


def test_nothing_in_the_content_needs_putting_right():
    assert content()


def test_all_49_services_have_their_guide():
    assert len(guides()) == 49


def test_28_services_are_given_at_the_village():
    assert len([guide for guide in guides().values() if "desa" in guide.places]) == 28


def test_a_service_that_goes_on_to_another_office_is_not_called_finished_in_the_village():
    finished = [guide for guide in guides().values() if guide.ends_in_village]
    started = [guide for guide in guides().values() if guide.starts_in_village]

    assert [guide.slug for guide in finished if "desa" not in guide.places or "polsek" in guide.places] == []
    assert finished
    assert len(finished) + len(started) == 28


def test_every_category_holds_its_guides_and_none_more_than_twelve():
    sizes = {category.slug: len(category.guides) for category in content().categories}

    assert sizes == CATEGORIES
    assert max(sizes.values()) <= 12


def test_the_eleven_villages_are_there():
    assert tuple(village.slug for village in content().villages) == VILLAGES


def test_village_codes_are_those_of_lekok_and_all_different():
    codes = [village.kemendagri_code for village in content().villages]

    assert len(set(codes)) == 11
    assert {code[:9] for code in codes} == {"35.14.22."}


def test_nothing_about_the_office_was_made_up():
    office = content().office

    assert (office.address, office.phone, office.whatsapp, office.email, office.hours) == (None,) * 5


def test_no_guide_is_approved_or_binding_before_the_camat_signs():
    early = [guide.slug for guide in guides().values() if guide.approval or guide.time.binding]

    assert early == []


def test_a_number_of_days_stands_only_where_a_checked_source_says_it():
    times = {guide.slug: guide.time for guide in guides().values() if guide.time.max_working_days is not None}

    assert [slug for slug, time in times.items() if not (time.verified and time.sources)] == []


def test_every_document_fits_into_a_text_message():
    shorts = [document.short for guide in guides().values() for document in guide.documents]

    assert [short for short in shorts if len(short) > 24 or set(short) - GSM_7] == []


def test_visits_in_the_repository_are_no_examples():
    assert [visit.slug for visit in content().visits if visit.demonstration] == []


@pytest.mark.parametrize("year", [2026, 2027])
def test_closed_days_hold_the_ones_everybody_knows(year):
    closed = {holiday.day for holiday in content().holidays}

    assert {date(year, 1, 1), date(year, 5, 1), date(year, 8, 17), date(year, 12, 25)} <= closed
