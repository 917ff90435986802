"""Readers can rely on the content, whatever editors add, fill in or sign: rules for the content of any office."""

from tests.content.published import content, guides


def test_nothing_in_the_content_needs_putting_right():
    assert content()


def test_a_service_that_goes_on_to_another_office_is_not_called_finished_in_the_village():
    finished = [guide for guide in guides().values() if guide.ends_in_village]

    assert finished
    assert [guide.slug for guide in finished if "desa" not in guide.places or "polsek" in guide.places] == []


def test_what_the_registry_issues_ends_in_the_desa_only_where_there_is_a_kiosk():
    registry = [guide for guide in guides().values() if {"desa", "dukcapil"} <= set(guide.places)]

    assert {guide.slug for guide in registry if guide.village_end != "kios"} == set()


def test_whatever_is_said_of_the_desa_names_where_it_was_found_or_is_not_sure():
    said = [(guide.slug, guide.in_village) for guide in guides().values() if guide.in_village]

    assert [slug for slug, village in said if not village.sources and village.is_borne] == []


def test_every_guide_stands_in_one_category():
    listed = [guide.slug for category in content().categories for guide in category.guides]

    assert sorted(listed) == sorted(guides())


def test_a_guide_binds_nobody_before_somebody_signed_it():
    early = [guide.slug for guide in guides().values() if guide.time.binding and not guide.approval]

    assert early == []


def test_a_number_of_days_stands_only_where_a_checked_source_says_it():
    unsigned = [guide for guide in guides().values() if not guide.approval]
    times = {guide.slug: guide.time for guide in unsigned if guide.time.max_working_days is not None}

    assert [slug for slug, time in times.items() if not (time.verified and time.sources)] == []
