"""Questions: what residents sent and the office answered in public."""
