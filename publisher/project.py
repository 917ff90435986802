"""Where the programs, and the content that editors keep beside them, lie on this machine."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
CONTENT = "content"
