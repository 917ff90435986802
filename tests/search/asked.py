"""The committed query set: what people typed, and the addresses that answer it."""

from dataclasses import dataclass
from pathlib import Path

QUERIES = Path(__file__).parent / "queries.tsv"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One query; the first address answers it best."""

    text: str
    addresses: tuple[str, ...]


def asked() -> tuple[Asked, ...]:
    lines = [line.split("\t") for line in QUERIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(Asked(text=line[0], addresses=tuple(line[1].split())) for line in lines)
