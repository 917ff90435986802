"""Lets AWS's own tool read the template, and spoilt copies of it: `python -m tests.aws.sam`, a part of `inv prove`."""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from infra.deploy.template import FILE, as_json, read_template
from infra.locked_environment import CannotInstallLock, CannotMakeEnvironment, LockedEnvironment
from tests.serving import ROOT

INSTALLED = LockedEnvironment(folder=ROOT / ".venv-sam", lock=Path(__file__).parent / "sam.txt")
NOT_INSTALLED = "aws-sam-cli could not be installed from tests/aws/sam.txt (340 MB); see the lines above."
REGION = "ap-southeast-3"
# What a reader must notice: a property that the translator knows, and one that only the linter knows.
MISSPELT = {"Handler": "Handlr", "DeletionProtectionEnabled": "DeletionProtectionEnable"}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One run of the tool; `is_good` says whether the template is as it should be."""

    name: str
    file: Path
    is_good: bool = True
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the tool said of it, and whether that is what it had to say."""

    name: str
    is_right: bool
    seconds: float
    said: str


def readings(scratch: Path) -> tuple[Reading, ...]:
    """Return what is read: the file itself, what `inv deploy` makes of it, and copies with one word misspelt."""
    sent = scratch / "sent.json"
    sent.write_text(as_json(read_template()), encoding="utf-8")
    lint = ("--lint",)
    handler, protection = (_misspelt(word, scratch) for word in MISSPELT)
    return (
        Reading(name="validate: the file", file=FILE),
        Reading(name="validate --lint: the file", file=FILE, options=lint),
        Reading(name="validate: as it is sent", file=sent),
        Reading(name="validate: a misspelt Handler", file=handler, is_good=False),
        Reading(name="validate --lint: a misspelt protection", file=protection, options=lint, is_good=False),
    )


def verdict(reading: Reading, home: Path) -> Verdict:
    """Run the tool as somebody without an account: no keys, no settings of their own, nothing told to its maker."""
    started = time.monotonic()
    done = subprocess.run(
        (INSTALLED.program("sam"), "validate", "--template-file", str(reading.file), *reading.options),
        cwd=home,
        env={"HOME": str(home), "SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": REGION, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"{done.stdout}\n{done.stderr}"
    noticed = done.returncode != 0 and any(wrong in said for wrong in MISSPELT.values())
    is_right = done.returncode == 0 if reading.is_good else noticed
    return Verdict(name=reading.name, is_right=is_right, seconds=round(time.monotonic() - started, 1), said=said)


def main() -> int:
    try:
        INSTALLED.install()
    except (CannotMakeEnvironment, CannotInstallLock):
        sys.exit(NOT_INSTALLED)
    with tempfile.TemporaryDirectory(prefix="sam-") as scratch:
        verdicts = [verdict(one, Path(scratch)) for one in readings(Path(scratch))]
    for one in verdicts:
        sys.stdout.write(f"sam {one.name:<40} {'ok' if one.is_right else 'WRONG':<5} {one.seconds:5.1f} s\n")
        sys.stdout.write("" if one.is_right else f"{one.said}\n")
    sys.stdout.write(json.dumps({"sam": {one.name: one.is_right for one in verdicts}}) + "\n")
    return 0 if all(one.is_right for one in verdicts) else 1


def _misspelt(word: str, scratch: Path) -> Path:
    whole = FILE.read_text("utf-8")
    assert f" {word}:" in whole, f"{word} is no longer in the template: pick another word to misspell"
    spoilt = scratch / f"{MISSPELT[word]}.yaml"
    spoilt.write_text(whole.replace(f" {word}:", f" {MISSPELT[word]}:", 1), encoding="utf-8")
    return spoilt


if __name__ == "__main__":
    sys.exit(main())
