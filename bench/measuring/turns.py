"""Keeps what contenders took by turns: as a table of ratios to the first of them, and in bench/results/."""

import json
import os
import platform
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "results"
CPUS = Path("/proc/cpuinfo")
HEAD = f"{'':26}{'':16}{'n':>5}{'median':>10}{'least':>10}{'most':>10}{'ratio':>8}"


@dataclass(kw_only=True)
class Turns:
    """By figure and contender what each round took; whoever was noted first is what the others are held to."""

    taken: dict[str, dict[str, list[float]]] = field(default_factory=dict)

    def note(self, figure: str, who: str, value: float) -> None:
        self.taken.setdefault(figure, {}).setdefault(who, []).append(value)

    def median(self, figure: str, who: str) -> float:
        return statistics.median(self.taken[figure][who])

    def table(self) -> Iterator[str]:
        """Yield for each contender of each figure how often, the median, the spread, and how many times the first."""
        yield HEAD
        for figure, by_whom in self.taken.items():
            first = statistics.median(next(iter(by_whom.values())))
            for who, values in by_whom.items():
                median = statistics.median(values)
                ratio = f"{median / first:8.2f}" if first else f"{'–':>8}"  # noqa: RUF001  # nothing to compare with
                spread = f"{_short(median):>10}{_short(min(values)):>10}{_short(max(values)):>10}"
                yield f"{figure:26}{who:16}{len(values):5}{spread}{ratio}"

    def told(self) -> dict[str, dict[str, float]]:
        """Return the medians by contender and figure."""
        told: dict[str, dict[str, float]] = {}
        for figure, by_whom in self.taken.items():
            for who, values in by_whom.items():
                told.setdefault(who, {})[figure] = _rounded(statistics.median(values))
        return told

    def spread(self) -> dict[str, dict[str, list[float]]]:
        """Return how often, the least and the most of each."""
        return {
            figure: {who: [len(values), _rounded(min(values)), _rounded(max(values))] for who, values in whom.items()}
            for figure, whom in self.taken.items()
        }


def keep(name: str, found: Mapping[str, Any], *, into: Path = RESULTS) -> Path:
    """Keep what a bench found with the moment and the kind of machine; return the file."""
    into.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    said = {"at": f"{now:%Y-%m-%dT%H:%M:%SZ}", **machine(), "found": found}
    path = into / f"{name}-{now:%Y-%m-%d-%H%M}.json"
    path.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    return path


def machine() -> dict[str, str]:
    """Return what the figures depend on besides the programs."""
    lines = CPUS.read_text("utf-8").splitlines() if CPUS.exists() else []
    cpu = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    return {"machine": f"{os.cpu_count()} x {cpu}, {platform.system()}", "python": platform.python_version()}


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"  # noqa: PLR2004 - three figures are enough


def _rounded(value: float) -> float:
    return round(value, 4)
