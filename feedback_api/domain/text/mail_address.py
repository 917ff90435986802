"""Says what an e-mail address is here: stricter than the standard, whose quotes and comments nobody uses."""

import re

# Mail could go astray through what the standard allows besides.
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
ADDRESS = rf"{_WORD}(?:\.{_WORD})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
LONGEST = 100
_ADDRESS = re.compile(ADDRESS)


def is_mail_address(text: str) -> bool:
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None
