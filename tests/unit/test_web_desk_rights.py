"""Every role tries every page and every act of the desk, and gets in where the table says so and nowhere else."""

from itertools import product

import pytest

from feedback_api.domain.acts.desk_acts import DESK_ACTS
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import Kind
from feedback_api.moderation.rights import BEFORE_SIGN_IN, STAFF_PAGES, page_of
from tests.builders import SOUNDS_LIKE_REPORT, from_before_two_read_it
from tests.rights_table import FILE, SORTS, may_act, rows_without_a_view, staff_rules, table, takes
from tests.unit.test_declared_once import TYPED, typed_for
from tests.web_office import LETTER, an_office

OWN, OTHER = "wates", "tambakmisal"
# Who tries: a role, and of village staff whether what they try concerns their own desa.
TRYING = [(Role.VILLAGE, OWN), (Role.VILLAGE, OTHER), *((role, None) for role in Role if role is not Role.VILLAGE)]
WHO = pytest.mark.parametrize(("role", "village"), TRYING, ids=str)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("rights")) as office:
        office.staff("admin kedua", role=Role.ADMIN)
        office.staff("sri")
        yield office


def comes(office, role, village):
    return office.staff(f"{role.value} {village or ''}".strip(), role=role, village=village)


def tries(office, visitor, method, address):
    """Open an address, or send its form with nothing typed; what it is about concerns Wates."""
    slug = "wates-november" if address.endswith(("/<slug>/", "/suara")) else "wates-desember"
    path = address.replace("<slug>", slug).replace("<token>", "undangan").replace("<task_id>", "tugas")
    if "<submission_id>" in path:
        path = path.replace("<submission_id>", office.kept(f"Tentang {address} {method}", desa=OWN).id)
    return visitor.opens(path) if method == "GET" else visitor.sends(path, {"csrf_token": token(visitor)})


def refusals(page):
    """What of another desa is kept from village staff is not allowed, or not there."""
    return {401, 403, 404} if page.of_village else {401, 403}


def token(visitor):
    field = visitor.opens("/moderasi/akun/").soup.select_one("input[name=csrf_token]")
    return field["value"] if field else ""


def test_every_view_of_the_desk_says_who_may_open_it(office):
    undeclared = [
        rule for rule in staff_rules(office.app) if page_of(rule[2]) is None and rule[2] not in BEFORE_SIGN_IN
    ]

    assert undeclared == []
    assert rows_without_a_view(office.app) == set()
    assert len({page.endpoint for page in STAFF_PAGES}) == len(STAFF_PAGES)


def test_a_view_that_nobody_declared_is_open_to_nobody(tmp_path):
    with an_office(tmp_path) as fresh:
        page = fresh.app.blueprints["counter"]
        fresh.app.add_url_rule("/moderasi/loket/baru", "counter.brand_new", lambda: "Terbuka!")

        assert page.name == "counter"
        assert fresh.staff("ani", role=Role.ADMIN).opens("/moderasi/loket/baru").status == 403


def test_the_table_in_the_documentation_is_that_of_the_code(office):
    assert FILE.read_text("utf-8") == table(office.app)


@WHO
def test_a_role_opens_what_the_table_says_and_nothing_else(office, role, village):
    visitor = office.staff(f"{role.value} dari {village}", role=role, village=village)
    rules = [(*rule, page) for rule in staff_rules(office.app) if (page := page_of(rule[2]))]

    opened = {
        (address, method): tries(office, visitor, method, address).status not in refusals(page)
        for address, method, _, page in rules
    }

    assert opened == {
        (address, method): role in page.roles and not (page.of_village and village == OTHER and "<" in address)
        for address, method, _, page in rules
    }


def test_nobody_opens_anything_without_signing_in(office):
    stranger = office.visitor()
    seen = {
        (method, answer.status, answer.address.partition("?")[0])
        for address, method, endpoint in staff_rules(office.app)
        if endpoint not in BEFORE_SIGN_IN
        for answer in [tries(office, stranger, method, address)]
    }

    assert seen == {("GET", 303, "/moderasi/masuk"), ("POST", 401, "")}


CELLS = [
    pytest.param(act, kind, role, village, id=f"{act.word}-{kind}-{role}-{village}")
    for act, kind, (role, village) in product(DESK_ACTS, SORTS, TRYING)
    if takes(act, kind)
]


def sent(office, text, **typed):
    """Send a letter, and return its code with how it is kept."""
    known = {one.id for one in (*office.waiting(), *office.reports())}
    code = office.visitor().gets_code(text, **typed)
    return code, next(one for one in (*office.waiting(), *office.reports()) if one.id not in known)


TYPED_OF = {
    Kind.QUESTION: {"jenis": "pertanyaan"},
    Kind.REPORT: {"jenis": "laporan"},
    Kind.PREPARE: {"jenis": "surat", "panduan": LETTER, "nama": "Siti"},
}
# What has to be done first, by whoever holds the letter; what was proposed is answered by somebody else.
BEFORE = {
    "lepas": "ambil",
    "tarik": "terbitkan",
    "biarkan_terbit": "terbitkan",
    "jadikan_pribadi": "terbitkan",
    "setujui_terbit": "usulkan_terbit",
    "kembalikan": "usulkan_terbit",
    "perbaiki": "terbitkan",
    "buka_lagi": "tolak",
    "urungkan": "tolak",
}


def made_ready(act, office, code, submission, holder):
    """Bring a letter to where this act can be done to it; its holder is who may go on with it."""
    wati = office.staff("wati", role=Role.SUPERVISOR)
    wish = "minta_hapus" if submission.kind.is_confidential else "hapus_kiriman"
    if act.drops_answer:
        wati.decides(submission, "jawab_pribadi", **TYPED)
    if act.erases or act.drops_answer:
        version = str(office.now_kept(submission).version)
        asked = {"kode": code, "versi": version, "tindakan": wish, "yakin": "ya"}
        office.visitor().sends("/lacak/hapus/", asked)
    if act.drops_answer and submission.kind.is_confidential:
        wati.decides(submission, "setujui_hapus", **TYPED)
    if act.word in BEFORE:
        (wati if act.answers_a_proposal else holder).decides(submission, BEFORE[act.word], **TYPED)
    now = office.now_kept(submission)
    return from_before_two_read_it(office.services.store, now) if act.looks_back else now


@pytest.mark.parametrize(("act", "kind", "role", "village"), CELLS)
def test_an_act_is_done_by_whom_the_table_says_and_by_nobody_else(office, act, kind, role, village):
    may = may_act(act, role, kind) and village != OTHER
    who = comes(office, role, village)
    text = SOUNDS_LIKE_REPORT if act.second else "Apa saja syaratnya?"
    code, submission = sent(office, f"{text} ({act.word} {role} {village})", desa=OWN, tetap="ya", **TYPED_OF[kind])
    before = made_ready(act, office, code, submission, who if may else comes(office, Role.SUPERVISOR, None))

    typed = typed_for(act, office, comes(office, Role.SUPERVISOR, None))
    fields = {"csrf_token": token(who), "versi": str(before.version), "nama_alamat": "ya", **typed}
    done = who.sends(f"/moderasi/kiriman/{submission.id}", {**fields, "tindakan": act.word})

    assert (done.status in {200, 303}) is may
    assert (office.now_kept(submission) != before) is may


@pytest.mark.parametrize(("village", "status"), [(OWN, 303), (OTHER, 403)])
def test_village_staff_count_trips_of_their_own_desa(office, village, status):
    lia = comes(office, Role.VILLAGE, OWN)
    form = {**lia.opens("/moderasi/loket/?panduan=ktp-el-baru").fields(), "desa": village, "hasil": "ya"}

    assert lia.sends("/moderasi/loket/", form).status == status
