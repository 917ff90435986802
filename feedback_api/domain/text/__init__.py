"""What becomes of typed text before anybody reads it."""
