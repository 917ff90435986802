"""What staff type about a visit is read by everybody: numbers and names in it are let out by a tick only."""

from collections.abc import Callable

import pytest

from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.unit.test_web_planning import CANCEL, EDIT, NEW, PLAN, SLUG, cancels, changes, kept, plans
from tests.web_office import Page, an_office

NUMBER, NAME = "telepon 0812 3456 7890", "Rumah Bu Siti"
BOTH = f"{NAME}, {NUMBER}"
RESTORE = f"/moderasi/kunjungan/{SLUG}/pulihkan"
NUMBER_TICK, NAME_TICK = {"tanpa_data_pribadi": "ya"}, {"nama_alamat": "ya"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def restores(visitor, **typed):
    return visitor.sends(RESTORE, {**visitor.opens(RESTORE).fields(), **typed})


# Each way in which staff type words that everybody reads, and what has to be there before.
WAYS: dict[str, tuple[tuple[Callable[..., Page], ...], Callable[..., Page], str]] = {
    "a new place": ((), plans, "tempat"),
    "a new landmark": ((), plans, "patokan"),
    "another place": ((plans,), lambda sri, **typed: changes(sri, alasan="Pindah.", **typed), "tempat"),
    "why it changes": ((plans,), lambda sri, **typed: changes(sri, tempat="SD Negeri", **typed), "alasan"),
    "why it is off": ((plans,), cancels, "alasan"),
    "why it is on again": ((plans, lambda sri: cancels(sri, alasan="Banjir.")), restores, "alasan"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_number_and_a_name_are_let_out_by_their_own_ticks_only(office, way):
    before, act, field = WAYS[way]
    sri = office.staff()
    for one in before:
        one(sri)
    written = kept(office)

    refused = [act(sri, **{field: BOTH}, **ticks) for ticks in ({}, NUMBER_TICK, NAME_TICK)]
    assert kept(office) == written
    done = act(sri, **{field: BOTH}, **NUMBER_TICK, **NAME_TICK)

    assert ([page.status for page in refused], done.status) == ([422, 422, 422], 303)
    for page in refused:
        assert page.first(f"#{field}")["value"] == BOTH
        assert "0812…90" in page.words
        assert "Bu Siti" in page.first("p:has(b[dir=auto]):has(+ .tick)").get_text()
    assert refused[0].soup.select_one("#tanpa_data_pribadi-salah")
    assert refused[1].soup.select_one("#nama_alamat-salah")


def test_ordinary_words_are_asked_for_no_tick(office):
    sri = office.staff()

    assert sri.opens(NEW).soup.select_one("#tanpa_data_pribadi") is None
    assert plans(sri, patokan="Seberang masjid").status == 303
    assert cancels(sri, alasan="Pak Camat dipanggil ke kabupaten.").status == 303


def test_what_everybody_reads_already_is_not_asked_again(office):
    sri = office.staff()
    plans(sri, tempat=BOTH, **NUMBER_TICK, **NAME_TICK)

    page = sri.opens(EDIT)
    done = changes(sri, mulai="09.00", alasan="Petugas datang siang.")

    assert page.soup.select_one("#nama_alamat") is None
    assert (done.status, kept(office).starts) == (303, "09.00")


@pytest.mark.parametrize("path", [NEW, CANCEL])
def test_an_old_form_keeps_what_was_typed_and_asks_for_the_ticks(office, path):
    sri = office.staff()
    if path == CANCEL:
        plans(sri)

    page = sri.sends(path, {**PLAN, "alasan": BOTH, "tempat": BOTH, "csrf_token": "lama", **NAME_TICK})

    assert page.status == 422
    assert page.first("input[name=tanpa_data_pribadi]")
    assert office.services.store.notebook.get(EntryKind.VISIT, SLUG) is None or not kept(office).reason
