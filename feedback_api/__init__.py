"""The feedback function: takes what residents send and lets staff answer it."""
