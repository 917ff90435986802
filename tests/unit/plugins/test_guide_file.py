"""Another office reads our guides as data, with every condition, and keeps to the published schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.unit.plugins.building import build
from tests.unit.plugins.small_content import GUIDE, write_content


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    special = "khusus:\n  - {jika: {sebab: rusak}, biaya: {rupiah: 5000, dasar: Perda}}\nlangkah:"
    guide = GUIDE.replace("langkah:", special)
    return build(write_content(tmp_path_factory.mktemp("data") / "content", {"panduan/ktp-hilang.md": guide}))


def read(site, name):
    return json.loads((site / "data" / name).read_text("utf-8"))


def guide_of(site):
    (guide,) = read(site, "panduan.json")["panduan"]
    return guide


def test_the_file_keeps_to_its_own_schema(site):
    schema = read(site, "skema/panduan.json")
    Draft202012Validator.check_schema(schema)

    faults = list(Draft202012Validator(schema).iter_errors(read(site, "panduan.json")))

    assert faults == []
    assert read(site, "panduan.json")["$schema"] == schema["$id"] == "https://kantor.example/data/skema/panduan.json"


def test_a_file_that_breaks_its_promise_is_told_from_one_that_keeps_it(site):
    broken = read(site, "panduan.json")
    broken["panduan"][0]["required_documents"][0]["bentuk"] = "photokopi"

    assert not Draft202012Validator(read(site, "skema/panduan.json")).is_valid(broken)


def test_what_the_standard_has_a_name_for_has_that_name(site):
    guide = guide_of(site)

    assert guide["name"] == "KTP hilang"
    assert guide["status"] == "active"
    assert guide["url"] == "https://kantor.example/panduan/ktp-hilang/"
    assert guide["assured_date"] == "2026-11-10"
    assert [paper["document"] for paper in guide["required_documents"]] == ["Kartu Keluarga", "Surat kehilangan"]
    assert {paper["service_id"] for paper in guide["required_documents"]} == {guide["id"]}
    assert [(cost["amount"], cost["jika"]) for cost in guide["cost_options"]] == [(0, {}), (5000, {"sebab": ["rusak"]})]


def test_every_condition_is_in_the_file(site):
    guide = guide_of(site)

    assert guide["required_documents"][1]["jika"] == {"sebab": ["hilang"]}
    assert [choice["kunci"] for choice in guide["tanya"][0]["pilihan"]] == ["hilang", "rusak"]
    assert {case["slug"]: [paper["kunci"] for paper in case["required_documents"]] for case in guide["kasus"]} == {
        "hilang": ["kk", "surat-polisi"],
        "rusak": ["kk"],
    }


def test_ids_stay_the_same_wherever_the_site_is(site, tmp_path):
    elsewhere = build(write_content(tmp_path / "content"), SITEURL="http://127.0.0.1:9999")

    assert guide_of(elsewhere)["id"] == guide_of(site)["id"]
