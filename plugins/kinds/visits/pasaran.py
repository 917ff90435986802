"""The Javanese market day that many people in Java plan by."""

from datetime import date

# 17 August 1945, a Friday, was Legi.
A_LEGI = date(1945, 8, 17)
MARKET_DAYS = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")


def pasaran(day: date) -> str:
    """Return the market day's name."""
    return MARKET_DAYS[(day - A_LEGI).days % len(MARKET_DAYS)]
