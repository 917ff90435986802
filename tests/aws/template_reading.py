"""The template of the cloud as the tests read it: as we send it, and with AWS's translator applied."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from infra.deploy.template import FILE, as_json, read_template
from tests.aws.ministack import ENVIRONMENT

_EXPAND = """
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.parser.parser import Parser
class NoManagedPolicies:
    def load(self): return {}
print(json.dumps(transform(json.load(sys.stdin), {}, NoManagedPolicies())))
"""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One sentence of a policy, and the resource it stands in."""

    where: str
    said: dict[str, Any]

    @property
    def actions(self) -> list[str]:
        return _listed(self.said.get("Action"))

    @property
    def resources(self) -> list[Any]:
        return _listed(self.said.get("Resource"))


def resources(kind: str) -> dict[str, Any]:
    return {name: one["Properties"] for name, one in read_template()["Resources"].items() if one["Type"] == kind}


@cache
def expanded() -> Any:
    """Return what CloudFormation makes of it."""
    done = subprocess.run(
        [str(ENVIRONMENT / "bin" / "python"), "-c", _EXPAND],
        input=as_json(read_template()),
        capture_output=True,
        text=True,
        check=True,
        env={"AWS_DEFAULT_REGION": "ap-southeast-3"},
    )
    return json.loads(done.stdout.splitlines()[-1])


def statements() -> list[Statement]:
    """Return every sentence of every policy, also of those that the translator adds."""
    return [found for name, one in expanded()["Resources"].items() for found in _statements(name, one)]


def lint() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ENVIRONMENT / "bin" / "cfn-lint"), str(FILE)], capture_output=True, text=True, check=False
    )


def _statements(name: str, part: Any) -> Iterator[Statement]:
    if isinstance(part, dict):
        if part.get("Effect") in {"Allow", "Deny"}:
            yield Statement(where=name, said=part)
        for inner in part.values():
            yield from _statements(name, inner)
    if isinstance(part, list):
        for inner in part:
            yield from _statements(name, inner)


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [] if said is None else [said]
