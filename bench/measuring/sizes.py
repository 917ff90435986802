"""Reads how large the offices of a bench are to be, from a command line."""


def sizes(text: str) -> tuple[int, ...]:
    """Return the numbers of a list such as 0,1000,10000."""
    return tuple(int(word) for word in text.split(","))
