"""How the numbers an office keeps are called, in every store."""

LOOKED_THROUGH = "looked_through"
_REPORTS = "reports/"


def name_of_year(year: int) -> str:
    """Return under which name the reports of a year are counted."""
    return f"{_REPORTS}{year:04d}"


def year_of_name(name: str) -> int | None:
    """Return which year's reports are counted under this name, if any."""
    year = name.removeprefix(_REPORTS)
    return int(year) if name.startswith(_REPORTS) and year.isdecimal() else None
