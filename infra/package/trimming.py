"""Takes out of a folder of packages what no function of ours ever opens."""

import gzip
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# What the functions talk to. Everything else that botocore describes, four hundred services, stays out.
SERVICES = frozenset({"dynamodb", "s3", "ssm"})
PARTITION = "aws"

_LEFT_OUT = ("*.pyi", "py.typed", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED")
_LEFT_OUT_FOLDERS = ("bin", "boto3/data", "boto3/examples", "**/__pycache__")
# Waiters and examples are for people at a keyboard; models, addresses and how to read on are needed.
_OF_A_SERVICE = ("service-2", "paginators-1", "endpoint-rule-set-1", "service-2.sdk-extras")


def trim(folder: Path) -> None:
    """Trim the folder in place."""
    for pattern in _LEFT_OUT:
        _remove(folder.rglob(pattern))
    for pattern in _LEFT_OUT_FOLDERS:
        _remove(folder.glob(pattern))
    data = folder / "botocore" / "data"
    if data.is_dir():
        _remove(path for path in data.iterdir() if path.is_dir() and path.name not in SERVICES)
        _remove(path for path in data.glob("*/*/*") if path.name.split(".json")[0] not in _OF_A_SERVICE)
        _shorten_endpoints(data)


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


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
