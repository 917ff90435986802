"""The command behind `inv package`: makes the zips and prints their sizes."""

import argparse
import json
import sys
from pathlib import Path

from feedback_api.progress import steps
from infra.package.bundle import BUNDLES, Architecture, Platform, python_of_this_machine
from infra.package.installing import CannotPackage
from infra.package.making import Package, make

MEGABYTE = 1_000_000
MADE = "packages.json"


def main(arguments: list[str]) -> int:
    """Make what was asked for; the last line is one JSON object."""
    options = _options(arguments)
    architectures = [Architecture(name) for name in options.arch or list(Architecture)]
    packages: list[Package] = []
    try:
        with steps("zips", len(architectures) * len(BUNDLES)) as done:
            for architecture in architectures:
                target = Platform(python=options.python, architecture=architecture)
                for bundle in BUNDLES:
                    packages.append(make(bundle, target, into=options.into))
                    _say(_line(packages[-1]))
                    if options.twice:
                        _compare(packages[-1], make(bundle, target, into=options.into / "again"))
                    done(1)
    except CannotPackage as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    (options.into / MADE).write_text(as_json(packages), encoding="utf-8")
    _say(as_json(packages))
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="inv package", description=__doc__)
    parser.add_argument("--python", default=python_of_this_machine(), help="Python of the functions, such as 3.13")
    parser.add_argument("--arch", action="append", choices=[one.value for one in Architecture], help="default: both")
    parser.add_argument("--twice", action="store_true", help="make each zip again and compare every byte")
    parser.add_argument("--into", type=Path, default=Path("output/package"))
    return parser.parse_args(arguments)


def _compare(first: Package, again: Package) -> None:
    if first.sha256 != again.sha256:
        raise CannotPackage(f"{first.path} and {again.path} differ, though they were made of the same")
    _say(f"{'':<6} made twice, the same to the last byte\n")


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _line(package: Package) -> str:
    sizes = f"{package.zipped / MEGABYTE:5.1f} MB zipped, {package.unpacked / MEGABYTE:5.1f} MB unpacked"
    return f"{package.bundle:<6} {package.target.architecture:<7} {package.target.runtime}  {sizes}\n"


def as_json(packages: list[Package]) -> str:
    listed = [
        {
            "bundle": package.bundle,
            "architecture": package.target.architecture.value,
            "runtime": package.target.runtime,
            "file": package.path.name,
            "zipped": package.zipped,
            "unpacked": package.unpacked,
            "sha256": package.sha256,
        }
        for package in packages
    ]
    return json.dumps({"packages": listed}) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
