"""Reads the template of the cloud as CloudFormation takes it: aliases and merges resolved, as JSON."""

import json
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).resolve().parent.parent / "template.yaml"
_LONG_NAMES = {"Ref": "Ref", "Condition": "Condition"}


class _Loader(yaml.SafeLoader):
    """A safe loader that knows CloudFormation's short forms, such as `!Sub`."""


def _short_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = _LONG_NAMES.get(suffix, f"Fn::{suffix}")
    if isinstance(node, yaml.ScalarNode):
        text = loader.construct_scalar(node)
        # `!GetAtt Table.Arn` is short for a list of two.
        return {name: str(text).split(".", 1) if suffix == "GetAtt" else text}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}  # type: ignore[arg-type]  # the third kind of node


_Loader.add_multi_constructor("!", _short_form)


def read_template(file: Path = FILE) -> dict[str, Any]:
    """Return the template with every alias in place of its name."""
    found: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader with more tags
    return found


def as_json(template: dict[str, Any]) -> str:
    return json.dumps(template, separators=(",", ":"))
