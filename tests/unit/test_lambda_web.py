"""A request reaches the web function through our own CloudFront, and nobody else's."""

from dataclasses import replace

import pytest
from flask import Response

from feedback_api.actions.members import staff
from feedback_api.app import LONGEST_BODY, Pages, create_app
from feedback_api.aws.edge import ASK_AGAIN_AFTER, EdgeSecrets
from feedback_api.aws.web_function import TIDY, WebFunction
from feedback_api.domain.counting.letter_figures import FIGURES, months_from
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.submission import RETENTION
from feedback_api.web.current import services_of
from tests.builders import MONDAY_NOON, Clock, a_submission, published, some_services
from tests.function_events import WORD, a_post, a_request
from tests.web_office import PASSWORD, read_form

ORIGIN = "https://kantor.example"
CONTEXT = object()


class Words:
    """The words in the parameter store, how often they were read, and a clock."""

    def __init__(self) -> None:
        self.kept: tuple[str, ...] = (WORD,)
        self.reads = 0
        self.seconds = 0.0

    def read(self) -> tuple[str, ...]:
        self.reads += 1
        return self.kept

    def edge(self) -> EdgeSecrets:
        return EdgeSecrets(read=self.read, clock=lambda: self.seconds)


@pytest.fixture
def words():
    return Words()


@pytest.fixture
def services(tmp_path):
    with some_services(tmp_path) as services:
        settings = replace(services.settings, origin=ORIGIN, client_address_header="x-viewer-ip")
        yield replace(services, settings=settings)


@pytest.fixture
def function(services, words):
    return WebFunction(services, words.edge())


@pytest.fixture
def app(function):
    return function.app


def _asked(function, **headers):
    return function(a_request("/kirim/", **headers), CONTEXT)


def test_a_form_opens(function):
    answer = _asked(function)

    assert (answer["statusCode"], answer["isBase64Encoded"]) == (200, False)
    assert "<textarea" in answer["body"]


@pytest.mark.parametrize("said", ["", "wrong", WORD.upper(), f"{WORD},{WORD}"])
def test_whoever_does_not_come_through_our_edge_learns_nothing(function, said):
    answer = _asked(function, x__edge__secret=said)

    assert (answer["statusCode"], answer["body"]) == (403, "")


def test_the_word_of_the_edge_is_not_handed_on(app, function):
    seen: dict[str, str] = {}

    @app.before_request
    def note():
        from flask import request  # noqa: PLC0415 only this view needs it

        seen.update(request.headers)

    function(a_request("/lacak/"), CONTEXT)

    assert "X-Edge-Secret" not in seen
    assert (seen["Host"], seen["X-Viewer-Ip"]) == ("kantor.example", "36.72.1.9")


def test_while_the_word_changes_both_are_good(function, words):
    words.kept = ("new", WORD)

    assert [_asked(function, x__edge__secret=said)["statusCode"] for said in ("new", WORD)] == [200, 200]


def test_a_new_word_is_learnt_without_a_new_start(function, words):
    _asked(function)
    words.kept, words.seconds = ("new",), ASK_AGAIN_AFTER

    assert _asked(function, x__edge__secret="new")["statusCode"] == 200  # noqa: S106 of nobody


def test_guessing_words_does_not_make_us_ask_for_them_again_and_again(function, words):
    for number in range(5):
        _asked(function, x__edge__secret=f"guess {number}")

    assert words.reads == 1


def test_an_empty_word_in_the_store_lets_nobody_in(function, words):
    words.kept = ("",)

    assert _asked(function, x__edge__secret="")["statusCode"] == 403


def test_a_form_sent_from_our_page_is_kept_and_leads_on_within_our_own_address(app, function):
    fields = read_form(_asked(function)["body"].encode())
    fields |= {"jenis": "pertanyaan", "isi": "Bagaimana kalau KK hilang?"}

    answer = function(a_post("/kirim/", fields, origin=ORIGIN, sec__fetch__site="same-origin"), CONTEXT)

    assert answer["statusCode"] == 303
    assert answer["headers"]["location"].startswith("/kirim/")
    assert len(services_of(app).store.submissions.waiting(limit=5).items) == 1


def test_staff_sign_in_by_the_public_address(app, services, function):
    staff.create(services, staff.NewMember(name="sri", role=Role.DISTRICT, password=PASSWORD))
    form = function(a_request("/moderasi/masuk"), CONTEXT)
    cookie = form["cookies"][0].split(";")[0]
    fields = {**read_form(form["body"].encode()), "nama": "sri", "sandi": PASSWORD}

    page = {"origin": ORIGIN, "referer": f"{ORIGIN}/moderasi/masuk", "cookie": cookie}
    answer = function(a_post("/moderasi/masuk", fields, **page), CONTEXT)

    assert (answer["statusCode"], answer["headers"]["location"]) == (303, "/moderasi/")
    assert app.config["SESSION_COOKIE_NAME"].startswith("__Host-")


def test_a_form_sent_from_another_site_is_refused_in_a_way_our_edge_lets_through(function):
    answer = function(a_post("/kirim/", {"isi": "x"}, origin="https://elsewhere.example"), CONTEXT)

    assert (answer["statusCode"], "<main" in answer["body"]) == (400, True)


def test_a_body_is_measured_itself_whatever_its_header_says(function):
    event = a_post("/kirim/", {"isi": "x" * LONGEST_BODY}, content__length="10")

    assert function(event, CONTEXT)["statusCode"] == 413


def test_two_cookies_stay_two(app, function):
    @app.get("/two")
    def two() -> Response:
        response = Response("ok")
        response.set_cookie("a", "1")
        response.set_cookie("b", "2")
        return response

    answer = function(a_request("/two"), CONTEXT)

    assert [cookie.split(";")[0] for cookie in answer["cookies"]] == ["a=1", "b=2"]


def test_other_headers_with_one_name_are_joined_and_none_is_lost(app, function):
    @app.get("/links")
    def links() -> Response:
        return Response("ok", headers=[("Link", "</a>"), ("Link", "</b>")])

    assert function(a_request("/links"), CONTEXT)["headers"]["link"] == "</a>, </b>"


def test_senders_are_told_apart_by_what_our_edge_saw(services):
    settings = replace(services.settings, limit_search="1 per hour")
    function = WebFunction(replace(services, settings=settings), Words().edge())

    def search(**headers):
        return function(a_request("/hasil/", query="q=kk", **headers), CONTEXT)["statusCode"]

    seen = [search(x__viewer__ip="36.72.1.9"), search(x__viewer__ip="36.72.1.9", x__forwarded__for="1.2.3.4")]
    seen.append(search(x__viewer__ip="36.72.1.10"))

    assert seen == [200, 429, 200]


def test_what_is_sent_on_the_form_is_counted_though_the_form_itself_counts_nothing(services):
    settings = replace(services.settings, limit_per_sender="1 per hour")
    function = WebFunction(replace(services, settings=settings), Words().edge())

    def send(text):
        fields = read_form(_asked(function)["body"].encode()) | {"jenis": "pertanyaan", "isi": text}
        return function(a_post("/kirim/", fields, origin=ORIGIN), CONTEXT)["statusCode"]

    assert [send("Bagaimana kalau KK hilang?"), send("Dan kalau KTP hilang?")] == [303, 429]


def test_the_app_of_the_form_alone_shows_a_page_and_takes_nothing(services):
    rules = create_app(services, pages=Pages.FORM).url_map.iter_rules()

    assert {(rule.rule, *sorted(rule.methods or ())) for rule in rules} == {("/kirim/", "GET", "HEAD", "OPTIONS")}


class NobodyLooksBack:
    """A store in which nothing of what was looked through can be read."""

    def __init__(self, store) -> None:
        self._store = store

    @property
    def numbers(self):
        raise StoreUnavailable

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_what_is_over_is_erased_although_looking_back_does_not_come_to_its_end(services, words):
    closed = published(services.store.submissions, a_submission(text="NIK 3514220000000001"))
    late = replace(services, store=NobodyLooksBack(services.store), now=Clock(MONDAY_NOON + 2 * RETENTION))

    with pytest.raises(StoreUnavailable):
        WebFunction(late, words.edge())(TIDY, CONTEXT)

    assert services.store.submissions.get(closed.id).erased_at is not None


def test_the_days_tidying_is_asked_for_by_our_schedule_only(function):
    assert function(TIDY, CONTEXT) == {"erased": 0}
    assert function({**a_request("/"), **TIDY}, CONTEXT)["statusCode"] != 200


def test_the_days_tidying_tells_the_month_whose_turn_it_is(function, services):
    function(TIDY, CONTEXT)

    assert [one.month for one in months_from(services.store.numbers.begin_with(FIGURES))] == ["2026-09"]
