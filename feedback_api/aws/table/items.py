"""Writes items, writes and conditions as DynamoDB takes them, and reads items back."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

Value = str | int | float | bytes | list[Any] | dict[str, Any] | None
Item = Mapping[str, Value]
Wire = dict[str, Any]
# A set, which JSON does not know, is kept under this name until it is written back.
_AS_IT_IS = "$dynamodb"
_NAME = re.compile(r"#(\w+)")


@dataclass(frozen=True, kw_only=True)
class ConditionExpression:
    """What must hold. `#name` is the attribute of that name, so that none can be a reserved word; `:name` a value."""

    text: str
    values: Item = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Put:
    """Keep an item in the place of any that has its key."""

    item: Item
    only_if: ConditionExpression | None = None


@dataclass(frozen=True, kw_only=True)
class Update:
    """Change some attributes of an item; one that is not there begins empty."""

    key: Item
    change: str
    values: Item = field(default_factory=dict)
    only_if: ConditionExpression | None = None


@dataclass(frozen=True, kw_only=True)
class Delete:
    """Forget an item."""

    key: Item
    only_if: ConditionExpression | None = None


@dataclass(frozen=True, kw_only=True)
class Check:
    """Change nothing, but let a transaction depend on this item."""

    key: Item
    only_if: ConditionExpression


Write = Put | Update | Delete | Check


def joined(*parts: str) -> str:
    """Return one key made of several parts; different parts make different keys, whatever is in them."""
    return "#".join(part.replace("%", "%25").replace("#", "%23") for part in parts)


def parted(key: str) -> tuple[str, ...]:
    """Return the parts a key was joined of."""
    return tuple(part.replace("%23", "#").replace("%25", "%") for part in key.split("#"))


def to_wire(item: Item) -> Wire:
    """Write every attribute with its type."""
    return {name: _typed(value) for name, value in item.items()}


def from_wire(wire: Wire) -> Item:
    """Read what `to_wire` wrote."""
    return {name: _plain(typed) for name, typed in wire.items()}


def text(item: Item, name: str) -> str:
    """Return an attribute that is text."""
    return cast(str, item[name])


def number(item: Item, name: str, default: int = 0) -> int:
    """Return an attribute that is a number, or the default if the item has none."""
    return cast(int, item.get(name, default))


def request_of(write: Write) -> tuple[str, Wire]:
    """Return a write's kind and its parameters but for the table's name."""
    match write:
        case Put():
            return "Put", {"Item": to_wire(write.item), **_expressions("", {}, write.only_if)}
        case Update():
            return "Update", {
                "Key": to_wire(write.key),
                "UpdateExpression": write.change,
                **_expressions(write.change, write.values, write.only_if),
            }
        case Delete():
            return "Delete", {"Key": to_wire(write.key), **_expressions("", {}, write.only_if)}
        case Check():
            return "ConditionCheck", {"Key": to_wire(write.key), **_expressions("", {}, write.only_if)}


def named(expression: str, values: Item) -> Wire:
    """Return the names and the values that an expression speaks of."""
    wire: Wire = {}
    if names := _NAME.findall(expression):
        wire["ExpressionAttributeNames"] = {f"#{name}": name for name in names}
    if values:
        wire["ExpressionAttributeValues"] = {f":{name}": _typed(value) for name, value in values.items()}
    return wire


def _expressions(change: str, values: Item, condition: ConditionExpression | None) -> Wire:
    if condition is None:
        return named(change, values)
    return {
        "ConditionExpression": condition.text,
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        **named(f"{change} {condition.text}", {**values, **condition.values}),
    }


def _typed(value: Value) -> Wire:
    """Write a value with its type; what we write ourselves is text, whole numbers and bytes."""
    match value:
        case str():
            return {"S": value}
        case bytes():
            return {"B": value}
        case bool():
            return {"BOOL": value}
        case int() | float():
            return {"N": str(value)}
        case _:
            return _typed_of_others(value)


def _typed_of_others(value: list[Any] | dict[str, Any] | None) -> Wire:
    """Write what only a later version writes."""
    match value:
        case None:
            return {"NULL": True}
        case list():
            return {"L": [_typed(one) for one in value]}
        case dict() if set(value) == {_AS_IT_IS}:
            return _unpacked(value[_AS_IT_IS])
        case dict():
            return {"M": {name: _typed(one) for name, one in value.items()}}


def _plain(typed: Wire) -> Value:
    """Read a value of any type; what JSON cannot say is packed as it is."""
    ((kind, value),) = typed.items()
    match kind:
        case "S" | "B" | "BOOL":
            return cast(str | bytes | bool, value)
        case "N":
            return int(value) if value.lstrip("-").isdigit() else float(value)
        case "NULL":
            return None
        case "L":
            return [_plain(one) for one in value]
        case "M":
            return {name: _plain(one) for name, one in value.items()}
        case _:
            return {_AS_IT_IS: {kind: [_as_text(one) for one in value]}}


def packed(value: Value) -> Value:
    """Return bytes as JSON can hold them; `to_wire` takes them as bytes again."""
    return {_AS_IT_IS: {"B": [_as_text(value)]}} if isinstance(value, bytes) else value


def _as_text(one: str | bytes) -> str:
    return base64.b64encode(one).decode() if isinstance(one, bytes) else one


def _unpacked(packed: Mapping[str, list[str]]) -> Wire:
    ((kind, values),) = packed.items()
    if kind == "B":
        return {kind: base64.b64decode(values[0])}
    return {kind: [base64.b64decode(one) for one in values] if kind == "BS" else values}
