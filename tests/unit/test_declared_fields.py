"""What a resident types in a declared field is sent, told apart, shown to staff, masked and erased as its row says."""

from datetime import timedelta

import pytest

from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.submissions.fields import FIELDS, Erased, SeenByStaff, Shape
from feedback_api.domain.submissions.submission import RETENTION
from tests.web_office import an_office

NIK = "3514220000000001"
# Two values of each shape.
SAMPLES = {
    Shape.KIND: ("saran", "usulan"),
    Shape.GUIDE: ("akta-kelahiran", "ktp-el-baru"),
    Shape.VILLAGE: ("wates", "tambakmisal"),
    Shape.CONTACT: ("081234567890", "081234567891"),
    Shape.TICK: ("ya", ""),
    Shape.KEY: ("kunci-1", "kunci-2"),
}
EACH = pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
TYPED = [field for field in FIELDS if field.shape in {Shape.TEXT, Shape.LINE, Shape.CONTACT}]
EACH_TYPED = pytest.mark.parametrize("field", TYPED, ids=lambda field: field.name)
EACH_ERASED = pytest.mark.parametrize(
    "field", [field for field in FIELDS if field.erased is not Erased.NEVER], ids=lambda field: field.name
)


def sample(field, number=0):
    written = tuple(f"{one} {field.name} NIK {NIK}" for one in ("Satu", "Dua"))
    return SAMPLES.get(field.shape, written)[number]


ALL = {field.name: sample(field) for field in FIELDS}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def form_of(visitor):
    return visitor.opens("/kirim/?panduan=akta-kelahiran")


def sent(office):
    """One letter with every field filled in."""
    visitor = office.visitor()
    page = visitor.sends("/kirim/", {**form_of(visitor).fields(), **ALL})
    assert page.status == 303, page.words
    return office.waiting()[0]


@EACH
def test_the_form_asks_for_it_and_a_phone_keeps_it_only_if_its_row_says_so(office, field):
    page = form_of(office.visitor())

    keeps = str(page.first("form[data-draft]")["data-draft-keeps"]).split()
    assert page.first(f"form.form [name={field.name}]")
    assert (field.name in keeps) is field.stays_on_device


@EACH
def test_two_letters_that_differ_in_it_only_are_two_letters_and_neither_comes_twice(office, field):
    visitor = office.visitor()
    form = {**form_of(visitor).fields(), **ALL}

    pressed = [form, form, form | {field.name: sample(field, 1)}, form | {field.name: sample(field, 1)}]
    answers = [visitor.sends("/kirim/", fields).status for fields in pressed]

    assert (answers, len(office.waiting())) == ([303] * 4, 2)


@EACH
def test_a_program_finds_it_described_and_may_send_it(office, field):
    client = office.visitor().client
    described = client.get("/api/v1/openapi.json").json["components"]["schemas"]["NewSubmission"]

    answer = client.post("/api/v1/submissions", json=ALL)
    foul = client.post("/api/v1/submissions", json=ALL | {field.name: 7})

    assert described["properties"][field.name]["description"]
    assert (field.name in described["required"]) is field.is_required
    assert (answer.status_code, foul.status_code) == (201, 422)
    assert [error["field"] for error in foul.json["errors"]] == [field.name]


@EACH_TYPED
def test_it_has_a_longest_length_on_the_form_and_for_programs(office, field):
    longest = field.longest or office.services.settings.longest_text
    visitor = office.visitor()
    long = {field.name: "1" * (longest + 1)}

    page = visitor.sends("/kirim/", {**form_of(visitor).fields(), **ALL, **long})
    answer = visitor.client.post("/api/v1/submissions", json=ALL | long)

    assert (page.status, answer.status_code, office.waiting()) == (422, 422, ())
    assert page.first(f"#{field.name}-salah").get_text()
    assert [error["field"] for error in answer.json["errors"]] == [field.name]


@EACH_TYPED
def test_staff_see_it_where_its_row_says_and_no_personal_number_before_they_open_it(office, field):
    submission, sri = sent(office), office.staff()
    path = f"/moderasi/kiriman/{submission.id}"
    page = sri.opens(path)

    opened = sri.sends(f"{path}/buka", page.fields())

    came, opened_came = (one.first(".sheet[aria-label=Kiriman]").get_text() for one in (page, opened))
    is_seen_first = field.seen is not SeenByStaff.WHEN_OPENED
    assert sample(field) in opened_came
    assert (sample(field).partition(" NIK")[0] in came) is is_seen_first
    assert NIK not in page.response.get_data(as_text=True)


@EACH_ERASED
def test_nothing_of_it_that_has_to_go_is_left_after_ninety_days(office, tmp_path, field):
    submission = sent(office)
    office.staff().decides(submission, "spam")
    office.clock.passes(RETENTION + timedelta(days=1))

    erased = erase_overdue(office.services)

    path, ani = f"/moderasi/kiriman/{submission.id}", office.staff("ani")
    later = ani.sends(f"{path}/buka", ani.opens(path).fields())
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("feedback.sqlite*"))
    gone = NIK if field.erased is Erased.MASKED else sample(field)
    assert (erased, later.status) == (1, 200)
    assert gone not in later.response.get_data(as_text=True)
    assert gone.encode() not in kept
