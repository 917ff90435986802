"""Times reading every guide's header with PyYAML's C composer against ruamel.yaml, as a ratio in one run."""

import importlib
import statistics
import sys
import time
from pathlib import Path

import yaml

GUIDES = sorted((Path(__file__).parent.parent / "content" / "panduan").glob("[!_]*.md"))
ROUNDS = 5


def seconds(read: object, headers: list[str]) -> float:
    """Return how long `read` takes over all headers once."""
    begun = time.perf_counter()
    for header in headers:
        read(header)  # type: ignore[operator]  # either parser's own callable
    return time.perf_counter() - begun


def main() -> int:
    """Print both medians and their ratio; a missing peer is an error."""
    try:
        ruamel = importlib.import_module("ruamel.yaml")
    except ImportError:
        print("ruamel.yaml is not installed here: pip install ruamel.yaml", file=sys.stderr)
        return 1
    headers = [path.read_text("utf-8").split("\n---\n", 1)[0].removeprefix("---\n") for path in GUIDES]
    ours = [seconds(lambda text: yaml.compose(text, Loader=yaml.CLoader), headers) for _ in range(ROUNDS)]
    peers = [seconds(ruamel.YAML(typ="rt").load, headers) for _ in range(ROUNDS)]
    mine, peer = statistics.median(ours), statistics.median(peers)
    print(f"{len(headers)} headers: composer {mine:.3f} s, ruamel.yaml {peer:.3f} s, ratio {peer / mine:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
