"""Takes out of a folder of packages what no function of ours ever opens."""

import gzip
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# What the functions ask for. Everything else that botocore describes, four hundred services, stays out, and of these
# five the descriptions of all other requests: reading them whole is a tenth of a start.
SERVICES: dict[str, frozenset[str]] = {
    "dynamodb": frozenset(
        {
            "BatchGetItem",
            "DeleteItem",
            "DescribeEndpoints",
            "GetItem",
            "PutItem",
            "Query",
            "TransactWriteItems",
            "UpdateItem",
        }
    ),
    "events": frozenset({"PutRule"}),
    "s3": frozenset({"DeleteObjects", "GetObject", "HeadObject", "ListObjectsV2", "PutObject"}),
    "sesv2": frozenset({"SendEmail"}),
    "ssm": frozenset({"GetParameter"}),
}
PARTITION = "aws"

_LEFT_OUT = ("*.pyi", "py.typed", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED")
_LEFT_OUT_FOLDERS = ("bin", "boto3/data", "boto3/examples", "**/__pycache__")
# Waiters and examples are for people at a keyboard; models, addresses and how to read on are needed.
_OF_A_SERVICE = ("service-2", "paginators-1", "endpoint-rule-set-1", "service-2.sdk-extras")

# Packages that are imported with others and never used: the asynchronous half of `limits` brings asyncio along.
_EMPTIED = ("limits/aio",)
# Writes "new in version …" into docstrings of `limits`, and loads asyncio for it: a twentieth of a start.
_NOTES = "deprecated"
_NOTES_LEFT_OUT = '''"""Stands in for notes about versions, which nobody reads here."""


def versionadded(*_, **__):
    return lambda noted: noted


versionchanged = deprecated = versionadded
'''
# What botocore would tell a person who calls `help()` on a client, and ten modules that would write it.
_HELP = "botocore/docs"
_HELP_KEPT = "utils.py"  # its events are named in there
_HELP_LEFT_OUT = '''"""Stands in for descriptions of requests, which nobody reads here."""


class ClientMethodDocstring(str):
    def __new__(cls, **_):
        return super().__new__(cls)


WaiterDocstring = PaginatorDocstring = ClientMethodDocstring
'''


def trim(folder: Path) -> None:
    """Trim the folder in place."""
    for pattern in _LEFT_OUT:
        _remove(folder.rglob(pattern))
    for pattern in _LEFT_OUT_FOLDERS:
        _remove(folder.glob(pattern))
    for name in _EMPTIED:
        _empty(folder / name)
    if (folder / _NOTES).is_dir():
        _empty(folder / _NOTES)
        (folder / _NOTES / "sphinx.py").write_text(_NOTES_LEFT_OUT, encoding="utf-8")
        _remove([folder / "wrapt"])
    if (folder / _HELP).is_dir():
        kept = (folder / _HELP / _HELP_KEPT).read_text("utf-8")
        _empty(folder / _HELP)
        (folder / _HELP / _HELP_KEPT).write_text(kept, encoding="utf-8")
        (folder / _HELP / "docstring.py").write_text(_HELP_LEFT_OUT, encoding="utf-8")
    data = folder / "botocore" / "data"
    if data.is_dir():
        _trim_descriptions(data)


def _trim_descriptions(data: Path) -> None:
    """Keep what botocore reads of our services, in the form that is read fastest."""
    _remove(path for path in data.iterdir() if path.is_dir() and path.name not in SERVICES)
    _remove(path for path in data.glob("*/*/*") if path.name.split(".json")[0] not in _OF_A_SERVICE)
    _shorten_endpoints(data)
    for service, actions in SERVICES.items():
        for model in data.glob(f"{service}/*/service-2.json.gz"):
            _shorten_model(model, actions)
    for rules in data.glob("*/*/endpoint-rule-set-1.json.gz"):
        _write_unzipped(rules, json.loads(gzip.decompress(rules.read_bytes())))


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _empty(package: Path) -> None:
    if package.is_dir():
        shutil.rmtree(package)
        package.mkdir()
        (package / "__init__.py").write_text(
            '"""Left out of this package: nothing here uses it."""\n', encoding="utf-8"
        )


def _shorten_endpoints(data: Path) -> None:
    """Keep the addresses of our services only: the whole list is read at every start, and costs a seventh of it."""
    path, zipped = data / "endpoints.json", data / "endpoints.json.gz"
    text = gzip.decompress(zipped.read_bytes()) if zipped.is_file() else path.read_bytes()
    listed: dict[str, Any] = json.loads(text)
    partitions = [_shortened(part) for part in listed["partitions"] if part["partition"] == PARTITION]
    zipped.unlink(missing_ok=True)
    path.write_text(json.dumps({**listed, "partitions": partitions}, sort_keys=True), encoding="utf-8")


def _shortened(partition: dict[str, Any]) -> dict[str, Any]:
    kept = {name: service for name, service in partition["services"].items() if name in SERVICES}
    return {**partition, "services": kept}


def _shorten_model(path: Path, actions: frozenset[str]) -> None:
    """Keep the requests we make and the shapes they are made of, without their explanations."""
    model: dict[str, Any] = _undocumented(json.loads(gzip.decompress(path.read_bytes())))
    operations = {name: one for name, one in model["operations"].items() if name in actions}
    needed = _shapes(operations, model["shapes"])
    shapes = {name: one for name, one in model["shapes"].items() if name in needed}
    _write_unzipped(path, {**model, "operations": operations, "shapes": shapes})


def _write_unzipped(path: Path, content: dict[str, Any]) -> None:
    """Put it in the place of a zipped file, without a space: seven eighths of the rules for addresses are spaces."""
    path.unlink()
    path.with_suffix("").write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")


def _undocumented(part: Any) -> Any:  # noqa: ANN401 JSON can hold anything
    if isinstance(part, dict):
        return {key: "" if _is_explanation(key, inner) else _undocumented(inner) for key, inner in part.items()}
    return [_undocumented(inner) for inner in part] if isinstance(part, list) else part


def _is_explanation(key: str, inner: object) -> bool:
    """Say whether it is a text; a request may also have a field of this name."""
    return key in {"documentation", "documentationUrl"} and isinstance(inner, str)


def _shapes(part: object, shapes: dict[str, Any]) -> set[str]:
    """Return the names of all shapes that a part of the model leads to."""
    found: set[str] = set()
    to_read = [part]
    while to_read:
        one = to_read.pop()
        if isinstance(one, dict):
            name = one.get("shape")
            if isinstance(name, str) and name not in found:
                found.add(name)
                to_read.append(shapes[name])
            to_read.extend(one.values())
        elif isinstance(one, list):
            to_read.extend(one)
    return found
