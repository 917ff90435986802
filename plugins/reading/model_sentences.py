"""Says in Indonesian what pydantic found wrong with a header, whatever it found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.reading import wording
from plugins.reading.content_file import Location
from plugins.reading.nearest import nearest

QUOTED = re.compile(r"'([^']*)'")
KEY_STEP = "[key]"


def sentence_for(error: ErrorDetails, model: type[BaseModel]) -> str:
    """Return the sentence for one error; `model` is the model of the whole file."""
    kind, written, location = error["type"], error["input"], error["loc"]
    name = wording.quoted(_named(location))
    if kind == "extra_forbidden":
        return _unknown_key(location, model)
    if kind == "literal_error":
        return _not_a_choice(name, error)
    if kind != "missing" and (not written or (isinstance(written, str) and not written.strip())):
        return wording.EMPTY_VALUE.format(name=name)
    template = wording.MODEL_FAULTS.get(kind)
    if template is None:
        return f"{name}: {error['msg']}"
    length = len(written) if isinstance(written, str) else 0
    return template.format(**{"name": name, "value": wording.shown(written), "length": length, **_context(error)})


def worth_saying(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out that a list is too short if only because some of its items are wrong."""
    for error in errors:
        place = error["loc"]
        inside = (other for other in errors if len(other["loc"]) > len(place) and other["loc"][: len(place)] == place)
        if error["type"] != "too_short" or not any(inside):
            yield error


def _named(location: Location) -> str:
    """Return the innermost key; list positions and pydantic's own steps are no names."""
    keys = [step for step in location if isinstance(step, str) and step != KEY_STEP]
    return keys[-1] if keys else ""


def _context(error: ErrorDetails) -> Mapping[str, Any]:
    return error.get("ctx", {})


def _unknown_key(location: Location, model: type[BaseModel]) -> str:
    key = str(location[-1])
    if ":" in key:
        return wording.NO_SPACE_AFTER_COLON.format(name=wording.quoted(key))
    return wording.unknown(key, nearest(key, _keys_at(model, location[:-1])))


def _not_a_choice(name: str, error: ErrorDetails) -> str:
    choices = QUOTED.findall(str(_context(error)["expected"]))
    return wording.not_a_choice(name, error["input"], choices, nearest(str(error["input"]), choices))


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    for step in location:
        if isinstance(step, str):
            inner = next((found for found in _models_in(_field(model, step))), None)
            model = inner or model  # a key that editors chose themselves, such as that of an answer, names no field
    keys = [field.alias or name for name, field in model.model_fields.items()]
    return [*keys, *getattr(model, "other_keys", ())]


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def _models_in(field: FieldInfo | None) -> Iterator[type[BaseModel]]:
    waiting = [field.annotation] if field else []
    while waiting:
        found = waiting.pop()
        if isinstance(found, type) and issubclass(found, BaseModel):
            yield found
        waiting.extend(get_args(found))
