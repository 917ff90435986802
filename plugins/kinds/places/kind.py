"""Declares the table of places, `content/data/tempat.yaml`."""

from plugins.kinds.kind import Table, no_problems
from plugins.kinds.places.checks import place_problems
from plugins.kinds.places.model import ServicePlace
from plugins.reading.file_set import YAML, FileSet

PLACES: Table[ServicePlace] = Table(
    name="places",
    files=FileSet(folder="data", ending=YAML, only="tempat", names_contacts=True),
    about='Mengisi jam dan lama layanan di tiap tempat, untuk "Tercepat"',
    has_example=False,
    checks=place_problems,
    notes=no_problems,
    row=ServicePlace,
)
