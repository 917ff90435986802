"""Changes single values of a header in its own text; comments, order and spacing stay as the editor left them."""

import json
import re
from dataclasses import dataclass

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]*")
KEY_LINE = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<key>[a-z_]+):(?P<rest>.*)")
REST = re.compile(r"""(?P<space>\s*)(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|.*?)(?P<comment>\s+#.*|\s*)$""")
FENCE = "---"
SPECIAL = frozenset({"null", "true", "false", "yes", "no", "~"})


def written(value: str) -> str:
    """Return the value as a header can hold it, in brackets too."""
    plain = PLAIN.fullmatch(value) and value == value.strip() and value.lower() not in SPECIAL
    return value if plain else json.dumps(value, ensure_ascii=False)


def in_braces(**values: str) -> str:
    return "{" + ", ".join(f"{key}: {written(value)}" for key, value in values.items()) + "}"


def _with_value(line: str, value: str) -> str:
    """Return the line with another value; its comment stays in its column if there is room."""
    key, _, rest = line.partition(":")
    found = REST.match(rest)
    comment = found["comment"].strip() if found else ""
    column = len(line) - len(comment)
    said = f"{key}: {value}".rstrip()
    return f"{said.ljust(max(column - 1, len(said)))} {comment}" if comment else said


@dataclass(kw_only=True)
class HeaderText:
    """The text of one file, line by line; every change leaves all other lines alone."""

    lines: list[str]

    @classmethod
    def of(cls, text: str) -> "HeaderText":
        return cls(lines=text.split("\n"))

    def __str__(self) -> str:
        return "\n".join(self.lines)

    def put(self, key: str, value: str) -> None:
        """Give a key of the header's first level a value on its own line; `value` is written as it stands."""
        at = self._line_of(key)
        if at is None:
            self.lines.insert(self._end(), f"{key}: {value}")
            return
        block = range(at + 1, self._block_end(at))
        self.lines[at] = _with_value(self.lines[at], value)
        # Lines that held the old value would now hang below the new one; what only explains stays.
        for line in reversed([number for number in block if not self.lines[number].lstrip().startswith("#")]):
            del self.lines[line]

    def put_inside(self, key: str, inner: str, value: str) -> bool:
        """Give a key one level below `key` a value on its own line; return whether there is such a line."""
        at = self._line_of(key)
        for number in range(at + 1, self._block_end(at)) if at is not None else ():
            found = KEY_LINE.match(self.lines[number])
            if found and found["key"] == inner and not found["dash"]:
                self.lines[number] = _with_value(self.lines[number], value)
                return True
        return False

    def append(self, key: str, items: list[str]) -> None:
        """Add lines to the list below a key, which is made if it is not there; `items` begin with a dash."""
        at = self._line_of(key)
        if at is None:
            end = self._end()
            self.lines[end:end] = [f"{key}:", *(f"  {item}" for item in items)]
            return
        end = self._block_end(at)
        dash = next((line for line in self.lines[at + 1 : end] if line.lstrip().startswith("- ")), "  - ")
        indent = dash[: len(dash) - len(dash.lstrip())]
        self.lines[end:end] = [f"{indent}{item}" for item in items]

    def has(self, key: str) -> bool:
        return self._line_of(key) is not None

    def has_block(self, key: str) -> bool:
        """Return whether the list of a key stands in lines of its own, one item a line."""
        at = self._line_of(key)
        return at is not None and bool(self.lines[at + 1 : self._block_end(at)]) and self._bare(at)

    def _bare(self, at: int) -> bool:
        rest = REST.match(self.lines[at].partition(":")[2])
        return rest is None or not rest["value"]

    def _line_of(self, key: str) -> int | None:
        places = (number for number in range(1, self._end()) if self.lines[number].startswith(f"{key}:"))
        return next(places, None)

    def _end(self) -> int:
        """Return the line of the fence that closes the header."""
        return next(number for number in range(1, len(self.lines)) if self.lines[number].rstrip() == FENCE)

    def _block_end(self, at: int) -> int:
        """Return the line after the last one that belongs to the key; comments and gaps after it do not."""
        end = at + 1
        for number in range(at + 1, self._end()):
            line = self.lines[number]
            if line.strip() and not line.startswith((" ", "#", "- ")):
                break
            if line.strip() and not line.lstrip().startswith("#"):
                end = number + 1
        return end
