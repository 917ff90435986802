"""Where everything of one office stands on one machine, and the settings that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from feedback_api.settings import Settings, environment

# Where the settings are looked for if the environment names no store.
DATA, USUAL_DATA = "SEKALI_DATA", "var"


@dataclass(frozen=True, kw_only=True)
class OfficeFolder:
    """The places inside `root`, which is an absolute path."""

    root: Path

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.env"

    @property
    def database(self) -> Path:
        return self.root / "feedback.sqlite"

    @property
    def readings(self) -> Path:
        return self.root / "readings.sqlite"

    @property
    def addresses(self) -> Path:
        """Every address that was published once."""
        return self.root / "addresses.csv"

    @property
    def pictures(self) -> Path:
        """What was made of the pictures of the content; the press makes anew whatever is missing."""
        return self.root / "pictures"

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
    def press_state(self) -> Path:
        """Which files the press made, without any text; whoever loses it makes them all again."""
        return self.root / "press.sqlite"

    @property
    def press_pieces(self) -> Path:
        """What lets `publish` print one more answer without reading the content; whoever loses it reads it."""
        return self.root / "press.pieces"

    @property
    def press_memory(self) -> Path:
        return self.root / "press.json"

    @property
    def tidy_mark(self) -> Path:
        """Says on which day the store was written anew last."""
        return self.root / "tidied"

    @property
    def copy_mark(self) -> Path:
        """Touched whenever a copy of the office has gone elsewhere."""
        return self.root / "copied-elsewhere"

    @property
    def office_file(self) -> Path:
        """Who the office is, as its content said when it was last read: for what runs before a site is published."""
        return self.root / "kantor.json"

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
            "SEKALI_OFFICE_FILE": str(self.office_file),
        }
        if origin:
            computed["SEKALI_ORIGIN"] = origin
        return {**computed, **read_settings_file(self.settings_file)}

    def settings(self, *, origin: str | None = None) -> Settings:
        """Return the settings of the office in this directory, or raise `BadSettings`."""
        return Settings.from_environment(self.environment(origin=origin))

    def has_settings(self) -> bool:
        return self.settings_file.is_file()


def settings_here() -> Settings:
    """Return the settings of this process: its environment if that names a store, else its office's folder.

    What the environment says besides stands above the folder's file; a name that it leaves empty says nothing. Raise
    `BadSettings`.
    """
    around = {name: value for name, value in environment().items() if value.strip()}
    if around.get("SEKALI_STORE"):
        return Settings.from_environment(around)
    folder = OfficeFolder(root=Path(around.get(DATA) or USUAL_DATA).absolute())
    said = {name: value for name, value in around.items() if name.startswith("SEKALI_")}
    return Settings.from_environment({**(folder.environment() if folder.has_settings() else {}), **said})


def read_settings_file(path: Path) -> Mapping[str, str]:
    """Return the NAME=value lines of a file; a missing file has none. Quotes round a value are taken off."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip().removeprefix("export "): value.strip().strip("\"'") for name, _, value in pairs if name}
