"""Any store holds the one build record like this: nothing wanted is forgotten, and one press builds at a time."""

from datetime import timedelta

from feedback_api.domain.identity import Colours, Kiosk, Mark, Zone
from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from tests.builders import MONDAY_NOON, an_identity

LEASE = timedelta(minutes=2)


def take(store, owner="press", now=MONDAY_NOON):
    return store.builds.take(owner=owner, now=now, lease=LEASE)


def test_a_new_office_wants_its_first_build(store):
    record = store.builds.read()

    assert (record.wanted, record.built, record.is_behind) == (1, 0, True)


def test_each_wish_raises_the_number(store):
    assert [store.builds.want(), store.builds.want()] == [2, 3]


def test_one_press_takes_the_lease_and_the_next_gets_nothing(store):
    first = take(store, "first")
    second = take(store, "second")

    assert (first.lease_owner, first.lease_until) == ("first", MONDAY_NOON + LEASE)
    assert second is None


def test_a_lease_that_ran_out_may_be_taken_by_another(store):
    take(store, "first")

    second = take(store, "second", MONDAY_NOON + LEASE)

    assert second.lease_owner == "second"
    assert store.builds.keep(owner="first", now=MONDAY_NOON, lease=LEASE) is False


def test_a_lease_that_is_kept_runs_on(store):
    take(store, "first")

    kept = store.builds.keep(owner="first", now=MONDAY_NOON + LEASE / 2, lease=LEASE)

    assert kept is True
    assert take(store, "second", MONDAY_NOON + LEASE) is None


def test_a_finished_build_frees_the_lease_and_there_is_nothing_left_to_take(store):
    record = take(store)

    done = store.builds.finish(owner="press", built=record.wanted, now=MONDAY_NOON)

    after = store.builds.read()
    assert (done, after.built, after.built_at, after.lease_owner) == (True, 1, MONDAY_NOON, None)
    assert take(store) is None


def test_what_is_wanted_during_a_build_is_taken_next(store):
    record = take(store)
    store.builds.want()
    store.builds.finish(owner="press", built=record.wanted, now=MONDAY_NOON)

    following = take(store)

    assert (following.wanted, following.built) == (2, 1)


def test_a_press_that_lost_its_lease_writes_nothing(store):
    record = take(store, "slow")
    take(store, "quick", MONDAY_NOON + LEASE)

    done = store.builds.finish(owner="slow", built=record.wanted, now=MONDAY_NOON + LEASE)

    assert (done, store.builds.read().built, store.builds.read().lease_owner) == (False, 0, "quick")


def test_a_late_finish_never_takes_the_number_back(store):
    store.builds.want()
    take(store)
    store.builds.finish(owner="press", built=2, now=MONDAY_NOON)
    store.builds.want()
    take(store)

    store.builds.finish(owner="press", built=1, now=MONDAY_NOON)

    assert store.builds.read().built == 2


def test_a_failed_build_says_why_and_is_not_tried_again_as_it_is(store):
    record = take(store)

    noted = store.builds.fail(owner="press", attempted=record.wanted, problems=("content/a.md:3: salah",))

    after = store.builds.read()
    assert (noted, after.failed, after.problems, after.lease_owner) == (True, 1, ("content/a.md:3: salah",), None)
    assert take(store) is None


def test_after_a_failure_the_next_wish_is_tried_and_success_forgets_the_problems(store):
    record = take(store)
    store.builds.fail(owner="press", attempted=record.wanted, problems=("salah",))
    store.builds.want()

    following = take(store)
    store.builds.finish(owner="press", built=following.wanted, now=MONDAY_NOON)

    after = store.builds.read()
    assert (after.built, after.failed, after.problems) == (2, None, ())


def test_a_press_that_lost_its_lease_cannot_report_a_failure(store):
    take(store, "slow")
    take(store, "quick", MONDAY_NOON + LEASE)

    noted = store.builds.fail(owner="slow", attempted=1, problems=("salah",))

    assert (noted, store.builds.read().failed) == (False, None)


A_REPORT = BuildReport(
    code=BuildReportCode.BAD_FILE, path="content/desa/wates.md", line=3, sentence="Judul kosong.", since=MONDAY_NOON
)
OFFICE = an_identity(
    zone=Zone.WITA,
    kiosk=Kiosk(name="anjungan Mandiri", what="Cetak KK", url="https://contoh.example/"),
    colours=Colours(deep="#3b1560"),
    mark=Mark(letter="C"),
    has_market_days=True,
)
ANOTHER = BuildReport(code=BuildReportCode.TEMPLATE_BROKEN, sentence="base.html:3: tidak bisa dibaca.")


def test_what_a_finished_build_reports_is_read_back_whole_and_replaced_by_the_next(store):
    take(store)
    store.builds.finish(owner="press", built=1, now=MONDAY_NOON, reports=(A_REPORT, ANOTHER))
    told = store.builds.read().reports
    store.builds.want()
    take(store)

    store.builds.finish(owner="press", built=2, now=MONDAY_NOON)

    assert (told, store.builds.read().reports) == ((A_REPORT, ANOTHER), ())


def test_the_record_remembers_who_the_published_site_says_the_office_is(store):
    before = store.builds.read().office
    take(store)
    store.builds.finish(owner="press", built=1, now=MONDAY_NOON, office=OFFICE)
    store.builds.want()
    take(store)
    store.builds.finish(owner="press", built=2, now=MONDAY_NOON)

    assert (before, store.builds.read().office) == (None, OFFICE)


def test_a_press_that_lost_its_lease_names_no_office(store):
    take(store, "slow")
    take(store, "quick", MONDAY_NOON + LEASE)

    store.builds.finish(owner="slow", built=1, now=MONDAY_NOON + LEASE, office=OFFICE)

    assert store.builds.read().office is None


def test_a_failed_build_reports_as_well(store):
    take(store)

    store.builds.fail(owner="press", attempted=1, problems=("salah",), reports=(ANOTHER,))

    assert store.builds.read().reports == (ANOTHER,)


def test_a_press_that_lost_its_lease_reports_nothing(store):
    take(store, "slow")
    take(store, "quick", MONDAY_NOON + LEASE)

    store.builds.finish(owner="slow", built=1, now=MONDAY_NOON + LEASE, reports=(A_REPORT,))

    assert store.builds.read().reports == ()
