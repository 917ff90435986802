"""Where the programs, and the content that editors keep beside them, lie on this machine."""

from pathlib import Path

from feedback_api.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
CONTENT = "content"
# Below the folder in which an office says who it is; what reads it is large, and who only starts an office need not.
OFFICE_FILE = "data/kantor.yaml"


def folder_of(settings: Settings) -> Path:
    """Return the folder in which an office says who it is."""
    return settings.office_folder or PROJECT / CONTENT


def is_office_folder(folder: Path) -> bool:
    return (folder / OFFICE_FILE).is_file()
