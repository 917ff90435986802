"""A press that goes on after anything at all gives readers the site that one which begins now would give them."""

from hypothesis import HealthCheck, Phase, given, settings

from tests.proof.same_site import holds, sequences

# Two seconds each: thirty would take a minute. `inv prove` tries a thousand others.
AS_MANY_AS_FIT = 8


@settings(
    max_examples=AS_MANY_AS_FIT,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(sequences)
def test_after_any_sequence_the_site_is_the_one_a_new_press_makes(steps):
    holds(steps)
