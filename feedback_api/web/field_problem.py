"""What is wrong with one field of a form."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FieldProblem:
    """One thing to put right: the field it stands in and the sentence people read."""

    field: str
    detail: str
