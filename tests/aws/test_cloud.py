"""An office in the cloud does all it does on one machine, and each part may do its own work only."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest

from feedback_api.actions.senders.submit import submit
from feedback_api.actions.site.interrupt import Interrupting, end, say
from feedback_api.actions.telling.choose_mail import MailChoice, choose_mail
from feedback_api.aws.end_rule import once_at
from feedback_api.domain.site.interruption import Cause
from infra.deploy.cloud import EDGE_SECRETS, SECRET
from infra.deploy.deploying import Declined, NotAsItShouldBe
from infra.deploy.smoke import Door
from infra.deploy.steps import Steps
from tests.asking import VILLAGE, ask, code_on
from tests.aws.bundles import made_of_what_is_here
from tests.aws.deployed import CloudOffice
from tests.aws.post_office import sent_by
from tests.aws.rehearsal import ACCOUNT, NAME, SENDERS_ADDRESS, from_question_to_page, rehearsal, wanted
from tests.builders import an_arrival
from tests.serving import wait_for
from tests.small_office import small_project

MEMBERS_ADDRESS = "sri@kantor.example"


def whole_minute(*, after: timedelta) -> datetime:
    """Return the first moment after so long at which a minute begins, as staff type the end of something."""
    return (datetime.now(UTC) + after + timedelta(minutes=1)).replace(second=0, microsecond=0)


def interrupted(office: CloudOffice, *, ends: datetime) -> str:
    """Say that the office is closed until then, wait until the site says it, and return its name."""
    office.rehearsal.let_press_say_when()
    with office.services() as services:
        member = services.store.staff.member(NAME)
        said = say(services, Interrupting(cause=Cause.CLOSED, guides=(), ends=ends, moderator=member))
    wait_for(office.says_interruption, seconds=60)
    return said.name


def renamed(packages):
    """The same office, which writes from another address."""
    same = wanted(packages)
    return replace(same, said={**same.said, "MailFrom": "lain@kecamatan.example"})


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """Both zips, with a content so small that the press is done soon: it builds a dozen times here."""
    project = small_project(tmp_path_factory.mktemp("small") / "project", {})
    return made_of_what_is_here(tmp_path_factory.mktemp("packages"), project)


@pytest.fixture(scope="module")
def office(packages) -> Iterator[CloudOffice]:
    with rehearsal(Steps()) as running:
        yield CloudOffice(rehearsal=running, standing=running.deployer.deploy(wanted(packages)))


@pytest.fixture(autouse=True)
def well_again(office) -> Iterator[None]:
    """Wait after each test: the server wakes the process of a changed function once more before it starts a new one."""
    yield
    wait_for(office.is_well, seconds=120)


@pytest.fixture(scope="module")
def answered_at(office) -> str:
    """The address of the page with the answer to a question whose sender left an address."""
    return from_question_to_page(office.rehearsal, office.standing, Steps())


def test_a_question_becomes_an_answer_on_its_page(office, answered_at):
    page = office.visitor().get(answered_at)

    assert page.status == 200
    assert page.headers["cache-control"] == "public, max-age=0, must-revalidate, s-maxage=300"


def test_the_sender_was_told_of_the_answer_by_mail(office, answered_at):
    (letter,) = sent_by(office.rehearsal.aws, ACCOUNT)

    assert letter["To"] == [SENDERS_ADDRESS]
    assert f"{office.standing.parameters['Origin']}{answered_at}" in letter["BodyText"]


@pytest.mark.usefixtures("answered_at")
def test_a_member_is_told_of_a_letter_that_is_overdue_when_the_rule_says_so(office):
    with office.services() as services:
        long_ago = services.now() - timedelta(days=60)
        submit(replace(services, now=lambda: long_ago), an_arrival("Apakah kiriman ini terlupa?"))
        before = replace(services, now=lambda: long_ago - timedelta(days=1))
        choose_mail(before, services.store.staff.member(NAME), MailChoice(address=MEMBERS_ADDRESS, at_once=True))

    office.is_time_for("WhenMembersAreTold")
    office.is_time_for("WhenMembersAreTold")

    letters = [one for one in sent_by(office.rehearsal.aws, ACCOUNT) if one["To"] == [MEMBERS_ADDRESS]]
    assert ["lewat waktu" in one["Subject"] for one in letters] == [True]


@pytest.mark.usefixtures("answered_at")
def test_an_interruption_stands_on_the_site_until_it_ends_and_the_press_is_to_be_woken_then(office):
    ends = whole_minute(after=timedelta(hours=1))

    name = interrupted(office, ends=ends)
    events, rule = office.rehearsal.cloud.client("events"), office.rule("WhenItEnds")
    wait_for(lambda: events.describe_rule(Name=rule)["ScheduleExpression"] == once_at(ends), seconds=30)
    with office.services() as services:
        end(services, name, services.store.staff.member(NAME))

    wait_for(lambda: not office.says_interruption(), seconds=150)
    assert events.describe_rule(Name=rule)["State"] == "ENABLED"


@pytest.mark.long
@pytest.mark.usefixtures("answered_at")
def test_an_interruption_goes_from_the_site_in_the_minute_in_which_it_ends(office):
    ends = whole_minute(after=timedelta(seconds=40))

    interrupted(office, ends=ends)
    wait_for(lambda: not office.says_interruption(), seconds=150)

    assert datetime.now(UTC) - ends < timedelta(seconds=60)


def test_the_form_knows_the_published_guides_and_desa(office):
    page = office.visitor().get("/kirim/").page

    assert page.select_one(f'option[value="{VILLAGE}"]')


def test_a_page_without_its_last_stroke_leads_to_the_page(office):
    led = office.visitor().get("/panduan")

    assert (led.status, led.leads_to) == (308, "/panduan/")


def test_the_caller_cannot_say_who_they_are(office):
    visitor = office.visitor()
    visitor.says = {**visitor.says, "x-viewer-ip": "6.6.6.6", "x-edge-secret": "guess"}

    assert visitor.get("/sehat").status == 200


@pytest.mark.parametrize(
    ("action", "path"), [("dynamodb:GetItem", "/sehat"), ("ssm:GetParameter", "/kirim/")], ids=["store", "secrets"]
)
def test_a_web_function_that_lost_a_right_cannot_do_what_it_was_for(office, action, path):
    office.rehearsal.cloud.client("lambda").update_function_configuration(FunctionName="sekali-web", Timeout=14)
    with office.without("Web", action):
        status = office.visitor().get(path).status

    assert status in {500, 502, 503, 504}  # the last if it is cut off while it tries again


def test_a_web_function_that_may_not_count_still_takes_what_people_send(office):
    visitor = office.visitor()
    form = visitor.get("/kirim/").form("/kirim/")
    with office.without("Web", "dynamodb:UpdateItem"):
        sent = visitor.post("/kirim/", {**form, "jenis": "pertanyaan", "isi": "Apakah ini dihitung?"})

    assert sent.status == 303


def test_a_web_function_that_may_not_write_keeps_what_was_typed_on_the_page(office):
    visitor = office.visitor()
    form = visitor.get("/kirim/").form("/kirim/")
    with office.without("Web", "dynamodb:PutItem"):
        sent = visitor.post("/kirim/", {**form, "jenis": "pertanyaan", "isi": "Apakah ini sampai?"})

    assert (sent.status, "Apakah ini sampai?" in sent.text) == (503, True)


@pytest.mark.parametrize("action", ["dynamodb:UpdateItem", "s3:PutObject"])
def test_a_press_that_lost_a_right_cannot_publish_and_says_so(office, action):
    def fails() -> bool:
        """Ask for a build and for a press; one that is still awake from before may be at work just now."""
        office.want()
        return "errorType" in office.press()

    with office.without("Press", action):
        assert wait_for(fails, seconds=120) < 120


def test_nobody_reads_the_bucket_or_the_function_but_through_our_edge(office):
    assert office.rehearsal.deployer.problems(office.standing) == []


def test_deploying_the_same_again_changes_nothing(office, packages):
    before = office.rehearsal.deployer.cloud.deployed().parameters

    again = office.rehearsal.deployer.deploy(wanted(packages))

    assert again.parameters == before


def test_a_plan_that_is_declined_changes_nothing(office, packages):
    deployer = office.rehearsal.deployer
    before = deployer.cloud.deployed().parameters
    seen: list[str] = []

    def no(changes):
        seen.extend(change.name for change in changes)
        return False

    with pytest.raises(Declined):
        replace(deployer, ask=no).deploy(renamed(packages))

    assert "Web" in seen
    assert deployer.cloud.deployed().parameters == before


def test_what_does_not_work_after_a_deployment_is_taken_back(office, packages):
    deployer = office.rehearsal.deployer
    before = deployer.cloud.deployed().parameters
    blind = replace(deployer, door=lambda origin: Door(origin=origin, through="http://127.0.0.1:9"))

    with pytest.raises(NotAsItShouldBe, match="the home page"):
        blind.deploy(renamed(packages))

    assert deployer.cloud.deployed().parameters == before
    assert deployer.problems(office.standing) == []


def test_the_edge_says_a_new_word_and_nobody_is_refused(office):
    before = office.rehearsal.cloud.read_secret(EDGE_SECRETS)

    office.rehearsal.deployer.rotate_edge()

    assert office.rehearsal.cloud.read_secret(EDGE_SECRETS) not in {before, ""}
    assert office.visitor().get("/sehat").status == 200


def test_the_office_gets_a_new_secret_and_old_codes_stay_good(office):
    visitor, before = office.visitor(), office.rehearsal.cloud.read_secret(SECRET)
    code = code_on(ask(visitor, "Apakah kode ini masih berlaku nanti?"))

    office.rehearsal.deployer.rotate_secret()

    new, *older = office.rehearsal.cloud.read_secret(SECRET).split()
    assert (new != before, older) == (True, [before])
    assert "Diterima" in visitor.post("/lacak/", {"kode": code}).text
    assert code_on(ask(visitor, "Dan kode yang baru?")) != code


def test_a_secret_that_others_may_know_is_forgotten_everywhere_at_once(office):
    visitor, before = office.visitor(), office.rehearsal.cloud.read_secret(SECRET)
    code = code_on(ask(visitor, "Apakah kode ini hilang nanti?"))

    office.rehearsal.deployer.replace_secret()

    assert before.split()[0] not in office.rehearsal.cloud.read_secret(SECRET)
    assert visitor.post("/lacak/", {"kode": code}).status == HTTPStatus.NOT_FOUND
