"""A submission's document says no more than there is, and is read however much it says."""

import json
from dataclasses import asdict

from feedback_api.store.documents import submission_of, written
from tests.builders import a_submission, answered


def test_what_a_submission_does_not_have_takes_no_room():
    document = json.loads(written(a_submission(village=None)))

    assert {"village", "visit", "answer", "claim"}.isdisjoint(document)
    assert submission_of(json.dumps(document)) == a_submission(village=None)


def test_a_document_that_spells_out_what_it_does_not_have_is_read_alike():
    whole = answered(a_submission(guide=None))
    spelt_out = dict.fromkeys(asdict(whole)) | json.loads(written(whole))
    spelt_out["answer"]["guide_verdict"] = None

    assert submission_of(json.dumps(spelt_out)) == whole
