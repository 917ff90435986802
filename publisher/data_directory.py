"""Writes the settings file of an office's folder: everything that is not in git stands there."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from feedback_api.durable_file import replace_durably
from feedback_api.office_folder import OfficeFolder, read_settings_file
from feedback_api.settings import OFFICE_FOLDER
from publisher import wording

_ONLY_FOR_US = 0o600
SECRET, OLDER_SECRETS = "SEKALI_SECRET", "SEKALI_OLDER_SECRETS"


class SecretHasSpaces(Exception):
    """Somebody wrote a secret of several words, which cannot stand beside others."""


@dataclass(frozen=True, kw_only=True)
class DataDirectory(OfficeFolder):
    """An office's folder, and what writes its settings file."""

    def make_settings(self, *, demonstration: bool, office_folder: Path | None = None) -> None:
        """Write the settings file of a new office with a fresh secret; only the owner can read it."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        values = {SECRET: secrets.token_urlsafe(48), "SEKALI_DEMONSTRATION": "1" if demonstration else "0"}
        if office_folder is not None:
            values[OFFICE_FOLDER] = str(office_folder)
        self._write(wording.SETTINGS_HEAD + "".join(f"{name}={value}\n" for name, value in values.items()))

    def renew_secret(self, *, forget_older: bool) -> None:
        """Put a fresh secret before those that were, or in their place; everything else in the file stays.

        Raise `SecretHasSpaces` if the one that was cannot stand in a list.
        """
        known = read_settings_file(self.settings_file)
        if len(known[SECRET].split()) > 1 and not forget_older:
            raise SecretHasSpaces
        older = "" if forget_older else f"{known[SECRET]} {known.get(OLDER_SECRETS, '')}".strip()
        lines = self.settings_file.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if _name_in(line) not in {SECRET, OLDER_SECRETS}]
        renewed = [f"{SECRET}={secrets.token_urlsafe(48)}", *([f"{OLDER_SECRETS}={older}"] if older else [])]
        self._write("".join(f"{line}\n" for line in (*kept, *renewed)))

    def _write(self, text: str) -> None:
        """Replace the settings file whole; only the owner can read it."""
        replace_durably(self.settings_file, text, mode=_ONLY_FOR_US, before=self._give_to_the_owner_before)

    def _give_to_the_owner_before(self, temporary: Path) -> None:
        """Let the file belong to whom it belonged: root may change it, but the service has to read it."""
        if self.settings_file.exists():
            before = self.settings_file.stat()
            if before.st_uid != os.geteuid():
                os.chown(temporary, before.st_uid, before.st_gid)


def _name_in(line: str) -> str:
    """Return which setting a line of the file is about, if any."""
    return "" if line.lstrip().startswith("#") else line.partition("=")[0].strip().removeprefix("export ").strip()
