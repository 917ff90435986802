"""Every form says what a phone may keep of what is typed on it, and what must never be kept is not among it."""

import re

import pytest

from tests.web_pages import every_page

# Forms of which nothing is kept, each with its reason.
NOTHING_KEPT = {
    "/moderasi/masuk": "a password",
    "/lacak/": "a tracking code",
    "/hasil/": "the words stand in the address",
    "/skm/": "what somebody thinks of the office is for nobody else who uses the phone",
    "/moderasi/loket/": "two choices that stand in the address",
    "/moderasi/berkas/": "two choices and a day",
    "/moderasi/berkas/cari": "a tracking code",
    "/moderasi/berkas/siap": "ticks, and a sentence that stands there ready",
    "/moderasi/cari": "the words stand in the address",
    "/moderasi/banyak": "ticks, and the name of a colleague",
    "/moderasi/masuk/kode": "a code",
    "/moderasi/akun/sandi": "passwords",
    "/moderasi/akun/kode/": "a code",
    "/moderasi/akun/kode/lepas": "a code",
    "/moderasi/undangan/": "a name and a password",
    "/moderasi/petugas/undang": "two choices",
    "/moderasi/akun/kabar": "an address",
    "/moderasi/hari-ini/": "a day and an hour, which are filled in, and ticks",
    "/moderasi/petugas/peran": "two choices, which the page shows as they are",
    "/moderasi/petugas/pengganti": "the name of a colleague, and two days",
}
# Pages that carry what was typed on another one, where the phone keeps it.
CARRIED_ON = {"signed in again, go on", "ask, store gone", "thread, other code"}
# What is typed about a report, or about what sounds like one, stays on no phone.
OF_REPORTS = {
    "rights, correct a report",
    "desk, report",
    "desk, report opened",
    "desk, report again",
    "rights, report to be erased",
}
# Two choices, a name and a contact; on the desk a sentence that stands there ready.
OF_FETCHED = {"prepare", "prepare, all wrong", "prepare, desk", "prepare, what to come for", "papers, desk"}
SOUNDING = {"thread, offered", "desk, two needed", "desk, proposed", "desk, second asked", "desk, second asked, wrong"}
OF_THE_INVITED = re.compile(r"(/moderasi/undangan/).+")
TYPED_IN = "textarea:not([readonly]), select, input[type=text], input[type=tel], input[type=date], input[type=radio]"
NEVER = {"nama", "kontak", "sandi", "kode", "csrf_token", "waktu", "situs", "tanpa_data_pribadi"}


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """Every form of every page of the function on which somebody can type, by the name of its page."""
    with every_page(tmp_path_factory.mktemp("forms")) as pages:
        return [
            (name, form)
            for name, page in pages.items()
            for form in page.soup.select("form")
            if form.select_one(TYPED_IN)
        ]


def names_kept_of(form):
    """What a phone keeps of a form by itself, or of a report when it is asked to."""
    return f"{form.get('data-draft-keeps', '')} {form.get('data-report-keeps', '')}".split()


def test_a_form_says_what_may_be_kept_of_it_or_why_nothing_is(forms):
    places = ((name, form, OF_THE_INVITED.sub(r"\1", form["action"])) for name, form in forms)
    silent = {(name, place) for name, form, place in places if not names_kept_of(form) and place not in NOTHING_KEPT}

    assert {name for name, _ in silent} == CARRIED_ON | OF_REPORTS | OF_FETCHED | SOUNDING


def test_names_contacts_passwords_and_codes_are_kept_by_no_form(forms):
    kept = {field for _, form in forms for field in names_kept_of(form)}

    assert kept & NEVER == set()
    assert {"isi", "jawaban", "alasan", "jenis"} <= kept


def test_a_form_of_the_desk_keeps_for_one_member_only(forms):
    desk = [form for _, form in forms if form.has_attr("data-draft") and form["action"].startswith("/moderasi/")]

    assert {form.get("data-draft-of") for form in desk} == {"sri", "rini", "wati", "ani"}


def test_a_form_that_keeps_something_says_how_old_it_is_and_throws_it_away(forms):
    keeping = {name: form.find_parent("main") for name, form in forms if form.has_attr("data-draft")}

    assert [
        name for name, main in keeping.items() if len(main.select("[data-draft-note] [data-draft-drop]")) != 1
    ] == []
