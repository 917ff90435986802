"""The command `python -m plugins.new_office --kode CODE --ke FOLDER`: makes the folder of another office."""

import argparse
import sys
from pathlib import Path

from plugins.new_office import wording
from plugins.new_office.areas import District, UnknownCode, district_of
from plugins.new_office.writing import office_files, office_name

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Write the folder and say what comes next, or say why there is none."""
    options = _options(arguments)
    if not options.kode.strip() or not options.ke.strip():
        return _refuse(wording.NO_CODE)
    folder, district = Path(options.ke), district_of(options.kode)
    if isinstance(district, UnknownCode):
        return _refuse(_unknown(options.kode.strip(), district))
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        return _refuse(wording.NOT_EMPTY.format(folder=folder))
    try:
        _write(folder, district)
    except OSError as failed:
        return _refuse(wording.NOT_WRITABLE.format(folder=folder, reason=failed.strerror))
    villages = wording.VILLAGES_COUNTED.format(count=len(district.villages))
    about = {"office": office_name(district), "regency": district.regency.name, "villages": villages}
    made = wording.MADE.format(folder=folder, **about)
    sys.stdout.write(f"{made}\n{wording.NEXT.format(folder=folder, data=f'var-{folder.resolve().name}')}\n")
    return 0


def _write(folder: Path, district: District) -> None:
    for file in office_files(district):
        path = folder / file.place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def _unknown(typed: str, unknown: UnknownCode) -> str:
    if unknown.regency is None or not unknown.close:
        return wording.NO_SUCH_CODE.format(code=typed)
    known = ", ".join(f"{area.code} {area.name}" for area in unknown.close)
    return wording.NOT_IN_REGENCY.format(code=typed, regency=unknown.regency.name, known=known)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py kantor-baru", description=wording.COMMAND)
    parser.add_argument("--kode", default="", help=wording.CODE_HELP)
    parser.add_argument("--ke", default="", help=wording.TO_HELP)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
