"""What residents send, and what is published of it."""
