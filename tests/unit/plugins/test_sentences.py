"""Whatever an editor types, nobody is ever answered in English."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.kinds.guides.model import Guide
from plugins.kinds.visits.model import Visit
from plugins.reading.content_file import ContentFile

PYDANTIC_ENGLISH = re.compile(r"\b(?:Input|should|valid|String|Value|Field|required|have|least|most)\b")

written = st.recursive(
    st.none() | st.sampled_from(["", " ", "ya", "x", "2026-13-01", "08.00", "1.5", "**", "Ü"]) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "nama", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)
guide_keys = sorted(field.alias or name for name, field in Guide.model_fields.items())
visit_keys = sorted(field.alias or name for name, field in Visit.model_fields.items())


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(guide_keys), written, max_size=8))
def test_no_guide_header_is_answered_in_english(values):
    _, problems = Guide.read(ContentFile(path="g.md", values=values, lines={(): 2}))

    assert [problem for problem in problems if PYDANTIC_ENGLISH.search(problem.sentence)] == []


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(visit_keys), written, max_size=8))
def test_no_visit_header_is_answered_in_english(values):
    _, problems = Visit.read(ContentFile(path="v.md", values=values, lines={(): 2}))

    assert [problem for problem in problems if PYDANTIC_ENGLISH.search(problem.sentence)] == []
