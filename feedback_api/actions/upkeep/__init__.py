"""What the office does by the clock: let go of what is over, look through itself, count a month."""
