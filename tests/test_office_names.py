"""The product's tests name no office, so that another office can keep them as they are."""

import re

from tests.content.test_identity import NAMES
from tests.test_house_rules import named, tracked

# Tests speak of a desa Wates and a desa Tampung, as there are in many a sub-district.
OF_MANY = frozenset({"Wates", "Tampung"})
# Tests that read what stands in this content, or what was once stored, and must name it; each with its reason.
NAMING: dict[str, str] = {
    "tests/content/": "asks whether this content is true",
    "tests/search/": "looks for pages of this content in the words of its residents",
    "tests/unit/messages.jsonl": "the messages that tests/search asks about",
    "tests/another_office.py": "knows the names that no other office may publish",
    "tests/contract/formats/": "documents as they were stored",
}


def test_no_test_of_the_product_knows_the_office_of_this_content():
    known = re.compile("|".join(name for name in NAMES if name not in OF_MANY), re.IGNORECASE)
    files = [file for file in tracked("tests") if not named(file).startswith(tuple(NAMING))]

    found = [f"{named(file)}: {name}" for file in files for name in known.findall(file.read_text("utf-8"))]

    assert len(files) > 400
    assert found == []


def test_every_test_that_may_name_the_office_does():
    known = re.compile("|".join(NAMES), re.IGNORECASE)
    naming = [named(file) for file in tracked("tests") if known.search(file.read_text("utf-8"))]

    assert [place for place in NAMING if not any(name.startswith(place) for name in naming)] == []
