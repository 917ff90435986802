"""`python -m tests.proof.offices`: makes offices of real codes and looks for the names of others in their sites."""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from plugins.new_office.__main__ import main as new_office
from plugins.new_office.areas import District, every_district
from publisher.building.pelican_site import PelicanSite
from tests.another_office import NAMES, SPOKEN
from tests.serving import ROOT

TODAY = "2026-11-24"
# The titles of sources say where something was learnt.
OF_SOURCES = re.compile(r"^(?:sumber/|data/cari/|data/panduan\.json$)")
TEXTS = {".html", ".json", ".csv", ".xml", ".txt", ".ics", ".webmanifest", ".md"}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.offices", description=__doc__)
    parser.add_argument("--offices", type=int, default=20)
    found = 0
    with tempfile.TemporaryDirectory(prefix="offices-") as scratch:
        chosen = spread(every_district(), parser.parse_args(arguments).offices)
        for number, district in enumerate(chosen):
            others = [one for one in chosen if one.regency.code != district.regency.code]
            faults = list(_foreign(Path(scratch, str(number)), district, others))
            found += len(faults)
            sys.stdout.write(f"{district.area.code} {district.area.name}: {len(faults)} foreign names\n")
            sys.stdout.writelines(f"  {fault}\n" for fault in faults[:10])
            sys.stdout.flush()
    return 1 if found else 0


def spread(districts: tuple[District, ...], count: int) -> tuple[District, ...]:
    """Return so many of them, from one end of the country to the other."""
    step = max(1, len(districts) // count)
    return districts[step // 2 :: step][:count]


def _foreign(scratch: Path, district: District, others: list[District]) -> Iterator[str]:
    """Yield each page that names our own office, or the regency of another of these."""
    folder, site = scratch / "kantor", scratch / "site"
    if new_office(["--kode", district.area.code, "--ke", str(folder)]):
        yield "no folder was made"
        return
    overrides = {"CONTENT_OFFICE": str(folder), "TODAY": TODAY, "PICTURE_CACHE": str(scratch / "pictures")}
    yield from PelicanSite(settings_file=ROOT / "publishconf.py", overrides=overrides).build(site)
    own = f"{district.area.name} {district.regency.name} {district.province.name}".lower()
    own += " ".join(village.name.lower() for village in district.villages)
    names = {name for name in (*NAMES, *SPOKEN) if name not in own and not name.startswith(("asia/", "35"))}
    names |= {other.regency.name.lower() for other in others}
    for path in sorted(site.rglob("*")):
        place = path.relative_to(site).as_posix()
        if path.suffix in TEXTS and not OF_SOURCES.match(place):
            text = path.read_text("utf-8").lower()
            yield from (f"{place}: {name}" for name in sorted(names) if name in text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
