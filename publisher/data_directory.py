"""Where everything that is not in git stands on one machine: one directory, and the settings that follow from it."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from feedback_api.settings import Settings
from publisher import wording

_ONLY_FOR_US = 0o600
SECRET, OLDER_SECRETS = "SEKALI_SECRET", "SEKALI_OLDER_SECRETS"


class SecretHasSpaces(Exception):
    """Somebody wrote a secret of several words, which cannot stand beside others."""


@dataclass(frozen=True, kw_only=True)
class DataDirectory:
    """The places inside `root`, which is an absolute path."""

    root: Path

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.env"

    @property
    def database(self) -> Path:
        return self.root / "feedback.sqlite"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def staging(self) -> Path:
        return self.root / "build"

    @property
    def demonstration(self) -> Path:
        return self.root / "demonstration"

    @property
    def logs(self) -> Path:
        return self.root / "log"

    @property
    def press_memory(self) -> Path:
        return self.root / "press.json"

    @property
    def copy_mark(self) -> Path:
        """Touched whenever a copy of the office has gone elsewhere."""
        return self.root / "copied-elsewhere"

    @property
    def lock(self) -> Path:
        return self.root / "serve.lock"

    def environment(self, *, origin: str | None = None) -> dict[str, str]:
        """Return what the settings are read from: the places here, and above them what the settings file says."""
        computed = {
            "SEKALI_STORE": f"sqlite:{self.database}",
            "SEKALI_LIMITS": f"sqlite:{self.root / 'limits.sqlite'}",
            "SEKALI_CATALOGUE": f"directory:{self.site / 'data' / 'catalogue'}",
            "SEKALI_SITE_DIR": str(self.site),
            "SEKALI_COPY_MARK": str(self.copy_mark),
        }
        if origin:
            computed["SEKALI_ORIGIN"] = origin
        return {**computed, **_read(self.settings_file)}

    def settings(self, *, origin: str | None = None) -> Settings:
        """Return the settings of the office in this directory, or raise `BadSettings`."""
        return Settings.from_environment(self.environment(origin=origin))

    def has_settings(self) -> bool:
        return self.settings_file.is_file()

    def make_settings(self, *, demonstration: bool) -> None:
        """Write the settings file of a new office with a fresh secret; only the owner can read it."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        values = {SECRET: secrets.token_urlsafe(48), "SEKALI_DEMONSTRATION": "1" if demonstration else "0"}
        self._write(wording.SETTINGS_HEAD + "".join(f"{name}={value}\n" for name, value in values.items()))

    def renew_secret(self, *, forget_older: bool) -> None:
        """Put a fresh secret before those that were, or in their place; everything else in the file stays.

        Raise `SecretHasSpaces` if the one that was cannot stand in a list.
        """
        known = _read(self.settings_file)
        if len(known[SECRET].split()) > 1 and not forget_older:
            raise SecretHasSpaces
        older = "" if forget_older else f"{known[SECRET]} {known.get(OLDER_SECRETS, '')}".strip()
        lines = self.settings_file.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if _name_in(line) not in {SECRET, OLDER_SECRETS}]
        renewed = [f"{SECRET}={secrets.token_urlsafe(48)}", *([f"{OLDER_SECRETS}={older}"] if older else [])]
        self._write("".join(f"{line}\n" for line in (*kept, *renewed)))

    def _write(self, text: str) -> None:
        """Replace the settings file whole; only the owner can read it."""
        temporary = self.settings_file.with_name(f".settings.{secrets.token_hex(4)}.part")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_FOR_US)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        self._give_to_the_owner_before(temporary)
        temporary.replace(self.settings_file)

    def _give_to_the_owner_before(self, temporary: Path) -> None:
        """Let the file belong to whom it belonged: root may change it, but the service has to read it."""
        if self.settings_file.exists():
            before = self.settings_file.stat()
            if before.st_uid != os.geteuid():
                os.chown(temporary, before.st_uid, before.st_gid)


def _name_in(line: str) -> str:
    """Return which setting a line of the file is about, if any."""
    return "" if line.lstrip().startswith("#") else line.partition("=")[0].strip().removeprefix("export ").strip()


def _read(path: Path) -> Mapping[str, str]:
    """Return the NAME=value lines of a file; a missing file has none. Quotes round a value are taken off."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip().removeprefix("export "): value.strip().strip("\"'") for name, _, value in pairs if name}
