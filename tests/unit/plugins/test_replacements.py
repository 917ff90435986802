"""Who reads that a visit is off is never sent to one that is off as well, or over."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plugins.edition.readings.reading import Readings
from plugins.edition.readings.settling import SettledFiles, settled
from plugins.kinds.tree import files_of
from plugins.kinds.visits.kind import VISITS
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import VISIT, write_content

TODAY = date(2026, 12, 10)
THE_VISIT, THE_OTHER = "kunjungan/2026/wates-desember.md", "kunjungan/2026/wates-lain.md"
PLANNED = VISIT.replace("2026-12-03", "2026-12-17")


def off(visit: str, *, replacement: str = "wates-lain", on: str = "2026-12-01") -> str:
    """Return the visit as it is when somebody called it off that day."""
    history = f"{{pada: {on} 10.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Hujan.}}"
    return visit.replace(
        "status: terjadwal", f"status: batal\nalasan: Hujan.\npengganti: {replacement}\nriwayat:\n  - {history}"
    )


def said(tmp_path: Path, visit: str, other: str) -> list[str]:
    return sentences(write_content(tmp_path / "content", {THE_VISIT: visit, THE_OTHER: other}), today=TODAY)


def test_a_replacement_still_to_come_is_met_with_silence(tmp_path):
    assert said(tmp_path, off(PLANNED), VISIT.replace("2026-12-03", "2026-12-21")) == []


@pytest.mark.parametrize(
    ("visit", "other", "sentence"),
    [
        (off(PLANNED), off(PLANNED, replacement="null"), "juga batal."),
        (off(PLANNED), VISIT.replace("2026-12-03", "2026-12-09"), "sudah lewat (2026-12-09)."),
        (off(VISIT, on="2026-12-01"), VISIT.replace("2026-12-03", "2026-11-24"), "sudah lewat (2026-11-24)."),
    ],
    ids=["it is off as well", "it was yesterday", "it was over when the other was called off"],
)
def test_a_replacement_to_which_nobody_can_go_is_named(tmp_path, visit, other, sentence):
    (line,) = said(tmp_path, visit, other)

    assert line.startswith(f'{THE_VISIT}:13: Penggantinya, "wates-lain", {sentence}')


def test_of_two_visits_that_are_over_one_may_have_replaced_the_other(tmp_path):
    assert said(tmp_path, off(VISIT, on="2026-12-01"), VISIT.replace("2026-12-03", "2026-12-04")) == []


def test_a_replacement_called_off_later_holds_back_neither_file(tmp_path):
    root = write_content(tmp_path / "content", {THE_VISIT: off(PLANNED), THE_OTHER: PLANNED})
    before = settled(files_of((root,)), Readings(), now=datetime(2026, 12, 9, tzinfo=UTC))
    assert isinstance(before, SettledFiles)
    write_content(root, {THE_VISIT: off(PLANNED), THE_OTHER: off(PLANNED, replacement="null")})

    found = settled(replace(files_of((root,)), today=TODAY), before.readings, now=datetime(2026, 12, 10, tzinfo=UTC))

    assert isinstance(found, SettledFiles)
    assert [visit.root.text("status") for visit in found.tree.of(VISITS.files)] == ["batal", "batal"]
    assert found.stand_ins == {}
