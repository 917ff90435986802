"""How this machine reaches its package registries, for programs in a root that knows nothing of it."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

# What says where a registry is and how it is reached; everything else is a habit of this machine.
PIP = ("index-url", "extra-index-url", "trusted-host", "proxy", "cert", "client-cert", "default-timeout")
NPM = ("registry", "cafile", "proxy", "https-proxy", "noproxy", "strict-ssl")
PROXIES = ("http_proxy", "https_proxy", "no_proxy")
VARIABLES = ("NODE_EXTRA_CA_CERTS", *PROXIES, *(name.upper() for name in PROXIES))
_PIP_LINE = re.compile(r"^[^.]+\.(?P<name>[a-z-]+)=(?P<value>'.*'|\".*\")$", re.MULTILINE)


def settings_of_this_machine() -> dict[str, str]:
    """Return the environment variables that let pip, npm and apt reach what they reach here."""
    around = {name: value for name in VARIABLES if (value := os.environ.get(name))}  # noqa: TID251 - no setting of ours
    pip = _said((sys.executable, "-m", "pip", "config", "list"))
    npm = _said((shutil.which("npm") or "npm", "config", "list", "--json"))
    return {**of_pip(pip), **of_npm(npm), **around}


def of_pip(listed: str) -> dict[str, str]:
    """Return the variables for what `pip config list` printed; folders of this machine are left out."""
    found = {line["name"]: str(ast.literal_eval(line["value"])) for line in _PIP_LINE.finditer(listed)}
    reached = {name: _without_folders(found[name]) for name in PIP if name in found}
    return {f"PIP_{name.replace('-', '_').upper()}": value for name, value in reached.items() if value}


def of_npm(listed: str) -> dict[str, str]:
    """Return the variables for what `npm config list --json` printed."""
    found = json.loads(listed or "{}")
    values = {name: found.get(name) for name in NPM}
    as_text = {name: ",".join(value) if isinstance(value, list) else value for name, value in values.items()}
    return {f"npm_config_{name.replace('-', '_')}": str(value) for name, value in as_text.items() if value}


def files_named(settings: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files that settings name, such as a certificate."""
    for value in settings.values():
        if value.startswith("/") and Path(value).is_file():
            yield Path(value)


def _without_folders(value: str) -> str:
    return " ".join(part for part in value.split() if not part.startswith("file:"))


def _said(command: tuple[str, ...]) -> str:
    try:
        return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
    except OSError:
        return ""
