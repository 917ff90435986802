"""On which day each fact of a file was true: `per:` below the facts, so that a later word of the desk can count."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from feedback_api.domain.facts.declared import FactOf, rules_about
from plugins.reading import wording
from plugins.reading.fields import Day, ShortName
from plugins.reading.nearest import nearest


def _facts_about(about: FactOf) -> Callable[[dict[str, date]], dict[str, date]]:
    known = tuple(rule.key for rule in rules_about(about))

    def check(days: dict[str, date]) -> dict[str, date]:
        unknown = next((key for key in days if key not in known), None)
        if unknown is not None:
            said = {"value": wording.quoted(unknown), "guess": wording.guess(nearest(unknown, known))}
            raise PydanticCustomError("no_such_fact", wording.NO_SUCH_FACT, {**said, "known": ", ".join(known)})
        return days

    return check


OfficeDays = Annotated[dict[ShortName, Day], AfterValidator(_facts_about(FactOf.OFFICE))]
VillageDays = Annotated[dict[ShortName, Day], AfterValidator(_facts_about(FactOf.VILLAGE))]
