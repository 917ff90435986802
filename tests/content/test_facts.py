"""Whoever collected the facts finds every one of them in the guides, and none made more certain than it is."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.content.published import carriers, facts, guides

EVERY = [(slug, fact) for slug, of_guide in facts().items() for fact in of_guide]


def each(*, where: Callable[[dict[str, Any]], bool] = lambda _: True) -> list[Any]:
    """One test for each fact, named after it."""
    return [pytest.param(slug, fact, id=f"{slug}: {fact['requirement']}") for slug, fact in EVERY if where(fact)]


# Requirements that no document carries in the form the facts name, each with its reason.
OTHER_FORM = {
    ("ikd", "Ponsel pintar dengan internet"): "a phone is brought along; it is neither paper nor a person",
}
# Requirements with a condition that makes no difference to what people bring, each with its reason.
ALWAYS_BROUGHT = {
    ("bpjs-mandiri", "KK"): "the condition says what the KK shows: everybody on it is signed up",
    ("informasi-publik", "KTP-el"): "the condition names what may stand in for it; one of them is always brought",
    ("ktp-el-perubahan-data", "Surat pernyataan F-1.06"): "the guide is about changed data only",
    ("sim-keliling", "Surat sehat dokter"): "the condition says where it is made, not whether it is needed",
    ("sim-keliling", "Surat lulus psikologi"): "the condition says where it is made, not whether it is needed",
    ("ktp-el-hilang", "KK"): "offices differ, and the facts say to bring it anyway",
}


def test_facts_and_guides_are_about_the_same_services():
    assert set(facts()) == set(guides())


@pytest.mark.parametrize(("slug", "fact"), each())
def test_a_requirement_is_carried_by_documents_of_the_guide(slug, fact):
    found = {document.id for document in carriers(slug, fact)}

    assert found == set(fact["documents"])
    assert found


@pytest.mark.parametrize(("slug", "fact"), each())
def test_a_document_is_asked_for_in_the_form_the_facts_name(slug, fact):
    forms = {document.form for document in carriers(slug, fact)}

    assert fact["form"] in forms or (slug, fact["requirement"]) in OTHER_FORM


@pytest.mark.parametrize(("slug", "fact"), each(where=lambda fact: bool(fact.get("condition"))))
def test_a_requirement_with_a_condition_is_not_asked_of_everybody(slug, fact):
    conditional = [document for document in carriers(slug, fact) if document.when or document.when_words]

    assert conditional or (slug, fact["requirement"]) in ALWAYS_BROUGHT


@pytest.mark.parametrize(("slug", "fact"), each(where=lambda fact: not fact["verified"]))
def test_what_nobody_checked_is_never_called_checked(slug, fact):
    checked = [document.id for document in carriers(slug, fact) if document.verified]

    assert checked == []


def test_every_exception_is_still_one():
    listed = {(slug, fact["requirement"]) for slug, fact in EVERY}

    assert OTHER_FORM.keys() | ALWAYS_BROUGHT.keys() <= listed
