"""Reads of running processes what they used of the processor, and what memory is theirs."""

from pathlib import Path

PROC = Path("/proc")
NANOSECONDS = 1e9
KIB_OF_MIB = 1024


def family(pid: int) -> tuple[int, ...]:
    """Return a process and all that came of it."""
    children = (int(word) for task in (PROC / str(pid) / "task").iterdir() for word in _text(task / "children").split())
    return (pid, *(one for child in children for one in family(child)))


def processor_of(pid: int) -> float:
    """Return the seconds of the processor of all threads that live in it, to the nanosecond."""
    tasks = (PROC / str(pid) / "task").iterdir()
    return sum(int(_text(task / "schedstat").split()[0]) for task in tasks) / NANOSECONDS


def processor_of_family(pid: int) -> float:
    return sum(processor_of(one) for one in family(pid))


def peak_of(pid: int) -> float:
    """Return the most MiB it ever held at once (RSS)."""
    return _kib(PROC / str(pid) / "status", "VmHWM:") / KIB_OF_MIB


def held_by(pid: int) -> float:
    """Return the MiB that are its own, and its part of what it shares (PSS)."""
    return _kib(PROC / str(pid) / "smaps_rollup", "Pss:") / KIB_OF_MIB


def held_by_family(pid: int) -> float:
    return sum(held_by(one) for one in family(pid))


def command_of(pid: int) -> str:
    return _text(PROC / str(pid) / "cmdline").replace("\0", " ").strip()


def _kib(path: Path, name: str) -> int:
    line = next(line for line in _text(path).splitlines() if line.startswith(name))
    return int(line.split()[1])


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")
