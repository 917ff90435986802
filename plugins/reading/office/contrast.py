"""Measures how well two colours can be told apart, as WCAG 2.2 asks."""

TEXT, SIGN = 7.0, 3.0  # the theme promises AAA for text, and 3:1 for what is no text
_LINEAR_BELOW = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours such as `#053945`, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)
