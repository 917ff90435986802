"""Whoever collected the facts finds every one of them in the guides, and none made more certain than it is."""

from tests.content.published import carriers, facts, guides

EVERY = [(slug, fact) for slug, of_guide in facts().items() for fact in of_guide]

# Requirements that no document carries in the form the facts name, each with its reason.
OTHER_FORM = {
    ("ikd", "Ponsel pintar dengan internet"): "a phone is brought along; it is neither paper nor a person",
}
# Requirements with a condition that makes no difference to what people bring, each with its reason.
ALWAYS_BROUGHT = {
    ("bpjs-mandiri", "KK"): "the condition says what the KK shows: everybody on it is signed up",
    ("informasi-publik", "KTP-el"): "the condition names what may stand in for it; one of them is always brought",
    ("sim-keliling", "Surat sehat dokter"): "the condition says where it is made, not whether it is needed",
    ("sim-keliling", "Surat lulus psikologi"): "the condition says where it is made, not whether it is needed",
}


def test_the_facts_are_about_guides_that_there_are():
    assert set(facts()) <= set(guides())


def test_a_requirement_is_carried_by_documents_of_the_guide():
    otherwise = [
        (slug, fact["requirement"])
        for slug, fact in EVERY
        if {document.id for document in carriers(slug, fact)} != set(fact["documents"]) or not fact["documents"]
    ]

    assert len(EVERY) > 200
    assert otherwise == []


def test_a_document_is_asked_for_in_the_form_the_facts_name():
    other = {
        (slug, fact["requirement"])
        for slug, fact in EVERY
        if fact["form"] not in {document.form for document in carriers(slug, fact)}
    }

    assert other <= OTHER_FORM.keys()


def test_a_requirement_with_a_condition_is_not_asked_of_everybody():
    of_everybody = {
        (slug, fact["requirement"])
        for slug, fact in EVERY
        if fact.get("condition") and not any(document.when or document.when_words for document in carriers(slug, fact))
    }

    assert of_everybody <= ALWAYS_BROUGHT.keys()


def test_what_nobody_checked_is_never_called_checked_nor_said_by_offices():
    checked = [
        (slug, fact["requirement"], document.id)
        for slug, fact in EVERY
        if not fact["verified"]
        for document in carriers(slug, fact)
        if document.is_borne
    ]

    assert checked == []


def test_every_exception_is_still_one():
    listed = {(slug, fact["requirement"]) for slug, fact in EVERY}

    assert OTHER_FORM.keys() | ALWAYS_BROUGHT.keys() <= listed
